"""A page's bytes in, the journalism on it out, with a problem for each thing that could not be read."""

from dataclasses import replace

from onrecord.lexicon.press import Press
from onrecord.model import Article, Problem, content_id
from onrecord.read.byline import byline
from onrecord.read.decode import decoded, seen
from onrecord.read.html import html_lines
from onrecord.read.language import language
from onrecord.read.lines import PressLines
from onrecord.read.metadata import host
from onrecord.read.pdf import PdfError, pdf_text
from onrecord.read.plain import body
from onrecord.read.published import is_sound
from onrecord.read.raw import RawPage, problem

_MOST_STRIPPED, _LONGEST_STRIPPED = 200, 300  # lines, and characters of each, that are kept of a page's furniture
_SHORTEST = 80  # characters: a page with less text than this holds no article
_NONE = "no article found: a front page, a list of links, a video page or a login; save the page of one article"
_FOREIGN = "the text is in {}, not in English: it is stored, but not analysed yet"
_CRASHED = "its reader failed ({}: {}); save the page again, or as plain text"


def articles(raw: RawPage, press: Press) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the article on a page, if there is one, and the problems met; raises nothing."""
    problems: list[str] = []
    found: tuple[Article, ...] = ()
    try:
        lines = _lines(raw, press, problems)
        found = (_article(raw, _merged(lines, raw, press)),) if _has_article(lines) else ()
    except PdfError as error:
        problems.append(str(error))
    except Exception as error:  # noqa: BLE001 - other people's parsers on any bytes at all: one page may not end a run
        problems.append(_CRASHED.format(type(error).__name__, error))
    else:
        problems.extend([] if found else [_NONE])
    problems.extend(_FOREIGN.format(a.language) for a in found if a.language not in {"en", None})
    return found, tuple(problem(raw.page.source, message, raw.page.id) for message in problems)


def _lines(raw: RawPage, press: Press, problems: list[str]) -> PressLines:
    if raw.hints.text is not None:
        return body(seen(raw.hints.text), press)
    if raw.page.media_type == "application/pdf":
        return body(pdf_text(raw.data), press)
    text = decoded(raw.data, raw.hints.charset)
    problems.extend([f"its encoding is in doubt: {text.doubt}"] if text.doubt else [])
    page = html_lines(text.text, raw.hints.url, press) if raw.page.media_type == "text/html" else None
    return page or body(text.text, press)


def _has_article(lines: PressLines) -> bool:
    return sum(map(len, lines.paragraphs)) >= _SHORTEST


def _merged(lines: PressLines, raw: RawPage, press: Press) -> PressLines:
    """Return ``lines`` with what the container knew: its title and outlet come first, its date last."""
    hints = raw.hints
    signed = [found for name in hints.byline if (found := byline(f"By {name}", press))]
    dates = [date for date in (lines.published, hints.published) if date and is_sound(date, raw.page.fetched)]
    outlet = hints.outlet or lines.outlet or host(hints.url)
    agencies = [lines.agency, *(found.agency for found in signed), press.agencies.get(outlet or "")]
    return replace(
        lines,
        title=hints.title or lines.title,
        outlet=outlet,
        byline=tuple(name for found in signed for name in found.names) or lines.byline,
        agency=next(filter(None, agencies), None),
        published=next(iter(dates), None),
    )


def _article(raw: RawPage, lines: PressLines) -> Article:
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in lines.paragraphs)
    return Article(
        id=content_id("article", raw.page.id),
        page=raw.page.id,
        title=lines.title,
        outlet=lines.outlet,
        byline=lines.byline,
        agency=lines.agency,
        credit=lines.credit,
        dateline=lines.dateline,
        published=lines.published,
        language=language(text),
        text=text,
        captions=lines.captions,
        stripped=tuple(line[:_LONGEST_STRIPPED] for line in lines.stripped[:_MOST_STRIPPED]),
    )
