"""A reading with its names and times in; who says, thinks, denies, demands or promises what, out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Token

from onrecord.find.acts import act, manner
from onrecord.find.attributions import sayings
from onrecord.find.content import outside
from onrecord.find.dangers import Dangers
from onrecord.find.documents import authors
from onrecord.find.quotes import Quote, quotes
from onrecord.find.reading import Names, Reading, Timed
from onrecord.find.sayings import Extent, Saying
from onrecord.find.sources import subject
from onrecord.find.terms import Terms
from onrecord.find.wording import extents, subtree
from onrecord.lexicon.cues import Cues
from onrecord.model import Act, Actor, ActorKind, Party, Span, Statement, When, content_id

_OPENING = " :,“«"
_PERSONAL = {"he", "she", "they"}
_PRONOUNS = {*_PERSONAL, "it"}
_PUBLIC = {ActorKind.STATE, ActorKind.BODY}


def statements(reading: Reading, names: Names, times: Sequence[Timed], cues: Cues) -> tuple[Statement, ...]:
    """Return the statements of an article, in the order of their cues; nested and relayed ones are statements too.

    One whose source is nobody named in the article has no sources.
    """
    return stated(sayings(reading, cues), reading, names, times, cues)


def stated(
    said: Sequence[Saying], reading: Reading, names: Names, times: Sequence[Timed], cues: Cues
) -> tuple[Statement, ...]:
    """Return attributions, however they were found, as statements: with their actors, act, manner, time and parts."""
    stater = Stater(reading, names, times, cues)
    return once(stater.statement(one, said) for one in said)


def once(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements, each once that a source makes in the very same words: "was quoted as saying"."""
    told: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in found:
        sources = frozenset(party.span for party in one.sources)
        told[(sources, one.content) if sources else (one.id,)].append(one)
    return tuple(_joined(same) for same in told.values())


def _joined(same: Sequence[Statement]) -> Statement:
    """Return the first of these, as sure as the surest, which does what any does beyond saying so, with all parts."""
    acts = (one.act for one in same if one.act is not Act.ASSERT)
    parts = tuple(dict.fromkeys(part for one in same for part in one.parts))
    sure = max(one.confidence for one in same)
    return replace(same[0], act=next(acts, Act.ASSERT), parts=parts, confidence=sure)


