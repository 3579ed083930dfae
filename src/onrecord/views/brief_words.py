"""Commitments, disputes, concerns and statements in, the brief's sections about them out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.model import PRESS, ActorKind, Event, Manner, Span
from onrecord.store.filter import ALL, Filter
from onrecord.store.kept import Wanted
from onrecord.views.commitments import STATES, Commitment, commitments
from onrecord.views.concerns import Concern, Held, concerns, merged, says_what
from onrecord.views.deeds import followed
from onrecord.views.digests import digested
from onrecord.views.disputes import Dispute, Side, disputes
from onrecord.views.names import named
from onrecord.views.notes import footnotes
from onrecord.views.prose import Group, Kind, Run, Section, Sentence, Shown, fill, quote, sentence_case
from onrecord.views.record import Record, in_order
from onrecord.views.saying import is_sentence, shortened, statement_sentence
from onrecord.views.statements import Said, gathered, statements
from onrecord.views.telling import Told, event_sentence
from onrecord.views.undertaking import commitment_sentence, concern_sentence, is_pronoun
from onrecord.views.wording import wording
from onrecord.views.words import overlap, shared, stems

MOST_A_STATE = 10  # commitments of one state
MOST_DISPUTES = 10
MOST_CONCERNS = 12
MOST_SPEAKERS = 10
MOST_A_SPEAKER = 4
CONSIDERED = 5_000  # statements that are all looked at
_OFTEN = 60  # speakers who are counted, those who speak most often
_LIKELY = 24  # speakers of whom more is looked at, of those in most reports
_A_SPEAKER = 100  # statements of each that are
_SIDES = {ActorKind.STATE, ActorKind.ORGANISATION}
_FEARED = 500  # tellings of concerns that are all looked at
_FIRST = 40  # of more, those at first
_WORDS_ENOUGH = 4  # words of a statement that is worth a line
SURE = 0.8  # the confidence of a statement that comes before others: nine in ten of such are right
_TOLD = 0.6  # share of a statement's words that another section has told
_AGAIN = 0.8  # share of content words from which one statement says another again


def committed(record: Record, only: Filter, shown: Shown) -> Section:
    """Return what was agreed, offered, demanded and threatened, what most reports tell surely first."""
    every, counts = _undertaken(record, only)
    groups = []
    for state in STATES:
        mine = [one for one in every if one.state == state][:MOST_A_STATE]
        told = [commitment_sentence(one, record) for one in mine]
        for one in told:
            shown.add(one.extent)
        sentences = [s for one, line in zip(mine, told, strict=False) for s in (line.sentence, *_outcome(one, record))]
        if mine:
            heading = (Run(Kind.WORDS, wording().commitments.states[state]),)
            groups.append(Group(heading, tuple(sentences), counts[state] - len(told)))
    return _section("committed", groups)


def _undertaken(record: Record, only: Filter) -> tuple[Sequence[Commitment], Mapping[str, int]]:
    """Return the commitments that most reports tell of surely, of each state, and how many there are."""
    if not record.reader.concluded:
        every = sorted(commitments(record, only), key=lambda one: -one.confidence * _reports(one.sentences, record))
        return every, Counter(one.state for one in every)
    most = record.reader.most_told(Commitment, "commitment", Wanted(only=only, limit=MOST_A_STATE))
    return followed(most, record), record.reader.facets("commitment", Wanted(only=only))


def _reports(sentences: Sequence[Span], record: Record) -> int:
    """Return in how many reports these sentences stand."""
    return len({record.report_of.get(sentence.article) for sentence in sentences})


def _outcome(one: Commitment, record: Record) -> list[Sentence]:
    """Return what later events show: the first that keeps and the first that breaks it."""
    events = {event.id: event for event in record.reader.happened((*one.kept, *one.broken))}
    outcomes = []
    for ids, template in ((one.kept, wording().commitments.kept), (one.broken, wording().commitments.broken)):
        for event in [events[id_] for id_ in ids if id_ in events][:1]:
            told = event_sentence(event, digested(record, [event]))
            if told:
                runs = fill(template, {"told": told.sentence.runs})
                outcomes.append(Sentence(runs, told.sentence.notes, event.id, event.reports, event.articles))
    return outcomes


def disputed(record: Record, only: Filter, shown: Shown) -> Section:
    """Return the disputes, both sides' words beside each other."""
    first, every = _denied(record, only)
    evidence = {id_ for one in first for side in (one.claim, one.denial) for id_ in side.evidence[:1]}
    said = _said(record, evidence)
    events = {event.id: event for event in record.reader.happened(evidence)}
    groups = []
    for dispute in first:
        sides = [_side(side, dispute, record, said, events) for side in (dispute.claim, dispute.denial)]
        for told in sides:
            shown.add(told.extent)
        groups.append(Group((), tuple(told.sentence for told in sides), sides=True))
    if every > MOST_DISPUTES:
        last = groups.pop()
        groups.append(Group((), last.sentences, every - MOST_DISPUTES, sides=True))
    return _section("disputed", groups)


