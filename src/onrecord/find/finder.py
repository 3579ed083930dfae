"""One article in, all its findings out: parse, names, times, statements, events, in that order.

Statements are read by trained heads that know what the rules found; events, their status, their time and who takes part
in them by trained scorers that know it too. How much each part adds is told in ``docs/QUALITY.md``.
"""

from dataclasses import dataclass, replace

from onrecord.find.attributions import sayings
from onrecord.find.events import Finder, finder
from onrecord.find.kinds import rekinded
from onrecord.find.learned import hints
from onrecord.find.learned.act_signs import Sight
from onrecord.find.learned.acting import Acting, acting
from onrecord.find.learned.acts import judged
from onrecord.find.learned.contenders import Contest
from onrecord.find.learned.dates import redated
from onrecord.find.learned.model import Encoded, encoded
from onrecord.find.learned.naming import called, mentioned
from onrecord.find.learned.parties import recast
from onrecord.find.learned.sayings import hushed, resaid
from onrecord.find.learned.statements import told
from onrecord.find.learned.status import restated
from onrecord.find.names import names
from onrecord.find.parse import parse, pipeline
from onrecord.find.reading import CONTRACT, Names, Reading, Timed
from onrecord.find.rebuttals import rebutted
from onrecord.find.relays import quoted, relayed
from onrecord.find.sifting import public
from onrecord.find.sourced import sourced
from onrecord.find.statements import stated
from onrecord.find.strangers import joined
from onrecord.find.times import times
from onrecord.lexicon.lexicon import Lexicon
from onrecord.model import Article, Findings, Mention, Problem, Statement, content_id


@dataclass(frozen=True, slots=True)
class Read:
    """An article as the encoder sees it, with its names and statements, and what finds events in it by rules.

    ``named`` are the names that the rules for events are given, ``known`` those with sources that no name covers: "a
    note" that speaks does nothing, its author does.
    """

    reading: Reading
    seen: Encoded
    named: Names
    known: Names
    statements: tuple[Statement, ...]
    acts: Finder


def find(article: Article, lexicon: Lexicon, style: str = CONTRACT) -> Findings:
    """Return what is found in ``article``; nothing for another language than English, or for no text.

    ``style`` is whose rules of annotation statements follow: ours, or those of a set that is measured.
    A text past the parser's limit (a million characters) is a problem.
    """
    if article.language not in (None, "en") or not article.text.strip():
        return Findings(article.id, (), (), (), ())
    if len(article.text) > pipeline().max_length:
        return Findings(article.id, (), (), (), (), (_too_long(article),))
    page = read(article, lexicon, style)
    rules = page.acts.mentions()
    told = restated(page.reading, rules, lexicon.codebook)
    seen = acting(page.seen, page.named, rules)
    done = restated(page.reading, believed(page, rules, seen), lexicon.codebook, seen)
    known, cast = recast(Contest(page.reading, page.known, page.statements, told), done, lexicon.codebook, seen)
    events = tuple(public(redated(page.acts, cast, seen.states), known, lambda one: one.actors + one.recipients))
    return Findings(article.id, known.actors, known.ties, page.statements, events)


def read(article: Article, lexicon: Lexicon, style: str = CONTRACT) -> Read:
    """Return the article with what is found in it before events; its times count from its day, if one is sure."""
    reading = Reading(replace(article, published=article.dated), parse(article.text), style)
    seen = encoded(reading.doc)
    rules, timed = names(reading, lexicon.gazetteer), times(reading)
    named = rekinded(rules, mentioned(seen, tuple(called(rules))))
    known, said = _said(reading, seen, named, timed, lexicon)
    return Read(reading, seen, named, known, said, finder(reading, named, timed, said, lexicon.codebook))


def believed(page: Read, rules: tuple[Mention, ...], seen: Acting) -> tuple[Mention, ...]:
    """Return the tellings that the scorers of acts believe, the rules' and their own."""
    return judged(_sight(page, rules), seen, page.acts.bare)


def sighted(article: Article, lexicon: Lexicon) -> Sight:
    """Return what the scorer of acts is told of an article."""
    page = read(article, lexicon)
    return _sight(page, page.acts.mentions())


def _sight(page: Read, rules: tuple[Mention, ...]) -> Sight:
    return Sight(page.reading, page.named, rules, page.acts.candidates)


def _said(
    reading: Reading, seen: Encoded, named: Names, timed: tuple[Timed, ...], lexicon: Lexicon
) -> tuple[Names, tuple[Statement, ...]]:
    """Return the statements, and the names with the sources that no name covers."""
    ruled, own = sayings(reading, lexicon.cues), reading.style == CONTRACT
    heard = resaid(told(seen, hints.said(reading.doc, ruled), reading.style), ruled, reading.doc, lexicon.cues)
    if own:
        heard = rebutted(quoted(hushed(heard, ruled), ruled, lexicon.cues), reading.doc, lexicon.cues)
    found = tuple(sourced(one, ruled, named) for one in heard)
    known = joined(reading, named, (source for one in found for source in one.sources))
    kept = relayed(found, known, lexicon.cues) if own else found
    return known, stated(kept, reading, known, timed, lexicon.cues)


def _too_long(article: Article) -> Problem:
    message = (
        f"The text has {len(article.text):,} characters and the parser reads {pipeline().max_length:,}: "
        "nothing was sought in it; cut it into articles."
    )
    return Problem(content_id("problem", article.id, "find"), article.page, article.id, article.page, "find", message)
