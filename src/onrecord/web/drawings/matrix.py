"""Bonds in, a table drawn out: who cooperates and who is in conflict with whom, counted by independent reports."""

from collections.abc import Sequence
from math import sqrt

from onrecord.web.drawings.bonds import Bond, most_told, spoken
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.marks import counted
from onrecord.web.drawings.seriation import seriated
from onrecord.web.drawings.svg import broken, document, empty, group, label, link, paragraph, tag, width_of

_MOST, _MOST_NARROW = 16, 10  # actors
_NAMES, _NAMES_NARROW = 170.0, 122.0  # px for the names of rows
_CELL = 46.0  # px at most
_NUMBERED = 38.0  # px: a cell of that size has room for its counts
_SLOPE = sqrt(0.5)  # names of columns rise by 45 degrees
_LETTERS, _LINE = 12.0, 12.5  # px: of a name, and from one of its lines to the next
_FOOT = 13.0  # px of a cell for its counts
_LEGEND = "In each cell: cooperation on the left, conflict on the right; the taller, the more independent reports."


def matrix(bonds: Sequence[Bond], frame: Frame, actors: Sequence[str] = ()) -> str:
    """Return the drawing for the first of these actors, or for those with most reports; a cell leads to its pair."""
    room = _MOST_NARROW if frame.narrow else _MOST
    chosen = tuple(actors)[:room] or most_told(bonds, room)
    shown = {(bond.a, bond.b): bond for bond in bonds if bond.a in chosen and bond.b in chosen}
    if not shown:
        return empty("Actors against actors", "No two actors are told of together here.", frame.width)
    order = seriated(sorted({actor for pair in shown for actor in pair}), list(shown.values()))
    names, cell = _sizes(order, frame)
    key, height = _legend(frame)
    top = height + (names - 14) * _SLOPE + 18
    most = max(max(bond.cooperation, bond.conflict) for bond in shown.values())
    cells = [
        _cell(shown.get((min(a, b), max(a, b))), (names + x * cell, top + y * cell), cell, most, frame)
        for y, a in enumerate(order)
        for x, b in enumerate(order)
        if a != b
    ]
    return document(
        "Actors against actors",
        f"Cooperation and conflict between {counted(len(order), 'actor')}, by independent reports.",
        (frame.width, top + cell * len(order) + 10),
        *(key, *_heads(order, (names, top), cell, frame), *cells),
    )


def _legend(frame: Frame) -> tuple[str, float]:
    note, height = paragraph(_LEGEND, (52, 6), frame.width - 8)
    sample = [
        tag("rect", class_="bar cooperation", x=14, y=8, width=12, height=18),
        tag("rect", class_="bar conflict", x=28, y=15, width=12, height=11),
    ]
    return group(*sample, note, class_="legend"), max(height + 10, 30)


def _sizes(order: Sequence[str], frame: Frame) -> tuple[float, float]:
    """Return the room for names and the size of a cell, so that the names of the last columns are whole."""
    widths = [width_of(frame.name(actor), _LETTERS) for actor in order]
    names = min(_NAMES_NARROW if frame.narrow else _NAMES, max(widths) + 14)
    ends = [
        (frame.width - names - 8 - min(wide, names - 14) * _SLOPE) / (place + 0.5) for place, wide in enumerate(widths)
    ]
    return names, min(_CELL, (frame.width - names - 2) / len(order), *ends)


def _heads(order: Sequence[str], corner: tuple[float, float], cell: float, frame: Frame) -> list[str]:
    """Return the names of rows and columns; each leads to its actor."""
    (left, top), drawn = corner, []
    across, down = (2 if room >= 2 * _LINE else 1 for room in (cell, cell * _SLOPE))
    for place, actor in enumerate(order):
        name, middle = frame.name(actor), (place + 0.5) * cell
        row = _lines(name, across, left - 14, (left - 6, top + middle + 4), "end")
        at = f"translate({left + middle + 3:.1f} {top - 5:.1f}) rotate(-45)"
        column = group(_lines(name, down, left - 14, (0, 0), "start"), transform=at)
        drawn += [link(frame.links.actor(actor), name, one, class_="head") for one in (row, column)]
        start = tag("rect", class_="same", x=left + place * cell, y=top + place * cell, width=cell, height=cell)
        drawn.append(start)
    return drawn


def _lines(name: str, most: int, width: float, at: tuple[float, float], anchor: str) -> str:
    """Return a name in lines, the middle of them at a height."""
    words = broken(name, width, _LETTERS, most)
    top = at[1] - (len(words) - 1) * _LINE / 2
    return "".join(
        label(line, (at[0], top + row * _LINE), anchor=anchor, size=_LETTERS) for row, line in enumerate(words)
    )


def _cell(bond: Bond | None, at: tuple[float, float], size: float, most: int, frame: Frame) -> str:
    x, y = at
    back = tag("rect", class_="cell", x=x + 0.5, y=y + 0.5, width=size - 1, height=size - 1)
    if bond is None:
        return back
    numbered = size >= _NUMBERED
    room, wide = size - 5 - (_FOOT if numbered else 0), size / 2 - 3
    drawn = [back]
    for count, kind, start in ((bond.cooperation, "cooperation", x + 2), (bond.conflict, "conflict", x + size / 2 + 1)):
        high = room * sqrt(count / most) if most else 0.0
        if count:
            drawn.append(tag("rect", class_=f"bar {kind}", x=start, y=y + 3 + room - high, width=wide, height=high))
        if count and numbered and width_of(str(count)) <= wide + 2:
            drawn.append(label(str(count), (start + wide / 2, y + size - 4), anchor="middle"))
    return link(frame.links.pair(bond.a, bond.b), spoken(bond, frame), *drawn, class_="pair")
