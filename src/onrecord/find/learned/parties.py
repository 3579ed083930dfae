"""Tellings of events in; the same out with those who take part, as a trained scorer finds them among all contenders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from spacy.tokens import Token

from onrecord.find.clauses import child
from onrecord.find.learned import hints
from onrecord.find.learned.acting import Acting
from onrecord.find.learned.calibration import calibrated
from onrecord.find.learned.contenders import COLUMNS, WORDS, Contender, Contest
from onrecord.find.learned.decode import softmax
from onrecord.find.learned.labels import TYPES
from onrecord.find.learned.model import Scores, run
from onrecord.find.learned.wordpiece import subwords
from onrecord.find.parts import parts
from onrecord.find.reading import Names, Reading
from onrecord.find.strangers import joined
from onrecord.lexicon.codebook import Codebook
from onrecord.model import ActorKind, Mention, Party

NOBODY = 3.0, 2.0
"""How many times an actor's and a recipient's being nobody counts: whoever did nothing should not be named. Chosen on
development articles and on the single sentences of ``records``, in which nobody else can be meant."""
LEAST = 0.7
"""The chance that puts somebody else into a role beside the likeliest, chosen in the same way."""
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types of acts that take two, where the rules' two are kept before the scorer's one."""
_SCALE = 25.0
ROLES = ("actor", "recipient")
_AT_ONCE = 16  # events scored together
_CLAUSES = frozenset({"relcl", "acl"})
_INSIDE = frozenset({"amod", "compound", "poss", "nmod", "prep", "pobj"})
_Chosen = list[tuple[Contender, float]]


@cache
def _vectors() -> Scores:
    with np.load(str(files("onrecord") / "weights" / "vectors.npz")) as kept:
        found: Scores = kept["vectors"].astype(np.float32) / _SCALE
    return found


@lru_cache(maxsize=16384)
def vector(word: str) -> Scores:
    """Return a word's vector, the mean of its subwords'; zeros for no word."""
    pieces = subwords(word) if word else ()
    found: Scores = _vectors()[list(pieces)].mean(0) if pieces else np.zeros(_vectors().shape[1], dtype=np.float32)
    return found


def vectors(contenders: Sequence[Contender]) -> Scores:
    """Return the vectors of each contender's words side by side, (contenders, words × size)."""
    words = [word for one in contenders for word in one.words]
    rows = {word: row for row, word in enumerate(dict.fromkeys(words))}
    found: Scores = np.stack([vector(word) for word in rows])[[rows[word] for word in words]]
    return found.reshape(len(contenders), -1)


@dataclass(frozen=True, slots=True)
class Likely:
    """The chances of one event's contenders: of no role, actor, recipient; and to be the one most plainly meant.

    ``roles`` is (contenders, 3); ``meant`` is (1 + contenders, 2), a column for each role, nobody first.
    """

    roles: Scores
    meant: Scores


def recast(
    contest: Contest, mentions: Sequence[Mention], book: Codebook, seen: Acting
) -> tuple[Names, tuple[Mention, ...]]:
    """Return the tellings with their parties, and the names with those parties that no name covers.

    Their confidence, until then the chance of the type, becomes that of type and parties together. The scorer is told
    of the parties that the rules found, those of the contest. A type of the user's own keeps them.
    """
    reading = contest.reading
    rules = hints.done(reading.doc, contest.ruled)
    found = [contested(contest, one.trigger.start, one.trigger.end, one.type, rules) for one in mentions]
    triggers = [hints.trigger(reading.doc, one).i for one in mentions]
    likely = chances(found, triggers, seen.states)
    heads = [reading.doc[i] for i in triggers]
    likely = [_without(*one) for one in zip(likely, found, heads, strict=True)]
    chosen = [_chosen(*one) for one in zip(mentions, found, likely, map(_bound, heads), strict=True)]
    sure = [_sure(*one) for one in zip(found, likely, chosen, strict=True)]
    strangers = [one.head for cast in chosen for role in cast for one, _ in role if one.party is None]
    known = joined(reading, contest.names, strangers)
    casts = (tuple(_parties(role, known) for role in cast) for cast in chosen)
    weighed = (
        replace(one, confidence=calibrated("event", one.confidence * by))
        for one, by in zip(mentions, sure, strict=True)
    )
    return known, tuple(
        mention if mention.type not in TYPES else _with(told, actors, recipients, (reading, book))
        for mention, told, (actors, recipients) in zip(mentions, weighed, casts, strict=True)
    )


