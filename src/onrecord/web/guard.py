"""A request in, the same or a refusal out: host, token and origin are checked, every answer gets its headers."""

from collections.abc import Callable
from hmac import compare_digest
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.settings import Settings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Other sites learn nothing. "no-referrer" would also make browsers send "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_SAFE = {"GET", "HEAD"}

Refusal = Callable[[Request, int, str], Response]


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings, refusal: Refusal) -> None:
        """Take what is guarded, and what makes a page or an API answer of a refusal."""
        self.app = app
        self.settings = settings
        self.refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in present)]
            await send(message)

        answer = self._refused(Request(scope))
        await (answer or self.app)(scope, receive, sealed)

    def _refused(self, request: Request) -> Response | None:
        if not self.settings.answers_to(_name(request.headers.get("host", ""))):
            return self.refusal(request, 421, "This address is not one that the reading room was started for.")
        if request.method in _SAFE and "token" in request.query_params:
            return self._entered(request)
        if request.method in _SAFE:
            return None if self.settings.is_local or self._is_known(request) else self._stranger(request)
        return self._forbidden(request)

    def _forbidden(self, request: Request) -> Response | None:
        """Return why something may not be written, or ``None`` where it may."""
        if self.settings.read_only:
            return self.refusal(request, 403, "The reading room was started with --read-only: nothing can be judged.")
        if request.headers.get("origin") != f"{request.url.scheme}://{request.headers.get('host')}":
            return self.refusal(request, 403, "This form was sent from another site, and was not taken.")
        return None if self._is_known(request) else self._stranger(request)

    def _stranger(self, request: Request) -> Response:
        told = "Open the address that `onrecord serve` printed, with its token, once; this browser is then known."
        return self.refusal(request, 401, told)

    def _is_known(self, request: Request) -> bool:
        return self._is_token(request.cookies.get(self.settings.cookie, ""))

    def _is_token(self, given: str) -> bool:
        return compare_digest(given.encode(), self.settings.token.encode())

    def _entered(self, request: Request) -> Response:
        """Take the token out of the address and into a cookie that no script and no other site can read."""
        if not self._is_token(request.query_params["token"]):
            return self.refusal(request, 401, "This token is not the one of this start; use the address printed last.")
        rest = [pair for pair in parse_qsl(request.url.query) if pair[0] != "token"]
        path = "/" + request.url.path.lstrip("/")  # "//elsewhere" would lead to another site
        answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
        answer.set_cookie(self.settings.cookie, self.settings.token, httponly=True, samesite="strict", path="/")
        return answer


def _name(host: str) -> str:
    """Return the name of a Host header, without its port; nothing for one that is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
