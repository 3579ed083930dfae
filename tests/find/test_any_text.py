import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.finder import find
from told import article, lexicon


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Lund", "one word"),
        ("?!—“”", "only punctuation"),
        ("😀😀 🎉", "only emoji"),
        ("a" * 20_000, "no blank"),
        (f"http://a.example/{'b1/' * 600}", "an address wider than a window"),
        ("說" * 3_000, "a run that the encoder knows by its letters"),
        (".\n\nsaid\n\n\n\nthat", "blank lines within a statement"),
    ],
)
def test_a_strange_text_is_read(text: str, why: str) -> None:
    assert find(article(text), lexicon()).problems == (), why


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Norway", "said", "that", "“", "”", ".", "\n\n", "attacked", "they", "é", "\0", "—"])))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    found = find(article(text), lexicon())
    spans = [span for one in found.statements for span in (*one.cue, *one.content, *(who.span for who in one.sources))]
    assert all(text[span.start : span.end] == span.text for span in spans)
