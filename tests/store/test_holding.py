"""Documents that can hold what is sought, told before they are decoded."""

import pytest

from onrecord.store.codec import encode, pack
from onrecord.store.holding import holding, together

TOLD = {"text": "Nuclear talks", "says": "“Ankara’s envoy”"}


@pytest.mark.parametrize("made", [encode, pack])
@pytest.mark.parametrize(
    ("words", "held"),
    [
        (["nuclear"], {1}),
        (["nuclear", "talks", "ankara"], {1}),
        (["nuclear", "treaty"], set()),
        (["treaty", "signed"], {2}),  # one in each of its documents
        (["talk"], {1}),  # the beginning of a word
    ],
)
def test_a_group_holds_what_its_documents_hold_together(made: object, words: list[str], held: set[int]) -> None:
    assert callable(made)
    rows = [(made(TOLD), 1), (made({"text": "The Treaty"}), 2), (made({"text": "was signed"}), 2)]
    assert holding(rows, words) == held
    assert together(rows, words) == [document for document, group in rows if group in held]
