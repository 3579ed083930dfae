"""A request in, a file to take away out: the brief, a drawing, or its rows."""

from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from onrecord.exports.brief_html import html
from onrecord.exports.brief_markdown import markdown
from onrecord.web.asking import Wrong, asked
from onrecord.web.desk import Desk
from onrecord.web.drawings.svg import standalone
from onrecord.web.room import Room
from onrecord.web.screens import brief, drawn

Write = Callable[[Desk], str | bytes]

DRAWINGS = ("timeline", "pairs", "network", "map", "months")


def _svg(name: str, desk: Desk) -> str:
    return standalone(drawn.svg(name, desk))


def _pdf(desk: Desk) -> bytes:
    from onrecord.exports.brief_pdf import pdf  # what it draws with is slow to load

    return pdf(brief.composed(desk))


FILES: Mapping[str, tuple[Write, str]] = {
    "brief.html": (lambda desk: html(brief.composed(desk)), "text/html"),
    "brief.pdf": (_pdf, "application/pdf"),
    "brief.md": (lambda desk: markdown(brief.composed(desk)), "text/markdown"),
    **{f"{name}.svg": (partial(_svg, name), "image/svg+xml") for name in DRAWINGS},
    **{f"{name}.csv": (partial(drawn.rows, name), "text/csv") for name in DRAWINGS},
}
"""By name: what writes it of a desk, and its media type."""


def download(room: Room, write: Write, media: str, name: str) -> Callable[[Request], Response]:
    """Return the endpoint of a file; it is for keeping, not for showing within the site."""

    def endpoint(request: Request) -> Response:
        with room.record() as (state, record):
            try:
                desk = room.desk(request, state, record, asked(request.query_params.multi_items(), record))
                content = write(desk)
            except Wrong as wrong:
                return room.refused(request, wrong.status, wrong.message)
        return Response(content, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    return endpoint