def _denied(record: Record, only: Filter) -> tuple[Sequence[Dispute], int]:
    """Return the disputes that most reports tell of surely, by publication, and how many there are."""
    if record.reader.concluded:
        first = record.reader.most_told(Dispute, "dispute", Wanted(only=only, limit=MOST_DISPUTES))
        every = record.reader.number("dispute", only)
    else:
        found = disputes(record, only)
        ranked = sorted(found, key=lambda one: -one.confidence * _reports(one.denial.sentences, record))
        first, every = tuple(ranked[:MOST_DISPUTES]), len(found)
    return sorted(first, key=lambda one: (record.rank(one.denial.sentences[0]), one.id)), every


def _said(record: Record, ids: AbstractSet[str]) -> dict[str, Said]:
    """Return the statements of these ids, each with its copies."""
    articles = {one.article for one in record.reader.said(ids)}
    told = gathered(record, in_order(record.reader.alike(ALL, articles))) if articles else ()
    return {id_: one for one in told for id_ in one.copies if id_ in ids}


def _side(side: Side, dispute: Dispute, record: Record, said: dict[str, Said], events: dict[str, Event]) -> Told:
    """Return what one side says: its statement, or the act of accusing or rejecting, or the denial's own words."""
    finding = side.evidence[0] if side.evidence else ""
    told = None
    if finding in said and is_sentence(said[finding], record):
        told = statement_sentence(said[finding], record)
    elif finding in events:
        told = event_sentence(events[finding], digested(record, [events[finding]]))
    if told:
        return told
    words = fill(
        (wording().claimed if side.evidence else wording().claimed_by_denial) if side.by else wording().unclaimed,
        {"who": named(record, side.by), "words": quote(shortened(side.text))},
    )
    notes = footnotes(record, side.sentences)
    return Told(Sentence(sentence_case(words), notes, dispute.id), ())


def feared(record: Record, only: Filter, shown: Shown) -> Section:
    """Return who sees a danger in what: plain words first, then what most reports tell, then what states see."""
    found, times = _dangers(record, only)
    named = [one for one in found if one.danger or not is_pronoun(one.source)]
    every = sorted(named, key=lambda one: _first_feared(one, record))
    told = [concern_sentence(one, record) for one in every[:MOST_CONCERNS]]
    for one in told:
        shown.add(one.extent)
    lines = tuple(one.sentence for one in told)
    return _section("feared", [Group((), lines, (times or len(every)) - len(lines))] if lines else [])


def _first_feared(concern: Concern, record: Record) -> tuple[bool, int, bool]:
    """Return what sorts concerns: words that say what is feared, many reports, states and who acts for them first."""
    held = record.actors(concern.held_by)
    of_a_side = any(one.kind in _SIDES or record.state_of(one.id) != one.id for one in held)
    return not says_what(concern), -_reports(concern.sentences, record), not of_a_side


def _dangers(record: Record, only: Filter) -> tuple[Sequence[Concern], int]:
    """Return the concerns; of many those that come first, and how often any is told."""
    reader = record.reader
    times = reader.number("concern", only) if reader.concluded else 0
    if times <= _FEARED:
        return concerns(record, only), 0
    first = reader.kept(Held, "concern", Wanted(only=only, limit=_FIRST, first=True))
    articles = tuple(dict.fromkeys(one.concern.source.article for one in first))
    return merged(reader.kept(Held, "concern", Wanted(only=only, articles=articles, alike=True)), only, record), times


