"""A telling and its event in, the telling's time out: what its own words leave open, another report may give."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.model import Event, Mention, When

ELSEWHERE = "another report of the same event"


def settled(mention: Mention, event: Event, report_of: Mapping[str, str]) -> When | None:
    """Return when the event was, as told here; "on Wednesday" without a date takes the event's value.

    The basis then says that another report gave it, or stays the event's where a copy of the same report did.
    """
    told, known = mention.when, event.when
    if told is None or told.value or known is None or known.value is None:
        return told
    elsewhere = known.span is None or report_of[known.span.article] != report_of[mention.article]
    return replace(known, basis=ELSEWHERE if elsewhere else known.basis, span=told.span)
