"""Formats, offices, relations and reports in, the brief's sections about who is who and where it was printed out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice

from onrecord.model import ActorKind, Article, Span
from onrecord.store.filter import Filter
from onrecord.store.sides import is_side
from onrecord.views.copies import Copies, Copy, shared
from onrecord.views.excerpt import cut
from onrecord.views.formats import formats
from onrecord.views.names import actor_name, listed, named
from onrecord.views.notes import MOST, first_notes, footnotes
from onrecord.views.offices import Office, some
from onrecord.views.prose import Group, Kind, Run, Runs, Section, Sentence, Slots, counted, fill, quote, sentence_case
from onrecord.views.record import Record, day
from onrecord.views.relations import pairs as related
from onrecord.views.saying import shortened
from onrecord.views.time import written
from onrecord.views.wording import wording

MOST_LINES = 16
MOST_PAIRS = 8
CONSIDERED = 200  # tellings of a pair that are all read
_WORDS_ENOUGH = 5  # words of a passage that is worth a line
MOST_CHANGES = 3  # passages that one copy added or cut


def formats_section(record: Record, only: Filter) -> Section:
    """Return the formats and who sits in them."""
    every = formats(record, only)
    lines = []
    for one in every[:MOST_LINES]:
        members = named(record, one.members)
        name = actor_name(record, record.actors((one.id,))[0])
        template = wording().format if members else wording().format_open
        lines.append(_line(record, one.id, fill(template, {"name": name, "members": members}), one.evidence))
    return _section("formats", lines, len(every))


def people(record: Record, only: Filter) -> Section:
    """Return who holds which office, each office once, under the titles it was printed with."""
    first, every = some(record, only, 0, MOST_LINES)
    lines = [_line(record, one.id, _office(record, one), one.evidence) for one in first]
    return _section("people", lines, every)


def _office(record: Record, one: Office) -> Runs:
    of = named(record, (one.of,)) if one.of and one.of not in one.title else ()
    return fill(wording().office, {"who": named(record, (one.person,)), "title": quote(one.title), "of": of})


def pairs(record: Record, only: Filter) -> Section:
    """Return for each pair of states or actors how many events relate them, in words and deeds."""
    ranked, every = _ranked(record, only)
    lines = []
    for a, b, told in ranked:
        slots: Slots = {"a": named(record, (a,)), "b": named(record, (b,)), "parts": _parts(told.values())}
        line = fill(wording().pair, slots)
        articles = record.reader.telling(told)
        if sum(articles.values()) <= CONSIDERED:
            spans = [one.sentence for one in record.reader.mentions_of(told, articles)]
            lines.append(_line(record, f"{a} {b}", line, spans))
        else:
            lines.append(_often(record, f"{a} {b}", line, told, articles))
    return _section("pairs", lines, every)


_Pair = tuple[str, str, Mapping[str, str]]
"""Two actors, and the events that relate them, each with its quad class."""


def _ranked(record: Record, only: Filter) -> tuple[list[_Pair], int]:
    """Return the pairs that most events relate, the quad class of each of these by id, and how many pairs there are."""
    if record.reader.related:
        pairs_ = record.reader.paired(only)
        own = (one for one in pairs_ if all(_for_itself(record, actor) for actor in one[:2]))
        chosen = tuple(islice(own, MOST_PAIRS))
        return [(a, b, dict(record.reader.between(a, b, only))) for a, b, _ in chosen], chosen[0][2] if chosen else 0
    told: dict[tuple[str, str], dict[str, str]] = {}
    for event in record.events(only):
        for pair in related(record, event):
            sides = all(is_side(actor.kind, actor.name) for actor in record.actors(pair))
            if sides and (not only.about or set(pair) & set(only.about)):
                told.setdefault(pair, {})[event.id] = event.quad
    ranked = sorted(told.items(), key=lambda item: (-len(item[1]), item[0]))
    first = ((*pair, quads) for pair, quads in ranked if all(_for_itself(record, actor) for actor in pair))
    return list(islice(first, MOST_PAIRS)), len(told)


def _first_told(record: Record, events: Iterable[str], articles: Mapping[str, int]) -> list[Span]:
    """Return the first sentences that tell of some events, by publication; ``articles`` have so many of them."""
    record.imprints.fetch(articles)
    printed = sorted((record.imprints[id_].day or "9999", id_) for id_ in articles)
    counts = accumulate(articles[id_] for _, id_ in printed)
    first = [id_ for (_, id_), told in zip(printed, counts, strict=True) if told - articles[id_] < CONSIDERED]
    place = {id_: number for number, id_ in enumerate(first)}
    told = sorted(record.reader.mentions_of(events, first), key=lambda one: (place[one.article], one.id))
    return [one.sentence for one in told[:CONSIDERED]]


def _often(record: Record, finding: str, runs: Runs, events: Iterable[str], articles: Mapping[str, int]) -> Sentence:
    """Return the line of a pair of which so much is told that not all of it is read; each report is one note."""
    notes = footnotes(record, _first_told(record, events, articles), MOST)
    record.report_of.fetch(articles)
    reports = {record.report_of.get(article, article) for article in articles}
    return Sentence(sentence_case(runs), notes, finding, len(reports), len(articles), max(len(reports) - MOST, 0))


def _for_itself(record: Record, actor: str) -> bool:
    """Tell whether an actor acts for itself: it is not a forum, nor somebody whose acts count for a state's."""
    forum = any(one.kind is ActorKind.FORMAT for one in record.actors((actor,)))
    return not forum and record.state_of(actor) == actor


