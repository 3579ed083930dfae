"""Two happenings that can be one in, the case for it out: what speaks for it, in points and in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from onrecord.resolve.days import Fit, fit, names_day
from onrecord.resolve.happenings import Happening
from onrecord.resolve.parties import is_mutual
from onrecord.resolve.vectors import Vocabulary, Weights, cosine
from onrecord.resolve.vetoes import compatible, nearness

_WORDS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_SPOKEN = 1.0  # more is asked of words than of deeds: who accuses once accuses twice
_ACROSS = 5.0
_WITHIN = 3.0
_POINTED = 2.0  # points in a row for "the talks" that name nobody
_SUBSTANCE = 2.0  # points of two sides, two people or a day, without which alike reports join nothing
_VERBATIM = 3.0  # points of equal sentences
_STORY = 2.0  # points of equal reports
_FEW = 4  # tellings on each side whose words are compared
_TELLING = 0.6  # likeness of sentences that tell the same thing in the same words
_ENOUGH_WORDS = 4  # words in common that make a likeness: "contributed to this report" has two
_ECHO = 0.3  # likeness of sentences, or one stem, from which words may be the same words
_SOON = timedelta(days=4)  # between two tellings of one piece of news
_LATER = timedelta(days=10)  # from here on, two undated tellings are more likely of two happenings
_NEIGHBOURS = 2  # tellings in a row are of one thing more often than not

Point = tuple[float, Callable[[], str]]
"""What speaks for it, and what gives the words for that: few of many cases are told in words."""

_UNSAID = str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike texts are, from 0 to 1: reports by sorted pairs of their ids, sentences by their words."""

    reports: Mapping[tuple[str, str], float]
    vocabulary: Vocabulary

    def of_reports(self, one: Happening, other: Happening) -> float:
        """Return the likeness of the two reports, of all that tell of either, that are most alike."""
        pairs = ((a, b) if a < b else (b, a) for a in one.reports for b in other.reports)
        return max((self.reports.get(pair, 0.0) for pair in pairs), default=0.0)

    def of_sentences(self, one: Happening, other: Happening) -> float:
        """Return the likeness of the two sentences that are most alike; a few words in common are not the whole."""
        mine, yours = self._sentences(one), self._sentences(other)
        return max(cosine(a, b) * min(1.0, len(a.keys() & b.keys()) / _ENOUGH_WORDS) for a in mine for b in yours)

    def _sentences(self, happening: Happening) -> list[Weights]:
        return [self.vocabulary.weights(telling.mention.sentence.text) for telling in happening.tellings[:_FEW]]


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for two happenings being one: ``points`` over what is enough, and what they are made of."""

    points: float
    told: tuple[Point, ...]

    @property
    def reasons(self) -> list[str]:
        """The words for what speaks for it, the strongest first."""
        said = (reason() for points, reason in sorted(self.told, key=lambda point: -point[0]) if points > 0)
        return [reason for reason in said if reason]


def across(one: Happening, other: Happening, likeness: Likeness) -> Case | None:
    """Return the case for two happenings of different reports; ``None`` where something forbids it.

    Alike reports and days that are close are not enough: parties, people, a day or the very words must agree too.
    """
    if not one.everyone or not other.everyone or not compatible(one, other):
        return None
    own = [_parties(one, other), _named(one, other, 1.5), _day(one, other)]
    substance = _sum(own)
    own += [_place(one, other), _stems(one, other, 0.5), _number(one, other), _published(one, other)]
    enough = _ACROSS + _spoken(one)
    near = min(_STORY, 5 * likeness.of_reports(one, other))
    if _sum(own) + _VERBATIM + near < enough:
        return None
    alike = likeness.of_sentences(one, other)
    if alike < _TELLING and (substance < _SUBSTANCE or is_one_of_many(one) or is_one_of_many(other)):
        return None
    if alike < _ECHO and _spoken(one) and not one.stems & other.stems:
        return None
    return _case([*own, (_VERBATIM * alike, lambda: "in like words"), (near, lambda: "in reports alike")], enough)


def within(one: Happening, other: Happening, likeness: Likeness) -> Case | None:
    """Return the case for two happenings told in one report, ``other`` after ``one``; ``None`` where one forbids it."""
    if is_one_of_many(other) or not compatible(one, other):
        return None
    points = [_parties(one, other), _named(one, other, 0.75), _day(one, other), _place(one, other)]
    points += [_stems(one, other, 1.0), _number(one, other), *_reference(one, other)]
    enough = (_WITHIN if other.everyone else _POINTED) + _spoken(one)
    if one.tellings[-1].mention.sentence == other.tellings[0].mention.sentence:
        points.append((0.75, lambda: "in one sentence"))
    elif _sum(points) + 2.0 >= enough:
        points.append((2.0 * likeness.of_sentences(one, other), lambda: "in like words"))
    return _case(points, enough)


def _sum(points: Sequence[Point]) -> float:
    return sum(value for value, _ in points)


def _case(points: Sequence[Point], enough: float) -> Case:
    return Case(_sum(points) - enough, tuple(points))


def is_one_of_many(happening: Happening) -> bool:
    """Tell whether a telling calls it new, frequent or one of several."""
    return any(telling.is_one_of_many for telling in happening.tellings)


def _spoken(happening: Happening) -> float:
    return _SPOKEN if happening.type in _WORDS else 0.0


def _parties(one: Happening, other: Happening) -> Point:
    """Two sides in common say most, one says little; of those who meet, one says next to nothing."""
    if is_mutual(one.type):
        sides, alone = [(one.everyone, other.everyone)], 0.25
    else:
        sides, alone = [(one.actors, other.actors), (one.recipients, other.recipients)], 0.75
    common = [mine & yours for mine, yours in sides]
    shared = frozenset[str]().union(*common)
    if not shared:
        return 0.0, _UNSAID
    equal = all(one.cast.told_apart(mine) == one.cast.told_apart(yours) for mine, yours in sides)
    if len(shared) > 1 or (len(common) > 1 and all(common)):
        points = 2.0 if equal else 1.25
    else:
        points = (alone if equal else alone / 2) * len(shared)
    return points, lambda: ", ".join(map(one.cast.name, sorted(shared)))


def _named(one: Happening, other: Happening, each: float) -> Point:
    common = one.named & other.named
    return each * min(2, len(common)), lambda: "both name " + " and ".join(map(one.cast.name, sorted(common)))


def _day(one: Happening, other: Happening) -> Point:
    how, value = fit(one.when, other.when), one.when.value if one.when else None
    if how is Fit.SAME and one.days:
        return (2.0, lambda: f"on {value}") if one.days.is_day else (0.75, lambda: f"in {value}")
    if how is Fit.WITHIN:
        return 0.75, lambda: "at times that hold one another"
    if how is Fit.NEXT:
        return -0.5, _UNSAID
    for dated, open_ in ((one, other), (other, one)):
        if dated.days and dated.when and any(map(names_day, open_.open_times)):
            return 1.25, partial("{} is the day that the other's words name".format, dated.when.value)
    return 0.0, _UNSAID


def _published(one: Happening, other: Happening) -> Point:
    """Where a day is open, publication says how far apart two tellings can be."""
    if one.days and other.days:
        return 0.0, _UNSAID
    dated, open_ = (one, other) if one.days else (other, one)
    days = [dated.days.first, dated.days.last] if dated.days else dated.published
    gap = min((abs(mine - yours) for mine in days for yours in open_.published), default=None)
    if gap is None:
        return -0.5, _UNSAID
    if gap <= _SOON:
        return 0.75, lambda: "told within days"
    return (-2.0 if gap > _LATER else -0.75), _UNSAID


def _place(one: Happening, other: Happening) -> Point:
    pairs = [(nearness(one, mine, yours), mine.name) for mine in one.places for yours in other.places]
    if not pairs:
        return 0.0, _UNSAID
    points, name = max(pairs)
    return points, lambda: f"in {name}"


def _stems(one: Happening, other: Happening, points: float) -> Point:
    return (0.0 if one.stems.isdisjoint(other.stems) else points), _UNSAID


def _number(one: Happening, other: Happening) -> Point:
    """One attack is not several: "the attack" and "attacks" without either form on both sides."""
    mine, yours = ({telling.mention.trigger.text.lower() for telling in each.tellings} for each in (one, other))
    if not mine.isdisjoint(yours):
        return 0.0, _UNSAID
    several = {f"{word}s" for word in mine} & yours | {f"{word}s" for word in yours} & mine
    return (-1.0 if several else 0.0), _UNSAID


def _reference(one: Happening, other: Happening) -> Iterator[Point]:
    if any(telling.is_known for telling in other.tellings):
        yield (1.0 if one.stems.isdisjoint(other.stems) else 1.5), lambda: "the words take it for known"
    if other.tellings[0].order - one.tellings[-1].order <= _NEIGHBOURS:
        yield 0.5, lambda: "told side by side"
