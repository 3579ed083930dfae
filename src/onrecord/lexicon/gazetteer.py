"""Data files of names in, a gazetteer out: who is known under which words, and what kind of actor a noun describes."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from onrecord.lexicon.load import STRICT, rows
from onrecord.model import PRESS, ActorKind

_FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " ", "\n": " "})
_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\w+|[^\w\s]|\s")


def fold(words: str) -> str:
    """Return ``words`` without accents, with straight quotes, hyphens and plain spaces, so that spellings meet."""
    plain = words.translate(_FOLDS)
    if plain.isascii():
        return plain
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))


def opening(words: str) -> str:
    """Return the first run of letters and digits, by which a name is looked up before it is compared."""
    found = _WORD.search(words)
    return found.group() if found else words


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; ``code`` is ISO 3166-1 alpha-3, ``one`` and ``many`` name its people."""

    __pydantic_config__ = STRICT
    code: str
    name: str
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    capital: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What every listed name has; ``country`` is ISO 3166-1 alpha-3."""

    __pydantic_config__ = STRICT
    name: str
    country: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(_Named):
    """A body, organisation, armed group, outlet or format under a name of its own; ``sector`` is PLOVER's."""

    id: str
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(_Named):
    """A person of state; ``short``: the surname alone is theirs unless an article names another bearer."""

    short: bool = False


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body that most states have; any of ``forms`` names it, whatever the capitals."""

    __pydantic_config__ = STRICT
    name: str
    sector: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and its degrees; ``country`` is ISO 3166-1 alpha-3, or ``None`` for a region across borders."""

    __pydantic_config__ = STRICT
    name: str
    lat: float
    lon: float
    country: str | None = None
    aliases: tuple[str, ...] = ()
    area: bool = False


