"""Denials that trail a sentence. All texts are invented."""

import pytest

from onrecord.find.parse import parse
from onrecord.find.rebuttals import rebutted
from onrecord.model import Act
from told import lexicon


@pytest.mark.parametrize(
    ("text", "by", "denied"),
    [
        ("Peru says Chile shelled it, an accusation that Chile rejects.", "Chile", "an accusation"),
        ("Peru says Chile shelled it, allegations Chile has repeatedly denied.", "Chile", "allegations"),
        ("Peru says Chile shelled it, something Chile has denied.", "Chile", "Peru says Chile shelled it"),
        ("Peru says Chile shelled it, a claim rejected by Chile.", "Chile", "a claim"),
        ("Peru says Chile shelled it, an idea that Chile liked.", None, None),  # no word of denial
        ("Peru offered a truce, ships that Chile rejected.", None, None),  # no claim
        ("Peru says Chile shelled it. It denied the charge.", None, None),  # at no end of a sentence
    ],
)
def test_who_denies_what_was_said_before(text: str, by: str | None, denied: str | None) -> None:
    found = rebutted((), parse(text), lexicon().cues)
    told = [(one.sources[0].text, text[slice(*one.content[0])]) for one in found]
    assert told == ([(by, denied)] if by else [])
    assert all(one.act is Act.DENY for one in found)
