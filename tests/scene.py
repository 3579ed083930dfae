"""A small case made by hand: four pages about a strait in three reports, with one of each thing the views show."""

import re
from dataclasses import replace
from pathlib import Path

from onrecord.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Change,
    Event,
    Findings,
    Manner,
    Mention,
    Origin,
    Page,
    Part,
    Party,
    Place,
    Problem,
    Published,
    Report,
    Resolution,
    Role,
    Span,
    Statement,
    Status,
    Story,
    Tie,
    TieKind,
    When,
    content_id,
)
from onrecord.store.settle import whole
from onrecord.store.writer import Writer
from onrecord.views.conclusions import Concluder

WIRE = """\
India and Japan agreed to widen naval drills at a meeting of their ministers in Tokyo on Wednesday, officials said.

Japan's defence minister, Aiko Tanaka, said Tokyo would send two patrol ships if piracy spread to the strait.

“We are ready to train more crews,” Tanaka told reporters.

India fears that armed smugglers may use the islands as a base.

China accused Japan of stoking tension in the strait. Tokyo has rejected the accusation.

The two sides said the Red Sail must hand over the seized trawler.

The Strait Group, in which India and Japan sit, will meet in May."""
CUT = WIRE.replace("India fears that armed smugglers may use the islands as a base.\n\n", "") + "\n\nThe yen rose."
OWN = """\
Ravi Menon and Aiko Tanaka met in Tokyo on 3 March 2021 to discuss piracy. Nobody else was there.

In 1998 Japan blocked the harbour of Port Blair."""
LATER = "Japan sent two patrol ships to the strait on 18 March 2021. It has also trained crews there."

TEXTS = {
    "wire": (WIRE, "Northwire", "2021-03-03", "India, Japan to widen drills"),
    "cut": (CUT, "Harbour Ledger", "2021-03-04", "Drills in the strait"),
    "own": (OWN, "Delta Post", "2021-03-05", "Ministers meet over piracy"),
    "later": (LATER, None, "2021-03-19", None),
}
STATES = {"India": "IND", "Japan": "JPN", "China": "CHN"}


def span(article: str, words: str, after: str = "") -> Span:
    """Find words in an article, the first after some others."""
    text = TEXTS[article][0]
    start = text.index(words, text.index(after))
    return Span(article, start, start + len(words), words)


def sentence(inside: Span) -> Span:
    """Return the sentence around a span."""
    for found in re.finditer(r"[^\n]+?(?:[.](?= |\n|$)|”)(?: Tanaka told reporters\.)?", TEXTS[inside.article][0]):
        if found.start() <= inside.start < found.end():
            words = found.group()
            start = found.start() + len(words) - len(words.lstrip())
            return Span(inside.article, start, found.end(), words.lstrip())
    raise LookupError(inside)


def party(article: str, actor: str, words: str, after: str = "") -> Party:
    return Party(actor, span(article, words, after))


def said(act: Act, sources: tuple[Party, ...], cue: Span, content: Span, parts: tuple[Part, ...] = ()) -> Statement:
    manner = Manner.DIRECT if content.text.startswith("We") else Manner.INDIRECT
    id_ = content_id("statement", cue.article, cue.start)
    return Statement(id_, cue.article, sources, (cue,), (content,), manner, act, None, None, sentence(cue), parts)


def told(
    type_: str, status: Status, trigger: Span, actors: tuple[Party, ...], recipients: tuple[Party, ...] = ()
) -> Mention:
    id_ = content_id("mention", trigger.article, trigger.start, type_)
    around = sentence(trigger)
    return Mention(id_, trigger.article, type_, None, (), status, trigger, around, actors, recipients, None, None, None)


