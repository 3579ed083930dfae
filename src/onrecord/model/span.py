"""What every finding rests on: characters of an article, and the times, places and parts that were read in them."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of an article: code point offsets into its ``text``, end exclusive.

    ``article.text[start:end] == text`` holds for every span in the record.
    """

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A time: an ISO 8601 value at its true precision, or ``None`` where the words leave it open.

    ``value`` is ``2021-09-08``, ``2021-09``, ``2021`` or a range ``1996/2001``; ``precision`` is ``day``, ``month``,
    ``year`` or ``range``; ``basis`` is ``explicit``, ``relative to dateline``, ``relative to publication`` or
    ``another report of the same event``. Without a basis there is no value, no precision. ``span`` is the words.
    """

    value: str | None
    precision: str | None
    basis: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name, the country (ISO 3166-1 alpha-3) and degrees where the gazetteer knows them, and the words."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    span: Span | None


class Role(StrEnum):
    """What a part of a finding's words does there."""

    WHAT = "what"  # what is promised, demanded, threatened: "take tough measures"
    CONDITION = "condition"  # under which condition: "if terrorism spills over"
    DANGER = "danger"  # what is called a threat, danger or worry: "foreign militant groups"
    ENDANGERED = "endangered"  # whom or what it threatens: "central Asia"
    HOLDER = "holder"  # whom it worries, where the words tell: "Kabul" in "he said that Kabul is worried about"
    ADDRESSEE = "addressee"  # whom a statement accuses, asks, threatens, or promises something to
    BOUND = "bound"  # who would have to do what is promised or demanded: "the Taliban" in "the Taliban must …"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a finding: its role, its words, and the found actor they name, if they name one."""

    role: Role
    span: Span
    actor: str | None = None
