import pytest

from golds import every, gold, told
from onrecord.measure.gold import Record
from onrecord.measure.stories import clustered, cosines, measure

TEXTS = {
    "a": "The ferry treaty was signed by Norway and Denmark in Oslo. The ferry will sail daily.",
    "b": "Norway and Denmark signed their ferry treaty in Oslo, officials said. Sailings begin soon.",
    "c": "Floods drowned the rice harvest of Bangladesh, farmers told aid workers on the delta.",
    "d": "Judges in Peru freed a miner after his appeal, and the prosecutor will resign.",
    "e": "Astronomers saw a comet over Chile with a telescope made of borrowed mirrors.",
    "f": "Nurses in Kenya ended their strike when hospitals paid overdue wages.",
}
OTHERS = ("c", "d", "e", "f")


def record(id_: str, story: str) -> Record:
    return {"id": id_, "title": None, "text": TEXTS[id_], "published": None, "story": story}


def test_stories_are_made_as_in_a_run() -> None:
    others = [record(id_, id_) for id_ in OTHERS]
    rows = [record("a", "ferry"), record("b", "ferry"), *others]
    assert told(measure(gold(*rows), every)) == {"stories, B-cubed": 1.0, "pairs of one story": 1.0}
    assert [score.value for score in clustered(gold(*rows), every)] == [1.0, 1.0]
    apart = [record("a", "x"), record("b", "y"), *others]
    assert told(measure(gold(*apart), every))["pairs of one story"] == 0.0, "found where none is wanted"


def test_cosines_by_hand() -> None:
    likeness = cosines(["peace talks", "peace talks", "rice", ""])
    assert likeness[0, 1] == pytest.approx(1)
    assert likeness[0, 2] == likeness[0, 3] == 0
