from dataclasses import dataclass

import numpy as np
import pytest
from spacy.tokens import Doc

from onrecord.find.learned import labels
from onrecord.find.learned.model import encoded
from onrecord.find.learned.naming import LEAST, Called, Read, called, mentioned, read, row, shape, words
from onrecord.find.learned.words import windows
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


@pytest.mark.parametrize(
    ("last", "wanted"),
    [("Freedonia", "Freedonia"), ("Freedonia.[2", "Freedonia"), ("Freedonia[1][2", "Freedonia"), ("U.S.", "U.S.")],
)
def test_the_mark_of_a_footnote_is_left_off(last: str, wanted: str) -> None:
    doc = Doc(parse("").vocab, ["in", last])
    start, end, _ = words(doc, Read(1, 1, "place", 1.0))
    assert doc.text[start:end] == wanted


@pytest.mark.parametrize(
    ("elsewhere", "stands", "why"), [(6.0, True, "surely named elsewhere"), (-6.0, False, "surely unnamed elsewhere")]
)
def test_the_same_words_elsewhere_are_heard(elsewhere: float, stands: bool, why: str) -> None:  # noqa: FBT001
    doc = parse("Freedonia met. Freedonia sat. Freedonia left.")
    scores = np.zeros((len(doc), len(labels.NAMES)), dtype=np.float32)
    scores[:, 0] = 9
    scores[[0, 3, 6], labels.NAMES.index("B-place")] = 9 + np.array([-0.5, elsewhere, elsewhere])
    steps = np.where([name[0] == "I" for name in labels.NAMES], -1e4, 0).astype(np.float32)
    found = read(doc, windows(doc), [scores], np.broadcast_to(steps, (9, 9)))
    assert (0 in [one.first for one in found]) is stands, why
    assert all(one.chance >= LEAST for one in found)


def test_states_are_places_and_descriptions_are_no_names() -> None:
    text = "The minister told Russian envoys in France that NATO would listen to Angela Merkel."
    known = names(program.reading(program.article("a", text)), program.lexicon().gazetteer)
    assert {(text[start:end], kind) for start, end, kind in called(known)} == {
        ("Russian", "nationality"),
        ("France", "place"),
        ("NATO", "organisation"),
        ("Angela Merkel", "person"),
    }
