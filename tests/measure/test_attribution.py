from golds import words
from onrecord.measure.attribution import score
from onrecord.measure.gold import Record
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally
from onrecord.model import Act, Manner, Party, Span, Statement

TEXT = "The envoy said on Monday that Ruritania would withdraw."


def span(part: str) -> Span:
    found = words(TEXT, part)
    return Span("a", found["start"], found["end"], part)


def statement(source: str | None, cue: str, *content: str) -> Statement:
    parties = (Party("x", span(source)),) if source else ()
    spans = tuple(map(span, content))
    return Statement(
        "s", "a", parties, (span(cue),), spans, Manner.INDIRECT, Act.ASSERT, None, None, span(TEXT)
    )  # fmt: skip


def gold(source: str | None, *content: str) -> Record:
    spans = [words(TEXT, source)] if source else []
    one = {"source": spans, "cue": [words(TEXT, "said")], "content": [words(TEXT, part) for part in content]}
    return {"text": TEXT, "attributions": [one | {"manner": "indirect"}]}


def scored(wanted: Record, *ours: Statement) -> dict[str, Tally]:
    scores = Scores()
    score(wanted, ours, scores)
    return scores.tallies


WANTED = gold("The envoy", "that Ruritania would withdraw")


def test_all_right() -> None:
    tallies = scored(WANTED, statement("The envoy", "said", "that Ruritania would withdraw"))
    assert {tally.f1 for tally in tallies.values()} == {1.0}


def test_a_longer_cue_and_a_shorter_content() -> None:
    tallies = scored(WANTED, statement("envoy", "said on Monday", "Ruritania would withdraw"))
    assert tallies["cue, exact"] == Tally(0, 1, 1)
    assert tallies["cue, begin"] == Tally(1, 1, 1)
    assert tallies["cue, words"] == Tally(1, 3, 1)
    assert tallies["content, begin"] == Tally(0, 1, 1)
    assert tallies["content, words"] == Tally(3, 3, 4)
    assert tallies["whole"] == Tally(1, 1, 1), "6 / 7 of the words, and the sources overlap"


def test_a_source_where_none_is_wanted_is_not_the_attribution() -> None:
    tallies = scored(gold(None, "Ruritania would withdraw"), statement("envoy", "said", "Ruritania would withdraw"))
    assert tallies["whole"] == Tally(0, 1, 1)
    assert tallies["whole, no source"] == Tally(0, 0, 1)
    assert tallies["source, exact"] == Tally(0, 1, 0)


def test_nothing_found_and_nothing_wanted() -> None:
    assert scored(WANTED)["content, words"] == Tally(0, 0, 4)
    nothing = scored({"text": TEXT, "attributions": []})
    assert {tally.f1 for tally in nothing.values()} == {1.0}
