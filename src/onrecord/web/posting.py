"""Forms in, judgements out: what a person decides, and what is taken back."""

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.judging import Decision, JudgementError
from onrecord.model import Verdict
from onrecord.views.finding import findings
from onrecord.views.record import Record
from onrecord.web.asking import Wrong
from onrecord.web.room import Room
from onrecord.web.screens.review import with_rule

_LARGEST = 16_384  # bytes of a form
_LONGEST = 2000  # characters of a reason
_MOST = 20  # ids in one decision


def posts(room: Room) -> Sequence[Route]:
    """Return the routes that take decisions."""

    async def judge(request: Request) -> Response:
        return await _answered(room, request, withdraw=False)

    async def withdraw(request: Request) -> Response:
        return await _answered(room, request, withdraw=True)

    return (
        Route("/judge", judge, methods=["POST"]),
        Route("/judge/withdraw", withdraw, methods=["POST"]),
    )


async def _answered(room: Room, request: Request, *, withdraw: bool) -> Response:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            return room.refused(request, 413, "The form is longer than any decision.")
    try:
        form = parse_qsl(body.decode(), max_num_fields=_MOST + 10)
        done = await run_in_threadpool(_taken_back if withdraw else _decided, room, form)
    except (JudgementError, Wrong, ValueError) as error:
        return room.refused(request, 400, str(error))
    back = dict(form).get("back", "")
    return RedirectResponse(_own(back, told="done" if done else "working"), 303)


def _decided(room: Room, form: Sequence[tuple[str, str]]) -> bool:
    words = dict(form)
    about = tuple(value.strip() for name, value in form if name == "about" and value.strip())
    verdict = words.get("verdict", "")
    if verdict not in set(Verdict):
        raise Wrong(400, f"“{verdict}” is no verdict; those are {', '.join(Verdict)}.")
    with room.record() as (_, record):
        known = [id_ for id_ in about if _is_known(record, id_)]
        if len(known) != len(about) or not about:
            strange = ", ".join(id_ for id_ in about if id_ not in known) or "nothing"
            raise Wrong(400, f"Nothing of the record has the id {strange}.")
        why = with_rule(words.get("why", "").strip()[:_LONGEST], about, record)
    by = words.get("by", "").strip()[:80] or room.author
    if by.startswith("rule:"):
        raise Wrong(400, "A person's name does not begin with “rule:”.")
    return room.decider.judge(Decision(about=about, verdict=Verdict(verdict), by=by, why=why))


def _taken_back(room: Room, form: Sequence[tuple[str, str]]) -> bool:
    id_ = dict(form).get("id", "").strip()
    with room.record() as (_, record):
        standing = [one for one in record.reader.judgements() if one.id == id_]
    if not standing or standing[0].by.startswith("rule:") or standing[0].withdrawn:
        raise Wrong(400, "That is no decision of a person that stands.")
    return room.decider.withdraw(id_)


def _is_known(record: Record, id_: str) -> bool:
    """Tell whether an id is one of the record, whole."""
    return bool(record.actors((id_,))) or any(one.id == id_ for one in findings(record, id_))


def _own(back: str, told: str) -> str:
    """Return an address of our own to go back to, with what is told there: no other site's."""
    parts = urlsplit(back)
    plain = not (parts.scheme or parts.netloc) and back.startswith("/") and "\\" not in back and back.isprintable()
    path = back if plain else "/review"
    return f"{path}{'&' if '?' in path else '?'}told={told}"
