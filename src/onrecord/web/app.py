"""A case file in, the reading room over it out: a web application of pages, an API, and a person's decisions."""

from functools import partial
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.store.case import CaseError
from onrecord.web.api.answers import api
from onrecord.web.drawings.svg import style
from onrecord.web.files import FILES, download
from onrecord.web.guard import Guard
from onrecord.web.posting import posts
from onrecord.web.room import Make, Room
from onrecord.web.screens import article, brief, drawn, finding, lists, people, review, search, today
from onrecord.web.settings import Settings

SCREENS: dict[str, Make] = {
    "/": today.today,
    **{
        f"/{view}": partial(lists.listing, view)
        for view in ("events", "statements", "commitments", "disputes", "concerns")
    },
    "/event/{id_}": finding.event,
    "/finding/{id_}": finding.finding,
    "/timeline": drawn.timeline,
    "/map": drawn.places,
    "/network": drawn.web,
    "/actors": lists.actors,
    "/actor/{id_}": people.actor,
    "/pair": people.pair,
    "/formats": lists.formats,
    "/offices": lists.offices,
    "/article/{id_}": article.article,
    "/article/{id_}/beside/{other}": article.beside,
    "/search": search.search,
    "/brief": brief.brief,
    "/review": review.review,
}


def drawing_colours(request: Request) -> Response:
    """Return the colours of the drawings, which belong to them."""
    del request
    return Response(style(), media_type="text/css")


def application(case: Path, settings: Settings | None = None) -> Starlette:
    """Return the application over ``case``, which is opened anew for each request."""
    settings = settings or Settings()
    room = Room(case, settings)
    static = StaticFiles(directory=str(files("onrecord.web").joinpath("static")))
    routes: list[BaseRoute] = [Route(path, room.page(make)) for path, make in SCREENS.items()]
    routes += [
        *(Route(f"/{name}", download(room, *how, name)) for name, how in FILES.items()),
        *posts(room),
        *api(room),
        Route("/static/drawings.css", drawing_colours),
        Mount("/static", static),
    ]

    async def not_found(request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", 404)
        told = {
            404: "There is no page at this address.",
            405: "This address does not take such a request.",
        }.get(status, str(getattr(error, "detail", "")))
        return room.refused(request, status, told)

    async def failed(request: Request, error: Exception) -> Response:
        return room.failed(request, error)

    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, settings=settings, refusal=room.refused)],
        exception_handlers={404: not_found, 405: not_found, CaseError: failed, 500: failed},
    )
