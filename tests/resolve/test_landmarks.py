from dataclasses import replace

import pytest

from onrecord.model import Actor, ActorKind, Article, Findings, Mention, Party, Published, Span, Status
from onrecord.resolve.landmarks import Landmarks, landmarks

TEXT = "Nikolay Patrushev met the envoy."
PERSON = Actor("a1", "Nikolay Patrushev", ActorKind.PERSON, (), None, None, None, ())
ENVOY = Actor("a2", "the envoy", ActorKind.OFFICE_HOLDER, (), None, None, None, ())


def marks(day: str | None, name: str = "Nikolay Patrushev", type_: str = "CONSULT", title: str = "") -> Landmarks:
    span = Span("article", 0, len(TEXT), TEXT)
    trigger = Span("article", 18, 21, "met")
    parties = (Party("a1", span), Party("a2", span))
    mention = Mention(
        "m", "article", type_, None, (), Status.OCCURRED, trigger, span, parties, (), None, None, None
    )  # fmt: skip
    published = Published(day, "day", "meta") if day else None
    article = Article("article", "p", title, None, (), None, None, None, published, "en", TEXT)
    return landmarks(article, Findings("article", (replace(PERSON, name=name), ENVOY), (), (), (mention,)))


def shared(one: Landmarks, other: Landmarks) -> int:
    return len(set(one.seeks) & set(other.stands))


def test_one_deed_within_days_is_found_and_a_month_on_it_is_not() -> None:
    same, soon, late = (shared(marks("2021-09-08"), marks(day)) for day in ("2021-09-08", "2021-09-11", "2021-10-20"))
    assert same == soon > late


def test_another_deed_shares_only_the_name() -> None:
    assert shared(marks("2021-09-08"), marks("2021-09-08", type_="ACCUSE")) == 1


@pytest.mark.parametrize("spelling", ["Nikolai Patrushev", "Nikolay Patrushev", "N. Patrushev"])
def test_a_person_is_found_however_the_name_is_spelled_and_whenever(spelling: str) -> None:
    assert shared(marks("2021-09-08"), marks("2024-01-01", spelling))


def test_another_person_is_not_found() -> None:
    assert not shared(marks("2021-09-08"), marks("2024-01-01", "Ajit Doval"))


def test_what_has_no_day_is_found_by_what_has_none() -> None:
    assert shared(marks(None), marks(None)) > shared(marks(None), marks("2021-09-08"))


def test_titles_of_one_week_share_their_telling_words() -> None:
    one, other = (marks("2021-09-08", title=title) for title in ("Security talks in Delhi", "Delhi hosts the envoy"))
    assert shared(one, other) > shared(one, marks("2021-09-08", title="Rain is expected"))
