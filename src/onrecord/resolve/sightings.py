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


@dataclass(frozen=True, slots=True)
class Post:
    """A post somebody holds: whose it is (an ISO code, a list's id or the words of a name), and its words, sorted."""

    of: str
    title: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """An actor as found in one article. ``country`` is its own or that of its post; ``family`` its kind, roughly."""

    actor: Actor
    article: str
    report: str
    words: tuple[str, ...]
    country: str | None
    posts: frozenset[Post]

    @property
    def family(self) -> str:
        """Return what kind of actor this is, with bodies, organisations and armed groups as one."""
        return _ROUGHLY.get(self.actor.kind, self.actor.kind.value)

    @property
    def is_person(self) -> bool:
        """Tell whether this is a person with a name."""
        return self.actor.kind is ActorKind.PERSON

    @property
    def is_full(self) -> bool:
        """Tell whether a person is named by more than one word."""
        return self.is_person and len(self.words) > 1

    @property
    def travels(self) -> bool:
        """Tell whether the name means the same in every report: not "the ministry", "an official", "Ivanov"."""
        kind = self.actor.kind
        if kind is ActorKind.PERSON:
            return self.is_full
        if kind is ActorKind.OFFICE_HOLDER or not self._is_proper():
            return False
        return self.country is not None or kind not in {ActorKind.BODY, ActorKind.POPULATION}

    def _is_proper(self) -> bool:
        return any(word[0].isupper() for word in self.actor.name.split() if word.lower() != "the")

    @property
    def key(self) -> str:
        """Return the id this sighting would have if it stood alone."""
        if self.actor.known:
            return self.actor.known
        place = () if self.travels else (self.report,)
        heard = map(sound, self.words) if self.is_person else self.words
        return content_id("actor", self.family, " ".join(heard), self.country, *place)


def sightings(reports: Sequence[Report], findings: Sequence[Findings]) -> tuple[Sighting, ...]:
    """Return the found actors, in the order of the ids of their articles; an article in no report is its own."""
    report_of = {article: report.id for report in reports for article in report.articles}
    ordered = sorted(findings, key=lambda found: found.article)
    return tuple(one for found in ordered for one in _of(found, report_of.get(found.article, found.article)))


def _of(findings: Findings, report: str) -> Iterable[Sighting]:
    actors = {actor.id: actor for actor in findings.actors}
    ties = grouped((tie.actor, tie) for tie in findings.ties if tie.kind is TieKind.OFFICE)
    for actor in findings.actors:
        held = ties.get(actor.id, [])
        yield Sighting(
            actor,
            findings.article,
            report,
            words(actor.name),
            actor.country or _country(held, actors),
            frozenset(_posts(held, actors)),
        )


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
