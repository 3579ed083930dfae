"""Articles in, their signatures out."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.measure import program
from onrecord.read.signature import signature, signatures

TEXTS = st.text(st.sampled_from("abcé日’ \"“”‘'.—\n"), max_size=120)


@given(st.lists(TEXTS, max_size=6))
def test_an_article_has_the_same_signature_alone_and_among_others(texts: list[str]) -> None:
    articles = [program.article(str(place), text) for place, text in enumerate(texts)]
    for article, among in zip(articles, signatures(articles), strict=True):
        alone = signature(article)
        assert (among.article, among.words, among.day) == (alone.article, alone.words, alone.day)
        assert all(np.array_equal(getattr(among, kind), getattr(alone, kind)) for kind in ("keys", "shingles", "told"))


def test_more_than_are_signed_at_once_are_signed_in_their_order() -> None:
    articles = [program.article(str(place), f"{place} ships sailed out " * 400) for place in range(12)]
    assert [one.article for one in signatures(articles)] == [article.id for article in articles]
