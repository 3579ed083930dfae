"""Events in, lines of actors out: who has most reports, and the dated events each takes part in."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.views.events import Happening
from onrecord.web.drawings.axis import Extent, extent
from onrecord.web.drawings.frame import Frame


@dataclass(frozen=True, slots=True)
class Lane:
    """An actor, and the dated events in which it takes part, by date."""

    actor: str
    name: str
    events: tuple[tuple[Happening, Extent], ...]


def lanes(events: Sequence[Happening], frame: Frame, actors: Sequence[str] | None, most: int) -> tuple[Lane, ...]:
    """Return the lines of these actors, or else of the ``most`` with most reports; a state's people count for it.

    Who is only described ("security chiefs") is not chosen where somebody has a name.
    """
    found: dict[str, list[tuple[Happening, Extent]]] = {}
    for event in events:
        time = extent(event.when.value if event.when else None)
        if time is None:
            continue
        for actor in sorted({other for id_ in parties(event) for other in frame.stands(id_)}):
            found.setdefault(actor, []).append((event, time))
    told = {actor: sum(event.reports for event, _ in mine) for actor, mine in found.items()}
    ranked = sorted(found, key=lambda one: (-told[one], one))
    named = [one for one in ranked if not frame.name(one).islower()]
    chosen = [one for one in actors or () if one in found] or named or ranked
    return tuple(
        Lane(actor, frame.name(actor), tuple(sorted(found[actor], key=lambda one: (one[1].middle, one[0].id))))
        for actor in chosen[:most]
    )


def parties(event: Happening) -> tuple[str, ...]:
    """Return the ids of all who take part."""
    return tuple(dict.fromkeys(party.actor for party in (*event.actors, *event.recipients)))
