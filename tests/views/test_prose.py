"""Templates, lists, dates and capitals: the small parts that sentences are made of."""

from dataclasses import replace

import pytest

from onrecord.model import Actor, ActorKind, Party, Span
from onrecord.views.names import MANY, actor_name, agreements, listed, subject
from onrecord.views.prose import (
    Footnote,
    Kind,
    Run,
    Sentence,
    Shown,
    balanced,
    fill,
    name,
    quote,
    sentence_case,
)
from onrecord.views.record import Record
from onrecord.views.saying import is_sentence
from onrecord.views.statements import statements
from onrecord.views.time import period, written
from scene import span


def text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("slots", "filled"),
    [
        ({"who": name("Oman"), "whom": name("Chad"), "place": name("Muscat")}, "Oman met Chad in Muscat"),
        ({"who": name("Oman"), "whom": (), "place": name("Muscat")}, "Oman met in Muscat"),
        ({"who": name("Oman"), "whom": (), "place": ()}, "Oman met"),
    ],
)
def test_an_empty_slot_takes_its_segment_with_it(slots: dict[str, tuple[Run, ...]], filled: str) -> None:
    assert text(fill("{who} met< {whom}>< in {place}>", {**slots})) == filled


def test_a_slot_that_is_not_given_is_a_fault() -> None:
    with pytest.raises(KeyError):
        fill("{who} met {whom}", {"who": name("Oman")})


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("a “calm” sea", "a ‘calm’ sea"),
        ('the idea "absurd"', "the idea ‘absurd’"),
        ('"signed" by both', "‘signed’ by both"),
        ("Oman's ships", "Oman's ships"),
    ],
)
def test_marks_inside_a_quotation_are_single(words: str, inside: str) -> None:
    assert text(fill("{who}: “{words}”", {"who": name("Oman"), "words": quote(words)})) == f"Oman: “{inside}”"


def test_runs_keep_their_origin() -> None:
    runs = fill("{who} said “{words}”", {"who": name("Oman"), "words": quote("<no>")})
    assert [run.kind for run in runs] == [Kind.NAME, Kind.WORDS, Kind.QUOTE, Kind.WORDS]


@pytest.mark.parametrize("notes", [(), (Footnote(Span("a", 0, 1, " "), ("Gazette",), None, "a.html"),)])
def test_a_sentence_without_a_span_cannot_be_made(notes: tuple[Footnote, ...]) -> None:
    with pytest.raises(ValueError, match="rests on no span"):
        Sentence(name("Oman"), notes, "event-1")


@pytest.mark.parametrize(
    ("runs", "cased"),
    [
        (fill("the {who} met", {"who": name("Quad")}), "The Quad met."),
        (fill("{who}: “{words}”", {"who": name("officials"), "words": quote("no.")}), "Officials: “no.”"),
        (fill("{who}: “{words}”", {"who": name("Oman"), "words": quote("no")}), "Oman: “no”."),
        ((*quote("they met"),), "they met."),  # a page's own words keep their case
        ((), ""),
    ],
)
def test_sentence_case(runs: tuple[Run, ...], cased: str) -> None:
    assert text(sentence_case(runs)) == cased


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("“alarmed because", "“alarmed because”"),
        ("a move” they said", "“a move” they said"),
        ("plain", "plain"),
        ('"open war', '"open war"'),
        ('all is well," she said', '"all is well," she said'),
        ('“our demands."', '“our demands."'),
        ('he would "speak" of "peace', 'he would "speak" of "peace"'),
    ],
)
def test_quotation_marks_come_in_pairs(words: str, whole: str) -> None:
    assert balanced(words) == whole


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "A0"), (2, "A0 and A1"), (3, "A0, A1 and A2"), (MANY + 3, "A0, A1, A2, A3, A4 and 4 others")],
)
def test_a_list(number: int, said: str) -> None:
    assert text(listed([name(f"A{place}") for place in range(number)])) == said


