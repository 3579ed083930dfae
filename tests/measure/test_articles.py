import pytest

from onrecord.measure.articles import Scores, article, dates_exact, dating, score, status_f1
from onrecord.measure.gold import Record
from onrecord.measure.tally import Tally
from onrecord.model import (
    Act,
    Actor,
    ActorKind,
    Findings,
    Manner,
    Mention,
    Party,
    Published,
    Span,
    Statement,
    Status,
    When,
)

TEXT = "Ruritania condemned the raid on Monday. Officials said Graustark would withdraw."


def gold_span(words: str) -> Record:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def span(words: str) -> Span:
    return Span("x", TEXT.index(words), TEXT.index(words) + len(words), words)


def party(words: str, actor: str) -> Party:
    return Party(actor, span(words))


GOLD: Record = {
    "id": "x",
    "outlet": None,
    "published": "2021-11-10",
    "title": None,
    "text": TEXT,
    "statements": [
        {
            "source": gold_span("Officials"),
            "cue": gold_span("said"),
            "content": [gold_span("Graustark would withdraw")],
            "act": "assert",
        }
    ],
    "events": [
        {
            "trigger": gold_span("condemned"),
            "type": "ACCUSE",
            "status": "occurred",
            "actors": [{"span": gold_span("Ruritania"), "name": "Ruritania"}],
            "recipients": [],
            "when": {"text": "Monday", "value": "2021-11-08"},
        },
        {
            "trigger": gold_span("withdraw"),
            "type": "RETREAT",
            "status": "planned",
            "actors": [{"span": gold_span("Graustark"), "name": "Graustark"}],
            "recipients": [],
            "when": {"text": None, "value": None},
        },
    ],
}
ACTORS = tuple(Actor(name, name, ActorKind.STATE, (), None, None, None, ()) for name in ("Ruritania", "Graustark"))
SENTENCE = span(TEXT)


def mention(trigger: str, type_: str, status: Status, actors: tuple[Party, ...], day: str | None = None) -> Mention:
    when = When(day, "day", "explicit", None) if day else None
    return Mention(trigger, "x", type_, None, (), status, span(trigger), SENTENCE, actors, (), when, None, None)


def statement(source: str | None, content: str) -> Statement:
    sources = (party(source, "Graustark"),) if source else ()
    return Statement(
        content, "x", sources, (span("said"),), (span(content),), Manner.INDIRECT, Act.ASSERT, None, None, SENTENCE
    )


def scored(statements: tuple[Statement, ...], mentions: tuple[Mention, ...]) -> Scores:
    scores = Scores()
    score(GOLD, Findings("x", ACTORS, (), statements, mentions), scores)
    return scores


def test_all_right_is_one() -> None:
    condemned = mention("condemned", "ACCUSE", Status.OCCURRED, (party("Ruritania", "Ruritania"),), "2021-11-08")
    withdraw = mention("withdraw", "RETREAT", Status.PLANNED, (party("Graustark", "Graustark"),))
    scores = scored((statement("Officials", "Graustark would withdraw"),), (condemned, withdraw))
    assert {tally.f1 for tally in scores.tallies.values()} == {1.0}
    assert (status_f1(scores), dates_exact(scores), scores.errors) == (1.0, 1.0, [])


@pytest.mark.parametrize(
    ("gold", "ours", "row"),
    [
        ("2021-11-08", "2021-11-08", (1.0, 1.0, 1.0)),
        ("2021-11-08", "2021-11-09", (0.0, 0.0, 0.0)),
        ("2021-11-08", None, (0.0, 0.0, 0.0)),
        (None, "2021-11-08", (0.0, 0.0, 0.0)),
        (None, None, (1.0, 1.0, 1.0)),
    ],
)
def test_dates_are_found_as_other_things_are(
    gold: str | None, ours: str | None, row: tuple[float, float, float]
) -> None:
    tally = dating(Scores(dates=[(gold, ours)]))
    assert (tally.precision, tally.recall, tally.f1) == row


def test_nothing_found_is_zero_and_told_as_missed() -> None:
    scores = scored((), ())
    assert {tally.f1 for tally in scores.tallies.values()} == {0.0}
    assert scores.errors[0] == "missed statement: Officials | said | Graustark would withdraw"


def test_a_statement_needs_the_source_and_half_of_the_words() -> None:
    rows = [
        (statement("Graustark", "Graustark would withdraw"), 0, "another source"),
        (statement(None, "Graustark would withdraw"), 0, "no source where the gold names one"),
        (statement("Officials", "Graustark"), 1, "one word of three: Dice is 2 / 4, just half"),
        (statement("Officials", "Ruritania condemned"), 0, "other words"),
    ]
    for ours, right, why in rows:
        assert scored((ours,), ()).tallies["statements"] == Tally(right, 1, 1), why


def test_an_event_with_another_type_or_party_loses_that_measure_alone() -> None:
    other_type = mention("withdraw", "MOBILIZE", Status.PLANNED, (party("Graustark", "Graustark"),))
    assert scored((), (other_type,)).tallies["events: trigger"].right == 1
    assert scored((), (other_type,)).tallies["events: type"].right == 0
    other_party = mention("withdraw", "RETREAT", Status.PLANNED, (party("Ruritania", "Ruritania"),))
    assert scored((), (other_party,)).tallies["events: type"].right == 1
    assert scored((), (other_party,)).tallies["events: type with parties"].right == 0


def test_the_gold_becomes_an_article_dated_by_its_record() -> None:
    assert article(GOLD).published == Published("2021-11-10", "day", "record")
