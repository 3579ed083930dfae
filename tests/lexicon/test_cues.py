from pathlib import Path

import pytest

from onrecord.lexicon.cues import Kind, cues
from onrecord.lexicon.load import LexiconError, rows
from onrecord.lexicon.timewords import Kind as TimeKind
from onrecord.lexicon.timewords import TimeWord, either, values
from onrecord.model import Act


@pytest.mark.parametrize(
    ("kind", "word", "frame", "act", "why"),
    [
        ("verb", "say", "clause", Act.ASSERT, "the plainest cue"),
        ("verb", "accuse", "whom of", Act.ACCUSE, "an object and a phrase"),
        ("verb", "urge", "infinitive", Act.DEMAND, "what is to be done"),
        ("verb", "call", "for", Act.DEMAND, "the preposition belongs to the cue"),
        ("verb", "call", "predicate", Act.ASSERT, "the same verb in another frame"),
        ("verb", "deny", "gerund", Act.DENY, "denied helping"),
        ("adjective", "alarmed", "because", Act.BELIEVE, "a worry with its reason"),
        ("noun", "pledge", "infinitive", Act.PROMISE, "a noun that names an act"),
        ("preposition", "according", "to", Act.ASSERT, "no verb at all"),
        ("adverb", "allegedly", "clause", Act.ACCUSE, "no source at all"),
    ],
)
def test_a_cue_has_its_frame_and_act(kind: Kind, word: str, frame: str, act: Act, why: str) -> None:
    assert any(frame in row.frames and row.act is act for row in cues().of(kind, word)), why


def test_no_cue_is_listed_twice_with_the_same_frame() -> None:
    for listed in cues().by_word.values():
        frames = [frame for row in listed for frame in row.frames]
        assert len(frames) == len(set(frames)), listed[0].cue


def test_a_cue_in_any_case_is_found_and_an_unknown_word_is_none() -> None:
    assert cues().of("verb", "Say") == cues().of("verb", "say")
    assert cues().of("verb", "photosynthesise") == ()


def test_only_an_open_cue_leaves_its_act_to_the_content() -> None:
    say, deny, according = (
        cues().of(*one)[0] for one in (("verb", "say"), ("verb", "deny"), ("preposition", "according"))
    )
    assert (say.opens, deny.opens, according.opens) == (True, False, True)


def test_a_user_adds_cues_tones_and_dangers(tmp_path: Path) -> None:
    (tmp_path / "cues.yaml").write_text("- {cue: gazette, kind: verb, frames: [clause], act: assert}", "utf8")
    (tmp_path / "tones.yaml").write_text("- {word: perfidious, act: accuse}", "utf8")
    (tmp_path / "dangers.yaml").write_text("- {word: scourge, kind: threat}", "utf8")
    mine = cues(tmp_path)
    assert mine.of("verb", "gazette")
    assert mine.of("verb", "say") == cues().of("verb", "say")
    assert mine.tone("Perfidious") is Act.ACCUSE
    assert mine.danger("scourge") == "threat"
    assert cues().danger("scourge") is None


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("- {cue: say, kind: verb, frame: [clause]}", "a misspelt field"),
        ("- {cue: say, kind: verbs}", "an unknown kind"),
        ("- {cue: say, kind: verb, act: mumble}", "an unknown act"),
        ("- {cue: say", "not YAML"),
    ],
)
def test_a_broken_row_names_its_file(tmp_path: Path, row: str, why: str) -> None:
    (tmp_path / "cues.yaml").write_text(row, "utf8")
    with pytest.raises(LexiconError, match=r"cues\.yaml") as error:
        cues(tmp_path)
    assert str(tmp_path) in str(error.value), why


@pytest.mark.parametrize(
    ("kind", "word", "value"),
    [
        ("month", "sept", 9),
        ("weekday", "sunday", 6),
        ("number", "twelve", 12),
        ("step", "last", -1),
        ("season", "fall", 9),
    ],
)
def test_time_words_have_numbers(kind: TimeKind, word: str, value: int) -> None:
    assert values(kind)[word] == value
    assert word in either(kind)


def test_no_time_word_means_two_things_in_one_kind() -> None:
    words = [(row.kind, row.word) for row in rows("times.yaml", TimeWord)]
    assert len(words) == len(set(words))
