"""Events in, their tellings out, and on whose word they rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Act, Event, Mention, Span, Statement, Status
from onrecord.views.names import agreements, named
from onrecord.views.prose import Footnote, Runs, fill
from onrecord.views.record import Record
from onrecord.views.wording import wording


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word an event rests: ids of actors, each once, and what the first of them does in saying so."""

    speakers: tuple[str, ...]
    act: Act


@dataclass(frozen=True, slots=True)
class Digest:
    """What is kept of an event that is told often, so that its tellings need not be read: ids of mentions, statements.

    ``best`` is the telling that says it best, ``plain`` the one that does if nobody is asked who tells it; ``rests`` is
    on whose word it does; ``notes`` are the first of so many footnotes ``in_all``.
    """

    best: str
    plain: str
    rests: Word | None
    notes: tuple[Footnote, ...]
    in_all: int


@dataclass(frozen=True, slots=True)
class Tellings:
    """The tellings of events and the statements that tell of them, by id; ``digests`` stand for those of some."""

    record: Record
    mentions: Mapping[str, Mention]
    statements: Mapping[str, Statement]
    digests: Mapping[str, Digest] = field(default_factory=dict)

    @classmethod
    def read(cls, record: Record, events: Sequence[Event]) -> "Tellings":
        """Fetch the tellings of the events, and the statements that tell of them."""
        told_by = {mention.told_by for mention in record.mentions(events).values() if mention.told_by}
        return cls.of(record, events, record.reader.said(told_by) if told_by else ())

    @classmethod
    def of(cls, record: Record, events: Iterable[Event], statements: Iterable[Statement]) -> "Tellings":
        """Fetch the tellings of the events."""
        mentions = record.mentions(events)
        record.fetch(mention.article for mention in mentions.values())
        return cls(record, mentions, {statement.id: statement for statement in statements})

    def of_event(self, event: Event) -> tuple[Mention, ...]:
        """Return the tellings of one event, in its order."""
        return tuple(self.mentions[id_] for id_ in event.mentions if id_ in self.mentions)

    def content(self, mention: Mention) -> tuple[Span, ...]:
        """Return the spans of the content that tells of the event, none in the reporter's own voice."""
        statement = self.statements.get(mention.told_by or "")
        return statement.content if statement else ()


def attribution(event: Event, tellings: Tellings, who: Iterable[str] = ()) -> Runs:
    """Return on whose word the event rests: nothing for the reporter's own; ``who`` are those who do it."""
    word = resting(event, tellings)
    if word is None:
        return ()
    templates, speakers = wording().attribution, word.speakers
    if not speakers:
        return fill(templates["nobody"], {})
    forms = agreements(tellings.record.actors(speakers[:2]))  # one, or several
    if set(speakers) <= set(who):
        spoken = event.quad.startswith(
            "verbal"
        )  # to say so is the act: "India asked, by its own account" says it twice
        return () if spoken else fill(templates["own"], {**forms})
    act = word.act if word.act is not Act.DEMAND or event.status is Status.CALLED_FOR else Act.ASSERT
    return fill(templates[act], {"tellers": named(tellings.record, speakers), **forms})


def tellers(event: Event, tellings: Tellings) -> Runs:
    """Return the names of those on whose word the event rests."""
    word = resting(event, tellings)
    return named(tellings.record, word.speakers) if word else ()


def resting(event: Event, tellings: Tellings) -> Word | None:
    """Return on whose word an event rests; nothing where half of its reports tell it in the reporter's own voice."""
    if event.id in tellings.digests:
        return tellings.digests[event.id].rests
    told = tellings.of_event(event)
    told = tuple(mention for mention in told if mention.status is event.status) or told
    own, every = (_reports(tellings.record, some) for some in ([one for one in told if one.told_by is None], told))
    if 2 * len(own) >= len(every):
        return None
    statements = [tellings.statements[m.told_by] for m in told if m.told_by and m.told_by in tellings.statements]
    speakers = dict.fromkeys(source.actor for statement in statements for source in statement.sources)
    return Word(tuple(speakers), statements[0].act) if statements else None


def _reports(record: Record, told: Iterable[Mention]) -> set[str]:
    return {record.report_of.get(one.article, one.article) for one in told}
