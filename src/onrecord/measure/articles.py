"""Whole articles annotated under the contract in, a score for each kind of finding out, and the errors to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.measure import held, program, undertakings
from onrecord.measure.alike import content_overlap, overlap, same_parties, share_party
from onrecord.measure.gold import Gold, Record
from onrecord.measure.outcome import Outcome, Score, Track, f1, share
from onrecord.measure.program import findings
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally, macro_f1, paired
from onrecord.measure.times import same_value
from onrecord.model import Actor, Article, Findings, Mention, Span, Statement

__all__ = ["Scores", "article", "dates_exact", "dating", "measure", "score", "status_f1"]

HALF = 0.5  # a content is found when half of its words are: the agreement of annotators is measured the same way


def measure(gold: Gold, track: Track) -> Outcome:
    """Score whole articles, micro-averaged over their findings; pairs are one to one, the best first.

    - statements: half of the words of the contents are shared (Dice), and the sources overlap or are both missing;
      act: share of the matched statements with the gold's
    - events, trigger: the triggers overlap; type: the types are the same besides; type with parties: the two lists of
      actors share a party, or are both empty, and so do the recipients; with all parties: the lists are the same. A
      party is the same where the words overlap, or the words of one name are all in the other
    - events, status: macro-F1 over the gold's statuses, on events matched by type; date: share of those with the
      gold's value, where either has one; dated: the same as precision and recall; a week is its seven days
    - commitments: the words of what is to be done share 0.4 of their words (Dice); same doer: the doers share a name
      besides; state: share of the matched with the gold's state
    - disputes: a sentence of our denial overlaps the gold's denial; both sides: and one of our claim the gold's claim
    - concerns: the words of the danger overlap and the holders share a name, or nobody holds it
    - offices: person, title and whose post it is are named alike: all words of one are in the other
    - formats: the names are alike in the same way; members: micro F1 of the members of matched formats
    """
    scores = Scores()
    for record in track(gold.records):
        one = article(record)
        found = findings(one)
        score(record, found, scores)
        undertakings.score(record, held.record((one, found)), scores)
    return Outcome(tuple(_told(scores)), tuple(scores.errors))


def _told(scores: Scores) -> Iterator[Score]:
    after = {
        "statements": [share("statements: act", sum(a == b for a, b in scores.acts), len(scores.acts))],
        "events: type with all parties": [
            Score("events: status", status_f1(scores), len(scores.statuses)),
            Score("events: date", dates_exact(scores), len(_dated(scores))),
            f1("events: dated", dating(scores)),
        ],
        "commitments: same doer": [
            share("commitments: state", sum(a == b for a, b in scores.states), len(scores.states))
        ],
    }
    for name, tally in scores.tallies.items():
        yield f1(name, tally)
        yield from after.get(name, ())


def article(gold: Record) -> Article:
    """Return the gold record's text as an article, with the publication date it gives."""
    one = program.article(gold["id"], gold["text"], title=gold["title"], published=gold["published"])
    return replace(one, outlet=gold["outlet"])


def score(gold: Record, found: Findings, scores: Scores) -> None:
    """Add what was found in one article to ``scores``."""
    actors = {actor.id: actor for actor in found.actors}
    _statements(gold, found.statements, scores)
    _events(gold, found.mentions, actors, scores)


def _statements(gold: Record, ours: tuple[Statement, ...], scores: Scores) -> None:
    pairs = paired(gold["statements"], ours, same_statement)
    scores.add("statements", Tally(len(pairs), len(ours), len(gold["statements"])))
    scores.acts += [(g["act"], o.act.value) for g, o in pairs]
    matched, right = [g for g, _ in pairs], {o.id for _, o in pairs}
    scores.errors += [
        f"missed statement: {_text(g['source'])} | {_text(g['cue'])} | {_texts(g['content'])}"
        for g in gold["statements"]
        if g not in matched
    ]
    scores.errors += [
        f"wrong statement: {_ours(party.span for party in o.sources)} | {_ours(o.cue)} | {_ours(o.content)}"
        for o in ours
        if o.id not in right
    ]


def same_statement(gold: Record, ours: Statement) -> float:
    """Return the overlap of contents where the sources are the same and half of the words are; else 0."""
    alike = content_overlap(gold["content"], ours.content)
    if alike < HALF:
        return 0.0
    if not gold["source"] or not ours.sources:
        return alike if not gold["source"] and not ours.sources else 0.0
    return alike if any(overlap(gold["source"], party.span) for party in ours.sources) else 0.0


def _events(gold: Record, ours: tuple[Mention, ...], actors: Mapping[str, Actor], scores: Scores) -> None:
    wanted, found = len(gold["events"]), len(ours)
    pairs = paired(gold["events"], ours, lambda g, o: overlap(g["trigger"], o.trigger))
    typed = same_type(gold["events"], ours)
    scores.add("events: trigger", Tally(len(pairs), found, wanted))
    scores.add("events: type", Tally(len(typed), found, wanted))
    shared = sum(shares_parties(g, o, actors) for g, o in typed)
    exact = sum(
        same_parties(g["actors"], o.actors, actors) and same_parties(g["recipients"], o.recipients, actors)
        for g, o in typed
    )
    scores.add("events: type with parties", Tally(shared, found, wanted))
    scores.add("events: type with all parties", Tally(exact, found, wanted))
    scores.statuses += [(g["status"], o.status.value) for g, o in typed]
    scores.dates += [(g["when"]["value"], o.when.value if o.when else None) for g, o in typed]
    matched, right = [g for g, _ in typed], {o.id for _, o in typed}
    scores.errors += [f"missed event: {g['type']} {_text(g['trigger'])}" for g in gold["events"] if g not in matched]
    scores.errors += [f"wrong event: {o.type} {o.trigger.text}: {o.sentence.text}" for o in ours if o.id not in right]


def same_type(gold: Sequence[Record], ours: Sequence[Mention]) -> tuple[tuple[Record, Mention], ...]:
    """Return the pairs whose triggers overlap and whose types are the same, one to one."""
    return paired(gold, ours, lambda g, o: overlap(g["trigger"], o.trigger) if g["type"] == o.type else 0)


def shares_parties(gold: Record, ours: Mention, actors: Mapping[str, Actor]) -> bool:
    """Tell whether actors and recipients each share a party with the gold's, or are nobody in both."""
    roles = ((gold["actors"], ours.actors), (gold["recipients"], ours.recipients))
    return all(share_party(wanted, found, actors) for wanted, found in roles)


def status_f1(scores: Scores) -> float:
    """Return the macro-F1 of status over events matched by trigger and type."""
    return macro_f1(scores.statuses)


def dates_exact(scores: Scores) -> float:
    """Return the share of matched events with the gold's date value, over those where either side has one."""
    rows = _dated(scores)
    return dating(scores).right / len(rows) if rows else 1.0


def dating(scores: Scores) -> Tally:
    """Return how many matched events have the gold's date, how many have one, and how many of the gold's have."""
    right = sum(gold is not None and same_value(gold, ours) for gold, ours in scores.dates)
    found, wanted = (sum(pair[side] is not None for pair in scores.dates) for side in (1, 0))
    return Tally(right, found, wanted)


def _dated(scores: Scores) -> list[tuple[str | None, str | None]]:
    return [(gold, ours) for gold, ours in scores.dates if gold or ours]


def _text(span: Mapping[str, str] | None) -> str:
    return span["text"] if span else "nobody"


def _texts(spans: Iterable[Mapping[str, str]]) -> str:
    return " … ".join(span["text"] for span in spans)


def _ours(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans) or "nobody"
