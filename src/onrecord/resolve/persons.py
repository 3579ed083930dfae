"""Sightings of persons in, joins out: one person under several spellings, short forms and bare surnames."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import itemgetter

from onrecord.resolve.bonds import Clusters, Ground
from onrecord.resolve.grouping import grouped
from onrecord.resolve.sightings import Sighting
from onrecord.resolve.spelling import Likeness, likeness, nearby, sound


def join_persons(seen: Sequence[Sighting], near: Mapping[str, frozenset[str]], clusters: Clusters) -> None:
    """Join persons; each step takes only what has exactly one candidate, and leaves the rest as it is: a doubt."""
    persons = _Persons(seen, near, clusters)
    persons.join_spellings()
    persons.join_short_forms()
    persons.join_surnames()


_Facts = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""A group's entries in the lexicon, its countries, and its reports."""

_NOTHING: _Facts = (frozenset(), frozenset(), frozenset())


def _facts(group: Iterable[Sighting]) -> _Facts:
    found = [(one.actor.known, one.country, one.report) for one in group]
    known, countries, reports = (frozenset(filter(None, told)) for told in zip(*found, strict=True))
    return known, countries, reports


class _Persons:
    def __init__(self, seen: Sequence[Sighting], near: Mapping[str, frozenset[str]], clusters: Clusters) -> None:
        self._seen = seen
        self._near = near
        self._clusters = clusters
        self._facts: dict[int, tuple[int, _Facts]] = {}
        self._full = [place for place, one in enumerate(seen) if one.is_full]
        self._pairs = list(self._alike())

    def _alike(self) -> Iterator[tuple[int, int, Likeness]]:
        """Yield pairs of differently written full names that may be one person's; each pair of clusters once."""
        names = grouped((self._seen[place].words, place) for place in self._full)
        blocks = grouped((key, words) for words in names for key in nearby(words))
        done: set[frozenset[int]] = set()
        for one, other in sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)}):
            like = likeness(one, other)
            if like:
                for pair in self._cluster_pairs(names[one], names[other]):
                    if pair not in done:
                        done.add(pair)
                        first, second = sorted(pair)
                        yield first, second, like

    def _cluster_pairs(self, ones: Iterable[int], others: Iterable[int]) -> Iterator[frozenset[int]]:
        roots = dict.fromkeys(map(self._clusters.root, others))
        for one in dict.fromkeys(map(self._clusters.root, ones)):
            yield from (frozenset((one, other)) for other in roots if other != one)

    def join_spellings(self) -> None:
        """Join spellings of one name, the surest first, where all of a group agree on name and country."""
        for sure in (Likeness.SOUND, Likeness.SPELLING):
            root = self._clusters.root
            graph = _Graph((root(one), root(other)) for one, other, like in self._pairs if like >= sure)
            for clique in graph.cliques():
                if self._compatible(*clique):
                    for other in clique[1:]:
                        self._join(clique[0], other, "spelling", "spells the same name")

    def join_short_forms(self) -> None:
        """Join a shorter or abbreviated name where one longer name is left and something else agrees."""
        longer: dict[int, set[int]] = {}
        for one, other, like in self._pairs:
            if like is Likeness.SHORTER and self._agree(one, other):
                short, long = sorted((one, other), key=lambda place: (len("".join(self._seen[place].words)), place))
                longer.setdefault(self._clusters.root(short), set()).add(self._clusters.root(long))
        for short, candidates in longer.items():
            roots = {self._clusters.root(candidate) for candidate in candidates}
            if len(roots) == 1:
                self._join(roots.pop(), short, "short form", "is a shorter form of the name, and of no other")

    def join_surnames(self) -> None:
        """Join a bare surname with the one full name that its report, a report like it or the same post offers."""
        bearers = grouped((sound(word), place) for place in self._full for word in self._seen[place].words)
        for place, one in enumerate(self._seen):
            if not one.is_person or one.is_full or not one.words or self._clusters.root(place) != place:
                continue
            named = [other for other in bearers.get(sound(one.words[0]), ()) if self._compatible(place, other)]
            self._join_bare(place, named)

    def _join_bare(self, place: int, named: Sequence[int]) -> None:
        one = self._seen[place]
        reports = {self._seen[member].report for member in self._clusters.members(place)}
        posts = {post for member in self._clusters.members(place) for post in self._seen[member].posts}
        around = reports.union(*(self._near.get(report, ()) for report in reports))
        supports: tuple[tuple[str, str, Callable[[Sighting], bool]], ...] = (
            ("surname in one report", "in the same report", lambda other: other.report in reports),
            ("surname and post", "in the same post", lambda other: bool(posts & other.posts)),
            ("surname in one story", "in a report of the same story", lambda other: other.report in around),
        )
        for rule, where, is_near in supports:
            found = [other for other in named if is_near(self._seen[other])]
            roots = {self._clusters.root(other) for other in found}
            if len(roots) == 1:
                other = self._seen[found[0]].actor
                why = f"{other.name} {where} is the only one whom {one.actor.name} can mean"
                self._clusters.join(place, found[0], Ground((one.actor.id, other.id), rule, why))
            if roots:
                return

    def _join(self, one: int, other: int, rule: str, why: str) -> None:
        if self._compatible(one, other):
            mine, yours = self._seen[one].actor, self._seen[other].actor
            self._clusters.join(one, other, Ground((mine.id, yours.id), rule, f"{yours.name} {why} as {mine.name}"))

    def _of(self, place: int) -> _Facts:
        """Return what the group of ``place`` is known by, made anew where it has grown."""
        root, members = self._clusters.root(place), self._clusters.members(place)
        size, found = self._facts.get(root, (0, _NOTHING))
        if size != len(members):
            found = _facts([self._seen[member] for member in members])
            self._facts[root] = len(members), found
        return found

    def _compatible(self, *places: int) -> bool:
        """Tell whether no two countries and no two entries of the lexicon stand against one another."""
        found = [self._of(place) for place in places]
        known, countries = (frozenset[str]().union(*map(itemgetter(part), found)) for part in (0, 1))
        return len(known) < 2 and len(countries) < 2  # noqa: PLR2004 - two candidates are a doubt

    def _agree(self, one: int, other: int) -> bool:
        """Tell whether a country, a report or a likeness of reports speaks for two names being one person's."""
        (_, mine, here), (_, yours, there) = self._of(one), self._of(other)
        if mine and yours:
            return mine == yours
        return any(there & {report, *self._near.get(report, ())} for report in here)


class _Graph:
    """Places and which of them agree."""

    def __init__(self, edges: Iterable[tuple[int, int]]) -> None:
        both = [pair for one, other in edges if one != other for pair in ((one, other), (other, one))]
        self._edges = {one: set(others) for one, others in grouped(both).items()}

    def cliques(self) -> Iterator[list[int]]:
        """Yield groups whose members all agree, and with nobody outside: a chain of likenesses is none."""
        for place, others in sorted(self._edges.items()):
            group = {place, *others}
            if place == min(group) and all({other, *self._edges[other]} == group for other in group):
                yield sorted(group)
