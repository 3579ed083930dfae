"""One article in, all its findings out: parse, names, times, statements, events, in that order."""

from onrecord.find.events import mentions
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.statements import statements
from onrecord.find.times import times
from onrecord.lexicon.lexicon import Lexicon
from onrecord.model import Article, Findings


def find(article: Article, lexicon: Lexicon) -> Findings:
    """Return what is found in ``article``; nothing for another language than English, or for no text."""
    if article.language not in (None, "en") or not article.text.strip():
        return Findings(article.id, (), (), (), ())
    reading = Reading(article, parse(article.text))
    named = names(reading, lexicon.gazetteer)
    timed = times(reading)
    said = statements(reading, named, timed, lexicon.cues)
    done = mentions(reading, named, timed, said, lexicon.codebook)
    return Findings(article.id, named.actors, named.ties, said, done)