def _wire(a: str) -> tuple[list[Statement], list[Mention]]:
    """Return what the wire text says, in one of its copies."""
    india, japan = party(a, "IND", "India"), party(a, "JPN", "Japan")
    officials = said(
        Act.ASSERT, (party(a, "officials", "officials"),), span(a, "said"), span(a, WIRE[: WIRE.index(", officials")])
    )
    tokyo = span(a, "Tokyo", "said Tokyo")
    tanaka = said(
        Act.PROMISE,
        (party(a, "tanaka", "Aiko Tanaka"),),
        span(a, "said", "Aiko Tanaka"),
        span(a, "Tokyo would send two patrol ships if piracy spread to the strait"),
        (
            Part(Role.BOUND, tokyo, "JPN"),
            Part(Role.WHAT, span(a, "send two patrol ships")),
            Part(Role.CONDITION, span(a, "if piracy spread to the strait")),
        ),
    )
    crews = said(
        Act.ASSERT,
        (party(a, "tanaka", "Tanaka", "crews"),),
        span(a, "told"),
        span(a, "We are ready to train more crews"),
    )
    accuse = said(
        Act.ACCUSE,
        (party(a, "CHN", "China"),),
        span(a, "accused"),
        span(a, "stoking tension in the strait"),
        (Part(Role.ADDRESSEE, span(a, "Japan", "China"), "JPN"),),
    )
    deny = said(
        Act.DENY,
        (party(a, "JPN", "Tokyo", "Tokyo has"),),
        span(a, "has rejected"),
        span(a, "the accusation", "has rejected"),
    )
    sides = span(a, "The two sides")
    demand = said(
        Act.DEMAND,
        (Party("IND", sides), Party("JPN", sides)),
        span(a, "said", "two sides"),
        span(a, "the Red Sail must hand over the seized trawler"),
        (
            Part(Role.BOUND, span(a, "the Red Sail"), "redsail"),
            Part(Role.WHAT, span(a, "hand over the seized trawler")),
        ),
    )
    agree = told("AGREE", Status.OCCURRED, span(a, "agreed"), (india, japan))
    drills = told("COOPERATE", Status.PLANNED, span(a, "widen naval drills"), (india, japan))
    meeting = told("CONSULT", Status.OCCURRED, span(a, "meeting"), (india, japan))
    send = told("MOBILIZE", Status.CONDITIONAL, span(a, "send"), (Party("JPN", tokyo),))
    accusing = told("ACCUSE", Status.OCCURRED, span(a, "accused"), accuse.sources, (party(a, "JPN", "Japan", "China"),))
    talks = told("CONSULT", Status.PLANNED, span(a, "meet", "will"), (party(a, "group", "The Strait Group"),))
    when = When("2021-03-03", "day", "relative to publication", span(a, "Wednesday"))
    tokyo_place = Place("Tokyo", "JPN", None, None, span(a, "Tokyo"))
    mentions = [
        replace(agree, told_by=officials.id, when=when),
        replace(drills, told_by=officials.id),
        replace(meeting, told_by=officials.id, when=when, place=tokyo_place),
        replace(send, told_by=tanaka.id, parts=tanaka.parts[1:]),
        accusing,
        talks,
    ]
    statements = [officials, tanaka, crews, accuse, deny, demand]
    if a == "wire":
        fears = said(
            Act.BELIEVE,
            (party(a, "IND", "India", "India fears"),),
            span(a, "fears"),
            span(a, "armed smugglers may use the islands as a base"),
            (Part(Role.DANGER, span(a, "armed smugglers")), Part(Role.ENDANGERED, span(a, "the islands"))),
        )
        statements.append(fears)
    return statements, mentions


def _findings() -> dict[str, tuple[list[Statement], list[Mention], list[Tie]]]:
    when = When("2021-03-03", "day", "explicit", span("own", "3 March 2021"))
    ministers = (party("own", "menon", "Ravi Menon"), party("own", "tanaka", "Aiko Tanaka"))
    met = replace(told("CONSULT", Status.OCCURRED, span("own", "met"), ministers), when=when)
    blocked = replace(
        told("COERCE", Status.OCCURRED, span("own", "blocked"), (party("own", "JPN", "Japan"),)),
        when=When("1998", "year", "explicit", span("own", "1998")),
    )
    sent = replace(
        told("MOBILIZE", Status.OCCURRED, span("later", "sent"), (party("later", "JPN", "Japan"),)),
        when=When("2021-03-18", "day", "explicit", span("later", "18 March 2021")),
    )
    trained = told("AID", Status.ONGOING, span("later", "trained"), (party("later", "JPN", "It"),))
    found: dict[str, tuple[list[Statement], list[Mention], list[Tie]]] = {
        "own": ([], [met, blocked], []),
        "later": ([], [sent, trained], []),
    }
    for a in ("wire", "cut"):
        title, evidence = span(a, "defence minister"), span(a, "Japan's defence minister, Aiko Tanaka")
        sits = span(a, "The Strait Group, in which India and Japan sit")
        ties = [Tie(content_id("tie", a, 0), TieKind.OFFICE, "tanaka", "JPN", title, evidence)]
        ties += [Tie(content_id("tie", a, who), TieKind.MEMBER, who, "group", None, sits) for who in ("IND", "JPN")]
        found[a] = (*_wire(a), ties)
    return found


