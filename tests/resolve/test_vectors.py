"""Texts in, their likeness out."""

import pytest

from onrecord.resolve.vectors import alike, cosine, counted, names, of_sentences, of_texts

PIRATES = "The frigate chased pirates from a tanker near Aden and its crew boarded the skiff at noon."
PIRATES_TOO = "Near Aden a frigate drove pirates from a tanker at noon, and a crew took their skiff."
TALKS = "Ministers spoke of tariffs on wheat at length in Geneva, then flew home with no deal."


def test_news_of_one_event_is_alike_and_other_news_is_not() -> None:
    counts = counted([PIRATES, PIRATES_TOO, TALKS])
    vocabulary = of_texts(counts)
    pairs = {(one, other): value for one, other, value in alike([vocabulary.weighed(one) for one in counts], 0.05)}
    assert pairs[0, 1] > 0.13
    assert (0, 2) not in pairs


def test_alike_gives_the_cosine() -> None:
    counts = counted([PIRATES, PIRATES_TOO, TALKS])
    vectors = [of_texts(counts).weighed(one) for one in counts]
    for one, other, value in alike(vectors, 0.0):
        assert value == pytest.approx(cosine(vectors[one], vectors[other]))
        assert one < other


def test_a_text_is_wholly_like_itself() -> None:
    vocabulary = of_sentences(counted([PIRATES, TALKS]))
    assert cosine(vocabulary.weights(PIRATES), vocabulary.weights(PIRATES)) == pytest.approx(1)


@pytest.mark.parametrize("text", ["", "—", "The of and it", "Zyzzyva quux"])
def test_a_text_without_known_words_is_like_nothing(text: str) -> None:
    vocabulary = of_sentences(counted([PIRATES, TALKS]))
    assert cosine(vocabulary.weights(text), vocabulary.weights(PIRATES)) == 0


def test_sentences_of_two_texts_on_one_matter_can_still_be_alike() -> None:
    """By frequency alone, words of both texts would tell nothing."""
    counts = counted([PIRATES, PIRATES])
    assert cosine(of_texts(counts).weighed(counts[0]), of_texts(counts).weighed(counts[1])) == 0
    assert cosine(of_sentences(counts).weighed(counts[0]), of_sentences(counts).weighed(counts[1])) == pytest.approx(1)


def test_no_texts_no_pairs() -> None:
    assert list(alike([], 0.1)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks in Oslo. The envoy met Patrushev, and Patrushev left.", {"oslo": 1, "patrushev": 2}),
        ("Envoy Meets Foreign Minister\nA foreign minister meets an envoy.", {}),
        ("Moscow said no.", {}),
    ],
)
def test_names_are_written_with_a_capital_wherever_they_stand(text: str, found: dict[str, int]) -> None:
    assert names([text]) == [found]
