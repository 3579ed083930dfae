"""Forms in, judgements out: what a person decides, and what is taken back."""

from collections.abc import Callable, Sequence
from threading import Event
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.judging import JudgementError
from onrecord.model import BY_RULE, Judgement
from onrecord.web import deciding
from onrecord.web.asking import Wrong
from onrecord.web.forms import MOST, Form, decision
from onrecord.web.room import Room

_LARGEST = 65_536  # bytes of a form

Take = Callable[[Room, Form], tuple[Judgement, Event]]


def posts(room: Room) -> Sequence[Route]:
    """Return the routes that take decisions."""
    return (
        Route("/judge", _endpoint(room, _decided), methods=["POST"]),
        Route("/judge/withdraw", _endpoint(room, _taken_back), methods=["POST"]),
    )


def _endpoint(room: Room, take: Take) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST:
                return room.refused(request, 413, "The form is longer than any decision.")
        try:
            form = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST)
            told = await run_in_threadpool(_told, room, form, take)
        except Wrong as error:
            near = f" Do you mean {' or '.join(one.name for one in error.near)}?" if error.near else ""
            return room.refused(request, 400, error.message + near)
        except (JudgementError, ValueError) as error:
            return room.refused(request, 400, str(error))
        return RedirectResponse(_own(dict(form).get("back", ""), told), 303)

    return endpoint


def _told(room: Room, form: Form, take: Take) -> dict[str, str]:
    """Take a form, and return what the next page tells; the queue of the review goes on without waiting."""
    made, done = take(room, form)
    queue = dict(form).get("back", "").startswith("/review")
    followed = done.wait(0 if queue else deciding.PATIENCE)
    return {"told": "done" if followed or queue else "working", "made": "" if made.withdrawn else made.id}


def _decided(room: Room, form: Form) -> tuple[Judgement, Event]:
    with room.record() as (_, record):
        made = decision(form, record, room.author)
    return room.decider.judge(made)


def _taken_back(room: Room, form: Form) -> tuple[Judgement, Event]:
    id_ = dict(form).get("id", "").strip()
    with room.record() as (_, record):
        standing = [one for one in record.reader.judgements() if one.id == id_]
    if not standing or standing[0].by.startswith(BY_RULE) or standing[0].withdrawn:
        raise Wrong(400, "That is no decision of a person that stands.")
    return room.decider.withdraw(id_)


def _own(back: str, told: dict[str, str]) -> str:
    """Return an address of our own to go back to, with what is told there: no other site's."""
    parts = urlsplit(back)
    plain = not (parts.scheme or parts.netloc) and back.startswith("/") and "\\" not in back and back.isprintable()
    path = back if plain else "/review"
    words = urlencode({name: value for name, value in told.items() if value})
    return f"{path}{'&' if '?' in path else '?'}{words}"
