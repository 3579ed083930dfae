"""Reports and findings in; every found actor out, with what tells it from others: report, words, country, posts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Actor, ActorKind, Findings, Report, Tie, TieKind, content_id
from onrecord.resolve.grouping import grouped
from onrecord.resolve.spelling import sound, words

_ROUGHLY = {  # what one article takes for a body another takes for an organisation
    ActorKind.BODY: "body",
    ActorKind.ORGANISATION: "body",
    ActorKind.ARMED_GROUP: "body",
}
_OF_MANY = {("embassy",), ("consulate",)}  # a state has one in every capital


@dataclass(frozen=True, slots=True)
class Post:
    """A post somebody holds: whose it is (an ISO code, a list's id or the words of a name), and its words, sorted."""

    of: str
    title: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """An actor as found in one article. ``country`` is its own or that of its post; ``family`` its kind, roughly.

    ``travels`` tells whether its name means the same in every report: not "the ministry", "an official", "Ivanov".
    """

    actor: Actor
    article: str
    report: str
    words: tuple[str, ...]
    country: str | None
    posts: frozenset[Post]
    travels: bool

    @property
    def family(self) -> str:
        """Return what kind of actor this is, with bodies, organisations and armed groups as one."""
        return _ROUGHLY.get(self.actor.kind, self.actor.kind.value)

    @property
    def is_person(self) -> bool:
        """Tell whether this is a person with a name: "Bashar al-Assad", not "a suicide bomber"."""
        return self.actor.kind is ActorKind.PERSON and _is_proper(self.actor.name.split()[-1:])

    @property
    def is_full(self) -> bool:
        """Tell whether a person is named by more than one word."""
        return self.is_person and len(self.words) > 1

    @property
    def key(self) -> str:
        """Return the id this sighting would have if it stood alone."""
        if self.actor.known:
            return self.actor.known
        place = () if self.travels else (self.report,)
        heard = map(sound, self.words) if self.is_person else self.words
        return content_id("actor", self.family, " ".join(heard), self.country, *place)


def sightings(reports: Sequence[Report], findings: Sequence[Findings], generic: frozenset[str]) -> tuple[Sighting, ...]:
    """Return the found actors, in the order of the ids of their articles; an article in no report is its own.

    ``generic`` are words (in lower case) that make no name of their own: "the Foreign Ministry" is one of many.
    """
    report_of = {article: report.id for report in reports for article in report.articles}
    ordered = sorted(findings, key=lambda found: found.article)
    return tuple(one for found in ordered for one in _of(found, report_of.get(found.article, found.article), generic))


def _of(findings: Findings, report: str, generic: frozenset[str]) -> Iterable[Sighting]:
    actors = {actor.id: actor for actor in findings.actors}
    ties = grouped((tie.actor, tie) for tie in findings.ties if tie.kind is TieKind.OFFICE)
    for actor in findings.actors:
        held = ties.get(actor.id, [])
        country, found = actor.country or _country(held, actors), words(actor.name)
        travels = _travels(actor, found, country, generic)
        yield Sighting(actor, findings.article, report, found, country, frozenset(_posts(held, actors)), travels)


def _travels(actor: Actor, found: tuple[str, ...], country: str | None, generic: frozenset[str]) -> bool:
    if actor.kind is ActorKind.PERSON:
        return len(found) > 1 and _is_proper(actor.name.split()[-1:])
    if actor.kind is ActorKind.OFFICE_HOLDER or not _is_proper(actor.name.split()) or found[-1:] in _OF_MANY:
        return False
    if actor.kind in {ActorKind.BODY, ActorKind.POPULATION}:
        return country is not None
    return country is not None or not generic.issuperset(found)


def _is_proper(name: Iterable[str]) -> bool:
    return any(sign.isupper() for word in name if word.lower() != "the" for sign in word)


def _country(held: Iterable[Tie], actors: Mapping[str, Actor]) -> str | None:
    owners = [actors[tie.of] for tie in held if tie.of and tie.of in actors]
    return next((owner.country for owner in owners if owner.country), None)


def _posts(held: Iterable[Tie], actors: Mapping[str, Actor]) -> Iterable[Post]:
    for tie in held:
        owner = actors.get(tie.of or "")
        if owner and tie.title:
            yield Post(
                owner.known or owner.country or " ".join(words(owner.name)), tuple(sorted(words(tie.title.text)))
            )
