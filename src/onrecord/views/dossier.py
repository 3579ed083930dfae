"""A question in, all views of it out: everything on record about some actors in some period."""

from dataclasses import dataclass

from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.commitments import Commitment, commitments
from onrecord.views.concerns import Concern, concerns
from onrecord.views.copies import Copies, copies
from onrecord.views.disputes import Dispute, disputes
from onrecord.views.events import Happening, events
from onrecord.views.formats import Format, formats
from onrecord.views.offices import Office, offices
from onrecord.views.record import Record
from onrecord.views.relations import Relation, relations
from onrecord.views.statements import Said, statements
from onrecord.views.stories import StoryLine, stories


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is on record about ``about`` (ids of actors) from ``since`` to ``until`` (ISO 8601 days)."""

    about: tuple[str, ...]
    since: str | None
    until: str | None
    events: tuple[Happening, ...]
    statements: tuple[Said, ...]
    commitments: tuple[Commitment, ...]
    disputes: tuple[Dispute, ...]
    concerns: tuple[Concern, ...]
    formats: tuple[Format, ...]
    offices: tuple[Office, ...]
    relations: tuple[Relation, ...]
    stories: tuple[StoryLine, ...]
    copies: tuple[Copies, ...]


def dossier(reader: Reader | Record, only: Filter = ALL) -> Dossier:
    """Return every view of what passes the filter."""
    record = Record.of(reader)
    return Dossier(
        about=only.about,
        since=only.since,
        until=only.until,
        events=events(record, only),
        statements=statements(record, only),
        commitments=commitments(record, only),
        disputes=disputes(record, only),
        concerns=concerns(record, only),
        formats=formats(record, only),
        offices=offices(record, only),
        relations=relations(record, only),
        stories=stories(record, only),
        copies=copies(record, only),
    )
