"""Tellings that are one event in, the event out: what :func:`~onrecord.resolve.events.resolve_events` makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.codebook import EventType
from onrecord.model import Article, Event, Findings, Mention, Report, Statement
from onrecord.resolve.events import event_of
from onrecord.resolve.grouping import grouped
from onrecord.resolve.happenings import joined, single
from onrecord.resolve.ledger import turn
from onrecord.resolve.parties import Company
from onrecord.resolve.tellings import Sources, tellings


@dataclass(frozen=True, slots=True)
class Known:
    """What mentions with resolved actors are read with, by id: articles, reports, the statements that tell of them."""

    articles: Mapping[str, Article]
    reports: Mapping[str, Report]
    statements: Sequence[Statement]
    cast: Company


def rebuilt(mentions: Sequence[Mention], known: Known, types: Mapping[str, EventType]) -> Event:
    """Return the event that all of these mentions, with resolved actors, tell of; there must be one at least."""
    told = grouped((mention.article, mention) for mention in mentions)
    said = grouped((statement.article, statement) for statement in known.statements)
    findings = {
        article: Findings(article, (), (), tuple(said.get(article, ())), tuple(found))
        for article, found in told.items()
    }
    sources = Sources(known.articles, findings, known.cast)
    reports = {report.id: report for report in known.reports.values() if told.keys() & set(report.articles)}
    parts = [single(one, known.cast) for key in sorted(reports) for one in tellings(reports[key], sources)]
    return event_of(joined(sorted(parts, key=turn)), types)
