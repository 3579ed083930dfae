"""Events in, rows to download out: what the timeline and the map show, as a table."""

from collections.abc import Sequence

from onrecord.model import Party
from onrecord.views.events import Happening, when_key
from onrecord.web.drawings.frame import Frame

Row = tuple[str | int | float, ...]
HEADER: Row = (
    *("date", "type", "quad", "status", "actors", "recipients", "place", "country", "latitude", "longitude"),
    *("reports", "articles", "sentence", "event"),
)


def event_rows(events: Sequence[Happening], frame: Frame) -> list[Row]:
    """Return the header, and a row for each event by date, those without one last."""
    return [HEADER, *(_row(event, frame) for event in sorted(events, key=lambda one: (when_key(one), one.id)))]


def _row(event: Happening, frame: Frame) -> Row:
    place = event.place
    return (
        (event.when.value if event.when else None) or "",
        event.type,
        event.quad,
        event.status.value,
        _names(event.actors, frame),
        _names(event.recipients, frame),
        place.name if place else "",
        (place.country if place else None) or "",
        place.latitude if place and place.latitude is not None else "",
        place.longitude if place and place.longitude is not None else "",
        event.reports,
        event.articles,
        event.mentions[0].sentence.text if event.mentions else "",
        event.id,
    )


def _names(parties: Sequence[Party], frame: Frame) -> str:
    return "; ".join(frame.name(id_) for id_ in dict.fromkeys(party.actor for party in parties))