def contested(contest: Contest, start: int, end: int, kind: str, rules: Sequence[hints.Hint]) -> list[Contender]:
    """Return the contenders of the event of a type whose trigger stands from ``start`` to ``end``.

    ``rules`` are the hints of the contest's tellings.
    """
    doc = contest.reading.doc
    trigger = hints.root(doc, start, end)
    if trigger is None or kind not in TYPES:
        return []
    hint = hints.at(rules, hints.tokens(doc, start, end))
    rule = next((one for one, other in zip(contest.ruled, rules, strict=True) if other is hint), None)
    return contest.contenders(trigger, kind, rule, hint)


def chances(found: Sequence[Sequence[Contender]], triggers: Sequence[int], states: Scores) -> list[Likely]:
    """Return the chances of each event's contenders; ``triggers`` (events,) are tokens, ``states`` (tokens, size)."""
    likely: list[Likely] = []
    for start in range(0, len(found), _AT_ONCE):
        some = found[start : start + _AT_ONCE]
        widest = max(1, *map(len, some))
        numbers = np.zeros((len(some), widest, len(COLUMNS)), dtype=np.int64)
        words = np.zeros((len(some), widest, WORDS * _vectors().shape[1]), dtype=np.float32)
        there = np.zeros((len(some), widest), dtype=np.bool_)
        heads = np.zeros((len(some), widest, states.shape[1]), dtype=np.float32)
        for row, contenders in enumerate(some):
            if contenders:
                numbers[row, : len(contenders)] = [one.numbers for one in contenders]
                words[row, : len(contenders)], there[row, : len(contenders)] = vectors(contenders), True
                heads[row, : len(contenders)] = states[[one.head.i for one in contenders]]
        seen = states[triggers[start : start + _AT_ONCE]]
        roles, meant = run("parties", numbers=numbers, vectors=words, there=there, triggers=seen, heads=heads)
        for row, contenders in enumerate(some):
            size = len(contenders)
            likely.append(Likely(softmax(roles[row, :size]), softmax(meant[row, : 1 + size].T).T))
    return likely


def _bound(trigger: Token) -> tuple[int, int]:
    """Return the tokens that the trigger's own words make its actor and recipient: "raid by", "sanctions against"."""
    found = [-1, -1]
    for word in trigger.children:
        role = 1 if word.lower_ == "against" else 0 if word.lower_ == "by" and trigger.pos_ == "NOUN" else None
        if role is not None and word.dep_ == "prep":
            found[role] = -1 if (noun := child(word, "pobj")) is None else noun.i
    return found[0], found[1]


def _without(likely: Likely, contenders: Sequence[Contender], trigger: Token) -> Likely:
    """Return the chances without who only tells which actor is meant: Russia in "Norway, which it borders, joined"."""
    subject = child(trigger, "nsubj") if trigger.pos_ == "VERB" else None
    if subject is None or all(one.party is None or one.head.i != subject.i for one in contenders):
        return likely
    aside = {word.i for clause in subject.rights if clause.dep_ in _CLAUSES for word in clause.subtree}
    left = np.ones_like(likely.meant)
    left[[place for place, one in enumerate(contenders, 1) if one.head.i in aside], 0] = 0
    roles = likely.roles.copy()
    roles[:, 1] *= left[1:, 0]
    return Likely(roles, likely.meant * left)


def _chosen(
    mention: Mention, contenders: Sequence[Contender], likely: Likely, bound: Sequence[int]
) -> tuple[_Chosen, _Chosen]:
    """Return the actors and recipients, each with the chance: whoever is most plainly meant, and others as likely.

    ``bound`` are the tokens that the trigger's words make the one and the other, below 0 for none.
    """
    ruled = (*mention.actors, *mention.recipients)
    actors, recipients = (
        [
            (one if one.party is not None else replace(one, party=_held(one, ruled)), chance)
            for one, chance in _whole(_cast(contenders, likely, column, sure))
        ]
        for column, sure in enumerate(bound)
    )
    return actors, recipients


