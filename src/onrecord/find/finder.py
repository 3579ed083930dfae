"""One article in, all its findings out: parse, names, times, statements, events, in that order.

Statements are read by trained heads that know what the rules found; events by the rules, their gaps filled by a trained
scorer. How much each part adds is told in ``docs/QUALITY.md``.
"""

from dataclasses import replace

from onrecord.find.attributions import sayings
from onrecord.find.events import mentions
from onrecord.find.kinds import rekinded
from onrecord.find.learned import hints
from onrecord.find.learned.calibration import calibrated
from onrecord.find.learned.events import chances
from onrecord.find.learned.model import Encoded, encoded
from onrecord.find.learned.naming import called, mentioned
from onrecord.find.learned.parties import recast
from onrecord.find.learned.sayings import resaid
from onrecord.find.learned.statements import told
from onrecord.find.learned.status import restated
from onrecord.find.names import names
from onrecord.find.parse import parse, pipeline
from onrecord.find.reading import CONTRACT, Names, Reading, Timed
from onrecord.find.sayings import Saying
from onrecord.find.statements import stated
from onrecord.find.strangers import joined
from onrecord.find.times import times
from onrecord.lexicon.lexicon import Lexicon
from onrecord.model import Article, Findings, Mention, Problem, Statement, content_id


def find(article: Article, lexicon: Lexicon, style: str = CONTRACT) -> Findings:
    """Return what is found in ``article``; nothing for another language than English, or for no text.

    ``style`` is whose rules of annotation statements follow: ours, or those of a set that is measured.
    A text past the parser's limit (a million characters) is a problem.
    """
    if article.language not in (None, "en") or not article.text.strip():
        return Findings(article.id, (), (), (), ())
    if len(article.text) > pipeline().max_length:
        return Findings(article.id, (), (), (), (), (_too_long(article),))
    reading = Reading(article, parse(article.text), style)
    seen = encoded(reading.doc)
    ruled_names, timed = names(reading, lexicon.gazetteer), times(reading)
    named = rekinded(ruled_names, mentioned(seen, tuple(called(ruled_names))))
    known, said = _said(reading, seen, named, timed, lexicon)
    # "a note" that speaks does nothing, its author does: the rules get the names without those that statements add
    ruled = restated(reading, mentions(reading, named, timed, said, lexicon.codebook), lexicon.codebook)
    known, done = recast(reading, known, said, _weighed(seen, named, ruled))
    return Findings(article.id, known.actors, known.ties, said, done)


def _said(
    reading: Reading, seen: Encoded, named: Names, timed: tuple[Timed, ...], lexicon: Lexicon
) -> tuple[Names, tuple[Statement, ...]]:
    """Return the statements, and the names with the sources that no name covers."""
    ruled = sayings(reading, lexicon.cues)
    heard = resaid(told(seen, hints.said(reading.doc, ruled), reading.style), ruled, reading.doc, lexicon.cues)
    found = tuple(_named(one, ruled, named) for one in heard)
    known = joined(reading, named, (source for one in found for source in one.sources))
    return known, stated(found, reading, known, timed, lexicon.cues)


def _named(saying: Saying, ruled: tuple[Saying, ...], named: Names) -> Saying:
    """Return an attribution with the source that the rules gave it where theirs is named and its own is not.

    "From Moscow's perspective" is told by Moscow, not by a perspective.
    """
    rule = next((one for one in ruled if one.head.i == saying.head.i), None)
    if rule is None or any(named.parties(one) for one in saying.sources):
        return saying
    return replace(saying, sources=rule.sources) if any(named.parties(one) for one in rule.sources) else saying


def _weighed(seen: Encoded, named: Names, ruled: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the rules' events with their confidence."""
    likely = chances(seen, named, ruled, hints.done(seen.doc, ruled))
    return tuple(
        replace(mention, confidence=calibrated("event", chance)) for mention, chance in zip(ruled, likely, strict=True)
    )


def _too_long(article: Article) -> Problem:
    message = (
        f"The text has {len(article.text):,} characters and the parser reads {pipeline().max_length:,}: "
        "nothing was sought in it; cut it into articles."
    )
    return Problem(content_id("problem", article.id, "find"), article.page, article.id, article.page, "find", message)
