"""Text in, what the finders find in it out: shared by the tests of events, status and the finder."""

from functools import cache

from onrecord.find.finder import find
from onrecord.lexicon.lexicon import Lexicon, load
from onrecord.model import Article, Findings, Mention, Party, Published


@cache
def lexicon() -> Lexicon:
    return load()


def article(
    text: str, published: str = "2021-09-10", *, title: str | None = None, language: str | None = "en"
) -> Article:
    return Article(
        id="article-1",
        page="page-1",
        title=title,
        outlet=None,
        byline=(),
        agency=None,
        credit=None,
        dateline=None,
        published=Published(published, "day", "json-ld"),
        language=language,
        text=text,
    )


@cache
def found(text: str) -> Findings:
    return find(article(text), lexicon())


def mention(text: str, trigger: str) -> Mention:
    """Return the one event of ``text`` that the words name."""
    (one,) = [told for told in found(text).mentions if told.trigger.text == trigger]
    return one


def who(text: str, parties: tuple[Party, ...]) -> list[str]:
    """Return the parties' names, sorted."""
    names = {actor.id: actor.name for actor in found(text).actors}
    return sorted(names[party.actor] for party in parties)
