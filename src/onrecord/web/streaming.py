"""A page with a gap in, the same in parts out: its head at once, then what fills the gap, piece by piece."""

from collections.abc import Generator, Iterable
from contextlib import ExitStack
from logging import getLogger

from markupsafe import Markup

from onrecord.web.drawing import environment

GAP = Markup("\x00")  # no page's text holds it: `onrecord.web.drawing` writes it out


def filled(page: str, parts: Iterable[str], opened: ExitStack) -> Generator[str]:
    """Yield the page up to its gap, each part, and the rest of the page; close what was ``opened`` then.

    The answer has begun when a part fails: what is wrong is told in its place, and the page ends as any does.
    """
    head, _, rest = page.partition(GAP)
    with opened:
        yield head
        try:
            yield from parts
        except Exception as error:
            getLogger(__name__).exception("A page could not be made to its end")
            yield environment().get_template("unfinished").render(told=f"{type(error).__name__}: {error}".rstrip(": "))
        yield rest
