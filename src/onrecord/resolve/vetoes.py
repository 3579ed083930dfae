"""Two happenings in, whether they can be one out: what forbids it, whatever else speaks for it."""

from onrecord.model import Place, Status
from onrecord.resolve.days import Fit, fit, words_fit
from onrecord.resolve.happenings import Happening
from onrecord.resolve.parties import is_mutual
from onrecord.resolve.spelling import words

_FORMS = (frozenset({"meet", "visit"}), frozenset({"firearms", "assassinate"}))  # two modes of one happening
_TIES, _CALL = "COOPERATE", "phone"  # what three do together is not what two of them do; nor who calls whom
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_REAL_OR_PLANNED = _REAL | {Status.PLANNED}


def compatible(one: Happening, other: Happening) -> bool:
    """Tell whether nothing forbids that two happenings are one."""
    return not (
        one.type != other.type
        or _parties_differ(one, other)
        or _statuses_differ(one, other)
        or _modes_differ(one, other)
        or _people_differ(one, other)
        or _times_differ(one, other)
        or _places_differ(one, other)
    )


def _modes_differ(one: Happening, other: Happening) -> bool:
    if one.modes == other.modes and len(one.modes) <= 1:
        return False
    modes = one.modes | other.modes
    return len(modes) > 1 and not any(modes <= form for form in _FORMS)


def _statuses_differ(one: Happening, other: Happening) -> bool:
    """Keep apart what was asked for, denied or feared from what happened; a plan and its day are one."""
    both = one.statuses | other.statuses
    if len(both) == 1 or both <= _REAL:
        return False
    return not (both <= _REAL_OR_PLANNED and fit(one.when, other.when) is Fit.SAME)


def _times_differ(one: Happening, other: Happening) -> bool:
    if fit(one.when, other.when) is Fit.APART:
        return True
    pairs = ((one.open_times, other.days), (other.open_times, one.days))
    return any(told and not words_fit(when, told) for times, told in pairs for when in times)


def _parties_differ(one: Happening, other: Happening) -> bool:
    if one.type == _TIES or _CALL in one.modes or _CALL in other.modes:
        mine, yours = (side.everyone - side.cast.unplaced(side.everyone) for side in (one, other))
        if min(len(mine), len(yours)) > 1:
            return mine != yours
    if is_mutual(one.type):
        return _sets_differ(one, one.everyone, other.everyone)
    return _sets_differ(one, one.actors, other.actors) or _sets_differ(one, one.recipients, other.recipients)


def _sets_differ(one: Happening, mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Tell whether each names somebody the other lacks, and less than two are common; the unplaced may be anybody."""
    if not mine or not yours or mine <= yours or yours <= mine:
        return False
    if len(mine & yours) > 1:  # a round of talks, each list cut short
        return False
    return bool(mine - yours - one.cast.unplaced(mine)) and bool(yours - mine - one.cast.unplaced(yours))


def _people_differ(one: Happening, other: Happening) -> bool:
    """Tell whether two tellings let different people act for the same side: Lavrov's talks are not Putin's."""
    return any(people.isdisjoint(other.people[role]) for role, people in one.people.items() if role in other.people)


def _places_differ(one: Happening, other: Happening) -> bool:
    return bool(one.places and other.places) and not any(
        nearness(one, mine, yours) for mine in one.places for yours in other.places
    )


def nearness(happening: Happening, mine: Place, yours: Place) -> float:
    """Return 1 for one place, .25 where one may hold the other, 0 for two places."""
    if words(mine.name) == words(yours.name):
        return 0.5 if happening.cast.is_country(mine) else 1.0
    if (
        mine.country
        and mine.country == yours.country
        and (happening.cast.is_country(mine) or happening.cast.is_country(yours))
    ):
        return 0.25
    return 0.0
