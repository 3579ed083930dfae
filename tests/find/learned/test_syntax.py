import pytest

from onrecord.find.learned import hints
from onrecord.find.learned.labels import DEPS, WAYS
from onrecord.find.learned.syntax import grammar, ways
from onrecord.find.parse import parse


@pytest.mark.parametrize(
    ("word", "way", "why"),
    [
        ("Norway", DEPS.index("nsubj"), "under the predicate, by its own relation"),
        ("Chile", DEPS.index("dobj"), "the same"),
        ("condemned", 3 * len(DEPS), "the predicate itself"),
        ("Peru", WAYS - 1, "another sentence"),
    ],
)
def test_how_words_stand_to_a_predicate(word: str, way: int, why: str) -> None:
    doc = parse("Norway condemned Chile. Peru left.")
    places = {token.text: token.i for token in doc}
    assert ways(doc[places["condemned"]])[places[word]] == way, why


def test_words_in_quotation_marks_are_told_apart() -> None:
    doc = parse("Lund said “we agree” today.")
    quoted = {doc[index].text for index, row in enumerate(grammar(doc)) if row[2]}
    assert {"we", "agree"} <= quoted
    assert quoted.isdisjoint({"Lund", "said", "today"})


def test_a_hint_tells_its_roles_apart() -> None:
    hint = hints.Hint((1,), (0,), (2, 3))
    assert hint.row(5).tolist() == [1, 0, 2, 2, 0]
    assert hints.at([hint], (1,)) == hint
    assert hints.at([hint], (4,)).word == ()
    assert hints.cues(parse("Lund said he left ."), [hint])[:, 0].tolist() == [0, 1, 0, 0, 0]
