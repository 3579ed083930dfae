from functools import cache

import pytest

from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.sayings import Saying
from onrecord.find.terms import Terms
from onrecord.lexicon.cues import Cue, Cues, cues
from onrecord.lexicon.gazetteer import Gazetteer, load_gazetteer
from onrecord.model import Act, Article, Role


@cache
def lexicon() -> tuple[Gazetteer, Cues]:
    return load_gazetteer(), cues()


def terms(text: str, act: Act, role: Role, by: str = "said") -> list[str]:
    """Return the parts of that role where all that follows the cue is said, as an act of that kind."""
    gazetteer, words = lexicon()
    reading = Reading(Article("article", "page", None, None, (), None, None, None, None, "en", text), parse(text))
    cue = next(word for word in reading.doc if word.text == by)
    held = tuple(range(cue.i + 1, len(reading.doc)))
    content = ((reading.doc[held[0]].idx, len(text)),)
    saying = Saying(cue, Cue("say", "verb", ("clause",)), (cue.i, cue.i), (), held, content)
    found = Terms(reading, names(reading, gazetteer).parties, words).of(saying, act)
    parts = [part.span for part in found if part.role is role]
    assert all(text[span.start : span.end] == span.text for span in parts)
    return [span.text for span in parts]


@pytest.mark.parametrize(
    ("text", "act", "what", "why"),
    [
        ("Iran said it will free the crew.", Act.PROMISE, ["free the crew"], "a predicate"),
        ("Iran said the crew will be freed.", Act.PROMISE, ["the crew will be freed"], "the passive with its subject"),
        ("Iran said the crew must be freed.", Act.DEMAND, ["freed"], "but not of a demand"),
        ("Iran said it will free the crew despite the raid.", Act.PROMISE, ["free the crew"], "without circumstances"),
        (
            "Iran said it will free the crew although the raid failed.",
            Act.PROMISE,
            ["free the crew"],
            "without circumstances",
        ),
        ("Iran said Iraq will send ships.", Act.EXPECT, ["send ships"], "somebody named is going to"),
        ("Iran said Iraq will not send ships.", Act.EXPECT, [], "is not going to"),
        ("Iran said Iraq may send ships.", Act.EXPECT, [], "is perhaps going to"),
        ("Iran said Iraq would have sent ships.", Act.EXPECT, [], "would have"),
        ("Iran said the winter will be cold.", Act.EXPECT, [], "nobody does it"),
        ("Iran said Iraq sent ships.", Act.ASSERT, [], "told, not promised"),
    ],
)
def test_what(text: str, act: Act, what: list[str], why: str) -> None:
    assert terms(text, act, Role.WHAT) == what, why


def test_who_agrees_to_have_it_done_to_them_binds_nobody_else() -> None:
    assert terms("Iran agreed to be questioned by Iraq.", Act.PROMISE, Role.BOUND, "agreed") == []
    assert terms("Iran said ships will be freed by Iraq.", Act.PROMISE, Role.BOUND) == ["Iraq"]


def test_who_is_going_to_do_it_is_bound_by_it() -> None:
    assert terms("Iran said Iraq will send ships.", Act.EXPECT, Role.BOUND) == ["Iraq"]
