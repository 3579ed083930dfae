import json
from pathlib import Path

import pytest

from golds import every, gold, told
from onrecord.measure.copies import containment, judged, linked, measure
from onrecord.measure.gold import GoldError, Record

FERRY = " ".join(f"Clause {n} of the ferry treaty binds both harbours for {n} years." for n in range(30))
FLOOD = " ".join(f"In village {n} the water rose by {n} feet over the weekend." for n in range(30))


def document(id_: str, text: str, report: str) -> Record:
    return {"id": id_, "text": text, "report": report} | dict.fromkeys(("title", "outlet", "published", "agency"))


DOCUMENTS = [document("a", FERRY, "r"), document("b", f"{FERRY} More soon.", "r"), document("c", FLOOD, "s")]
PAIRS: list[Record] = [
    {"id": "ab", "a": "a", "b": "b", "label": "copy"},
    {"id": "ac", "a": "a", "b": "c", "label": "independent"},
    {"id": "bc", "a": "b", "b": "c", "label": "partial"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "documents.jsonl").write_text("\n".join(map(json.dumps, DOCUMENTS)), "utf8")
    return tmp_path / "pairs.jsonl"


def test_reports_are_scored_by_group_and_pair() -> None:
    assert told(measure(gold(*DOCUMENTS), every)) == {"reports, B-cubed": 1.0, "pairs of one report": 1.0}
    other = measure(gold(*DOCUMENTS[:2], document("c", FLOOD, "r")), every)
    assert told(other)["pairs of one report"] == pytest.approx(2 / 4), "1 pair right of 1 found and 3 wanted"
    assert other.errors == ("missed pair: a None | c None", "missed pair: b None | c None")
    assert [score.value for score in linked(gold(*DOCUMENTS), every)] == [1.0, 1.0]


def test_partial_pairs_count_in_one_measure_alone(folder: Path) -> None:
    assert set(told(judged(gold(*PAIRS, path=folder), every)).values()) == {1.0}
    changed = [*PAIRS[1:], PAIRS[0] | {"label": "partial"}]
    scores = told(judged(gold(*changed, path=folder), every))
    assert scores == {"pairs": 1.0, "pairs, partial counted": 0.0}, (
        "a pair that was found is partial: no pair is wanted"
    )
    assert [score.value for score in containment(gold(*PAIRS, path=folder), every)] == [1.0, 1.0]


def test_pairs_need_their_articles(folder: Path) -> None:
    with pytest.raises(GoldError, match=r"put documents\.jsonl beside it"):
        judged(gold(*PAIRS, path=folder.parent / "elsewhere" / "pairs.jsonl"), every)
    with pytest.raises(GoldError, match="has no article z"):
        judged(gold(PAIRS[0] | {"a": "z"}, path=folder), every)
