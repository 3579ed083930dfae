from dataclasses import replace

import pytest

from onrecord.find.events import mentions
from onrecord.find.learned.parties import recast
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Names, Reading
from onrecord.find.times import times
from onrecord.model import Mention
from told import article, lexicon

THREAT = "Norway threatened Chile with war on Monday."


def _ruled(text: str) -> tuple[Reading, Names, tuple[Mention, ...]]:
    reading = Reading(article(text), parse(text))
    named = names(reading, lexicon().gazetteer)
    return reading, named, mentions(reading, named, times(reading), (), lexicon().codebook)


@pytest.mark.parametrize("role", ["actors", "recipients"])
def test_an_empty_role_is_filled(role: str) -> None:
    reading, named, (ruled,) = _ruled(THREAT)
    emptied = replace(ruled, actors=()) if role == "actors" else replace(ruled, recipients=())
    (full,) = recast(reading, named, (), (emptied,))[1]
    assert [one.actor for one in getattr(full, role)] == [one.actor for one in getattr(ruled, role)]


@pytest.mark.parametrize(
    "text",
    [THREAT, "Norway and Chile met in Oslo.", "Chile was attacked.", "Peru seized three boats. Chile condemned it."],
)
def test_what_the_rules_filled_stays_and_nobody_stands_in_both(text: str) -> None:
    reading, named, ruled = _ruled(text)
    for before, after in zip(ruled, recast(reading, named, (), ruled)[1], strict=True):
        assert not before.actors or after.actors == before.actors
        assert not before.recipients or after.recipients == before.recipients
        added = not (before.actors and before.recipients)
        assert not added or {one.actor for one in after.actors}.isdisjoint(one.actor for one in after.recipients)
