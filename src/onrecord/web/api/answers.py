"""A call in, its JSON out: a page of a view, one finding, or an error in the one shape."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from onrecord.views.finding import findings
from onrecord.views.plain import plain
from onrecord.views.search import search
from onrecord.web.api.openapi import described
from onrecord.web.api.parts import part
from onrecord.web.api.table import CALLS, MOST, Call
from onrecord.web.asking import Asked, Wrong, asked
from onrecord.web.desk import Desk
from onrecord.web.room import Room
from onrecord.web.screen import A_PAGE

_PASSAGES = 1000  # that a search goes through


def api(room: Room) -> Sequence[Route]:
    """Return the routes of the API."""

    def description(request: Request) -> Response:
        del request
        return JSONResponse(described())

    return (*(Route(call.path, _endpoint(room, call)) for call in CALLS), Route("/api/openapi.json", description))


def _endpoint(room: Room, call: Call) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        with room.record() as (state, record):
            try:
                words = _checked(call, request)
                desk = room.desk(request, state, record, asked(words, record))
                return _json(_answer(desk, call, request))
            except Wrong as wrong:
                near = f" Near it: {', '.join(f'{one.name} ({one.id})' for one in wrong.near)}." if wrong.near else ""
                status = 400 if wrong.name else wrong.status  # who is asked for is a parameter here
                return room.refused(request, status, wrong.message + near)

    return endpoint


def _json(value: object) -> Response:
    return Response(orjson.dumps(value, default=list), media_type="application/json")


def _checked(call: Call, request: Request) -> list[tuple[str, str]]:
    """Return the words of the address. Raises Wrong, 400, for one that the call does not take, or takes once."""
    pairs = request.query_params.multi_items()
    taken = {one.name: one for one in call.parameters if one.place == "query"}
    for name, value in pairs:
        if name not in taken:
            raise Wrong(400, f"“{name}” is no parameter of {call.path}; those are {', '.join(taken) or 'none'}.")
        if len(value) > _longest(taken[name].schema):
            raise Wrong(400, f"“{name}” is too long.")
        if taken[name].schema["type"] != "array" and sum(name == other for other, _ in pairs) > 1:
            raise Wrong(400, f"“{name}” is given more than once.")
    for one in taken.values():
        if one.required and not dict(pairs).get(one.name, "").strip():
            raise Wrong(400, f"“{one.name}” is needed.")
    return pairs


def _longest(schema: Any) -> int:  # noqa: ANN401 - a JSON schema
    return int(schema.get("maxLength") or schema.get("items", {}).get("maxLength") or 40)


def _answer(desk: Desk, call: Call, request: Request) -> object:
    if call.view:
        return _page(desk, call, request)
    id_ = request.path_params["id"]
    if call.path.startswith("/api/articles/"):
        found: Iterable[Any] = desk.record.articles((id_,))
    else:
        found = [one for one in findings(desk.record, id_) if one.id == id_]
    for one in found:
        return plain(one)
    raise Wrong(404, "Nothing of this case has that id.")


def _page(desk: Desk, call: Call, request: Request) -> dict[str, Any]:
    size = _size(desk.asked)
    start = (desk.asked.page - 1) * size
    if call.view == "search":
        every = _searched(desk)
        values, count = every[start : start + size], len(every)
    else:
        values, count = part(desk, call.view, start, size)
    shown = desk.whole(call.view, values)
    more = start + size < count
    following = request.url.include_query_params(page=desk.asked.page + 1) if more else None
    return {
        "items": [plain(one) for one in shown],
        "next": f"{following.path}?{following.query}" if following else None,
    }


def _searched(desk: Desk) -> Sequence[Any]:
    found = search(desk.record, desk.asked.one("q"), replace(desk.asked.only, confidence=0.0), _PASSAGES)
    printed = desk.printed_by(desk.asked.outlet)
    return [one for one in found if not desk.asked.outlet or one.article in printed]


def _size(words: Asked) -> int:
    given = words.one("limit") or str(A_PAGE)
    if not (given.isascii() and given.isdigit() and len(given) < 4 and 1 <= int(given) <= MOST):  # noqa: PLR2004 - digits
        raise Wrong(400, f"“limit {given}” is no number from 1 to {MOST}.")
    return int(given)
