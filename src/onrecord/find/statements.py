"""A reading with its names and times in; who says, thinks, denies, demands or promises what, out."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.find.acts import act, manner
from onrecord.find.attributions import sayings
from onrecord.find.clauses import child
from onrecord.find.content import outside
from onrecord.find.quotes import quotes
from onrecord.find.reading import Names, Reading, Timed
from onrecord.find.sayings import Extent, Saying
from onrecord.find.wording import extents, subtree
from onrecord.lexicon.cues import Cues
from onrecord.model import Party, Span, Statement, When, content_id


def statements(reading: Reading, names: Names, times: Sequence[Timed], cues: Cues) -> tuple[Statement, ...]:
    """Return the statements of an article, in the order of their cues; nested and relayed ones are statements too.

    One whose source is nobody named in the article has no sources.
    """
    marks = quotes(reading.article.text)
    found = []
    for saying in sayings(reading, cues):
        cue, content = _spans(reading, (saying.extent,)), _spans(reading, saying.content)
        found.append(
            Statement(
                id=content_id("statement", reading.article.id, saying.extent, *saying.content),
                article=reading.article.id,
                sources=_parties(reading, names, saying.sources),
                cue=cue,
                content=content,
                manner=manner(saying.content, marks),
                act=act(saying, cues),
                channel=_channel(reading, names, saying.channel),
                when=_when(reading, saying, times),
                sentence=_sentence(reading, saying.head),
                parts=(),
            )
        )
    return tuple(found)


def _spans(reading: Reading, found: tuple[Extent, ...]) -> tuple[Span, ...]:
    return tuple(reading.span(start, end) for start, end in found)


def _parties(reading: Reading, names: Names, heads: tuple[Token, ...]) -> tuple[Party, ...]:
    """Return who is meant, each with the whole phrase that names them."""
    found: list[Party] = []
    for head in heads:
        span = phrase(reading, head)
        meant = names.parties(head)
        own = [party for party in meant if span.start <= party.span.start < span.end] or meant
        found.extend(Party(party.actor, span) for party in own if party.actor not in {one.actor for one in found})
    return tuple(found)


def phrase(reading: Reading, head: Token) -> Span:
    """Return the span of a noun phrase with its appositions, without what is joined to it by "and"."""
    joined = [i for one in head.children if one.dep_ in {"conj", "cc", "preconj"} for i in subtree(one)]
    clauses = [i for one in head.children if one.dep_ == "relcl" for i in subtree(one)]
    found = extents(reading.doc, outside(subtree(head), joined, clauses))
    start, end = next(one for one in found if one[0] <= head.idx < one[1])
    return reading.span(start, end)


def _channel(reading: Reading, names: Names, head: Token | None) -> str | None:
    if head is None:
        return None
    named = {party.actor for party in names.parties(head)}
    return next((actor.name for actor in names.actors if actor.id in named), phrase(reading, head).text)


def _when(reading: Reading, saying: Saying, times: Sequence[Timed]) -> When | None:
    """Return the time that hangs on the cue: "said on Wednesday"."""
    for timed in times:
        token = reading.doc[timed.start : timed.end].root
        while token.head.i != token.i and token.head.pos_ not in {"VERB", "AUX"}:
            token = token.head
        if token.head.i == saying.head.i:
            return timed.when
    return None


def _sentence(reading: Reading, head: Token) -> Span:
    sentence = head.sent
    start, end = sentence.start_char, sentence.start_char + len(sentence.text.rstrip())
    return reading.span(start, end)
