from dataclasses import dataclass

import pytest

from onrecord.find.learned import labels
from onrecord.find.learned.model import encoded
from onrecord.find.learned.naming import Called, called, mentioned, row, shape, words
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.measure import program


@dataclass(frozen=True)
class _Word:
    text: str


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2017", 0), (",", 0), ("minister", 1), ("Minister", 2), ("I", 2), ("NATO", 3), ("U.N.", 3), ("al-Assad", 4)],
)
def test_how_a_word_is_written(text: str, wanted: int) -> None:
    assert shape(_Word(text)) == wanted  # type: ignore[arg-type]  # it has a token's text


TEXT = "The Ruritanian Council met."


@pytest.mark.parametrize(
    ("found", "wanted", "why"),
    [
        ([(4, 22, "organisation")], ["O", "B-organisation", "I-organisation", "O", "O"], "two words"),
        (
            [(4, 14, "nationality"), (4, 22, "organisation")],
            ["O", "B-organisation", "I-organisation", "O", "O"],
            "long",
        ),
        ([(4, 14, "nationality"), (15, 22, "place")], ["O", "B-nationality", "B-place", "O", "O"], "side by side"),
        ([], ["O"] * 5, "nothing"),
    ],
)
def test_a_label_a_word(found: list[Called], wanted: list[str], why: str) -> None:
    doc = parse(TEXT)
    assert [labels.NAMES[label] for label in row(doc, found)] == wanted, why


def test_the_head_reads_names_and_descriptions() -> None:
    doc = parse("Officials in Norway said that Anna Weiss would meet the president of the World Bank.")
    found = mentioned(encoded(doc), ())
    told = {(doc.text[start:end], kind) for start, end, kind in (words(doc, one) for one in found)}
    assert {
        ("Officials in Norway", "organisation"), ("Anna Weiss", "person"), ("World Bank", "organisation"),
    } <= told  # fmt: skip
    assert all(0 < one.chance <= 1 for one in found)


def test_states_are_places_and_descriptions_are_no_names() -> None:
    text = "The minister told Russian envoys in France that NATO would listen to Angela Merkel."
    known = names(program.reading(program.article("a", text)), program.lexicon().gazetteer)
    assert {(text[start:end], kind) for start, end, kind in called(known)} == {
        ("Russian", "nationality"),
        ("France", "place"),
        ("NATO", "organisation"),
        ("Angela Merkel", "person"),
    }
