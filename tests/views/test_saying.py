"""Who says what, in one sentence."""

import pytest

from onrecord.model import Act, Span
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
