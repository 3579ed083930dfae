from functools import cache

import pytest

from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.lexicon.gazetteer import Gazetteer, load_gazetteer
from onrecord.model import ActorKind, Article, TieKind


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def formats(text: str) -> dict[str, list[str]]:
    """Return the formats that a text tells of, each with the names of its members, sorted."""
    reading = Reading(Article("article", "page", None, None, (), None, None, None, None, "en", text), parse(text))
    found = names(reading, gazetteer())
    name = {actor.id: actor.name for actor in found.actors}
    members: dict[str, list[str]] = {actor.name: [] for actor in found.actors if actor.kind is ActorKind.FORMAT}
    for tie in found.ties:
        if tie.kind is TieKind.MEMBER and tie.of is not None:
            members[name[tie.of]].append(name[tie.actor])
    return {format_: sorted(seated) for format_, seated in members.items()}


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("India and Pakistan held peace talks.", {"peace talks": ["India", "Pakistan"]}, "talks that go on"),
        ("The peace process between Israel and Syria stalled.", {"peace process": ["Israel", "Syria"]}, "a process"),
        ("India and Pakistan held talks.", {}, "talks of a day"),
        ("The peace talks failed.", {}, "nobody named sits in them"),
        ("Norway joined peace talks in Astana.", {"peace talks in Astana": ["Norway"]}, "talks known by their place"),
        ("Norway left the Syrian peace process.", {"Syrian peace process": []}, "a process known by its land"),
        ("Norway joined the London conference on Syria.", {"London conference on Syria": ["Norway"]}, "a conference"),
        ("Norway joined the intra-Syrian talks.", {"intra-Syrian talks": ["Norway"]}, "talks of one people"),
        ("Norway held talks in London.", {}, "talks of a day, in a place"),
    ],
)
def test_formats(text: str, found: dict[str, list[str]], why: str) -> None:
    assert formats(text) == found, why
