"""A gold record's text in, what the program finds in it out, through the functions that a run calls."""

import warnings
from functools import cache

from onrecord.find.finder import find
from onrecord.find.parse import parse
from onrecord.find.reading import CONTRACT, Reading
from onrecord.lexicon.lexicon import Lexicon, load
from onrecord.model import Article, Findings, Published


@cache
def lexicon() -> Lexicon:
    """Return the packaged lexicon, loaded once."""
    return load()


def article(id_: str, text: str, *, title: str | None = None, published: str | None = None) -> Article:
    """Return a text as an English article of the day ``published``."""
    day = Published(published[:10], "day", "record") if published else None
    return Article(id_, id_, title, None, (), None, None, None, day, "en", text)


def reading(one: Article) -> Reading:
    """Return an article with its parse."""
    return Reading(one, parse(one.text))


def findings(one: Article, style: str = CONTRACT) -> Findings:
    """Return all that is found in an article; nothing, with a warning, where the program fails on it, as a run does."""
    try:
        return find(one, lexicon(), style)
    except Exception as error:  # noqa: BLE001 - one text's failure is not the measurement's
        warnings.warn(f"{one.id}: nothing found: {type(error).__name__}: {error}", RuntimeWarning, stacklevel=2)
        return Findings(one.id, (), (), (), ())