def _parts(quads: Iterable[str]) -> Runs:
    found = Counter(quads)
    counts = {quad: found[quad] for quad in wording().quads}
    return listed([fill(wording().quads[quad], {"n": counted("event", n)}) for quad, n in counts.items() if n])


def sources(record: Record, only: Filter) -> Section:
    """Return the reports, and what each outlet made of a shared one."""
    _, every, *_ = record.reader.extent(only)
    groups = []
    for report in record.reader.first_reports(only, MOST_LINES):
        known = record.reports[report]
        origin = record.article(known.origin.article)
        lines = [_line(record, report, _report(record, origin), [_lead(origin)])]
        lines += _changes(record, shared(record, known)) if len(known.articles) > 1 else []
        groups.append(Group((), tuple(lines)))
    heading = wording().sections["sources"]
    more = every - len(groups)
    if more > 0:
        groups[-1] = Group((), groups[-1].sentences, more)
    return Section("sources", heading.title, heading.command, tuple(groups))


def _report(record: Record, article: Article) -> Runs:
    outlet, title = _title(record.outlet(article)), _title(article.title)
    slots: Slots = {"outlet": outlet, "title": title, "date": _date(day(article))}
    return fill(wording().report, slots)


def _changes(record: Record, made: Copies) -> list[Sentence]:
    lines = []
    for copy in made.copies:
        lead = [_lead(record.article(copy.article))]
        outlet = _title(copy.outlet)
        slots: Slots = {"outlet": outlet, "date": _date(copy.published), "title": _title(copy.title)}
        template = wording().retitled if copy.title else wording().carried
        lines.append(_line(record, copy.article, fill(template, slots), lead))
        lines += _passages(record, copy, wording().added, copy.added)
        lines += _passages(record, copy, wording().removed, copy.removed)
    return lines


def _passages(record: Record, copy: Copy, template: str, spans: Sequence[Span]) -> list[Sentence]:
    longest = sorted(spans, key=lambda span: (span.start - span.end, span))[:MOST_CHANGES]
    outlet = _title(copy.outlet)
    return [
        _line(record, copy.article, fill(template, {"outlet": outlet, "words": quote(shortened(one.text))}), [one])
        for one in sorted(longest)
        if len(one.text.split()) >= _WORDS_ENOUGH
    ]


def _lead(article: Article) -> Span:
    """Return the article's first paragraph: what stands for the whole in a footnote."""
    text = article.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return cut(text, article.id, start, end if end > 0 else len(text))


def _title(text: str | None) -> Runs:
    return (Run(Kind.TITLE, text),) if text else ()


def _date(value: str | None) -> Runs:
    return (Run(Kind.DATE, written(value)),) if value else ()


def _line(record: Record, finding: str, runs: Runs, spans: Sequence[Span]) -> Sentence:
    notes, every = first_notes(record, spans)
    articles = {span.article for span in spans}
    reports = {record.report_of.get(article, article) for article in articles}
    return Sentence(sentence_case(runs), notes, finding, len(reports), len(articles), every - len(notes))


def _section(key: str, lines: Sequence[Sentence], every: int) -> Section:
    heading = wording().sections[key]
    groups = (Group((), tuple(lines), every - len(lines)),) if lines else ()
    return Section(key, heading.title, heading.command, groups)
