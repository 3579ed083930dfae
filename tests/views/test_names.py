"""Names as a sentence has them."""

from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.model import Actor, ActorKind, Span
from onrecord.views.names import actor_name, agreements
from onrecord.views.record import Record


@pytest.mark.parametrize(
    ("words", "told", "verb"),
    [
        ("Omani official", "an Omani official", "is"),
        ("U.S. official", "a U.S. official", "is"),
        ("one-eyed sailor", "a one-eyed sailor", "is"),
        ("officials in Muscat", "officials in Muscat", "are"),
        ("seven policemen", "seven policemen", "are"),
        ("Harbour Watch", "Harbour Watch", "is"),  # a name that no list has
        ("more than 200 girls", "more than 200 girls", "are"),
        ("spokesman for Oman's ministry", "a spokesman for Oman's ministry", "is"),
        ("children", "children", "are"),
        ("civil society", "civil society", "is"),
        ("some in Muscat", "some in Muscat", "are"),
        ("52% of brands", "52% of brands", "are"),
        ("law enforcement", "law enforcement", "is"),
        ("circumstantial evidence", "circumstantial evidence", "is"),
    ],
)
def test_a_description_has_the_article_of_its_noun(record: Record, words: str, told: str, verb: str) -> None:
    actor = Actor("actor-x", words, ActorKind.OFFICE_HOLDER, (), None, None, None, ())
    assert "".join(run.text for run in actor_name(record, actor)) == told
    assert agreements([actor])["is"] == verb


def test_a_name_has_the_article_that_pages_give_it(record: Record) -> None:
    printed = "the Harbour Watch", "Harbour Watch's"
    text = record.article("wire").text
    for words in printed:
        place = Span("wire", 0, len(words), words)
        watch = Actor("actor-x", "Harbour Watch", ActorKind.ORGANISATION, (), None, None, None, (place,))
        one = SimpleNamespace(text=words + text[len(words) :])
        kept: Any = SimpleNamespace(
            once=lambda _key, make: make(), articles=lambda _ids: (), article=lambda _id, one=one: one
        )
        assert "".join(run.text for run in actor_name(kept, watch)).startswith("the ") is words.startswith("the ")


@pytest.mark.parametrize(
    ("name", "told"),
    [("US Department of State", "the US Department of State"), ("Ministers of State", "Ministers of State")],
)
def test_a_department_of_something_is_definite(record: Record, name: str, told: str) -> None:
    body = Actor("actor-x", name, ActorKind.BODY, (), None, None, None, ())
    assert "".join(run.text for run in actor_name(record, body)) == told