@dataclass(frozen=True, slots=True)
class Metonym:
    """A name that stands for an actor: a state's code or an organisation's id."""

    __pydantic_config__ = STRICT
    name: str
    actor: str


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words that make up the name of a post, and which part of it they are; ``of`` is the one actor that has such."""

    __pydantic_config__ = STRICT
    part: Literal["head", "qualifier", "tense", "honorific", "short"]
    words: tuple[str, ...]
    sector: str | None = None
    gender: Literal["m", "f"] | None = None
    rank: bool = False
    local: bool = False
    of: str | None = None
    long: str | None = None


@dataclass(frozen=True, slots=True)
class FormatWords:
    """Words that make a noun phrase a format of talks (the data file's head explains each part and mark)."""

    __pydantic_config__ = STRICT
    part: Literal["head", "event", "qualifier", "topic", "name", "held", "placing"]
    words: tuple[str, ...]
    size: int | None = None
    alone: bool = False
    recurs: bool = False


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words that are looked up together; ``use`` names what for."""

    __pydantic_config__ = STRICT
    use: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names that nearly always tell a woman (``f``) from a man (``m``)."""

    __pydantic_config__ = STRICT
    gender: Literal["m", "f"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vessel:
    """The letters before a ship's name ("USS"), and whose ships carry them."""

    __pydantic_config__ = STRICT
    prefix: str
    sector: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Nouns (lemmas) that describe actors without a name; ``alike`` words may take up one another."""

    __pydantic_config__ = STRICT
    kind: ActorKind
    sector: str
    words: tuple[str, ...]
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer knows of an actor; ``id`` is a state's code or an entry's id."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    wikidata: str | None


@dataclass(frozen=True)
class Gazetteer:
    """Folded words to what they name, and the words by which phrases are read (each data file's head explains them)."""

    actors: dict[str, Known]
    known: dict[str, Known]
    people: dict[str, Known]
    surnames: dict[str, Known]
    states: dict[str, State]
    adjectives: dict[str, str]
    peoples: dict[str, str]
    metonyms: dict[str, str]
    capitals: dict[str, str]
    places: dict[str, Spot]
    bodies: dict[str, BodyKind]
    titles: dict[str, TitleWords]
    qualifiers: frozenset[str]
    shorts: dict[str, str]
    roles: dict[str, RoleWords]
    formats: dict[tuple[str, str], FormatWords]
    genders: dict[str, str]
    vessels: dict[str, Vessel]
    words: dict[str, frozenset[str]]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        named = (self.actors, self.people, self.metonyms, self.capitals, self.adjectives, self.peoples, self.places)
        return tuple(name for names in named for name in names)

    @cached_property
    def openings(self) -> dict[str, int]:
        """The first words of every name, and how many words, marks and blanks the longest name with each has."""
        found: dict[str, int] = {}
        for name in self._names:
            first = opening(name)
            found[first] = max(found.get(first, 0), len(_PIECE.findall(name)))
        return found

    @cached_property
    def title_openings(self) -> frozenset[str]:
        """The first words of every title."""
        return frozenset(opening(title) for title in self.titles)

    @cached_property
    def body_endings(self) -> frozenset[str]:
        """The last words of every kind of body."""
        return frozenset(form.split()[-1] for form in self.bodies)


_ENTRIES = (
    ("organisations.yaml", ActorKind.ORGANISATION, None),
    ("outlets.yaml", ActorKind.ORGANISATION, PRESS),
    ("groups.yaml", ActorKind.ARMED_GROUP, "REB"),
    ("bodies.yaml", ActorKind.BODY, "GOV"),
    ("formats.yaml", ActorKind.FORMAT, None),
)


@cache
def load_gazetteer(extra: Path | None = None) -> Gazetteer:
    """Return the packaged names and, after them, those of a user's folder (its rows win where names meet).

    Raises LexiconError when a file breaks its schema.
    """
    states = {row.code: row for row in rows("states.yaml", State, extra)}
    actors, known = _actors(states, extra)
    people, surnames = _people(extra)
    titles = rows("titles.yaml", TitleWords, extra)
    kinds = rows("body_kinds.yaml", BodyKind, extra)
    return Gazetteer(
        actors=actors,
        known=known,
        people=people,
        surnames=surnames,
        states=states,
        adjectives={fold(word): state.code for state in states.values() for word in state.adjectives},
        peoples={fold(word): state.code for state in states.values() for word in (*state.one, *state.many)},
        metonyms={fold(row.name): row.actor for row in rows("metonyms.yaml", Metonym, extra)},
        capitals={fold(state.capital): state.code for state in states.values() if state.capital},
        places=_places(extra),
        bodies={fold(form).lower(): row for row in kinds for form in (row.name, *row.forms)},
        titles={word: row for row in titles if row.part not in {"qualifier", "short"} for word in row.words},
        qualifiers=frozenset(word for row in titles if row.part == "qualifier" for word in row.words),
        shorts={word: row.long for row in titles if row.long for word in row.words},
        roles={word: row for row in rows("roles.yaml", RoleWords, extra) for word in row.words},
        formats={(row.part, word): row for row in rows("format_words.yaml", FormatWords, extra) for word in row.words},
        genders={word: row.gender for row in rows("given_names.yaml", GivenNames, extra) for word in row.words},
        vessels={row.prefix: row for row in rows("vessels.yaml", Vessel, extra)},
        words=_words(extra),
    )


def _words(extra: Path | None) -> dict[str, frozenset[str]]:
    """Return the words of each set; a user's row of the same use adds to it."""
    words: dict[str, frozenset[str]] = {}
    for row in rows("word_sets.yaml", WordSet, extra):
        words[row.use] = words.get(row.use, frozenset()) | frozenset(row.words)
    return words


def _actors(states: dict[str, State], extra: Path | None) -> tuple[dict[str, Known], dict[str, Known]]:
    actors: dict[str, Known] = {}
    known: dict[str, Known] = {}
    for state in states.values():
        actor = Known(state.code, state.name, ActorKind.STATE, state.code, "GOV", state.wikidata)
        known[state.code] = actor
        actors.update((fold(name), actor) for name in (state.name, *state.aliases))
    for name, kind, sector in _ENTRIES:
        for row in rows(name, Entry, extra):
            actor = Known(row.id, row.name, kind, row.country, row.sector or sector, row.wikidata)
            known[row.id] = actor
            actors.update((fold(alias), actor) for alias in (row.name, *row.aliases))
    return actors, known


def _people(extra: Path | None) -> tuple[dict[str, Known], dict[str, Known]]:
    people: dict[str, Known] = {}
    surnames: dict[str, Known] = {}
    for row in rows("people.yaml", Person, extra):
        slug = "-".join(re.findall(r"\w+", fold(row.name).lower()))
        person = Known(slug, row.name, ActorKind.PERSON, row.country, None, row.wikidata)
        people.update((fold(name), person) for name in (row.name, *row.aliases))
        if row.short:
            surnames[fold(row.name).split()[-1]] = person
    return people, surnames


def _places(extra: Path | None) -> dict[str, Spot]:
    cities = {fold(row.name): row for row in rows("cities.json", Spot, extra)}
    others = {fold(name): row for row in rows("places.yaml", Spot, extra) for name in (row.name, *row.aliases)}
    return cities | others
