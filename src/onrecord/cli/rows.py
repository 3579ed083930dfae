"""Objects of a view in, the rows of its table out; what a row says, the brief says in the same words."""

from collections.abc import Iterable, Sequence

from onrecord.cli.tables import short
from onrecord.views.actors import Known
from onrecord.views.commitments import Commitment
from onrecord.views.concerns import Concern
from onrecord.views.copies import Copies
from onrecord.views.digests import digested
from onrecord.views.disputes import Dispute
from onrecord.views.events import Happening
from onrecord.views.formats import Format
from onrecord.views.names import named
from onrecord.views.offices import Office
from onrecord.views.prose import Runs
from onrecord.views.record import Record, day
from onrecord.views.relations import Relation
from onrecord.views.saying import shortened, statement_sentence
from onrecord.views.search import Passage
from onrecord.views.statements import Said
from onrecord.views.stories import StoryLine
from onrecord.views.telling import event_sentence
from onrecord.views.timeline import Entry
from onrecord.views.undertaking import commitment_sentence, concern_sentence

Rows = list[list[str]]


def timeline(record: Record, found: Sequence[Entry]) -> Rows:
    """Return when, what, in how many reports and pages, id."""
    told, ids = _told(record, {entry.event for entry in found}), short([entry.event for entry in found])
    return [
        [
            _days(entry.when),
            told.get(entry.event) or entry.type,
            _counts(entry.reports, entry.articles),
            ids[entry.event],
        ]
        for entry in found
    ]


def events(record: Record, found: Sequence[Happening]) -> Rows:
    """Return type and status, when, what, in how many reports and pages, id."""
    told, ids = _told(record, {one.id for one in found}), short([one.id for one in found])
    return [
        [
            f"{one.type}\n{one.status}",
            _days((one.when.value if one.when else None) or ""),
            told.get(one.id) or _sentence(one.mentions[0].sentence.text if one.mentions else ""),
            _counts(one.reports, one.articles),
            ids[one.id],
        ]
        for one in found
    ]


def statements(record: Record, found: Sequence[Said]) -> Rows:
    """Return act, day of print, who and what, id."""
    ids = short([one.id for one in found])
    rows = []
    for one in found:
        told = statement_sentence(one, record)
        words = told.sentence.text if told else _sentence(one.sentence.text)
        rows.append([one.act, day(record.article(one.article)) or "", words, ids[one.id]])
    return rows


def commitments(record: Record, found: Sequence[Commitment]) -> Rows:
    """Return state, what, whether it was kept or broken since, id."""
    ids = short([one.id for one in found])
    return [[one.state, commitment_sentence(one, record).sentence.text, _outcome(one), ids[one.id]] for one in found]


def _outcome(one: Commitment) -> str:
    return "\n".join(word for word, events in (("kept", one.kept), ("broken", one.broken)) if events)


def disputes(record: Record, found: Sequence[Dispute]) -> Rows:
    """Return who says what, who denies it, id."""
    ids = short([one.id for one in found])
    return [
        [
            *(f"{_names(record, side.by) or '?'}: {shortened(side.text)}" for side in (one.claim, one.denial)),
            ids[one.id],
        ]
        for one in found
    ]


def concerns(record: Record, found: Sequence[Concern]) -> Rows:
    """Return who sees a danger in what, id."""
    ids = short([one.id for one in found])
    return [[concern_sentence(one, record).sentence.text, ids[one.id]] for one in found]


def formats(record: Record, found: Sequence[Format]) -> Rows:
    """Return name, kind, members, first day of print, id."""
    ids = short([one.id for one in found])
    return [
        [one.name, one.format_kind or "", _names(record, one.members), one.since or "", ids[one.id]] for one in found
    ]


def offices(record: Record, found: Sequence[Office]) -> Rows:
    """Return who, title, of whom, last day of print, id."""
    ids = short([one.id for one in found])
    return [
        [
            _names(record, [one.person]),
            one.title,
            _names(record, [one.of] if one.of else []),
            one.seen[-1] if one.seen else "",
            ids[one.id],
        ]
        for one in found
    ]


def actors(_record: Record, found: Sequence[Known]) -> Rows:
    """Return name, kind, country, in how many reports and pages, id."""
    ids = short([one.id for one in found])
    return [
        [one.name, one.actor_kind, one.country or "", _counts(one.reports, one.articles), ids[one.id]] for one in found
    ]


def relations(record: Record, found: Sequence[Relation]) -> Rows:
    """Return who, month, quad class, events, intensity."""
    return [
        [_names(record, [one.a, one.b]), one.month or "", one.quad, str(one.events), f"{one.intensity:+.1f}"]
        for one in found
    ]


def copies(_record: Record, found: Sequence[Copies]) -> Rows:
    """Return outlet, day of print, and what it made of the report; the origin first."""
    rows: Rows = []
    for one in found:
        rows.append([one.outlet, one.published or "", f"{one.title or 'untitled'} (origin: {one.why})"])
        for copy in one.copies:
            made = [f"titled: {copy.title}"] if copy.title else []
            made += [f"added: {shortened(span.text)}" for span in copy.added]
            made += [f"cut: {shortened(span.text)}" for span in copy.removed]
            rows.append([f"  {copy.outlet}", copy.published or "", "\n".join(made) or "unchanged"])
    return rows


def stories(_record: Record, found: Sequence[StoryLine]) -> Rows:
    """Return label, first and last day, in how many reports and pages, id."""
    ids = short([one.id for one in found])
    return [
        [one.label, one.since or "", one.until or "", _counts(len(one.reports), one.articles), ids[one.id]]
        for one in found
    ]


def passages(_record: Record, found: Sequence[Passage]) -> Rows:
    """Return outlet and title, day of print, passage."""
    return [
        ["\n".join(filter(None, (one.outlet, one.title))), one.published or "", _sentence(one.span.text)]
        for one in found
    ]


def _told(record: Record, ids: set[str]) -> dict[str, str]:
    """Return what each event says, by id; nothing for one that names nobody."""
    chosen = record.reader.happened(ids)
    tellings = digested(record, chosen)
    told = {event.id: event_sentence(event, tellings) for event in chosen}
    return {id_: one.sentence.text for id_, one in told.items() if one}


def _names(record: Record, ids: Iterable[str]) -> str:
    return _text(named(record, ids))


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _sentence(text: str) -> str:
    return shortened(text)


def _days(when: str) -> str:
    """Return a period in two lines: it is the widest thing in its column."""
    return when.replace("/", "/\n")


def _counts(reports: int, articles: int) -> str:
    """Return "2 reports" with the pages where they are more: reports count first, they are independent."""
    counted = f"{reports} report{'s' * (reports != 1)}"
    return counted if articles == reports else f"{counted}\n{articles} pages"
