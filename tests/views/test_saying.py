"""Who says what, in one sentence."""

from dataclasses import replace

import pytest

from onrecord.model import Act, Manner, Span
from onrecord.views.record import Record
from onrecord.views.saying import statement_sentence
from onrecord.views.statements import gathered
from scene import party, said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Despite the rain ships left.", "According to China, despite the rain ships left."),
        ("The crews were trained.", "According to China, the crews were trained."),
        ("US ships left.", "According to China, US ships left."),
        ("Oman sent ships.", "According to China, Oman sent ships."),
    ],
)
def test_a_sentence_goes_on_after_whose_word_it_is(record: Record, words: str, told: str) -> None:
    cue, content = Span("wire", 0, 12, "According to"), Span("wire", 20, 20 + len(words), words)
    statement = said(Act.ASSERT, (party("wire", "CHN", "China"),), cue, content)
    one = statement_sentence(gathered(record, [statement])[0], record)
    assert one is not None
    assert one.sentence.text == told


@pytest.mark.parametrize(
    ("verb", "told"), [("is", "China is “ready to sail”."), ("said", "China said: “ready to sail”.")]
)
def test_what_somebody_is_said_to_be_follows_the_verb(record: Record, verb: str, told: str) -> None:
    source = party("wire", "CHN", "China")
    at = source.span.end + 1
    cue, content = Span("wire", at, at + len(verb), verb), Span("wire", at + 9, at + 22, "ready to sail")
    statement = replace(said(Act.BELIEVE, (source,), cue, content), manner=Manner.DIRECT)
    one = statement_sentence(gathered(record, [statement])[0], record)
    assert one is not None
    assert one.sentence.text == told


def test_what_was_told_before_is_denied_as_this(record: Record) -> None:
    source = party("wire", "CHN", "China")
    at = source.span.end + 1
    cue, before = Span("wire", at, at + 6, "denies"), Span("wire", 0, 8, "a charge")
    for act, told in ((Act.DENY, True), (Act.ASSERT, False)):
        one = statement_sentence(gathered(record, [said(act, (source,), cue, before)])[0], record)
        assert one is not None
        assert (one.sentence.text == "China denies this.") is told
