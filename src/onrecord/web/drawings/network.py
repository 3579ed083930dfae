"""Bonds in, a drawing of who is bound to whom out: width by reports, colour and stroke by cooperation and conflict."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p, sqrt

import numpy as np

from onrecord.web.drawings.bonds import Bond, most_told, spoken
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.layout import Points, laid_out, parted
from onrecord.web.drawings.marks import counted, points
from onrecord.web.drawings.seriation import seriated
from onrecord.web.drawings.svg import broken, document, empty, group, label, link, tag, width_of

MOST, _MOST_NARROW = 40, 18  # actors
_LETTERS, _LINE, _BELOW = 12.0, 16.0, 13.0  # px: of a name, the height of its first line, and of each more
_NAME, _NAME_NARROW = 120.0, 90.0  # px of a line of a name at most
_LINES = 4  # of a name
_MANY = 12  # reports: where none has as many, no line has the full width
_LEAN = 0.2  # a balance beyond it, to either side, is cooperation or conflict; what is between is both
_KINDS = (("cooperation", "mostly cooperation"), ("conflict", "mostly conflict"), ("neutral", "both"))


@dataclass(frozen=True, slots=True)
class _Node:
    actor: str
    name: tuple[str, ...]  # in lines
    reports: int
    radius: float

    @property
    def foot(self) -> float:
        return _LINE + _BELOW * (len(self.name) - 1)

    @property
    def box(self) -> tuple[float, float]:
        return max(2 * self.radius, *(width_of(line, _LETTERS) for line in self.name)), 2 * self.radius + self.foot


def network(bonds: Sequence[Bond], frame: Frame, *, least: int = 1, actors: Sequence[str] = ()) -> str:
    """Return the drawing of bonds of at least so many reports, between ``actors`` or those with most reports.

    Each line leads to its pair, each actor to itself.
    """
    strong = [bond for bond in bonds if bond.reports >= least]
    most = _MOST_NARROW if frame.narrow else MOST
    chosen = tuple(actors)[:most] or most_told(strong, most)
    shown = [bond for bond in strong if bond.a in chosen and bond.b in chosen]
    if not shown:
        return empty("Network", f"No two actors are told of together in {counted(least, 'report')}.", frame.width)
    bound = {actor for bond in shown for actor in (bond.a, bond.b)}
    nodes = _nodes(seriated(sorted(bound), shown), shown, frame)
    size = (frame.width - 16.0, _height(len(nodes), frame))
    at = _places(nodes, shown, size)
    key, top = _legend(frame)
    place = {node.actor: (float(x) + 8, float(y) + top) for node, (x, y) in zip(nodes, at, strict=True)}
    edges = sorted(shown, key=lambda bond: (bond.reports, bond.a, bond.b))
    return document(
        "Network of actors",
        f"{counted(len(nodes), 'actor')} and {counted(len(shown), 'pair')}: the thicker the line, the more reports.",
        (frame.width, size[1] + top + 8),
        key,
        group(*(_edge(bond, place, edges[-1].reports, frame) for bond in edges), class_="edges"),
        group(*(_drawn(node, place[node.actor], frame) for node in nodes), class_="nodes"),
    )


def _height(count: int, frame: Frame) -> float:
    return min(max(300.0, count * 34.0), 1.6 * frame.width) if frame.narrow else min(max(320.0, count * 24.0), 760.0)


def _nodes(order: Sequence[str], bonds: Sequence[Bond], frame: Frame) -> list[_Node]:
    told = {actor: sum(bond.reports for bond in bonds if actor in {bond.a, bond.b}) for actor in order}
    most, room = max(told.values()), _NAME_NARROW if frame.narrow else _NAME
    return [
        _Node(actor, _lines(frame.name(actor), room), told[actor], 4 + 10 * sqrt(told[actor] / most)) for actor in order
    ]


def _lines(name: str, room: float) -> tuple[str, ...]:
    """Return a name in lines as wide as there is room, or as its longest word, if that is not very long."""
    longest = max((width_of(word, _LETTERS) for word in name.split()), default=0.0)
    return tuple(broken(name, min(max(room, longest), 1.5 * room), _LETTERS, _LINES))


def _places(nodes: Sequence[_Node], bonds: Sequence[Bond], size: tuple[float, float]) -> Points:
    """Return where the circles are; their names stand below them, within the drawing and apart."""
    number = {node.actor: place for place, node in enumerate(nodes)}
    most = log1p(max(bond.reports for bond in bonds))
    weighed = [(number[bond.a], number[bond.b], 0.3 + 0.7 * log1p(bond.reports) / most) for bond in bonds]
    boxes = np.array([node.box for node in nodes])
    middles = parted(laid_out(len(nodes), weighed, size), boxes, size)
    return np.asarray(middles - np.array([[0.0, node.foot / 2] for node in nodes]))


def _edge(bond: Bond, place: dict[str, tuple[float, float]], most: int, frame: Frame) -> str:
    """Return a line, under a wider one that nobody sees and that is easier to point at."""
    path = points([place[bond.a], place[bond.b]])
    lines = (
        tag("path", class_="reach", d=path),
        tag("path", d=path, stroke_width=1 + 6 * sqrt(bond.reports / max(most, _MANY))),
    )
    href = frame.links.pair(bond.a, bond.b)
    return link(href, spoken(bond, frame), *lines, class_=f"edge {_kind(bond)}")


def _kind(bond: Bond) -> str:
    if abs(bond.balance) <= _LEAN:
        return "neutral"
    return "cooperation" if bond.balance > 0 else "conflict"


def _drawn(node: _Node, at: tuple[float, float], frame: Frame) -> str:
    (x, y), top = at, at[1] + node.radius + _LETTERS
    name = [
        label(line, (x, top + _BELOW * place), anchor="middle", size=_LETTERS) for place, line in enumerate(node.name)
    ]
    title = f"{frame.name(node.actor)}: {counted(node.reports, 'report')} with others"
    circle = tag("circle", cx=x, cy=y, r=node.radius)
    return link(frame.links.actor(node.actor), title, circle, *name, class_="node")


def _legend(frame: Frame) -> tuple[str, float]:
    drawn, x, y = [], 12.0, 12.0
    for kind, meaning in _KINDS:
        wide = 36 + width_of(meaning)
        if x + wide > frame.width:
            x, y = 12.0, y + 18
        line = tag("path", d=points([(x, y), (x + 26, y)]), stroke_width=4)
        drawn += [group(line, class_=f"edge {kind}"), label(meaning, (x + 32, y + 4))]
        x += wide + 14
    return group(*drawn, class_="legend"), y + 16