def _sure(contenders: Sequence[Contender], likely: Likely, chosen: tuple[_Chosen, _Chosen]) -> float:
    """Return the chance that those chosen, in whatever words, or nobody, are the ones most plainly meant."""
    chance = 1.0
    for column, role in enumerate(chosen if contenders else ()):
        heads = {one.head.i for one, _ in role}
        actors = {one.party.actor for one in contenders if one.party is not None and one.head.i in heads}
        same = [
            place
            for place, one in enumerate(contenders, start=1)
            if one.head.i in heads or (one.party is not None and one.party.actor in actors)
        ]
        chance *= float(likely.meant[same or [0], column].sum())
    return chance


def _held(one: Contender, ruled: Sequence[Party]) -> Party | None:
    """Return the party of the rules in whose words somebody stands that no name covers: the host, in a city's name."""
    return next((party for party in ruled if party.span.start <= one.head.idx < party.span.end), None)


def _whole(chosen: _Chosen) -> _Chosen:
    """Return the chosen without those that only say whose or which another is: "Russian forces" are one party."""
    heads = {one.head.i for one, _ in chosen}
    return [(one, chance) for one, chance in chosen if not heads & set(_over(one.head))]


def _over(token: Token) -> Iterator[int]:
    """Yield the words above one that it modifies, on the way up through its noun phrase."""
    while token.dep_ in _INSIDE and token.head.i != token.i:
        token = token.head
        yield token.i


def _cast(contenders: Sequence[Contender], likely: Likely, column: int, bound: int) -> _Chosen:
    meant, role = likely.meant[:, column], likely.roles[:, 1 + column]
    if not contenders:
        return []
    best = next((index for index, one in enumerate(contenders) if one.head.i == bound), -1)
    if best < 0:
        best = int(meant[1:].argmax())
        if NOBODY[column] * meant[0] > meant[1 + best]:
            return []
    return [
        (one, 1.0 if index == best else float(chance))
        for index, (one, chance) in enumerate(zip(contenders, role, strict=True))
        if index == best or chance >= LEAST
    ]


def _parties(chosen: _Chosen, names: Names) -> tuple[Party, ...]:
    """Return each actor once, in the words that were likeliest, in text order; no state beside those who act for it."""
    best: dict[str, tuple[float, Party]] = {}
    for one, chance in chosen:
        for party in (one.party,) if one.party is not None else names.parties(one.head)[:1]:
            if chance > best.get(party.actor, (0.0, party))[0]:
                best[party.actor] = chance, party
    voiced = {actor.country for actor in names.actors if actor.id in best and actor.kind is not ActorKind.STATE}
    states = {actor.id for actor in names.actors if actor.kind is ActorKind.STATE and actor.country in voiced}
    told = (party for _, party in best.values() if party.actor not in states)
    return tuple(sorted(told, key=lambda party: (party.span, party.actor)))


def _with(
    mention: Mention, actors: tuple[Party, ...], recipients: tuple[Party, ...], where: tuple[Reading, Codebook]
) -> Mention:
    """Return the mention with these parties and those that the rules name beside them; nobody stands in both roles."""
    alone = mention.type in MUTUAL and len(actors) < 2 <= len(mention.actors)  # noqa: PLR2004 - nobody meets alone
    actors = mention.actors if alone else _joined(actors, mention.actors)
    acting = {party.actor for party in actors}
    suffering = tuple(party for party in _joined(recipients, mention.recipients) if party.actor not in acting)
    reading, book = where
    owed = parts(hints.trigger(reading.doc, mention), mention.status, actors, reading, book)
    return replace(mention, actors=actors, recipients=suffering, parts=owed)


def _joined(found: tuple[Party, ...], ruled: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, and with one of the rules' all others of theirs: "Iran met Iraq and Syria"."""
    actors = {party.actor for party in found}
    more = [party for party in ruled if party.actor not in actors]
    return tuple(sorted((*found, *more), key=lambda one: (one.span, one.actor))) if len(more) < len(ruled) else found
