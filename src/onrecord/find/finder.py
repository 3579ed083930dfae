"""One article in, all its findings out: parse, names, times, statements, events, in that order."""

from onrecord.find.events import mentions
from onrecord.find.names import names
from onrecord.find.parse import parse, pipeline
from onrecord.find.reading import Reading
from onrecord.find.statements import statements
from onrecord.find.times import times
from onrecord.lexicon.lexicon import Lexicon
from onrecord.model import Article, Findings, Problem, content_id


def find(article: Article, lexicon: Lexicon) -> Findings:
    """Return what is found in ``article``; nothing for another language than English, or for no text.

    A text past the parser's limit (a million characters) is a problem.
    """
    if article.language not in (None, "en") or not article.text.strip():
        return Findings(article.id, (), (), (), ())
    if len(article.text) > pipeline().max_length:
        return Findings(article.id, (), (), (), (), (_too_long(article),))
    reading = Reading(article, parse(article.text))
    named = names(reading, lexicon.gazetteer)
    timed = times(reading)
    said = statements(reading, named, timed, lexicon.cues)
    done = mentions(reading, named, timed, said, lexicon.codebook)
    return Findings(article.id, named.actors, named.ties, said, done)


def _too_long(article: Article) -> Problem:
    message = (
        f"The text has {len(article.text):,} characters and the parser reads {pipeline().max_length:,}: "
        "nothing was sought in it; cut it into articles."
    )
    return Problem(content_id("problem", article.id, "find"), article.page, article.id, article.page, "find", message)
