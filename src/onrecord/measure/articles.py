"""Whole articles annotated under the contract in, a score for each kind of finding out, and the errors to read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.measure.alike import content_overlap, overlap, same_parties, share_party
from onrecord.measure.gold import Record
from onrecord.measure.tally import Tally, macro_f1, paired
from onrecord.model import Actor, Article, Findings, Mention, Published, Span, Statement

HALF = 0.5  # a content is found when half of its words are: the agreement of annotators is measured the same way


@dataclass(slots=True)
class Scores:
    """Tallies by the name of the measure, pairs of (gold, ours) statuses and dates on matched events, and errors."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    statuses: list[tuple[str, str]] = field(default_factory=list)
    dates: list[tuple[str | None, str | None]] = field(default_factory=list)
    acts: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, tally: Tally) -> None:
        """Add counts to a measure."""
        self.tallies[name] = self.tallies.get(name, Tally()) + tally


def article(gold: Record) -> Article:
    """Return the gold record's text as an article, with the publication date it gives."""
    published = Published(gold["published"], "day", "record") if gold["published"] else None
    return Article(
        id=gold["id"],
        page=gold["id"],
        title=gold["title"],
        outlet=gold["outlet"],
        byline=(),
        agency=None,
        credit=None,
        dateline=None,
        published=published,
        language="en",
        text=gold["text"],
    )


def score(gold: Record, found: Findings, scores: Scores) -> None:
    """Add what was found in one article to ``scores``."""
    actors = {actor.id: actor for actor in found.actors}
    _statements(gold, found.statements, scores)
    _events(gold, found.mentions, actors, scores)


def _statements(gold: Record, ours: tuple[Statement, ...], scores: Scores) -> None:
    pairs = paired(gold["statements"], ours, _same_statement)
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


def _same_statement(gold: Record, ours: Statement) -> float:
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
    typed = paired(gold["events"], ours, lambda g, o: overlap(g["trigger"], o.trigger) if g["type"] == o.type else 0)
    scores.add("events: trigger", Tally(len(pairs), found, wanted))
    scores.add("events: type", Tally(len(typed), found, wanted))
    shared = sum(
        share_party(g["actors"], o.actors, actors) and share_party(g["recipients"], o.recipients, actors)
        for g, o in typed
    )
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


def status_f1(scores: Scores) -> float:
    """Return the macro-F1 of status over events matched by trigger and type."""
    return macro_f1(scores.statuses)


def dates_exact(scores: Scores) -> float:
    """Return the share of matched events with the gold's date value, over those where either side has one."""
    rows = [(gold, ours) for gold, ours in scores.dates if gold or ours]
    return sum(gold == ours for gold, ours in rows) / len(rows) if rows else 1.0


def _text(span: Mapping[str, str] | None) -> str:
    return span["text"] if span else "nobody"


def _texts(spans: Iterable[Mapping[str, str]]) -> str:
    return " … ".join(span["text"] for span in spans)


def _ours(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans) or "nobody"