def said(record: Record, only: Filter, shown: Shown) -> Section:
    """Return what the main speakers say that no other section tells: by speaker, the most reported first.

    Of many statements, those are looked at that most articles have, of the speakers in most reports.
    """
    many = record.reader.number("statement", only) > CONSIDERED
    told, every = _main(record, only, shown) if many else _every_word(record, only, shown)
    ranked = sorted(told, key=lambda one: (_standing(record, one), _liveliness(one)))
    lines: list[Sentence] = []
    for spoken in ranked[:MOST_SPEAKERS]:
        best = {one.id for one in _best(spoken.said, record, shown)}
        sentences = [statement_sentence(one, record) for one in spoken.said if one.id in best]
        lines += [one.sentence for one in sentences if one]
    return _section("said", [Group((), tuple(lines), every - len(lines))] if lines else [])


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What some speakers say that is worth a line, in how many reports they speak, and how often."""

    speakers: tuple[str, ...]
    said: Sequence[Said]
    reports: int
    times: int


def _every_word(record: Record, only: Filter, shown: Shown) -> tuple[list[_Spoken], int]:
    """Return what everybody says that is worth a line, and how much that is."""
    by_speaker: dict[tuple[str, ...], list[Said]] = {}
    for one in statements(record, only):
        if one.sources and _worth_a_line(one, record, shown):
            by_speaker.setdefault(tuple(dict.fromkeys(source.actor for source in one.sources)), []).append(one)
    found = []
    for speakers, spoken in by_speaker.items():
        reports = {record.report_of.get(article) for one in spoken for article in one.articles}
        found.append(_Spoken(speakers, spoken, len(reports), len(spoken)))
    return found, sum(len(one.said) for one in found)


def _main(record: Record, only: Filter, shown: Shown) -> tuple[list[_Spoken], int]:
    """Return part of what those say who come first of all who speak in most reports, and how often anybody speaks.

    Of speakers who stand alike it is all that is worth a line, else what there is.
    """
    every = record.reader.speakers(only, _OFTEN)
    likely = [_Spoken(tuple(ids.split(" ")), (), reports, times) for ids, reports, times, _ in every[:_LIKELY]]
    ranked = sorted(likely, key=lambda one: _standing(record, one))
    found: list[_Spoken] = []
    for _, alike in groupby(ranked, key=lambda one: _standing(record, one)):
        if len(found) >= MOST_SPEAKERS:
            break
        heard = [replace(one, said=_heard(one, record, only)) for one in alike]
        if len(heard) > 1:
            heard = [replace(one, said=[w for w in one.said if _worth_a_line(w, record, shown)]) for one in heard]
        found += [one for one in heard if any(_worth_a_line(word, record, shown) for word in one.said)]
    return found, every[0][3] if every else 0


def _heard(spoken: _Spoken, record: Record, only: Filter) -> Sequence[Said]:
    return gathered(record, in_order(record.reader.spoken(" ".join(spoken.speakers), only, _A_SPEAKER)))


def _worth_a_line(one: Said, record: Record, shown: Shown) -> bool:
    enough = sum(len(span.text.split()) for span in one.content) >= _WORDS_ENOUGH
    return enough and is_sentence(one, record) and not shown.covers(one.content[0], _TOLD)


def _standing(record: Record, spoken: _Spoken) -> tuple[bool, int, bool]:
    """Return what sorts speakers by what a reader should know first: reports, a name."""
    actors = record.actors(spoken.speakers)
    unnamed = all(actor.kind is ActorKind.OFFICE_HOLDER for actor in actors)
    relaying = all(actor.sector == PRESS for actor in actors)  # what the press reports is told of others' words
    return relaying, -spoken.reports, unnamed


def _liveliness(spoken: _Spoken) -> tuple[int, int, tuple[str, ...]]:
    """Return what sorts those who stand alike: own words, and how often they speak."""
    quoted = sum(one.manner is not Manner.INDIRECT for one in spoken.said)
    return -quoted, -spoken.times, spoken.speakers


def _best(said: Sequence[Said], record: Record, shown: Shown) -> list[Said]:
    """Return one speaker's statements for lines: most copies, sure, about others, in their own words, longest.

    What says another again in much the same words is left out. Only as many are looked at as it takes.
    """
    best: list[Said] = []
    for _, alike in groupby(sorted(said, key=_weight), key=_weight):
        of_themselves: list[Said] = []
        for one in sorted(alike, key=_plainness):
            if len(best) == MOST_A_SPEAKER:
                return best
            repeats = any(_says_again(one, other) for other in (*best, *of_themselves))
            if not repeats and _worth_a_line(one, record, shown):
                if _about_others(one, record):
                    best.append(one)
                elif len(of_themselves) < MOST_A_SPEAKER:
                    of_themselves.append(one)
        best += of_themselves[: MOST_A_SPEAKER - len(best)]
    return best


def _says_again(one: Said, other: Said) -> bool:
    return shared(stems(one.content), stems(other.content)) > _AGAIN


def _weight(one: Said) -> tuple[int, bool]:
    return -len(one.articles), one.confidence < SURE


def _plainness(one: Said) -> tuple[bool, int, str]:
    return one.manner is Manner.INDIRECT, -sum(len(span.text) for span in one.content[:1]), one.id


def _about_others(one: Said, record: Record) -> bool:
    speakers = {source.actor for source in one.sources}
    inside = (actor for actor, span in record.named_in(one.article) if any(overlap(span, part) for part in one.content))
    return any(actor not in speakers for actor in inside)


def _section(key: str, groups: Sequence[Group]) -> Section:
    heading = wording().sections[key]
    return Section(key, heading.title, heading.command, tuple(groups))
