"""Persons' judgements in, what they bind out; and the clusters that rules build within those bonds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model import BY_RULE, Article, Aspect, Judgement, Verdict, content_id


@dataclass(frozen=True, slots=True)
class Bonds:
    """What persons have said: ids that are the same, pairs that are not, and rules' judgements that are wrong.

    ``apart`` are ids that were split off from what they were taken for.
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    wrong: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()


def bonds(standing: Iterable[Judgement]) -> Bonds:
    """Return what the judgements that are not withdrawn bind."""
    valid = sorted((judgement for judgement in standing if not judgement.withdrawn), key=lambda judgement: judgement.id)
    split = [_sides(one) for one in valid if one.verdict == Verdict.SPLIT]
    same = [one.about for one in valid if one.verdict == Verdict.SAME]
    different = [pair for one in valid if one.verdict == Verdict.DIFFERENT for pair in combinations(one.about, 2)]
    return Bonds(
        (*same, *(side for sides in split for side in sides)),
        (*different, *((apart[0], rest[0]) for apart, rest in split if apart and rest)),
        frozenset(about for one in valid if one.verdict == Verdict.WRONG for about in one.about),
        frozenset(id_ for apart, _ in split for id_ in apart),
    )


def _sides(split: Judgement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is split off, and the rest, which stays one as it was."""
    apart = tuple(id_ for change in split.corrects if change.what is Aspect.APART for id_ in change.to)
    return apart, tuple(id_ for id_ in split.about if id_ not in apart)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a rule's merge rests on: the ids it joins, the rule's name, a sentence that says why."""

    about: tuple[str, str]
    rule: str
    why: str


class Clusters:
    """Groups of ``range(size)`` that only grow; what a person has told apart stays apart."""

    def __init__(self, size: int, found: Bonds, meant: Callable[[], Mapping[str, Sequence[int]]]) -> None:
        """Take the bonds and, asked only if there are any, which members an id means; nobody's id binds nothing."""
        self._root = list(range(size))
        self._members = {member: [member] for member in range(size)}
        self._apart: dict[int, set[int]] = {}
        self._wrong = found.wrong
        self._taken: dict[tuple[str, ...], Ground] = {}
        names = meant() if found.same or found.different else {}
        for ids in found.same:
            members = [member for about in ids for member in names.get(about, ())]
            for member in members[1:]:
                self._unite(members[0], member)
        for first, second in found.different:
            for mine in names.get(first, ()):
                for yours in names.get(second, ()):
                    self._part(mine, yours)

    def root(self, member: int) -> int:
        """Return the member that stands for the group."""
        while self._root[member] != member:
            self._root[member] = member = self._root[self._root[member]]
        return member

    def members(self, member: int) -> Sequence[int]:
        """Return the group of ``member``."""
        return self._members[self.root(member)]

    def groups(self) -> list[list[int]]:
        """Return all groups, each sorted, in the order of their first members."""
        return sorted(sorted(members) for members in self._members.values())

    def may(self, one: int, other: int) -> bool:
        """Tell whether nobody has told the two groups apart."""
        return self.root(other) not in self._apart.get(self.root(one), ())

    def join(self, one: int, other: int, ground: Ground | None = None) -> bool:
        """Join two groups unless a person has told them apart or called this very judgement wrong.

        Without a ground the two are the same by their making, and nothing was judged.
        """
        if self.root(one) == self.root(other):
            return True
        if not self.may(one, other) or (ground and judgement_id(ground) in self._wrong):
            return False
        self._unite(one, other)
        if ground:
            self._taken[ground.about] = ground
        return True

    def grounds(self) -> list[Ground]:
        """Return the grounds of all joins, in the order they were made."""
        return list(self._taken.values())

    def _unite(self, one: int, other: int) -> None:
        kept, gone = sorted((self.root(one), self.root(other)))
        if kept == gone:
            return
        self._root[gone] = kept
        self._members[kept] += self._members.pop(gone)
        for apart in self._apart.pop(gone, set()):
            self._apart[apart].discard(gone)
            self._part(kept, apart)

    def _part(self, one: int, other: int) -> None:
        one, other = self.root(one), self.root(other)
        if one != other:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)


def judgement_id(ground: Ground) -> str:
    """Return the id of the judgement a ground becomes."""
    return content_id("judgement", "same", ground.rule, *sorted(ground.about))


def judged(ground: Ground, articles: Iterable[Article]) -> Judgement:
    """Return the judgement, dated by the newest of the articles it rests on."""
    days = [article.published.value for article in articles if article.published]
    newest = max(days, default=None)
    about = tuple(sorted(ground.about))
    return Judgement(judgement_id(ground), about, "same", BY_RULE + ground.rule, ground.why, newest, withdrawn=False)