@dataclass(frozen=True)
class Stater:
    """Makes statements of one article's attributions."""

    reading: Reading
    names: Names
    times: Sequence[Timed]
    cues: Cues
    marks: tuple[Quote, ...] = field(init=False)
    _actors: dict[str, Actor] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "marks", quotes(self.reading.article.text))
        self._actors.update((actor.id, actor) for actor in self.names.actors)

    def statement(self, saying: Saying, said: Sequence[Saying]) -> Statement:
        """Return one attribution of ``said`` as a statement."""
        reading, parties = self.reading, self.names.parties
        sources = self._parties(saying.sources, saying) or self._quoted_self(saying, said)
        done = saying.act or act(saying, self.cues, lambda who: self._own(who, saying, sources))
        inner = [one for one in said if one.head.i in saying.held and one.head.i != saying.head.i]
        terms, dangers = Terms(reading, parties, self.cues), Dangers(reading, parties, self.cues)
        return Statement(
            id=content_id("statement", reading.article.id, saying.extent, *saying.content),
            article=reading.article.id,
            sources=sources,
            cue=self._spans((saying.extent,)),
            content=self._spans(saying.content),
            manner=manner(saying.content, self.marks),
            act=done,
            channel=self._channel(saying.channel),
            when=self._timed.get(saying.head.i),
            sentence=self._sentence(saying.head),
            parts=tuple(dict.fromkeys((*terms.of(saying, done), *dangers.of(saying, inner)))),
            confidence=saying.sure,
        )

    def _spans(self, found: Iterable[Extent]) -> tuple[Span, ...]:
        return tuple(self.reading.span(start, end) for start, end in found)

    def _parties(self, heads: Sequence[Token], saying: Saying) -> tuple[Party, ...]:
        """Return who is meant, each with the whole phrase that names them, up to the cue or the content."""
        behind = subject(heads[0].head) if heads and heads[0].dep_ == "dobj" and self._idle(heads[0]) else None
        if behind is not None:  # "rejected all accusations stating that"
            return self._parties((behind,), saying)
        found: dict[str, Party] = {}
        for head in heads:
            span = phrase(self.reading, head)
            said = [start - span.start for start, _ in (saying.extent, *saying.content) if head.idx < start < span.end]
            words = span.text[: min(said, default=None)].rstrip(_OPENING)
            span = self.reading.span(span.start, span.start + len(words))
            meant = self.names.parties(head) or authors(head, self.names.parties)
            for party in [one for one in meant if span.start <= one.span.start < span.end] or meant:
                found.setdefault(party.actor, Party(party.actor, span))
        return tuple(found.values())

    def _idle(self, noun: Token) -> bool:
        """Whether a noun names what is said and speaks for nobody: "accusations", but not "report"."""
        return bool(self.cues.of("noun", noun.lemma_)) and not self.cues.of("voice", noun.lemma_)

    def _quoted_self(self, saying: Saying, said: Sequence[Saying]) -> tuple[Party, ...]:
        """Return who "I" and "we" are in a quotation: whoever speaks there."""
        if not saying.sources or saying.sources[0].lower_ not in {"i", "we", "my", "our"}:
            return ()
        start, span = saying.head.idx, self.reading.of(saying.sources[0])
        around = [one for one in said if any(first <= start < last for first, last in one.content)]
        speaking = min(around, key=lambda one: sum(last - first for first, last in one.content), default=None)
        speakers = self._parties(speaking.sources, speaking) if speaking else ()
        return tuple(Party(one.actor, span) for one in speakers)

    def _own(self, who: Token, saying: Saying, sources: Sequence[Party]) -> bool:
        """Whether a phrase in the content means the source, or the state or body that it speaks for."""
        if who.lower_ in {"i", "we"} or who.lower_ in {source.lower_ for source in saying.sources}:
            return True
        speakers = [self._actors[party.actor] for party in sources]
        meant = [self._actors[party.actor] for party in self.names.parties(who)]
        if who.lower_ in _PRONOUNS and any(mark.start <= who.idx < mark.end for mark in self.marks):
            return False  # who speaks of themselves in a quotation says "I" and "we"
        if not meant or not speakers:
            return who.lower_ in (_PERSONAL if any(one.kind is ActorKind.PERSON for one in speakers) else _PRONOUNS)
        return any(
            one.id == speaker.id or (one.kind in _PUBLIC and one.country is not None and one.country == speaker.country)
            for one in meant
            for speaker in speakers
        )

    def _channel(self, head: Token | None) -> str | None:
        if head is None:
            return None
        named = [self._actors[party.actor].name for party in self.names.parties(head)]
        return named[0] if named else phrase(self.reading, head).text

    @cached_property
    def _timed(self) -> dict[int, When]:
        """The first time that hangs on each verb, "said on Wednesday", by its token."""
        found: dict[int, When] = {}
        for timed in self.times:
            token = timed.root(self.reading.doc)
            while token.head.i != token.i and token.head.pos_ not in {"VERB", "AUX"}:
                token = token.head
            found.setdefault(token.head.i, timed.when)
        return found

    def _sentence(self, head: Token) -> Span:
        sentence = head.sent
        return self.reading.span(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))


def phrase(reading: Reading, head: Token) -> Span:
    """Return the span of a noun phrase with its appositions, without what is joined to it by "and"."""
    joined = [i for one in head.children if one.dep_ in {"conj", "cc", "preconj", "relcl"} for i in subtree(one)]
    found = extents(reading.doc, outside(subtree(head), joined))
    start, end = next((one for one in found if one[0] <= head.idx < one[1]), (head.idx, head.idx + len(head)))
    words = reading.article.text[start:end]
    words = words.removesuffix('"') if words.count('"') % 2 else words
    return reading.span(start, start + len(words.rstrip(_OPENING)))
