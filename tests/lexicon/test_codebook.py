from pathlib import Path

import pytest

from onrecord.lexicon.codebook import Codebook, Pos, Quad, load_codebook
from onrecord.lexicon.load import LexiconError

SIXTEEN = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
)


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


def test_the_types_are_plovers_sixteen(book: Codebook) -> None:
    assert " ".join(book.types) == SIXTEEN


def test_conflict_weighs_below_nought_and_cooperation_above(book: Codebook) -> None:
    for row in book.types.values():
        conflict = row.quad in {Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT}
        assert -10 <= row.intensity <= 10
        assert (row.intensity < 0) == conflict, row.name


def test_every_type_has_triggers_and_every_mode_a_type(book: Codebook) -> None:
    assert {row.type for row in book.triggers} == set(book.types)
    assert {row.type for row in book.modes} <= set(book.types)


def test_the_most_demanding_row_comes_first(book: Codebook) -> None:
    asked = [row.conditions for row in book.senses(Pos.VERB, "push")]
    assert len(asked) > 1
    assert asked == sorted(asked, reverse=True)


def test_an_unknown_word_has_no_sense(book: Codebook) -> None:
    assert book.senses(Pos.NOUN, "teapot") == ()
    assert book.senses(Pos.ADVERB, "condemn") == ()


def test_a_folder_adds_a_type_and_a_trigger(tmp_path: Path) -> None:
    (tmp_path / "types.yaml").write_text(
        "- {name: FORGIVE, quad: verbal cooperation, intensity: 8, definition: Lets a wrong go.}\n", "utf8"
    )
    (tmp_path / "triggers-verbal-cooperation.yaml").write_text(
        "- {words: [forgive], pos: verb, type: FORGIVE, example: Peru forgave Chile.}\n"
        "- {words: [thank], pos: verb, type: FORGIVE, needs: [party], example: Peru thanked Chile.}\n",
        "utf8",
    )
    book = load_codebook(tmp_path)
    assert book.types["FORGIVE"].intensity == 8
    assert [row.type for row in book.senses(Pos.VERB, "forgive")] == ["FORGIVE"]
    assert book.senses(Pos.VERB, "thank")[0].type == "FORGIVE", "of equally demanding rows a user's wins"


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        (
            "triggers-verbal-conflict.yaml",
            "- {words: [tut], pos: verb, type: FROWN, example: She tutted.}",
            "trigger tut: no type FROWN in types.yaml",
        ),
        (
            "triggers-verbal-conflict.yaml",
            "- {words: [tut], pos: verb, type: ACCUSE, mode: frown, example: She tutted.}",
            "no mode frown of ACCUSE",
        ),
        ("modes.yaml", "- {name: frown, type: FROWN, definition: A frown.}", "mode frown: no type FROWN"),
        ("triggers-verbal-conflict.yaml", "- {word: tut, pos: verb, type: ACCUSE, example: x}", "word"),
        ("triggers-verbal-conflict.yaml", "- {words: [tut], pos: interjection, type: ACCUSE, example: x}", "pos"),
        ("types.yaml", "- {name: FROWN, quad: sideways, intensity: 0, definition: x}", "quad"),
        ("governors.yaml", "- {words: [dream], pos: verb, status: dreamt}", "status"),
        ("contexts.yaml", "- name: tea\n  words: [tea", "not well-formed"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, name: str, row: str, message: str) -> None:
    (tmp_path / name).write_text(row + "\n", "utf8")
    with pytest.raises(LexiconError, match=message) as raised:
        load_codebook(tmp_path)
    assert name in str(raised.value)


def test_an_empty_folder_changes_nothing(tmp_path: Path, book: Codebook) -> None:
    assert load_codebook(tmp_path).triggers == book.triggers
