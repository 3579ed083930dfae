"""A statement's cue and source are those of their words that stand by its content. All texts are invented."""

import pytest

from golds import words
from onrecord.learn.anchors import Gold, anchored

TEXT = "Weiss said it rained. The ferries would stop on Sunday, Weiss said. Others said nothing."
RAIN, FERRIES = "it rained", "The ferries would stop on Sunday"


def statement(content: str, cue: int) -> Gold:
    """Return a statement of Weiss whose source and cue are marked at the first or the second telling."""
    spans = {name: {"text": name, "start": start, "end": start + len(name)} for name, start in _PLACES[cue].items()}
    return {"source": spans["Weiss"], "cue": spans["said"], "content": [words(TEXT, content)]}


_PLACES = (
    {"Weiss": TEXT.index("Weiss"), "said": TEXT.index("said")},
    {"Weiss": TEXT.index("Weiss", 20), "said": TEXT.index("said", 20)},
)


@pytest.mark.parametrize(
    ("content", "marked", "wanted"),
    [
        (RAIN, 0, 0),  # before its content
        (FERRIES, 1, 1),  # after it
        (FERRIES, 0, 1),  # marked at another telling
        (RAIN, 1, 0),
    ],
)
def test_the_nearest_telling_is_meant(content: str, marked: int, wanted: int) -> None:
    found = anchored(statement(content, marked), TEXT)
    assert found == statement(content, wanted)


@pytest.mark.parametrize("missing", ["source", "cue"])
def test_what_has_no_source_or_no_cue_stays(missing: str) -> None:
    bare = statement(FERRIES, 0) | {missing: None}
    assert anchored(bare, TEXT) is bare