def actor(words: str, kind: ActorKind, *spans: Span) -> Actor:
    return Actor("x", words, kind, (), None, None, None, spans)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (actor("United States", ActorKind.STATE), "the United States"),
        (actor("Oman", ActorKind.STATE), "Oman"),
        (actor("Oman's navy", ActorKind.BODY), "Oman's navy"),
        (actor("Omani official", ActorKind.OFFICE_HOLDER), "an Omani official"),
        (actor("U.S. official", ActorKind.OFFICE_HOLDER), "a U.S. official"),
        (actor("officials", ActorKind.OFFICE_HOLDER), "officials"),
        (actor("officials in Muscat", ActorKind.OFFICE_HOLDER), "officials in Muscat"),
        (actor("gunman", ActorKind.PERSON), "a gunman"),
        (actor("joint commission", ActorKind.FORMAT), "the joint commission"),
        (actor("Syrian refugees", ActorKind.POPULATION), "Syrian refugees"),
        (actor("Red Sail", ActorKind.ARMED_GROUP), "Red Sail"),  # nowhere in print
        (actor("Red Sail", ActorKind.ARMED_GROUP, span("wire", "Red Sail")), "the Red Sail"),  # printed so
    ],
)
def test_the_article_of_a_name(record: Record, one: Actor, said: str) -> None:
    assert text(actor_name(record, one)) == said


@pytest.mark.parametrize(
    ("word", "verb", "who"),
    [
        ("we", "want the trucks back", "we [India]"),
        ("They", "are not ready", "they [India]"),
        ("they", "also fear a storm", "they [India]"),
        ("we", "agreed to meet", "India"),
        ("we", "will meet", "India"),
        ("India", "are ready", "India"),
    ],
)
def test_a_verb_of_several_keeps_its_pronoun(record: Record, word: str, verb: str, who: str) -> None:
    assert text(subject(record, [Party("IND", Span("wire", 0, len(word), word))], verb)) == who


@pytest.mark.parametrize(
    ("actors", "is_", "their"),
    [
        ((actor("Oman", ActorKind.STATE),), "is", "its"),
        ((actor("Ravi Menon", ActorKind.PERSON),), "is", "their"),
        ((actor("officials", ActorKind.OFFICE_HOLDER),), "are", "their"),
        ((actor("officials in Muscat", ActorKind.OFFICE_HOLDER),), "are", "their"),
        ((actor("United States", ActorKind.STATE),), "is", "its"),
        ((actor("Omanis", ActorKind.POPULATION),), "are", "their"),
        ((actor("Omani people", ActorKind.POPULATION),), "are", "their"),
        ((actor("Oman", ActorKind.STATE), actor("Chad", ActorKind.STATE)), "are", "their"),
    ],
)
def test_agreement(actors: tuple[Actor, ...], is_: str, their: str) -> None:
    forms = agreements(actors)
    assert (forms["is"], forms["their"]) == (is_, their)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021-09-08", "8 September 2021"),
        ("2021-09-08T10:00", "8 September 2021"),
        ("2021-09", "September 2021"),
        ("2021", "2021"),
        ("1996/2001", "1996–2001"),
        ("2016-12-05/2016-12-11", "5–11 December 2016"),
        ("2016-12-30/2017-01-02", "30 December 2016–2 January 2017"),
        ("2021-13-08", "2021-13-08"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_dates_in_words(value: str, words: str) -> None:
    assert written(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-08-24", "2021-09-26", "24 Aug – 26 Sep 2021"),
        ("2021-08-24", "2021-08-24", "24 Aug 2021"),
        ("2021-03-03", "2021-03-19", "3 – 19 Mar 2021"),
        ("2020-12-31", "2021-01-01", "31 Dec 2020 – 1 Jan 2021"),
    ],
)
def test_a_period_in_words(first: str, last: str, words: str) -> None:
    assert period(first, last) == words


def test_what_was_told_is_covered_in_one_piece() -> None:
    shown = Shown()
    shown.add([Span("a", 10, 20, "x" * 10), Span("a", 30, 40, "x" * 10)])
    assert shown.covers(Span("a", 12, 18, "x" * 6))
    assert not shown.covers(Span("a", 12, 25, "x" * 13))
    assert shown.covers(Span("a", 12, 22, "x" * 10), 0.8)
    assert not shown.covers(Span("b", 12, 18, "x" * 6))


def test_what_nobody_named_says_makes_no_sentence(record: Record) -> None:
    one = next(found for found in statements(record) if found.sources and is_sentence(found, record))
    assert not is_sentence(replace(one, source=None, sources=()), record)
    assert not is_sentence(replace(one, content=()), record)
