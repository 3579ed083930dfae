"""The commands that list a view: a table for a reader, JSON for a program."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated

import typer

from onrecord.cli.options import CASE, About, Case, Json, Since, Sure, Until, asked, opened
from onrecord.cli.tables import Column, json, table

_NOTHING = "Nothing on record."


@dataclass(frozen=True, slots=True)
class Listing:
    """A view's command: its name is the name of the view's module and function, and of its function in ``rows``."""

    name: str
    help: str
    columns: tuple[Column, ...]


LISTINGS = (
    Listing("timeline", "What happened when.", (Column("When"), Column("What", 1), Column("Told in"), Column("Id"))),
    Listing(
        "events",
        "Who did what, with or to whom: most reports first.",
        (Column("Type"), Column("When"), Column("What", 1), Column("Told in"), Column("Id")),
    ),
    Listing(
        "statements", "Who said what.", (Column("Act"), Column("Printed"), Column("Who and what", 1), Column("Id"))
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
        view = getattr(import_module(f"onrecord.views.{listing.name}"), listing.name)
        rows = getattr(import_module("onrecord.cli.rows"), listing.name)
        with opened(case) as record:
            found = view(record, asked(record, about, since, until, sure))
            if as_json:
                json(found)
            else:
                table(listing.columns, rows(record, found), _NOTHING)

    command.__doc__ = listing.help
    return command


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
