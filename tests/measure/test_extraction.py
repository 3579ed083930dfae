from pathlib import Path

import pytest

from golds import every, gold, told
from onrecord.measure.extraction import bags, measure, trafilatura
from onrecord.measure.gold import GoldError, Record
from onrecord.measure.tally import Tally

BODY = " ".join(
    f"On day {number} the envoys of Ruritania and Graustark met in the old town hall and spoke about the ferry."
    for number in range(9)
)
PAGE = f"""<html lang="en"><head><title>Envoys meet</title><meta name="author" content="Ada Vale">
<meta property="article:published_time" content="2021-09-08T10:00:00Z"></head>
<body><nav>Home News Sport</nav><article><h1>Envoys meet</h1><p>{BODY}</p></article></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, "utf8")
    (tmp_path / "empty.html").write_text("<html><body></body></html>", "utf8")
    return tmp_path / "gold.jsonl"


def record(file: str = "page.html", **more: object) -> Record:
    nothing = dict.fromkeys(("title", "authors", "published", "body"))
    return {"file": file, "set": "made", **nothing, **more}


def test_what_is_annotated_alone_is_scored(folder: Path) -> None:
    whole = record(title="Envoys  MEET", authors=["ada vale"], published="2021-09-08 10:00:00+00:00", body=BODY)
    scores = told(measure(gold(whole, path=folder), every))
    assert list(scores) == ["made: words", "made: 4-grams", "made: title", "made: published", "made: authors"]
    assert set(scores.values()) == {1.0}
    assert told(measure(gold(record(title="Floods"), path=folder), every)) == {"made: title": 0.0}


def test_a_page_without_an_article_counts_nothing(folder: Path) -> None:
    outcome = measure(gold(record(body=BODY), record("empty.html", body=BODY), path=folder), every)
    assert told(outcome)["made: words"] == 0.5
    assert outcome.errors == ("body: 0.00 empty.html",)


def test_a_page_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(GoldError, match=r"gone\.html is not there"):
        measure(gold(record("gone.html"), path=folder), every)


def test_another_program_is_scored_alike(folder: Path) -> None:
    scores = {score.measure: score.value for score in trafilatura(gold(record(body=BODY), path=folder), every)}
    assert scores["made: words"] > 0.9


def test_words_count_as_often_as_they_stand() -> None:
    assert bags(["a", "a", "b"], ["a", "b", "b", "c"]) == Tally(2, 4, 3)
    assert bags([], []) == Tally()
