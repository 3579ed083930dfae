"""What every drawing is given beside its values: what actors are called, where marks lead, how wide it may be."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from onrecord.views.record import Record

NARROW = 640  # px: below, names stand above what they name, not beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Addresses, by ids.

    ``period`` takes an actor and two days (ISO 8601, inclusive), ``month`` two actors and a month (``2021-09``, a
    year, or "" without a date), ``place`` the key of a `Spot`, ``area`` west, south, east and north in degrees: with
    it, circles that stand for many places lead to the map of those.
    """

    event: Callable[[str], str]
    actor: Callable[[str], str]
    pair: Callable[[str, str], str]
    period: Callable[[str, str, str], str]
    month: Callable[[str, str, str], str]
    place: Callable[[str], str]
    area: Callable[[float, float, float, float], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """``name``: an actor's name by id; ``stands``: the ids it counts for, itself among them; ``width`` in px."""

    links: Links
    name: Callable[[str], str]
    stands: Callable[[str], AbstractSet[str]]
    width: int = 1180

    @classmethod
    def of(cls, record: Record, links: Links, width: int = 1180) -> "Frame":
        """Return the frame of a record's own names; an actor that it does not know is called by its id."""

        @cache
        def name(id_: str) -> str:
            return next((actor.name for actor in record.actors((id_,))), id_)

        return cls(links=links, name=name, stands=record.standing_for, width=width)

    @property
    def narrow(self) -> bool:
        """Tell whether there is little room."""
        return self.width < NARROW

    def names(self, ids: tuple[str, ...]) -> str:
        """Return some names in a row: "India, Japan and 3 more"."""
        shown = [self.name(id_) for id_ in ids[:3]]
        if len(ids) > len(shown):
            return f"{', '.join(shown)} and {len(ids) - len(shown)} more"
        return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)
