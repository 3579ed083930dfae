"""A desk in, an article as it was read out: findings marked, what was stripped, and its copies side by side."""

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.exports.brief_html import address
from onrecord.model import Article, Mention, Span, Status
from onrecord.views.record import day
from onrecord.views.time import written
from onrecord.web.asking import Wrong
from onrecord.web.desk import Desk
from onrecord.web.marking import Mark, paragraphs
from onrecord.web.screen import Screen


def article(desk: Desk, id_: str) -> Screen:
    """Return an article."""
    read = _article(desk, id_)
    page = desk.record.page_of(read)
    source = page.source if page else read.page
    report = desk.record.reports.get(desk.record.report_of.get(read.id, ""))
    marks = [*_found(desk, read), *_asked_for(desk, read)]
    values = {
        "article": read,
        "outlet": desk.record.outlet(read),
        "published": written(read.published.value[:10]) if read.published else "",
        "revised": written(read.published.revised) if read.published and read.published.revised else "",
        "source": source,
        "link": address(source),
        "paragraphs": paragraphs(read.text, marks),
        "copies": [_beside(desk, read, one) for one in _others(desk, report.articles if report else (), read)],
        "why": report.origin.why if report else "",
        "origin": report.origin.article if report else read.id,
    }
    return Screen("article", read.title or "Untitled article", values)


def _article(desk: Desk, id_: str) -> Article:
    found = desk.record.articles((id_,))
    if not found:
        raise Wrong(404, "No article of this case has that id.")
    return found[0]


def _others(desk: Desk, articles: Iterable[str], read: Article) -> Sequence[Article]:
    return [one for one in desk.record.articles(articles) if one.id != read.id]


def _beside(desk: Desk, read: Article, other: Article) -> dict[str, Any]:
    shown = desk.url(f"/article/{read.id}/beside/{other.id}")
    printed = day(other)
    return {
        "outlet": desk.record.outlet(other),
        "day": written(printed) if printed else "",
        "title": other.title,
        "href": desk.url(f"/article/{other.id}"),
        "beside": shown,
    }


def beside(desk: Desk, id_: str, other: str) -> Screen:
    """Return two copies of one report side by side: what each has and the other does not."""
    pair = (_article(desk, id_), _article(desk, other))
    report = desk.record.reports.get(desk.record.report_of.get(pair[0].id, ""))
    if report is None or pair[1].id not in report.articles:
        raise Wrong(404, "These two articles are not copies of one report.")
    shared = next((one for one in desk.every("copies") if one.report == report.id), None)
    changed = {copy.article: copy for copy in shared.copies} if shared else {}
    columns = [_column(desk, one, report.origin.article, changed) for one in pair]
    return Screen("beside", "Two copies of one report", {"columns": columns})


def _column(desk: Desk, one: Article, origin: str, changed: dict[str, Any]) -> dict[str, Any]:
    """Return one side: a copy with what it added to the origin, or the origin with what copies cut."""
    spans: Iterable[Span] = changed[one.id].added if one.id in changed else ()
    kind = "added"
    if one.id == origin:
        kind, spans = "removed", [span for copy in changed.values() for span in copy.removed]
    marks = [Mark(span.start, span.end, kind) for span in spans if span.article == one.id]
    printed = day(one)
    return {
        "article": one,
        "outlet": desk.record.outlet(one),
        "day": written(printed) if printed else "",
        "origin": one.id == origin,
        "href": desk.url(f"/article/{one.id}"),
        "paragraphs": paragraphs(one.text, marks),
    }


def _asked_for(desk: Desk, read: Article) -> list[Mark]:
    """Return the mark that the address asks for: ``mark=start-end``."""
    start, _, end = desk.asked.one("mark").partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 20):  # noqa: PLR2004 - longer than any text
        return []
    return [Mark(int(start), min(int(end), len(read.text)), "marked")]


def _found(desk: Desk, read: Article) -> Iterable[Mark]:
    """Yield a mark for each finding in the article."""
    for said in desk.record.reader.statements_in((read.id,)):
        title = f"{_names(desk, (party.actor for party in said.sources))}: {said.act}"
        for span in (*said.cue, *said.content):
            href = desk.url(f"/finding/{said.id}")
            yield Mark(span.start, span.end, "statement", href, title)
    told = desk.record.reader.mentions_in((read.id,))
    events = desk.record.reader.event_of(one.id for one in told)
    for mention in told:
        if mention.id in events:
            yield _event(desk, mention, events[mention.id])
    for kind in ("commitment", "concern", "dispute"):
        for one in desk.found_in(f"{kind}s", (read.id,)):
            title = _title(desk, one)
            for words in _words(one):
                if words.article == read.id:
                    yield Mark(words.start, words.end, kind, desk.url(f"/finding/{one.id}"), title)


def _event(desk: Desk, mention: Mention, event: str) -> Mark:
    status = "" if mention.status == Status.OCCURRED else f", {mention.status.replace('_', ' ')}"
    title = f"{mention.trigger.text}: {mention.type}{status}"
    return Mark(mention.trigger.start, mention.trigger.end, "event", desk.url(f"/event/{event}"), title)


def _words(value: Any) -> Iterable[Span]:  # noqa: ANN401 - one of three
    """Return the words to mark: what is promised, what is feared, what is denied."""
    if hasattr(value, "what"):
        return (value.what,)
    if hasattr(value, "source"):
        return (value.source,)
    return value.denial.sentences if hasattr(value, "denial") else ()


def _title(desk: Desk, value: Any) -> str:  # noqa: ANN401 - one of three
    """Return whose it is and what: who undertook it or is to, who sees a danger, who denies."""
    if hasattr(value, "state"):
        return f"{_names(desk, value.by)}: {value.state}"
    denial = getattr(value, "denial", None)
    return f"{_names(desk, denial.by)}: denied" if denial else f"{_names(desk, value.held_by)}: concern"


def _names(desk: Desk, actors: Iterable[str]) -> str:
    return ", ".join(one.name for one in desk.record.actors(actors)) or "nobody named"
