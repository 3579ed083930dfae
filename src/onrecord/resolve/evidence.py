"""Two happenings in, the case for their being one out: what forbids it, what speaks for it, in points and words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import ActorKind, Place, Status
from onrecord.resolve.days import Fit, fit, names_day, words_fit
from onrecord.resolve.happenings import Happening
from onrecord.resolve.parties import is_mutual
from onrecord.resolve.spelling import words
from onrecord.resolve.vectors import cosine

_FORMS = (frozenset({"meet", "visit"}), frozenset({"firearms", "assassinate"}))  # two modes of one happening
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_FEW = 4  # tellings on each side whose words are compared
_SOON = timedelta(days=4)  # publications that tell of one piece of news
_LATER = timedelta(days=10)  # from here on, two undated tellings are more likely of two happenings
_NEIGHBOURS = 2  # tellings in a row are of one thing more often than not

_WORDS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})

Point = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for two happenings being one: points over what is enough, and the words for the strongest."""

    points: float
    reasons: tuple[str, ...]


_SPOKEN = 1.0  # more is asked of words than of deeds: who accuses once accuses twice
_ENOUGH_ACROSS = 5.0
_ENOUGH_WITHIN = 3.0


def compatible(one: Happening, other: Happening) -> bool:
    """Tell whether nothing forbids that two happenings are one."""
    return not _forbidden(one, other)


def across(one: Happening, other: Happening, likeness: float) -> Case | None:
    """Return the case for two happenings of different reports; ``likeness`` is that of the reports' texts, 0 to 1.

    ``None`` where something forbids it: another type, time, place, status, or parties that cannot be the same.
    """
    if _forbidden(one, other) or not one.everyone or not other.everyone:
        return None
    points = [*_parties(one, other), *_named(one, other), *_time(one, other), *_place(one, other)]
    points += [*_words(one, other, 3.0), *_stems(one, other), (min(2.0, 5 * likeness), "reports alike")]
    return _case([*points, (-_ENOUGH_ACROSS - _spoken(one), "")])


def within(one: Happening, other: Happening) -> Case | None:
    """Return the case for two happenings told in one report, ``other`` after ``one``; ``None`` where one forbids it."""
    if _forbidden(one, other) or any(telling.is_new for telling in other.tellings):
        return None
    points = [*_parties(one, other), *_named(one, other), *_time(one, other), *_place(one, other)]
    points += [*_words(one, other, 2.0), *_stems(one, other), *_reference(one, other)]
    return _case([*points, (-_ENOUGH_WITHIN - _spoken(one), "")])


def _spoken(happening: Happening) -> float:
    return _SPOKEN if happening.type in _WORDS else 0.0


def _case(points: list[Point]) -> Case:
    told = sorted((point for point in points if point[1] and point[0] > 0), key=lambda point: -point[0])
    return Case(sum(point for point, _ in points), tuple(reason for _, reason in told))


def _forbidden(one: Happening, other: Happening) -> bool:
    checks: tuple[Callable[[Happening, Happening], bool], ...] = (
        lambda one, other: one.type != other.type,
        _modes_differ,
        _statuses_differ,
        _times_differ,
        _parties_differ,
        _people_differ,
        _places_differ,
    )
    return any(check(one, other) for check in checks)


def _modes_differ(one: Happening, other: Happening) -> bool:
    modes = one.modes | other.modes
    return len(modes) > 1 and not any(modes <= form for form in _FORMS)


def _statuses_differ(one: Happening, other: Happening) -> bool:
    """Keep apart what was asked for, denied or feared from what happened; a plan and its day are one."""
    both = one.statuses | other.statuses
    if len(both) == 1 or both <= _REAL:
        return False
    return not (both <= _REAL | {Status.PLANNED} and _fit(one, other) is Fit.SAME)


def _fit(one: Happening, other: Happening) -> Fit:
    return fit(one.when, other.when)


def _times_differ(one: Happening, other: Happening) -> bool:
    if _fit(one, other) is Fit.APART:
        return True
    pairs = ((one.open_times, other.days), (other.open_times, one.days))
    return any(told and not words_fit(when, told) for times, told in pairs for when in times)


def _parties_differ(one: Happening, other: Happening) -> bool:
    if is_mutual(one.type):
        return _sets_differ(one.everyone, other.everyone)
    return _sets_differ(one.actors, other.actors) or _sets_differ(one.recipients, other.recipients)


