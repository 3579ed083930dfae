"""Findings in, the lines of a page out: a sentence with links, its notes, and what is told beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.lexicon.codes import definition
from onrecord.model import Event, Span
from onrecord.views.commitments import Commitment
from onrecord.views.concerns import Concern
from onrecord.views.digests import digested
from onrecord.views.disputes import Dispute, Side
from onrecord.views.names import named
from onrecord.views.notes import MOST, footnotes
from onrecord.views.prose import Footnote, Kind, Run, Runs, Sentence, fill, quote
from onrecord.views.record import day
from onrecord.views.saying import is_sentence, shortened, statement_sentence
from onrecord.views.statements import Said, gathered
from onrecord.views.telling import Told, event_sentence, noted
from onrecord.views.tellings import Tellings
from onrecord.views.time import written
from onrecord.views.undertaking import commitment_sentence, concern_sentence
from onrecord.views.wording import wording
from onrecord.web.asking import NAMES
from onrecord.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one origin, and where they lead."""

    kind: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Verbatim words, who printed them and when, and the address of the place they stand at."""

    words: str
    outlets: str
    day: str
    href: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A word about a finding: its text, the class that colours it, and what it means, for the pointer."""

    text: str
    look: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as it is listed. ``day`` is in words, ``more`` counts notes left out."""

    id: str
    href: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()
    badges: tuple[Badge, ...] = ()
    day: str = ""
    tally: str = ""
    more: int = 0

    @property
    def text(self) -> str:
        """The sentence alone."""
        return "".join(piece.text for piece in self.pieces)


def tone(quad: str) -> str:
    """Return the class of a quad class: "verbal-cooperation"."""
    return quad.replace(" ", "-")


def pieces(desk: Desk, runs: Runs, actors: Iterable[str] = ()) -> tuple[Piece, ...]:
    """Return runs with the names of these actors linked to their pages."""
    hrefs = {one.name: desk.url(f"/actor/{one.id}") for one in desk.record.actors(actors)}
    return tuple(
        Piece(run.kind.value, run.text, hrefs.get(run.text, "") if run.kind is Kind.NAME else "") for run in runs
    )


def names(desk: Desk, actors: Sequence[str]) -> tuple[Piece, ...]:
    """Return a list of names, each linked."""
    return pieces(desk, named(desk.record, actors), actors)


def notes(desk: Desk, found: Iterable[Footnote]) -> tuple[Note, ...]:
    """Return footnotes with the places they lead to."""
    return tuple(
        Note(one.span.text, ", ".join(one.outlets), written(one.published) if one.published else "", desk.at(one.span))
        for one in found
    )


def spans_noted(desk: Desk, spans: Iterable[Span], limit: int | None = None) -> tuple[Note, ...]:
    """Return the notes of these words, one a report; the first of them."""
    return notes(desk, footnotes(desk.record, spans, limit))


_AROUND = 60  # characters on both sides of a name
_FEW = 3  # words that are no claim by themselves


def placed(desk: Desk, span: Span) -> Note:
    """Return the words around a span as a note: where somebody is named."""
    article = desk.record.article(span.article)
    printed = day(article)
    before, after = article.text[: span.start], article.text[span.end :]
    left = before[-_AROUND:].partition(" ")[2] if len(before) > _AROUND else before
    right = after[:_AROUND].rpartition(" ")[0] if len(after) > _AROUND else after
    words = " ".join(f"{left}{span.text}{right}".split())
    around = f"{'… ' if left != before else ''}{words}{' …' if right != after else ''}"
    return Note(around, desk.record.outlet(article), written(printed) if printed else "", desk.at(span))


def events(desk: Desk, found: Sequence[Event]) -> list[Line]:
    """Return a line for each event."""
    tellings = digested(desk.record, found)
    return [_event(desk, one, tellings) for one in found]


def _event(desk: Desk, event: Event, tellings: Tellings) -> Line:
    told = event_sentence(event, tellings)
    actors = [party.actor for party in (*event.actors, *event.recipients)]
    kind = Badge(event.type, tone(event.quad), definition(event.type))
    badges = (kind, Badge(event.status.replace("_", " "), f"status {event.status}"))
    when = event.when.value if event.when else None
    href = desk.url(f"/event/{event.id}")
    if told is None:
        return _bare(desk, event, tellings, badges)
    return _line(desk, href, told.sentence, actors, badges, written(when) if when else "")


def _bare(desk: Desk, event: Event, tellings: Tellings, badges: tuple[Badge, ...]) -> Line:
    """Return the line of an event that names nobody: the words that tell of it."""
    found, more = noted(event, tellings)
    told = tellings.of_event(event)
    words = quote(shortened(told[0].sentence.text)) if told else ()
    when = event.when.value if event.when else None
    return Line(
        event.id,
        desk.url(f"/event/{event.id}"),
        pieces(desk, words),
        notes(desk, found),
        badges,
        written(when) if when else "",
        "",
        more,
    )


def _line(  # noqa: PLR0913, PLR0917 - what a line is made of
    desk: Desk, href: str, told: Sentence, actors: Iterable[str], badges: tuple[Badge, ...], when: str
) -> Line:
    return Line(
        told.finding,
        href,
        pieces(desk, told.runs, actors),
        notes(desk, told.notes),
        badges,
        when,
        told.tally,
        told.more,
    )


def statement(desk: Desk, said: Said) -> Line:
    """Return the line of a statement."""
    told = statement_sentence(said, desk.record)
    href = desk.url(f"/finding/{said.id}")
    badges = [Badge(said.act, f"act {said.act}")]
    if said.manner == "direct":
        badges.append(Badge("exact words", "direct"))
    printed = day(desk.record.article(said.article))
    when = written(printed) if printed else ""
    actors = [party.actor for party in said.sources]
    if told is None:
        runs = quote(shortened(said.sentence.text))
        found = notes(desk, footnotes(desk.record, said.sentences)[:MOST])
        return Line(said.id, href, pieces(desk, runs), found, tuple(badges), when)
    line = _line(desk, href, told.sentence, actors, tuple(badges), when)
    return Line(line.id, href, line.pieces, line.notes[:MOST], line.badges, when, line.tally, 0)


def commitment(desk: Desk, one: Commitment) -> Line:
    """Return the line of a commitment, with whether later reports show it kept or broken."""
    badges = [Badge(one.state, f"state {one.state}")]
    badges += [Badge(word, f"outcome {word}") for word, shown in (("kept", one.kept), ("broken", one.broken)) if shown]
    told = commitment_sentence(one, desk.record).sentence
    printed = day(desk.record.article(one.what.article))
    when = written(printed) if printed else ""
    return _line(desk, desk.url(f"/finding/{one.id}"), told, (*one.by, *one.to), tuple(badges), when)


def concern(desk: Desk, one: Concern) -> Line:
    """Return the line of a concern."""
    told = concern_sentence(one, desk.record).sentence
    printed = day(desk.record.article(one.source.article))
    when = written(printed) if printed else ""
    return _line(desk, desk.url(f"/finding/{one.id}"), told, (*one.held_by, *one.danger), (), when)


@dataclass(frozen=True, slots=True)
class Sides:
    """A dispute as it is listed: the claim and the denial, each with who says so and where."""

    id: str
    href: str
    claim: Line
    denial: Line
    day: str


def disputes(desk: Desk, found: Sequence[Dispute]) -> list[Sides]:
    """Return both sides of each dispute, in the words of the statement or the act that a side is, where it is one."""
    record = desk.record
    ids = {id_ for one in found for side in (one.claim, one.denial) for id_ in side.evidence[:1]}
    said = [one for one in gathered(record, record.reader.said(ids)) if is_sentence(one, record)]
    told = {id_: statement_sentence(one, record) for one in said for id_ in one.copies}
    happened = list(desk.happened(ids).values())
    tellings = digested(record, happened)
    told |= {one.id: event_sentence(one, tellings) for one in happened}
    return [_sides(desk, one, told) for one in found]


def _sides(desk: Desk, one: Dispute, told: Mapping[str, Told | None]) -> Sides:
    href = desk.url(f"/finding/{one.id}")
    first = next(iter(one.denial.sentences), None)
    printed = day(desk.record.article(first.article)) if first else None
    claim, denial = (
        _side(desk, side, href, next((told.get(id_) for id_ in side.evidence[:1]), None))
        for side in (one.claim, one.denial)
    )
    return Sides(one.id, href, claim, denial, written(printed) if printed else "")


def _side(desk: Desk, side: Side, href: str, told: Told | None) -> Line:
    found = spans_noted(desk, side.sentences)
    if told:
        runs: Runs = told.sentence.runs
        if found and told.sentence.text == " ".join(found[0].words.split()):  # it need not stand there twice
            found = (replace(found[0], words=""), *found[1:])
    elif not side.by and len(side.text.split()) >= _FEW:
        runs = fill(wording().unclaimed, {"words": quote(shortened(side.text))})
    elif side.sentences and _says_little(desk, side):  # "a look: that he has"; the whole sentence then stands for it
        runs = quote(shortened(side.sentences[0].text))
        found = (replace(found[0], words=""), *found[1:])
    else:
        who = named(desk.record, side.by) or (Run(Kind.WORDS, "nobody named here"),)
        runs = (*who, Run(Kind.WORDS, ": "), *quote(shortened(side.text)))
    return Line("", href, pieces(desk, runs, side.by), found[:MOST], more=max(len(found) - MOST, 0))


def _says_little(desk: Desk, side: Side) -> bool:
    """Tell whether nobody with a name says it, or it is a word or two."""
    return len(side.text.split()) < _FEW or all(one.name.islower() for one in desk.record.actors(side.by))


def lines(desk: Desk, view: str, found: Sequence[Any]) -> list[Line] | list[Sides]:
    """Return the lines of a view's values; they are kept, for what is told most often has most tellings to read."""
    carried = tuple(pair for pair in desk.asked.given if pair[0] in NAMES)
    key = (view, carried, tuple(one.id for one in found))
    return desk.kept("lines", key, lambda: _lines(desk, view, found))


def _lines(desk: Desk, view: str, found: Sequence[Any]) -> list[Line] | list[Sides]:
    if view == "events":
        return events(desk, [one for one in found if isinstance(one, Event)])
    if view == "disputes":
        return disputes(desk, [one for one in found if isinstance(one, Dispute)])
    makers: Mapping[type, object] = {Said: statement, Commitment: commitment, Concern: concern}
    return [makers[type(one)](desk, one) for one in found]  # type: ignore[operator]
