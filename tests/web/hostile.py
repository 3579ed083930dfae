"""A case whose one page tries everything: code in its text, title, outlet, names and address, and a turned order."""

from pathlib import Path

from onrecord.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Event,
    Findings,
    Manner,
    Mention,
    Origin,
    Page,
    Party,
    Place,
    Published,
    Report,
    Resolution,
    Span,
    Statement,
    Status,
    When,
)
from onrecord.store.settle import whole
from onrecord.store.writer import Writer

TURNING = "\u202e\u2066\u200f"
NAME = '=Mallory"><svg onload=alert(4)>'
TEXT = f"""\
{NAME} attacked <img src=x onerror=alert(3)> in </main><h1>Owned on 3 March 2021, an aide said.

<script>alert(1)</script> and <b onclick=alert(5)>more</b> \u202etxt.exe\u2066 \u200f end."""
ARTICLE, ACTOR, EVENT = "article-hostile", "actor-hostile", "event-hostile"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(ARTICLE, start, start + len(words), words)


def make(path: Path) -> Path:
    """Write the case to ``path``."""
    first, second = (span(part) for part in TEXT.split("\n\n"))
    who = Party(ACTOR, span(NAME))
    when = When("2021-03-03", "day", "explicit", span("3 March 2021"))
    place = Place('</text><script>alert("p")</script>', "JPN", 35.0, 139.0, span("</main><h1>Owned"))
    said = Statement(
        "statement-hostile", ARTICLE, (who,), (span("said"),), (second,), Manner.DIRECT, Act.ASSERT,
        "<script>alert(6)</script>", None, first, confidence=0.2,
    )  # fmt: skip
    victim = Party("actor-victim", span("<img src=x onerror=alert(3)>"))
    told = Mention(
        "mention-hostile", ARTICLE, "ASSAULT", None, (), Status.OCCURRED, span("attacked"), first, (who,), (victim,),
        when, place, said.id, confidence=0.2,
    )  # fmt: skip
    event = Event(
        EVENT, "ASSAULT", None, (), "material conflict", -9.0, Status.OCCURRED, (who,), (victim,), when, place,
        (told.id,), 1, 1, confidence=0.2,
    )  # fmt: skip
    actors = (
        Actor(ACTOR, NAME, ActorKind.STATE, (), None, None, None, (who.span,)),
        Actor("actor-victim", victim.span.text, ActorKind.STATE, (), None, None, None, (victim.span,)),
    )
    page = Page("page-hostile", "javascript:alert(2)", "text/html", "0" * 64, None)
    article = Article(
        ARTICLE, page.id, f"<script>alert(7)</script> {TURNING}", '"><img src=x>', ("<b onclick=alert(8)>",), None,
        "<script>alert(9)</script>", None, Published("2021-03-03", "day", "meta"), "en", TEXT,
        ("<svg onload=alert(10)>",), ("<script>alert(11)</script>",),
    )  # fmt: skip
    report = Report("report-hostile", (ARTICLE,), Origin(None, ARTICLE, "the only one"), ())
    with Writer(path) as writer:
        writer.add(page, (article,), (Findings(ARTICLE, actors, (), (said,), (told,)),))
        writer.settle(whole((report,), Resolution(actors, (), (event,), (), ())))
    return path
