"""What the words beside a trigger say of the happening."""

import pytest

from onrecord.model import Mention, Place, Span, Status
from onrecord.resolve.references import is_located, references


def mention(sentence: str, place: str | None = None) -> Mention:
    """The trigger stands between stars."""
    text = sentence.replace("*", "")
    start, end = sentence.index("*"), sentence.rindex("*") - 1
    found = text.index(place) if place else 0
    where = Place(place, None, None, None, Span("a", found, found + len(place), place)) if place else None
    trigger, whole = Span("a", start, end, text[start:end]), Span("a", 0, len(text), text)
    return Mention("m", "a", "CONSULT", None, (), Status.OCCURRED, trigger, whole, (), (), None, where, None)


@pytest.mark.parametrize(
    ("sentence", "known", "many"),
    [
        ("The *meeting* ended late.", True, False),
        ("They praised their *talks* with Iran.", True, False),
        ("The minister *met* his guest.", False, False),
        ("A *meeting* was held.", False, False),
        ("Another *meeting* was held.", False, True),
        ("The second *meeting* was held.", False, True),
        ("The *further round of talks* was held.", False, True),
        ("They have *spoken* frequently by phone.", False, True),
        ("Two *strikes* hit the port.", False, True),
        ("Some 100 armed *attacks* were counted.", False, True),
        ("Near the dam 15 *strikes* were flown.", False, True),
        ("In 2021 *talks* resumed.", False, False),
        ("He came on September 8, and *met* his guest.", False, False),
        ("He paid a *visit* to New Delhi.", False, False),
        ("New *talks* began.", False, True),
        ("*Talks* began.", False, False),
    ],
)
def test_known_or_one_of_many(sentence: str, known: bool, many: bool) -> None:  # noqa: FBT001 - expectations
    found = mention(sentence)
    assert references(found) == (known, many)


@pytest.mark.parametrize(
    ("sentence", "place", "located"),
    [
        ("They *met* in the Indian capital, in New Delhi.", "New Delhi", True),
        ("They *met* at the airport near New Delhi.", "New Delhi", True),
        ("A *visit* to New Delhi was due.", "New Delhi", True),
        ("They saw a threat to Central Asia and agreed at a *meeting* of chiefs.", "Central Asia", False),
        ("Envoys from Central Asia *met* for two days.", "Central Asia", False),
    ],
)
def test_a_place_that_is_the_place(sentence: str, place: str, located: bool) -> None:  # noqa: FBT001 - expectation
    assert is_located(mention(sentence, place)) is located


def test_a_place_from_elsewhere_is_taken_as_told() -> None:
    """A dateline stands in no sentence."""
    found = mention("They *met*.")
    assert is_located(found)