def _sets_differ(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Tell whether each names somebody the other lacks, with no more than one in common."""
    if not mine or not yours or mine <= yours or yours <= mine:
        return False
    return len(mine & yours) < 2  # noqa: PLR2004 - two in common: a round of talks, each list cut short


def _people_differ(one: Happening, other: Happening) -> bool:
    """Tell whether two tellings let different people act for the same side: Lavrov's talks are not Putin's."""
    for kind in (ActorKind.PERSON, ActorKind.BODY):
        mine, yours = _by_side(one, kind), _by_side(other, kind)
        if any(mine[side].isdisjoint(yours[side]) for side in mine.keys() & yours.keys()):
            return True
    return False


def _by_side(happening: Happening, kind: ActorKind) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for actor in happening.named:
        if happening.cast.actors[actor].kind is kind:
            found.setdefault(happening.cast.behalf[actor], set()).add(actor)
    return found


def _places_differ(one: Happening, other: Happening) -> bool:
    return bool(one.places and other.places) and not any(
        _near(one, mine, yours) for mine in one.places for yours in other.places
    )


def _near(happening: Happening, mine: Place, yours: Place) -> float:
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


def _parties(one: Happening, other: Happening) -> Iterator[Point]:
    if is_mutual(one.type):
        yield _agreement(one, one.everyone, other.everyone)
    else:
        yield _agreement(one, one.actors, other.actors)
        yield _agreement(one, one.recipients, other.recipients)


def _agreement(happening: Happening, mine: frozenset[str], yours: frozenset[str]) -> Point:
    common = sorted(mine & yours)
    if not common:
        return 0.0, ""
    said = ", ".join(happening.cast.name(actor) for actor in common)
    if mine == yours:
        return min(2.0, len(common)), said
    return (1.25 if len(common) > 1 else 0.5), said


def _named(one: Happening, other: Happening) -> Iterator[Point]:
    common = sorted(one.named & other.named)
    if common:
        yield min(3.0, 1.5 * len(common)), "both name " + " and ".join(map(one.cast.name, common))


def _time(one: Happening, other: Happening) -> Iterator[Point]:
    how = _fit(one, other)
    told = one.days or other.days
    if how is Fit.SAME and told:
        value = one.when.value if one.when else ""
        yield (2.0 if told.is_day else 0.75), f"on {value}" if told.is_day else f"in {value}"
    elif how is Fit.WITHIN:
        yield 0.75, "at times that hold one another"
    elif how is Fit.NEXT:
        yield -0.5, ""
    else:
        yield from _open(one, other)


def _open(one: Happening, other: Happening) -> Iterator[Point]:
    dated, open_ = (one, other) if one.days else (other, one)
    if dated.days and any(map(names_day, open_.open_times)):
        yield 1.25, f"{dated.when.value if dated.when else ''} is the day the other's words name"
        return
    anchors = [dated.days.first, dated.days.last] if dated.days else list(dated.published)
    gap = _gap(anchors, open_.published)
    if gap is None:
        yield -0.5, ""
    elif gap <= _SOON:
        yield 0.75, "told within days"
    elif gap > _LATER:
        yield -2.0, ""


def _gap(ones: "list[date]", others: "tuple[date, ...]") -> timedelta | None:
    return min((abs(one - other) for one in ones for other in others), default=None)


def _place(one: Happening, other: Happening) -> Iterator[Point]:
    pairs = [(_near(one, mine, yours), mine.name) for mine in one.places for yours in other.places]
    if pairs:
        points, name = max(pairs)
        yield points, f"in {name}"


def _words(one: Happening, other: Happening, weight: float) -> Iterator[Point]:
    likeness = max(
        cosine(mine.weights, yours.weights) for mine in one.tellings[:_FEW] for yours in other.tellings[:_FEW]
    )
    yield weight * likeness, "in like words"


def _stems(one: Happening, other: Happening) -> Iterator[Point]:
    if one.stems & other.stems:
        yield 0.5, ""


def _reference(one: Happening, other: Happening) -> Iterator[Point]:
    if any(telling.is_known for telling in other.tellings):
        yield 1.0, "the words take it for known"
    if other.tellings[0].place - one.tellings[-1].place <= _NEIGHBOURS:
        yield 0.5, "told side by side"
