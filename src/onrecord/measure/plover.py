"""A telling of an event in, the type that PLOVER's coders would give it out."""

from onrecord.model import Mention, Status

_PLANNED = {"COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
_FORCE = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_TO_COME = frozenset({Status.PLANNED, Status.CONDITIONAL})


def plover(mention: Mention) -> str:
    """Return the type under PLOVER's own rules, which give a plan, a call and a threat types of their own."""
    if mention.status is Status.CALLED_FOR:
        return "REQUEST"
    if mention.status is Status.PLANNED and mention.type in _PLANNED:
        return _PLANNED[mention.type]
    return "THREATEN" if mention.status in _TO_COME and mention.type in _FORCE else mention.type
