"""Who is the same across pages."""

from dataclasses import replace

import pytest

from desk import Page, judgement, resolved
from onrecord.model import Actor, ActorKind, Resolution

MET = "The visitor was received by {0} in the morning."


def page(name: str, country: str | None = None, kind: ActorKind = ActorKind.PERSON, more: str = "") -> Page:
    found = Page(MET.format(name) + more, name=f"{name} {country} {more}")
    found.actor(name, kind, country)
    return found


def who(resolution: Resolution, name: str) -> list[Actor]:
    return [actor for actor in resolution.actors if name in {actor.name, *actor.aliases}]


ONE = [
    (("Ajit Doval", "IND"), ("Ajit Doval", None), ActorKind.PERSON, "one full name"),
    (("Nikolay Patrushev", "RUS"), ("Nikolai Patrushev", "RUS"), ActorKind.PERSON, "two spellings"),
    (("Nikolay Patrushev", None), ("Nikolai Patrushev", None), ActorKind.PERSON, "two spellings of no known country"),
    (("S. Jaishankar", "IND"), ("Subrahmanyam Jaishankar", "IND"), ActorKind.PERSON, "an initial, and one country"),
    (("Human Rights Watch", None), ("Human Rights Watch", None), ActorKind.ORGANISATION, "a name of its own"),
    (("Foreign Ministry", "RUS"), ("the Foreign Ministry", "RUS"), ActorKind.BODY, "one country has one"),
]
TWO = [
    (("Ivan Petrov", "RUS"), ("Ivan Petrov", "BGR"), ActorKind.PERSON, "two countries"),
    (("S. Jaishankar", "IND"), ("Subrahmanyam Jaishankar", "LKA"), ActorKind.PERSON, "an initial, and two countries"),
    (("Tayyip Erdogan", None), ("Recep Tayyip Erdogan", None), ActorKind.PERSON, "a shorter name, and nothing else"),
    (("Lavrov", "RUS"), ("Sergey Lavrov", "RUS"), ActorKind.PERSON, "a bare surname in a report of its own"),
    (("Lavrov", "RUS"), ("Lavrov", "RUS"), ActorKind.PERSON, "two bare surnames"),
    (("Foreign Ministry", "RUS"), ("Foreign Ministry", "IND"), ActorKind.BODY, "one of each country"),
    (("Foreign Ministry", None), ("Foreign Ministry", None), ActorKind.ORGANISATION, "nobody says whose"),
    (("Navy", None), ("Navy", None), ActorKind.ORGANISATION, "nobody says whose"),
    (("US Embassy", "USA"), ("US Embassy", "USA"), ActorKind.BODY, "one in every capital"),
    (("an Indian official", "IND"), ("an Indian official", "IND"), ActorKind.OFFICE_HOLDER, "there are many"),
    (("a gunman", None), ("a gunman", None), ActorKind.PERSON, "no name"),
    (("protesters", None), ("protesters", None), ActorKind.POPULATION, "of no country"),
    (("Kim Jong Un", "PRK"), ("Kim Jong Il", "PRK"), ActorKind.PERSON, "two of one family"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind", "reason"), ONE)
def test_one_actor(one: tuple[str, str | None], other: tuple[str, str | None], kind: ActorKind, reason: str) -> None:
    assert len(resolved(page(*one, kind), page(*other, kind, " Again.")).actors) == 1, reason


@pytest.mark.parametrize(("one", "other", "kind", "reason"), TWO)
def test_two_actors(one: tuple[str, str | None], other: tuple[str, str | None], kind: ActorKind, reason: str) -> None:
    assert len(resolved(page(*one, kind), page(*other, kind, " Again.")).actors) == 2, reason


def test_known_actors_keep_their_lexicon_id_and_need_no_judgement() -> None:
    resolution = resolved(page("India"), page("India", more=" Again."))
    assert [actor.id for actor in resolution.actors] == ["IND"]
    assert len(resolution.actors[0].mentions) == 2
    assert resolution.judgements == ()


def test_a_name_that_was_not_known_everywhere_is_the_known_one() -> None:
    one, other = Page("India spoke.", name="known"), Page("India spoke.", name="unknown")
    one.actor("India")
    other._actors["India"] = replace(one.findings().actors[0], id="found-other", known=None)
    assert [actor.id for actor in resolved(one, other).actors] == ["IND"]


def test_a_doubt_stays_a_doubt() -> None:
    """A third Ivan Petrov, of no known country, could be either."""
    pages = [page("Ivan Petrov", "RUS"), page("Ivan Petrov", "BGR"), page("Ivan Petrov", None)]
    assert len(resolved(*pages).actors) == 3


def test_two_of_one_name_in_one_story_are_one() -> None:
    """An envoy to a country is sometimes taken for that country's."""
    news = "The envoy spoke of frozen reserves, famine and girls' schools after talks with bankers. "
    pages = []
    for country, end in (
        ("USA", "He left for Doha."),
        ("AFG", "His plane left for Doha at once."),
        ("USA", "Then he left."),
    ):
        found = Page(news + f"Thomas West was the envoy. {end}", "2021-11-11")
        found.actor("Thomas West", ActorKind.PERSON, country)
        pages.append(found)
    others = [Page(f"Ministers spoke of matter {number} in town {number}.", name=f"{number}") for number in range(9)]
    [actor] = resolved(*pages, *others).actors
    assert actor.country == "USA"


def test_a_short_form_with_two_candidates_joins_neither() -> None:
    pages = [page("S. Khan", "PAK"), page("Sohail Khan", "PAK"), page("Shaukat Khan", "PAK")]
    assert len(resolved(*pages).actors) == 3


def test_a_chain_of_spellings_joins_only_those_who_agree() -> None:
    """Karlson sounds like Carlsson; Karlsen is a letter from both, Carlssons too, but not from one another."""
    pages = [page("Ann Karlsen"), page("Ann Karlson"), page("Ann Carlsson"), page("Ann Carlssons")]
    joined = [actor.aliases for actor in resolved(*pages).actors if actor.name == "Ann Karlson"]
    assert joined == [("Ann Carlsson",)]


def test_a_surname_joins_the_full_name_of_a_copy() -> None:
    first = page("Sergey Lavrov", "RUS")
    copy = Page("Lavrov was received in the morning.", copy_of=first)
    copy.actor("Lavrov")
    [actor] = resolved(first, copy).actors
    assert (actor.name, actor.aliases, actor.country) == ("Sergey Lavrov", ("Lavrov",), "RUS")


def test_a_surname_with_two_bearers_in_the_report_joins_neither() -> None:
    first = Page("Ivan Petrov met Boris Petrov.")
    first.actor("Ivan Petrov")
    first.actor("Boris Petrov")
    copy = Page("Petrov spoke.", copy_of=first)
    copy.actor("Petrov")
    assert len(resolved(first, copy).actors) == 3


def test_a_surname_and_a_post_join_the_holder() -> None:
    first = Page("Sergey Lavrov, the foreign minister of Russia, spoke.")
    first.actor("Sergey Lavrov")
    first.office("Sergey Lavrov", "foreign minister", "Russia")
    other = Page("In Tashkent foreign minister Lavrov of Russia praised the hosts.")
    other.actor("Lavrov")
    other.office("Lavrov", "foreign minister", "Russia")
    resolution = resolved(first, other)
    assert [actor.name for actor in who(resolution, "Lavrov")] == ["Sergey Lavrov"]
    assert [one.by for one in resolution.judgements] == ["rule:surname and post"]


def test_officials_of_copies_are_counted_once_each() -> None:
    """The second official of the copy is the second of the original."""
    text = "An official denied it. Later an official confirmed it."
    first, copy = Page(text), Page(text + " More soon.")
    copy.copy_of = first
    for one in (first, copy):
        one.actor("official", ActorKind.OFFICE_HOLDER)
    assert len(resolved(first, copy).actors) == 1


def test_the_most_frequent_full_name_stands() -> None:
    others = [page("Nikolai Patrushev", "RUS", more=more) for more in (" One.", " Three.")]
    [actor] = resolved(page("Nikolay Patrushev", "RUS", more=" Two."), *others).actors
    assert (actor.name, actor.aliases) == ("Nikolai Patrushev", ("Nikolay Patrushev",))


def test_an_id_outlives_another_spelling() -> None:
    alone = resolved(page("Nikolai Patrushev", "RUS")).actors[0].id
    both = resolved(
        page("Nikolai Patrushev", "RUS"),
        page("Nikolay Patrushev", "RUS"),
        page("Nikolay Patrushev", "RUS", more=" Two."),
    )
    assert [actor.id for actor in both.actors] == [alone]


def test_actors_kept_apart_never_share_an_id() -> None:
    one, other = page("Ajit Doval", "IND"), page("Ajit Doval", "IND", more=" Again.")
    apart = judgement("different", *(actor.id for found in (one, other) for actor in found.findings().actors))
    resolution = resolved(one, other, standing=[apart])
    assert len({actor.id for actor in resolution.actors}) == 2
    assert len(dict(resolution.identity)) == 2


def test_a_merge_says_why_and_when() -> None:
    one, other = page("Nikolay Patrushev", "RUS"), page("Nikolai Patrushev", "RUS")
    one.published, other.published = "2021-09-08", "2021-09-26"
    [said] = resolved(one, other).judgements
    assert (said.verdict, said.by, said.when) == ("same", "rule:spelling", "2021-09-26")
    assert "Nikolai Patrushev" in said.why