def _actors() -> tuple[Actor, ...]:
    named = {
        "IND": ("India", ActorKind.STATE, "IND"),
        "JPN": ("Japan", ActorKind.STATE, "JPN"),
        "CHN": ("China", ActorKind.STATE, "CHN"),
        "tanaka": ("Aiko Tanaka", ActorKind.PERSON, "JPN"),
        "menon": ("Ravi Menon", ActorKind.PERSON, "IND"),
        "officials": ("officials", ActorKind.OFFICE_HOLDER, None),
        "redsail": ("Red Sail", ActorKind.ARMED_GROUP, None),
        "group": ("Strait Group", ActorKind.FORMAT, None),
    }
    return tuple(
        Actor(id_, name, kind, (name.split()[-1],) if " " in name else (), country, None, None, _printed(name))
        for id_, (name, kind, country) in sorted(named.items())
    )


def _printed(name: str) -> tuple[Span, ...]:
    return tuple(
        Span(article, found.start(), found.end(), name)
        for article, (text, *_) in sorted(TEXTS.items())
        for found in re.finditer(name, text)
    )


def _events(mentions: list[Mention]) -> tuple[Event, ...]:
    """Return one event for each act that is told alike, and one for the meeting in Tokyo."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(
            "meeting" if mention.trigger.text in {"meeting", "met"} else mention.trigger.text + mention.type, []
        ).append(mention)
    events = []
    for group in groups.values():
        best = max(group, key=lambda mention: (mention.trigger.text == "met", mention.when is not None))
        articles = {mention.article for mention in group}
        reports = {"shared" if article in {"wire", "cut"} else article for article in articles}
        quad = {"MOBILIZE": "material conflict", "COERCE": "material conflict", "ACCUSE": "verbal conflict"}.get(
            best.type, "verbal cooperation"
        )
        events.append(
            Event(
                content_id("event", *(mention.id for mention in group)),
                best.type,
                best.mode,
                (),
                quad,
                -4.0 if quad.endswith("conflict") else 4.0,
                best.status,
                best.actors,
                best.recipients,
                best.when,
                best.place,
                tuple(mention.id for mention in group),
                len(reports),
                len(articles),
            )
        )
    return tuple(sorted(events, key=lambda event: event.id))


def make(path: Path) -> Path:
    """Write the case to ``path``."""
    found = _findings()
    with Writer(path) as writer:
        for id_, (text, outlet, day, title) in TEXTS.items():
            page = Page(f"page-{id_}", f"news/{id_}.html", "text/html", "0" * 64, None)
            published = Published(day, "day", "meta")
            article = Article(id_, page.id, title, outlet, (), None, None, None, published, "en", text)
            statements, mentions, ties = found[id_]
            findings = Findings(id_, _actors(), tuple(ties), tuple(statements), tuple(mentions))
            problem = Problem("problem-1", page.id, None, page.source, "read", "the second half is missing")
            writer.add(page, (article,), (findings,), (problem,) if id_ == "later" else ())
        removed = (span("wire", "India fears that armed smugglers may use the islands as a base."),)
        change = Change("cut", (span("cut", "The yen rose."),), removed, "Drills in the strait")
        reports = (
            Report("shared", ("cut", "wire"), Origin("Northwire", "wire", "dateline"), (change,)),
            *(Report(id_, (id_,), Origin(None, id_, "the only one"), ()) for id_ in ("own", "later")),
        )
        story = Story("story-1", "drills, strait", ("own", "shared"), "2021-03-03", "2021-03-05", "one meeting")
        every = [mention for _, mentions, _ in found.values() for mention in mentions]
        concluded = whole(reports, Resolution(_actors(), (), _events(every), (story,), ()))
        writer.settle(replace(concluded, concluder=Concluder()))
    return path
