"""What every kind of input comes down to: the bytes of one page and what their container knew, or a problem."""

from dataclasses import dataclass
from hashlib import sha256

from onrecord.model import Page, Problem, Published, content_id

LIMIT = 20 * 2**20
"""Bytes of one page that are read at most; news pages have 0.1 to 2 MB."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a container's record already says of a page; ``text`` where it holds the article without markup.

    ``charset`` is the encoding that the server named, ``byline`` the writers the record names.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: Published | None = None
    text: str | None = None
    byline: tuple[str, ...] = ()
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class RawPage:
    """The bytes of one page, not yet decoded."""

    page: Page
    data: bytes
    hints: Hints


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page's bytes came from: ``source`` as given, ``name`` what it is called wherever it lies."""

    source: str
    name: str
    media_type: str
    fetched: str | None = None


def raw_page(data: bytes, origin: Origin, hints: Hints) -> RawPage:
    """Return the page; the same bytes under the same name have the same id, by whatever path they were reached."""
    digest = sha256(data).hexdigest()
    page_id = content_id("page", digest, origin.name)
    return RawPage(Page(page_id, origin.source, origin.media_type, digest, origin.fetched), data, hints)


def problem(source: str, message: str, page: str | None = None) -> Problem:
    """Return a problem of the stage ``read``; ``message`` says what is wrong and what to do."""
    return Problem(content_id("problem", "read", source, message), page, None, source, "read", message)


def too_big(what: str) -> str:
    """Return the message for a page past the limit."""
    return f"{what} is over {LIMIT // 2**20} MB, which no news page is; cut it, or leave it out"
