from dataclasses import replace

import numpy as np
import pytest

from onrecord.find.events import mentions
from onrecord.find.learned import hints
from onrecord.find.learned.acting import acting
from onrecord.find.learned.contenders import Contest
from onrecord.find.learned.model import encoded
from onrecord.find.learned.parties import chances, contested, recast
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Names, Reading
from onrecord.find.times import times
from onrecord.model import Mention, Role, Status
from told import article, lexicon

THREAT = "Norway threatened Chile with war on Monday."


def _ruled(text: str) -> tuple[Reading, Names, tuple[Mention, ...]]:
    reading = Reading(article(text), parse(text))
    named = names(reading, lexicon().gazetteer)
    return reading, named, mentions(reading, named, times(reading), (), lexicon().codebook)


def _recast(text: str, told: tuple[Mention, ...] | None = None) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return what the rules find, and the same, or ``told``, with the scorer's parties."""
    reading, named, ruled = _ruled(text)
    contest, seen = Contest(reading, named, (), ruled), acting(encoded(reading.doc), named, ruled)
    return ruled, recast(contest, ruled if told is None else told, lexicon().codebook, seen)[1]


@pytest.mark.parametrize("role", ["actors", "recipients"])
def test_roles_are_filled_anew(role: str) -> None:
    (ruled,) = _ruled(THREAT)[2]
    (full,) = _recast(THREAT, (replace(ruled, actors=(), recipients=()),))[1]
    assert [one.actor for one in getattr(full, role)] == [one.actor for one in getattr(ruled, role)]


@pytest.mark.parametrize(
    "text",
    [THREAT, "Norway and Chile met in Oslo.", "Chile was attacked.", "Peru seized three boats. Chile condemned it."],
)
def test_nobody_stands_twice_or_in_both_roles(text: str) -> None:
    for one in _recast(text)[1]:
        parties = [party.actor for party in (*one.actors, *one.recipients)]
        assert len(parties) == len(set(parties))


def test_with_one_of_the_rules_parties_all_of_them_stand() -> None:
    ruled, cast = _recast("Iran met Iraq in Basra.")
    assert [one.actor for one in cast[0].actors] == [one.actor for one in ruled[0].actors]
    assert len(cast[0].actors) == 2


def test_who_only_tells_which_actor_is_meant_takes_no_part() -> None:
    text = "Norway, which shares a long border with Russia, attacked Chile."
    (cast,) = _recast(text)[1]
    assert "Russia" not in {party.span.text for party in (*cast.actors, *cast.recipients)}
    assert "Norway" in {party.span.text for party in cast.actors}


def test_whoever_is_called_upon_is_bound() -> None:
    told = _recast("Norway urged Chile to withdraw from Peru.")[1]
    (called,) = [one for one in told if one.status is Status.CALLED_FOR]
    assert [part.actor for part in called.parts if part.role is Role.BOUND] == [one.actor for one in called.actors]


def test_an_event_is_as_sure_as_its_type_and_its_parties_together() -> None:
    (ruled,) = _ruled(THREAT)[2]
    told = [_recast(THREAT, (replace(ruled, confidence=chance),))[1][0].confidence for chance in (0.3, 0.6, 0.9)]
    assert 0 < told[0] < told[1] < told[2] < 1


def test_a_type_of_the_users_own_keeps_the_parties_of_the_rules() -> None:
    (ruled,) = _ruled(THREAT)[2]
    own = replace(ruled, type="MEDIATE", actors=())
    assert _recast(THREAT, (own,))[1] == (own,)


def test_chances_are_those_of_each_event_however_many_are_scored_together() -> None:
    reading, named, ruled = _ruled("Peru seized three boats. Chile condemned it. " + THREAT)
    contest = Contest(reading, named, (), ruled)
    rules = hints.done(reading.doc, ruled)
    found = [contested(contest, one.trigger.start, one.trigger.end, one.type, rules) for one in ruled]
    triggers = [hints.trigger(reading.doc, one).i for one in ruled]
    states = acting(encoded(reading.doc), named, ruled).states
    alone = [chances([one], [trigger], states)[0] for one, trigger in zip(found, triggers, strict=True)]
    for one, other in zip(chances(found, triggers, states), alone, strict=True):
        assert np.allclose(one.meant, other.meant, atol=0.05), "what is scored together is quantised together"
        assert np.allclose(one.roles, other.roles, atol=0.05)
