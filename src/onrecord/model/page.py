"""Pages, the journalism on them, and the pieces of reporting that articles are copies of."""

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes that were read: where they came from, their media type, their SHA-256, when fetched (ISO 8601, UTC)."""

    id: str
    source: str
    media_type: str
    sha256: str
    fetched: str | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and by which agency a piece says it was filed: ``NEW DELHI (Reuters)``."""

    place: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date: ISO 8601 value, precision (``minute``, ``day``, ``month``, ``year``), and its basis.

    ``basis`` names where it was read: ``json-ld``, ``meta``, ``time element``, ``feed``, ``record``, ``url``, ``text``.
    ``revised`` is the day of a revision that the page states, if two months and more lie between: "last week" may then
    be told of either day, so that the times of its text count from neither.
    """

    value: str
    precision: str
    basis: str
    revised: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The journalism on a page, boilerplate gone; paragraphs of ``text`` are parted by one empty line.

    ``language`` is ISO 639-1. ``captions`` and ``credit`` are metadata and no part of ``text``; ``stripped`` holds
    the lines that were judged furniture, in page order, so that a reader can see what was taken away.
    """

    id: str
    page: str
    title: str | None
    outlet: str | None
    byline: tuple[str, ...]
    agency: str | None
    credit: str | None
    dateline: Dateline | None
    published: Published | None
    language: str | None
    text: str
    captions: tuple[str, ...] = ()
    stripped: tuple[str, ...] = ()

    @property
    def dated(self) -> Published | None:
        """When it was published, where no later revision may tell its times from another day."""
        return self.published if self.published and not self.published.revised else None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece of reporting comes from: the agency, the article that stands for it, and why we think so."""

    agency: str | None
    article: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one copy made of the report: spans it added, spans of the origin it cut, and its title where it differs."""

    article: str
    added: tuple[Span, ...]
    removed: tuple[Span, ...]
    title: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One piece of reporting and all its copies; ``articles`` are ids, sorted."""

    id: str
    articles: tuple[str, ...]
    origin: Origin
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell of the same events, and why; ``since`` and ``until`` are ISO 8601 days."""

    id: str
    label: str
    reports: tuple[str, ...]
    since: str | None
    until: str | None
    why: str
