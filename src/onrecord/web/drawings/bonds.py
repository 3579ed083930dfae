"""The record in, pairs of actors out: in how many independent reports they stand together, and in how many apart."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import ActorKind
from onrecord.store.filter import ALL, Filter
from onrecord.views.record import Record
from onrecord.views.relations import pairs
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.marks import counted, side
from onrecord.web.drawings.rows import Row

BODIES = (ActorKind.STATE, ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.FORMAT)
HEADER: Row = ("a", "b", "cooperation_reports", "conflict_reports", "reports", "events", "a_id", "b_id")


@dataclass(frozen=True, slots=True)
class Bond:
    """Two actors by id, in order; how many reports tell of cooperation, of conflict and of either; how many events."""

    a: str
    b: str
    cooperation: int
    conflict: int
    reports: int
    events: int

    @property
    def balance(self) -> float:
        """From -1, conflict only, to 1, cooperation only; 0 where neither is told of."""
        both = self.cooperation + self.conflict
        return (self.cooperation - self.conflict) / both if both else 0.0


def bonds(record: Record, only: Filter = ALL, kinds: Collection[ActorKind] = BODIES) -> tuple[Bond, ...]:
    """Return the bonds between actors of these kinds, as far as events that pass the filter show them.

    Each report counts once for a pair and side, however many of its events tell of them. A person's acts count for
    the state it acts for. Who is only described ("militants", "a small team") is left out.
    """
    found = record.events(only)
    mentions = record.mentions(found)
    told: dict[tuple[str, str], dict[str, set[str]]] = {}
    for event in found:
        articles = {mentions[id_].article for id_ in event.mentions if id_ in mentions}
        reports = {record.report_of.get(article, article) for article in articles}
        for pair in pairs(record, event):
            sets = told.setdefault(pair, {"events": set()})
            sets["events"].add(event.id)
            sets.setdefault(side(event.quad), set()).update(reports)
    known = record.actors({id_ for pair in told for id_ in pair})
    wanted = {actor.id for actor in known if actor.kind in kinds and not actor.name.islower()}
    return tuple(_bond(pair, sets) for pair, sets in sorted(told.items()) if wanted.issuperset(pair))


def _bond(pair: tuple[str, str], told: dict[str, set[str]]) -> Bond:
    sides = {one: told.get(one, set()) for one in ("cooperation", "conflict", "neutral")}
    every = set[str]().union(*sides.values())
    return Bond(*pair, len(sides["cooperation"]), len(sides["conflict"]), len(every), len(told["events"]))


def most_told(bonds: Iterable[Bond], most: int) -> tuple[str, ...]:
    """Return the actors that most reports bind to others, as many as asked for and bound to one another."""
    known = tuple(bonds)
    chosen = _ranked(known)[:most]
    among = [bond for bond in known if bond.a in chosen and bond.b in chosen]
    return tuple(_ranked(among))


def _ranked(bonds: Sequence[Bond]) -> list[str]:
    told: dict[str, int] = {}
    for bond in bonds:
        for actor in (bond.a, bond.b):
            told[actor] = told.get(actor, 0) + bond.reports
    return sorted(told, key=lambda actor: (-told[actor], actor))


def spoken(bond: Bond, frame: Frame) -> str:
    """Return what a mark says of a pair: who, and how many reports tell of what."""
    return (
        f"{frame.name(bond.a)} and {frame.name(bond.b)}: cooperation in {counted(bond.cooperation, 'report')}, "
        f"conflict in {counted(bond.conflict, 'report')}, {counted(bond.events, 'event')}"
    )


def bond_rows(bonds: Sequence[Bond], frame: Frame) -> list[Row]:
    """Return the header, and a row for each pair, most reports first: what the matrix and the network show."""
    ranked = sorted(bonds, key=lambda bond: (-bond.reports, bond.a, bond.b))
    return [
        HEADER,
        *(
            (frame.name(one.a), frame.name(one.b), one.cooperation, one.conflict, one.reports, one.events, one.a, one.b)
            for one in ranked
        ),
    ]
