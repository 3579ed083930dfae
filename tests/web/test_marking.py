"""A text under its marks: nothing lost, the innermost finding leads on."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.marking import KINDS, Mark, paragraphs

TEXT = "Norway accused Denmark of spying.\n\nDenmark denied it."


def test_the_innermost_mark_leads() -> None:
    marks = [Mark(0, 33, "statement", "/s", "says"), Mark(7, 14, "event", "/e", "ACCUSE")]
    first = paragraphs(TEXT, marks)[0].segments
    assert [(one.anchor, one.text, one.href) for one in first] == [
        (0, "Norway ", "/s"),
        (7, "accused", "/e"),
        (14, " Denmark of spying.", "/s"),
    ]
    assert set(first[1].kinds) == {"statement", "event"}


def test_a_mark_across_paragraphs_is_on_both_and_begins_once() -> None:
    first, second = paragraphs(TEXT, [Mark(20, 50, "statement", "/s")])
    assert first.segments[-1].href == second.segments[0].href == "/s"
    assert (len(first.marks), len(second.marks)) == (1, 0)


def test_marks_beyond_the_text_are_none() -> None:
    assert paragraphs("short", [Mark(2, 99, "event", "/e"), Mark(3, 3, "event", "/e")])[0].segments[0].href == ""


marks = st.builds(
    Mark, st.integers(0, 80), st.integers(0, 80), st.sampled_from(KINDS), st.sampled_from(["", "/a", "/b"])
)


@given(st.text("ab \n\u202e<é", max_size=80), st.lists(marks, max_size=6))
def test_no_character_is_lost(text: str, found: list[Mark]) -> None:
    read = paragraphs(text, found)
    shown = ["".join(one.text for one in paragraph.segments) for paragraph in read]
    assert shown == [part for part in text.split("\n\n") if part.strip()]
    for paragraph in read:
        for one in paragraph.segments:
            assert text[one.anchor : one.anchor + len(one.text)] == one.text
