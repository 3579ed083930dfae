from golds import words
from onrecord.measure import program
from onrecord.measure.gold import Record
from onrecord.measure.names import ours, score
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally

TEXT = "The Ruritanian Council met Anna Weiss."
GOLD: Record = {
    "text": TEXT,
    "mentions": [
        {**words(TEXT, "The Ruritanian Council"), "kind_common": "organisation"},
        {**words(TEXT, "Anna Weiss"), "kind_common": "person"},
        {**words(TEXT, "met"), "kind_common": "other"},
    ],
}


def scored(*found: tuple[int, int, str]) -> dict[str, Tally]:
    scores = Scores()
    score(GOLD, set(found), scores)
    return scores.tallies


def test_an_article_before_a_name_counts_on_neither_side() -> None:
    tallies = scored((4, 22, "organisation"), (27, 37, "person"))
    assert tallies["all four, strict"] == tallies["all four, overlap"] == Tally(2, 2, 2)


def test_a_part_of_a_name_overlaps_and_another_kind_does_not() -> None:
    tallies = scored((15, 22, "organisation"), (27, 37, "place"))
    assert tallies["all four, strict"] == Tally(0, 2, 2)
    assert tallies["all four, overlap"] == Tally(1, 2, 2)
    assert tallies["place, strict"] == Tally(0, 1, 0)


def test_nothing_found() -> None:
    assert scored()["all four, strict"] == Tally(0, 0, 2)


def test_descriptions_are_mentions_too() -> None:
    text = "Officials in Norway said that Anna Weiss would meet the president of the World Bank."
    found = {(text[start:end], kind) for start, end, kind in ours(program.reading(program.article("a", text)))}
    assert {("Officials in Norway", "organisation"), ("Anna Weiss", "person")} <= found
