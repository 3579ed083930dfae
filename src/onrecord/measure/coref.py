"""Documents on one event with chains of mentions in, scores of who the program takes them to be out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.measure import program
from onrecord.measure.chains import conll
from onrecord.measure.clusters import bcubed
from onrecord.measure.gold import Gold, Record, Words
from onrecord.measure.outcome import Outcome, Score, Track, share
from onrecord.model import Actor, Span
from onrecord.read.copies import reports
from onrecord.resolve.resolve import resolve

HALF = 0.5
_STATED = {"actor": "actors", "country": "countries"}  # chains whose members are one actor, and not some of a group


@dataclass(frozen=True, slots=True)
class _Document:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class _Mention(Words):
    document: str


@dataclass(frozen=True, slots=True)
class _Chain:
    name: str
    kind: str
    mentions: list[_Mention]


@dataclass(frozen=True, slots=True)
class Event:
    """Documents on one event, and the chains of mentions of one actor, country or group through all of them."""

    id: str
    documents: list[_Document]
    chains: list[_Chain]


def measure(gold: Gold, track: Track) -> Outcome:
    """Score who the program takes the given mentions to be, over all documents of an event.

    A mention is of the actor whose words share most characters with it, at least half of them (Dice); one without such
    words is alone in its chain. A mention in two chains counts in each.

    - found: share of the mentions with such words
    - given mentions: B-cubed (Bagga and Baldwin 1998), and CoNLL, the mean F1 of MUC, B-cubed and CEAF-e (Pradhan and
      others 2012); over all chains, and over those of actors and countries alone, together and each
    - countries, by country: the same where an actor stands for its country, as the set's chains of countries hold a
      country's bodies, officials and places
    """
    chains: dict[str, str] = {}
    ours: dict[str, str] = {}
    states: dict[str, str] = {}
    kinds: dict[str, str] = {}
    alone: list[str] = []
    for record in track(gold.records):
        cast = resolved(record["documents"])
        actors, country = _by_document(cast), {actor.id: actor.country for actor in cast}
        for chain in record["chains"]:
            for number, mention in enumerate(chain["mentions"]):
                key = f"{record['id']} {chain['name']} {number}"
                actor = meant(mention, actors.get(mention["document"], ()))
                chains[key], kinds[key] = f"{record['id']} {chain['name']}", chain["kind"]
                ours[key] = f"{record['id']} {actor}" if actor else key
                states[key] = f"{record['id']} {country[actor] or actor}" if actor else key
                alone += [] if actor else [f"not found: {chain['name']}: {mention['text']}"]
    scores = [share("found", len(chains) - len(alone), len(chains)), *_scores("given mentions", chains, ours)]
    for wanted in (tuple(_STATED), *((kind,) for kind in _STATED)):
        name = " and ".join(_STATED[kind] for kind in wanted)
        scores += _scores(name, {key: chain for key, chain in chains.items() if kinds[key] in wanted}, ours)
    countries = {key: chain for key, chain in chains.items() if kinds[key] == "country"}
    return Outcome((*scores, *_scores("countries, by country", countries, states)), tuple(alone))


def resolved(documents: Sequence[Record]) -> tuple[Actor, ...]:
    """Return the actors found over all documents."""
    read = [program.article(document["id"], document["text"]) for document in documents]
    return resolve(read, reports(read), [program.findings(article) for article in read], program.lexicon()).actors


def meant(mention: Record, ours: Sequence[tuple[Span, str]]) -> str | None:
    """Return the actor whose words are most like the mention's, if half of the characters are shared."""
    scored = [(_dice(mention, span), actor) for span, actor in ours]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= HALF else None


def _scores(name: str, gold: Mapping[str, str], ours: Mapping[str, str]) -> tuple[Score, Score]:
    return bcubed(f"{name}, B-cubed", gold, ours), conll(f"{name}, CoNLL", gold, ours)


def _by_document(cast: Sequence[Actor]) -> dict[str, list[tuple[Span, str]]]:
    """Return for each document the words that mean an actor, with the actor's id."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for actor in cast:
        for span in actor.mentions:
            found.setdefault(span.article, []).append((span, actor.id))
    return found


def _dice(mention: Record, span: Span) -> float:
    shared = min(mention["end"], span.end) - max(mention["start"], span.start)
    return 2 * max(0, int(shared)) / (int(mention["end"]) - int(mention["start"]) + span.end - span.start)
