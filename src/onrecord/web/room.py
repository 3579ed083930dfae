"""A request in, a page out: the case is opened for it, its screen made and drawn; errors are pages too."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from getpass import getuser
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse

from onrecord.model import Status
from onrecord.store.case import CaseError
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.web.asking import Asked, Wrong, asked
from onrecord.web.correctable import types
from onrecord.web.deciding import Decider
from onrecord.web.desk import Desk
from onrecord.web.drawing import environment
from onrecord.web.screen import Screen
from onrecord.web.settings import Settings
from onrecord.web.shelf import Shelf
from onrecord.web.streaming import GAP, filled

NAVIGATION = (
    ("What happened", (("/", "Today"), ("/timeline", "Timeline"), ("/events", "Events"), ("/map", "Map"))),
    (
        "Who",
        (
            ("/actors", "Actors"),
            ("/pair", "Pairs"),
            ("/network", "Network"),
            ("/offices", "Offices"),
            ("/formats", "Formats"),
        ),
    ),
    (
        "What was said",
        (
            ("/statements", "Statements"),
            ("/commitments", "Commitments"),
            ("/disputes", "Disputes"),
            ("/concerns", "Concerns"),
        ),
    ),
    ("Work", (("/search", "Search"), ("/brief", "Brief"), ("/review", "Review"))),
)

Make = Callable[..., Screen]


class Room:
    """One case file and how it is shown."""

    def __init__(self, case: Path, settings: Settings) -> None:
        """Take the case file and the settings."""
        self.case = case
        self.settings = settings
        self.shelf = Shelf(case)
        self.decider = Decider(case)
        self.author = _author()

    @contextmanager
    def record(self) -> Iterator[tuple[Any, Record]]:
        """Open the case: its state, and the record. Raises CaseError."""
        state = self.shelf.state()
        with Reader(self.case) as reader:
            yield state, Record(reader)

    def desk(self, request: Request, state: Any, record: Record, words: Asked) -> Desk:  # noqa: ANN401 - a state
        """Return what a page is made from."""
        known = request.cookies.get(self.settings.cookie) == self.settings.token
        return Desk(record, words, self.shelf, state, self.settings, request.url.path, known)

    def page(self, make: Make) -> Callable[[Request], Response]:
        """Return the endpoint of a screen."""

        def endpoint(request: Request) -> Response:
            with ExitStack() as opened:
                state, record = opened.enter_context(self.record())
                try:
                    words = asked(request.query_params.multi_items(), record)
                    desk = self.desk(request, state, record, words)
                    screen = make(desk, **request.path_params)
                except Wrong as wrong:
                    desk, screen = self.desk(request, state, record, Asked()), _mistaken(request, wrong)
                page, parts = self._drawn(desk, screen), map(partial(self._drawn, desk), screen.parts)
                if screen.at_once:
                    return HTMLResponse(page.replace(GAP, "".join(parts)), screen.status)
                made = filled(page, parts, opened.pop_all())
                return StreamingResponse(made, screen.status, media_type="text/html")

        return endpoint

    def _drawn(self, desk: Desk, screen: Screen) -> str:
        context = {
            "desk": desk,
            "asked": desk.asked,
            "title": screen.title,
            "navigation": NAVIGATION,
            "types": types(),
            "statuses": [(str(one), one.replace("_", " ")) for one in Status],
            "outlets": list(desk.outlets)[:200],
            "may_judge": not self.settings.read_only,
            "working": self.decider.working,
            "troubles": self.decider.troubles() if screen.template == "review" else [],
            "author": self.author,
            "case_name": self.case.name,
            "gap": GAP,
            **screen.values,
        }
        return environment().get_template(screen.template).render(context)

    def refused(self, request: Request, status: int, told: str) -> Response:
        """Return an error page, or for the API an error in its shape, without opening the case."""
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": {"status": status, "message": told}}, status)
        links = {"Today": "/", "Search": "/search"}
        if status == UNOPENED:
            links = {"Try again": f"{request.url.path}?{request.url.query}".rstrip("?")}
        elif status in STRANGE:  # whoever is not known, or not here, can go nowhere from here
            links = {}
        context = {"told": told, "title": TITLES.get(status, "Something went wrong"), "links": links}
        return HTMLResponse(environment().get_template("refusal").render(context), status)

    def failed(self, request: Request, error: Exception) -> Response:
        """Return the page of a case that can't be opened, or of a fault of ours."""
        if isinstance(error, CaseError):
            return self.refused(request, UNOPENED, str(error))
        told = f"This should not happen ({type(error).__name__}). The terminal where `onrecord serve` runs tells more."
        return self.refused(request, 500, told)


UNOPENED = 503
STRANGE = frozenset({401, 421})
TITLES = {
    400: "That cannot be asked",
    401: "This browser is not known yet",
    403: "Not allowed",
    404: "Nothing here",
    405: "Not that way",
    413: "Too long",
    421: "Not this address",
    UNOPENED: "The case cannot be opened",
}


def _mistaken(request: Request, wrong: Wrong) -> Screen:
    """Return the page of what can't be answered: what is wrong, and links to what may have been meant."""
    pairs = request.query_params.multi_items()
    near = []
    for one in wrong.near:
        changed = [(name, one.id if value.strip() == wrong.name else value) for name, value in pairs]
        path = f"/actor/{one.id}" if request.url.path.startswith("/actor/") else request.url.path
        near.append((one, path, changed))
    values = {"told": wrong.message, "near": near, "status": wrong.status}
    return Screen("mistaken", TITLES.get(wrong.status, "Something went wrong"), values, wrong.status)


def _author() -> str:
    try:
        return getuser()
    except (OSError, KeyError):  # a machine that has no name for who runs this
        return "somebody"
