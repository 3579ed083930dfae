"""The commands that list a view: a table for a reader, JSON for a program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import CASE, About, Case, Json, Limit, Since, Sure, Until, asked, opened
from onrecord.cli.tables import Column, json, table

if TYPE_CHECKING:
    from onrecord.views.record import Record

_NOTHING = "Nothing on record."
_LINES = 500  # of a table, where nobody says how many


@dataclass(frozen=True, slots=True)
class Listing:
    """A view's command: its name is the name of the view's module and function, and of its function in ``rows``.

    One that ``is_long`` in a large case prints a table of its first lines, and takes ``--limit``.
    """

    name: str
    help: str
    columns: tuple[Column, ...]
    is_long: bool = False


LISTINGS = (
    Listing(
        "timeline",
        "What happened when.",
        (Column("When"), Column("What", 1), Column("Told in"), Column("Id")),
        is_long=True,
    ),
    Listing(
        "events",
        "Who did what, with or to whom: most reports first.",
        (Column("Type"), Column("When"), Column("What", 1), Column("Told in"), Column("Id")),
        is_long=True,
    ),
    Listing(
        "statements",
        "Who said what.",
        (Column("Act"), Column("Printed"), Column("Who and what", 1), Column("Id")),
        is_long=True,
    ),
    Listing(
        "commitments",
        "What was offered, agreed, demanded or threatened.",
        (Column("State"), Column("What", 1), Column("Since then"), Column("Id")),
    ),
    Listing("disputes", "What is disputed.", (Column("Said", 1), Column("Denied", 1), Column("Id"))),
    Listing("concerns", "Who sees a danger in what.", (Column("What", 1), Column("Id"))),
    Listing(
        "formats",
        "Forums for talks, and who sits in them.",
        (Column("Name", 2), Column("Kind"), Column("Members", 3), Column("In print since"), Column("Id")),
    ),
    Listing(
        "offices",
        "Who holds which post.",
        (Column("Who", 2), Column("Title", 3), Column("Of", 2), Column("In print"), Column("Id")),
    ),
    Listing(
        "actors",
        "Everyone on record.",
        (Column("Name", 2), Column("Kind"), Column("Country"), Column("Told in"), Column("Id")),
        is_long=True,
    ),
    Listing(
        "relations",
        "How pairs of actors stand, month by month.",
        (Column("Who", 3), Column("Month"), Column("Quad class", 2), Column("Events"), Column("Intensity")),
    ),
    Listing(
        "copies",
        "What each outlet made of a shared report.",
        (Column("Outlet", 1), Column("Printed"), Column("What", 3)),
    ),
    Listing(
        "stories",
        "Reports that tell of the same events.",
        (Column("Story", 1), Column("From"), Column("To"), Column("Told in"), Column("Id")),
    ),
)


def listed(listing: Listing) -> Callable[..., None]:
    """Return the command of a listing."""

    def command(  # noqa: PLR0913 - one option each
        case: Case = CASE,
        about: About = None,
        since: Since = None,
        until: Until = None,
        *,
        sure: Sure = 0.0,
        as_json: Json = False,
    ) -> None:
        with opened(case) as record:
            only = asked(record, about, since, until, sure)
            _show(listing, record, _view(listing)(record, only), as_json=as_json)

    def long(  # noqa: PLR0913 - one option each
        case: Case = CASE,
        about: About = None,
        since: Since = None,
        until: Until = None,
        *,
        sure: Sure = 0.0,
        limit: Limit = None,
        as_json: Json = False,
    ) -> None:
        most = _LINES if limit is None and not as_json else limit or None
        with opened(case) as record:
            found = _view(listing)(record, asked(record, about, since, until, sure), most)
            _show(listing, record, found, as_json=as_json)
            if most and len(found) == most:
                typer.echo(f"The first {most}; --limit 0 lists all, --since, --until and --about fewer.", err=True)

    chosen = long if listing.is_long else command
    chosen.__doc__ = listing.help
    return chosen


def _view(listing: Listing) -> Callable[..., Sequence[object]]:
    found: Callable[..., Sequence[object]] = getattr(import_module(f"onrecord.views.{listing.name}"), listing.name)
    return found


def _show(listing: Listing, record: "Record", found: Sequence[object], *, as_json: bool) -> None:
    if as_json:
        json(found)
    else:
        table(listing.columns, getattr(import_module("onrecord.cli.rows"), listing.name)(record, found), _NOTHING)


def search(  # noqa: PLR0913 - one option each
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, "a phrase", word* or a OR b.')],
    case: Case = CASE,
    about: About = None,
    since: Since = None,
    until: Until = None,
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many passages at most.")] = 20,
    as_json: Json = False,
) -> None:
    """Find passages by their words."""
    from onrecord.cli.rows import passages
    from onrecord.views.search import search as view

    with opened(case) as record:
        found = view(record, query, asked(record, about, since, until), limit)
        if as_json:
            json(found)
        else:
            columns = (Column("Where", 1), Column("Printed"), Column("Passage", 3))
            table(columns, passages(record, found), f"No article has {query!r}.")
