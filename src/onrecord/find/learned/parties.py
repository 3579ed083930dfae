"""The rules' tellings of events in; the same with the parties that the rules missed and the scorer finds, out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from onrecord.find.learned import hints
from onrecord.find.learned.contenders import Contender, Contest
from onrecord.find.learned.decode import softmax
from onrecord.find.learned.labels import TYPES
from onrecord.find.learned.model import Scores, run
from onrecord.find.learned.wordpiece import subwords
from onrecord.find.reading import Names, Reading
from onrecord.find.strangers import joined
from onrecord.model import Mention, Part, Party, Role, Statement, Status

LEAST = {"actor": 0.36, "recipient": 0.3}
"""The chance that puts somebody in a role which the rules left empty: .3 by five folds of the training articles; for an
actor more, from where single sentences, which tell of nobody else, are read no worse."""
_SCALE = 25.0
ROLES = ("actor", "recipient")
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
    return np.stack([np.concatenate([vector(word) for word in one.words]) for one in contenders])


def recast(
    reading: Reading, names: Names, statements: Sequence[Statement], mentions: Sequence[Mention]
) -> tuple[Names, tuple[Mention, ...]]:
    """Return the tellings with their empty roles filled, and the names with those parties that no name covers."""
    contest = Contest(reading, names, statements, mentions)
    rules = hints.done(reading.doc, mentions)
    chosen = [_chosen(contest, mention, hint) for mention, hint in zip(mentions, rules, strict=True)]
    strangers = [one.head for cast in chosen for role in cast for one, _ in role if one.party is None]
    known = joined(reading, names, strangers)
    casts = ([_parties(role, known) for role in cast] for cast in chosen)
    return known, tuple(_with(mention, *cast) for mention, cast in zip(mentions, casts, strict=True))


def _chosen(contest: Contest, mention: Mention, hint: hints.Hint) -> tuple[_Chosen, _Chosen]:
    """Return the likely actors and recipients, each with the chance, of the roles that are empty."""
    wanted = [not mention.actors, not mention.recipients]
    if mention.type not in TYPES or not any(wanted):
        return [], []
    trigger = contest.reading.doc[hint.word[0] : hint.word[-1] + 1].root
    found = contest.contenders(trigger, mention.type, mention, hint)
    if not found:
        return [], []
    numbers = np.array([one.numbers for one in found], dtype=np.int64)
    chances = softmax(run("parties", numbers=numbers, vectors=vectors(found))[0])
    actors, recipients = (
        [
            (one, float(chance))
            for one, chance in zip(found, chances[:, column], strict=True)
            if wanted[column - 1] and chance >= LEAST[role]
        ]
        for column, role in enumerate(ROLES, 1)
    )
    return actors, recipients


def _parties(chosen: _Chosen, names: Names) -> tuple[Party, ...]:
    """Return each actor once, in the words that were likeliest, in text order."""
    best: dict[str, tuple[float, Party]] = {}
    for one, chance in chosen:
        for party in (one.party,) if one.party is not None else names.parties(one.head)[:1]:
            if chance > best.get(party.actor, (0.0, party))[0]:
                best[party.actor] = chance, party
    return tuple(sorted((party for _, party in best.values()), key=lambda party: (party.span, party.actor)))


def _with(mention: Mention, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> Mention:
    """Return the mention with these parties added; nobody stands in both roles."""
    done = {party.actor for party in mention.recipients}
    acting = mention.actors or tuple(party for party in actors if party.actor not in done)
    doing = {party.actor for party in acting}
    suffering = mention.recipients or tuple(party for party in recipients if party.actor not in doing)
    bound = acting if mention.status is Status.CALLED_FOR and not mention.actors else ()
    owed = tuple(Part(Role.BOUND, party.span, party.actor) for party in bound)
    return replace(mention, actors=acting, recipients=suffering, parts=(*mention.parts, *owed))
