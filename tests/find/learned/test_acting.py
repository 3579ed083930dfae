"""What the encoder holds words for where it is read for acts. All texts are invented."""

import numpy as np
import pytest

from onrecord.find.finder import Read, read
from onrecord.find.learned.acting import Acting, acting, mixed
from onrecord.find.learned.labels import TYPES
from told import article, lexicon

TEXT = "Norwegian troops attacked a depot in Chile on Monday. Peru wants to meet Chile next week."


def seen(text: str = TEXT) -> tuple[Read, Acting]:
    page = read(article(text), lexicon())
    return page, acting(page.seen, page.named, page.acts.mentions())


def test_every_token_has_a_state_and_chances_that_make_a_whole() -> None:
    page, found = seen()
    tokens = len(page.reading.doc)
    assert found.states.shape == page.seen.states.shape == (tokens, 384)
    assert found.types.shape == (tokens, 1 + len(TYPES))
    assert np.allclose(np.exp(found.types).sum(1), 1, atol=1e-3)


def test_the_encoder_reads_statements_as_without_the_corrections_and_acts_with_them() -> None:
    page, found = seen()
    assert np.array_equal(page.seen.states, read(article(TEXT), lexicon()).seen.states)
    assert not np.allclose(found.states, page.seen.states, atol=0.1)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("attacked", "ASSAULT"), ("meet", "CONSULT"), ("depot", None)],
)
def test_a_word_is_held_for_what_it_names(word: str, kind: str | None) -> None:
    page, found = seen()
    (token,) = [one.i for one in page.reading.doc if one.text == word]
    assert (None, *TYPES)[int(found.types[token].argmax())] == kind


def test_mixed_chances_lie_between_their_parts() -> None:
    ours, theirs = np.log(np.array([[0.9, 0.1]], dtype=np.float32)), np.log(np.array([[0.5, 0.5]], dtype=np.float32))
    assert np.allclose(mixed(ours, theirs, 0.0), ours)
    assert np.allclose(mixed(ours, theirs, 1.0), theirs)
    assert ours[0, 1] < mixed(ours, theirs, 0.5)[0, 1] < theirs[0, 1]
