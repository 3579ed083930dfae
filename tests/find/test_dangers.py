from functools import cache

import pytest

from onrecord.find.dangers import Dangers
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.sayings import Saying
from onrecord.lexicon.cues import Cue, Cues, cues
from onrecord.model import Act, Article, Role


@cache
def lexicon() -> Cues:
    return cues()


def dangers(text: str, cue: str, role: Role, act: Act = Act.ASSERT) -> list[str]:
    """Return the parts of that role where all that follows the cue is said."""
    reading = Reading(Article("article", "page", None, None, (), None, None, None, None, "en", text), parse(text))
    doc = reading.doc
    start = text.index(cue)
    words = doc.char_span(start, start + len(cue), alignment_mode="expand")
    assert words is not None
    held = tuple(range(words.end, len(doc)))
    content = ((doc[held[0]].idx, len(text)),)
    saying = Saying(words.root, Cue(cue, "verb", ("clause",), act), (words.start, words.end - 1), (), held, content)
    found = [part for part in Dangers(reading, lambda _: (), lexicon()).of(saying, ()) if part.role is role]
    assert all(text[part.span.start : part.span.end] == part.span.text for part in found)
    return [part.span.text for part in found]


@pytest.mark.parametrize(
    ("text", "cue", "danger", "why"),
    [
        ("Iran said the drills pose a threat to Iraq.", "said", ["the drills"], "poses it"),
        ("Iran said the drills do not pose a threat.", "said", [], "poses none"),
        ("Iran said the drills no longer pose a threat.", "said", [], "poses none any more"),
        ("Iran said it did not consider the drills to be a provocation.", "said", [], "considers them none"),
        ("Iran said the drills are a matter of concern.", "said", ["the drills"], "of concern"),
        ("Iran said the drills are of great concern to Iraq.", "said", ["the drills"], "of concern to somebody"),
        ("Iran said the drills are not only a burden but a danger to peace.", "said", ["the drills"], "not only"),
        ("Iran spoke of the threat from Iraq.", "spoke", ["the threat from Iraq"], "comes from somewhere"),
        ("Iran spoke of the threat posed by Iraq.", "spoke", ["the threat posed by Iraq"], "posed by somebody"),
        ("Iran discussed the growing naval threat.", "discussed", ["the growing naval threat"], "by itself"),
        ("Iran repeated a threat to close the strait.", "repeated", [], "a threat of one's own"),
        ("Iran said banks run the risk that loans are lost.", "said", ["loans are lost"], "a risk that"),
        ("Iran said its main concern is piracy.", "said", ["piracy"], "is said to be one"),
        ("Iran said it risks losing the port.", "said", ["losing the port"], "risks it"),
        ("Iran said everyone should be alarmed by the drills.", "said", ["the drills"], "alarmed by"),
        ("Iran said the drills undermine the truce.", "said", ["the drills"], "harms"),
        ("Iran said the drills meant to undermine the truce had ended.", "said", [], "meant to harm"),
        ("Iran said it would protect ships from piracy.", "said", ["piracy"], "guards against it"),
        ("Iran said it would combat terrorism.", "said", ["terrorism"], "counters an evil"),
        ("Iran said it would combat inflation.", "said", [], "counters what all dislike"),
        ("Iran praised the fight against terrorism.", "praised", ["terrorism"], "against an evil"),
        ("Iran said the drills could lead to war.", "said", ["the drills"], "leads to an ill"),
        ("Iran said the drills are dangerous.", "said", ["the drills"], "judged"),
        ("Iran views the drills as a provocation.", "views", ["the drills"], "called so"),
        ("Iran said it knew of dangerous drills.", "said", [], "an adjective by the way"),
        ("Iran fears that the truce will fail.", "fears", ["the truce will fail"], "a whole clause"),
        ("Iran spoke of matters concerning the border.", "spoke", [], "about it"),
        ("Iran warned of a new famine.", "warned", ["a new famine"], "warned of"),
        ("Iran warned of harsh retaliation.", "warned", [], "the speaker's own threat"),
        ("Iran warned that ships should leave.", "warned", [], "a demand"),
        ("Iran does not fear the drills.", "fear", [], "fears it not"),
    ],
)
def test_danger(text: str, cue: str, danger: list[str], why: str) -> None:
    assert dangers(text, cue, Role.DANGER) == danger, why


def test_an_accusation_tells_what_it_calls_dangerous() -> None:
    text = "Iran accused Iraq of making dangerous passes near the port."
    assert dangers(text, "accused", Role.DANGER, Act.ACCUSE) == ["dangerous passes near the port"]


@pytest.mark.parametrize(
    ("text", "endangered", "why"),
    [
        ("Iran said the drills pose a threat to Iraq.", ["Iraq"], "poses it to"),
        ("Iran said the drills undermine the truce.", ["the truce"], "harms"),
        ("Iran said it would protect ships from piracy.", ["ships"], "guards"),
        ("Iran said piracy is a danger to ships and ports.", ["ships", "ports"], "each of them"),
        ("Iran said the drills are dangerous.", [], "to nobody named"),
    ],
)
def test_endangered(text: str, endangered: list[str], why: str) -> None:
    assert dangers(text, "said", Role.ENDANGERED) == endangered, why
