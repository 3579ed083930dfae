"""Cross-validation: who is held out with whom, and how answers are scored."""

import pytest

from golds import words
from onrecord.learn.folding import FOLDS, named, related, split


def test_every_sentence_is_held_out_once_and_never_apart_from_its_twin() -> None:
    texts = [str(number % 19) for number in range(40)]
    found = split(texts)
    assert len(found) == FOLDS
    assert sorted(place for held in found for place in held) == list(range(40))
    assert sum(len({texts[place] for place in held}) for held in found) == 19


GOLD = [
    {"type": "YIELD", "quad": 2},
    {"type": "YIELD", "quad": 2},
    {"type": "ASSAULT", "quad": 4},
    {"type": "AID", "quad": 2},
]


@pytest.mark.parametrize(
    ("found", "kind", "quad"),
    [
        (("CONCEDE", "RETREAT", "ASSAULT", "AID"), 1.0, 1.0),  # YIELD is both
        (("AID", "AID", "ASSAULT", "CONCEDE"), 1 / 3, 1.0),  # the class is right where the type is not
        (("MOBILIZE",) * 4, 0.0, 0.0),  # a type that the gold does not know
    ],
)
def test_types_and_their_classes_are_scored(found: tuple[str, ...], kind: float, quad: float) -> None:
    assert list(related(GOLD, found).values()) == pytest.approx([kind, quad])


def test_names_are_scored_over_all_texts() -> None:
    text = "Anna Weiss met Carl Blom."
    gold = [{"text": text, "mentions": [{**words(text, name), "kind_common": "person"}]} for name in _NAMES]
    found = {(0, 10, "person")}
    assert named(gold, [found, found])["person, strict"] == 0.5
    assert named(gold, [found, {(15, 24, "person")}])["all four, strict"] == 1.0


_NAMES = ("Anna Weiss", "Carl Blom")
