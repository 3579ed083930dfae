"""How much an article is about an actor, as numbers. All texts are invented."""

import pytest

from onrecord.find.events import mentions
from onrecord.find.learned.standing import WIDTHS, Beside, Standing
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.times import times
from told import article, lexicon

TEXT = (
    "Norway shelled Chile on Monday. Oslo's neighbours were silent. Peru looked away. Japan and Kenya met. "
    "Brazil slept. Norway shelled Chile again. The shelling was condemned."
)
FILLED, DETERMINED, ECHO, RANK, LEADS, FAR = 0, 1, 3, 5, 7, 9


def standing(text: str) -> Standing:
    reading = Reading(article(text), parse(text))
    named = names(reading, lexicon().gazetteer)
    ruled = mentions(reading, named, times(reading), (), lexicon().codebook)
    sentences = [number for number, one in enumerate(reading.doc.sents) for _ in one]
    return Standing(reading, named, ruled, sentences)


def numbers(word: str, whom: str) -> tuple[int, ...]:
    """Return what is told of the first naming of ``whom`` beside the last ``word``."""
    one = standing(TEXT)
    trigger = next(token for token in reversed(one.reading.doc) if token.text == word)
    token = next(token for token in one.reading.doc if token.text == whom)
    actor = next(actor.id for actor in one.names.actors if actor.name == whom)
    rule = next((told for told in one.ruled if told.trigger.start == trigger.idx), None)
    return Beside(one, trigger, rule).numbers(token, actor)


@pytest.mark.parametrize(
    ("word", "whom", "column", "value"),
    [
        ("shelled", "Norway", FILLED, 4),  # both roles
        ("shelling", "Norway", DETERMINED, 1),  # "the shelling"
        ("shelled", "Norway", ECHO, 1),  # its other shelling
        ("shelled", "Peru", ECHO, 0),
        ("shelled", "Norway", LEADS, 3),  # a subject, in the first sentence
        ("shelled", "Chile", LEADS, 2),
        ("shelled", "Peru", LEADS, 1),
        ("shelled", "Norway", FAR, 1),
        ("shelled", "Kenya", FAR, 0),
    ],
)
def test_an_actor_stands_in_the_article(word: str, whom: str, column: int, value: int) -> None:
    assert numbers(word, whom)[column] == value


def test_who_is_named_often_ranks_before_who_is_named_once() -> None:
    assert numbers("shelled", "Norway")[RANK] < numbers("shelled", "Kenya")[RANK]


def test_each_number_keeps_to_its_width() -> None:
    one = standing(TEXT)
    actors = [None, *(actor.id for actor in one.names.actors)]
    for rule in (None, *one.ruled):
        beside = Beside(one, one.reading.doc[1], rule)
        for token in one.reading.doc:
            for actor in actors:
                found = beside.numbers(token, actor)
                assert all(0 <= number < width for number, width in zip(found, WIDTHS, strict=True))


def test_who_is_not_named_near_stands_where_named_before() -> None:
    one = standing(TEXT)
    doc = one.reading.doc
    last = next(token for token in reversed(doc) if token.text == "shelled")
    found = [doc[index].text for index in one.elsewhere(last, last.i - 1, len(doc))]
    assert "Peru" in found
    assert "Norway" not in found
