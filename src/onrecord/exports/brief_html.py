"""A brief in, one HTML page out: each sentence beside the words it rests on; no scripts, nothing fetched."""

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from onrecord.exports.brief_text import more
from onrecord.views.brief import Brief
from onrecord.views.prose import inside
from onrecord.views.time import written
from onrecord.views.wording import wording


def html(brief: Brief) -> str:
    """Return the page; whatever comes from a page that was read is escaped."""
    return _template().render(
        brief=brief,
        numbers=brief.notes,
        shown=set[int](),
        wording=wording(),
        written=written,
        more=more,
        address=address,
        inside=inside,
    )


def address(source: str) -> str | None:
    """Return the source where it is a web address that can be linked: no other scheme is."""
    return source if re.fullmatch(r"https?://[^\s\"'<>]+", source) else None


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    source = files("onrecord.exports").joinpath("templates", "brief.html.j2").read_text("utf8")
    return environment.from_string(source)
