"""Hand-built findings for tests of ``resolve``: pages whose spans are looked up in their text, so they are true."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.lexicon.lexicon import load
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Event,
    Findings,
    Judgement,
    Mention,
    Origin,
    Party,
    Place,
    Published,
    Report,
    Resolution,
    Span,
    Status,
    Tie,
    TieKind,
    When,
    content_id,
)
from onrecord.resolve.resolve import resolve

LEXICON = load()

STATES = {"India": "IND", "Russia": "RUS", "China": "CHN", "Iran": "IRN", "France": "FRA", "Japan": "JPN"}
GROUPS = {"the Taliban": "taliban"}


@dataclass
class Page:
    """A page and what is found on it, by words of its text; a name of :data:`STATES` is that state."""

    text: str
    published: str | None = None
    title: str | None = None
    copy_of: "Page | None" = None
    name: str = ""
    _actors: dict[str, Actor] = field(default_factory=dict)
    _ties: list[Tie] = field(default_factory=list)
    _mentions: list[Mention] = field(default_factory=list)

    @property
    def id(self) -> str:
        return content_id("article", self.text, self.name)

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(self.id, start, start + len(words), words)

    def actor(self, name: str, kind: ActorKind = ActorKind.PERSON, country: str | None = None, called: str = "") -> str:
        """Find an actor; ``called`` are the words in the text where the name differs. Returns its found id."""
        known = STATES.get(name) or GROUPS.get(name)
        if name in STATES:
            kind, country = ActorKind.STATE, known
        elif name in GROUPS:
            kind = ActorKind.ARMED_GROUP
        id_ = content_id("found", self.id, name)
        mentions = (self.span(called or name),)
        self._actors[name] = Actor(id_, name, kind, (), country, None, None, mentions, known)
        return id_

    def office(self, person: str, title: str, of: str) -> None:
        """Say that a person found before holds a post of an actor."""
        owner = self._of(of)
        words = self.span(title)
        id_ = content_id("tie", self.id, person, title)
        self._ties.append(Tie(id_, TieKind.OFFICE, self._actors[person].id, owner, words, words))

    def event(  # noqa: PLR0913 - a test names what it needs
        self,
        type_: str,
        trigger: str,
        *actors: str,
        to: Sequence[str] = (),
        when: tuple[str, str | None] | None = None,
        place: tuple[str, str | None] | None = None,
        status: Status = Status.OCCURRED,
        mode: str | None = None,
        after: str = "",
        told_by: str | None = None,
    ) -> str:
        """Find an event by the words that tell of it, after other words if need be. Returns the mention's id."""
        span = self.span(trigger, self.text.index(after))
        found = (
            When(when[1], "day" if when[1] else None, "explicit" if when[1] else None, self.span(when[0]))
            if when
            else None
        )
        where = Place(place[0], place[1], None, None, None) if place else None
        id_ = content_id("mention", self.id, span.start, type_)
        self._mentions.append(
            Mention(
                id_, self.id, type_, mode, (), status, span, self._sentence(span),
                tuple(self._party(name) for name in actors), tuple(self._party(name) for name in to),
                found, where, told_by,
            )
        )  # fmt: skip
        return id_

    def article(self) -> Article:
        published = Published(self.published, "day", "meta") if self.published else None
        page = content_id("page", self.id)
        return Article(self.id, page, self.title, None, (), None, None, None, published, "en", self.text)

    def findings(self) -> Findings:
        return Findings(self.id, tuple(self._actors.values()), tuple(self._ties), (), tuple(self._mentions))

    def _of(self, name: str) -> str:
        return self._actors[name].id if name in self._actors else self.actor(name)

    def _party(self, name: str) -> Party:
        return Party(self._of(name), self._actors[name].mentions[0])

    def _sentence(self, span: Span) -> Span:
        start = self.text.rfind(". ", 0, span.start)
        start = 0 if start < 0 else start + 2
        end = self.text.find(". ", span.end)
        end = len(self.text) if end < 0 else end + 1
        return Span(self.id, start, end, self.text[start:end])


def reports(pages: Iterable[Page]) -> list[Report]:
    """Return one report for each page that is no copy, with its copies."""
    copies: dict[str, list[Page]] = {}
    for page in pages:
        copies.setdefault((page.copy_of or page).id, []).append(page)
    return [
        Report(
            content_id("report", origin), tuple(sorted(page.id for page in group)), Origin(None, origin, "first"), ()
        )
        for origin, group in copies.items()
    ]


def resolved(*pages: Page, standing: Sequence[Judgement] = ()) -> Resolution:
    """Return what is concluded from the pages."""
    found = [page.findings() for page in pages]
    return resolve([page.article() for page in pages], reports(pages), found, LEXICON, standing)


def names(resolution: Resolution, event: Event) -> str:
    """Return the parties of an event as ``actors > recipients``, by name."""
    by_id: Mapping[str, str] = {actor.id: actor.name for actor in resolution.actors}
    sides = ([by_id[party.actor] for party in side] for side in (event.actors, event.recipients))
    return " > ".join(", ".join(side) for side in sides if side)


def judgement(verdict: str, *about: str, withdrawn: bool = False) -> Judgement:
    """Return a person's judgement."""
    return Judgement(
        content_id("judgement", verdict, *about), about, verdict, "Ada", "read it", "2021-10-01", withdrawn
    )
