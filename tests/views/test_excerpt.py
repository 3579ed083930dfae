"""What is quoted: where clauses end, which party a verb has as subject, and when it is better not to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Mention, Party, Span, Status
from onrecord.views.excerpt import LONGEST, clause_end, ends_clause, phrase, predicate, verb_of


def mention(text: str, trigger: str, actors: tuple[str, ...], recipients: tuple[str, ...] = ()) -> Mention:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span("a", start, start + len(words), words)

    done_by, done_to = (tuple(Party(words, span(words)) for words in role) for role in (actors, recipients))
    whole = Span("a", 0, len(text), text)
    return Mention("m", "a", "AID", None, (), Status.OCCURRED, span(trigger), whole, done_by, done_to, None, None, None)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "subjects", "quoted"),
    [
        ("Oman sent ships, which arrived late.", "sent", ("Oman",), ("Oman",), "sent ships"),
        ("It has also been building roads.", "building", ("It",), ("It",), "has also been building roads"),
        (
            "Oman, Chad and Peru agreed to talk.",
            "agreed",
            ("Oman", "Chad", "Peru"),
            ("Oman", "Chad", "Peru"),
            "agreed to talk",
        ),
        ("Oman tested a drone and sold two.", "sold", ("Oman",), ("Oman",), "sold two"),  # a second verb
        ("Oman has quietly helped.", "helped", ("Oman",), ("Oman",), "has quietly helped"),
        ("Omani talks failed.", "talks", ("Omani",), None, None),  # a noun
        ("Oman's talks failed.", "talks", ("Oman",), None, None),  # a possession
        ("Its offered help came late.", "offered", ("Its",), None, None),
        ("Officials from Oman agreed.", "agreed", ("Oman",), None, None),  # the officials did
        ("Oman, once a foe, helped.", "helped", ("Oman",), None, None),  # too far to be sure
        ("Oman to send ships.", "send", ("Oman",), None, None),  # a headline's infinitive is no sentence
        ("It was a note, which Oman rejected as late.", "rejected", ("Oman",), None, None),  # what, stands before it
        ("At talks in which Oman rejected grain, all left.", "rejected", ("Oman",), ("Oman",), "rejected grain"),
        ("Ships came: sent by Oman.", "sent", ("Oman",), None, None),  # the actor stands after it
    ],
)
def test_a_predicate_and_its_subjects(
    text: str, trigger: str, actors: tuple[str, ...], subjects: tuple[str, ...] | None, quoted: str | None
) -> None:
    found = predicate(mention(text, trigger, actors), text)
    assert (found and tuple(party.actor for party in found[0])) == subjects
    assert (found and found[1].text) == quoted


def test_who_has_it_done_to_them_is_the_subject_of_a_passive() -> None:
    text = "Chad was attacked by rebels on Friday."
    found = predicate(mention(text, "attacked", ("rebels",), ("Chad",)), text)
    assert found is not None
    assert (found[0][0].actor, found[1].text) == ("Chad", "was attacked by rebels on Friday")


@pytest.mark.parametrize(
    ("text", "trigger", "quoted"),
    [
        ("After its recent talks in Muscat, Oman left.", "talks", "its recent talks in Muscat"),  # with its determiner
        ("Oman saw talks; nothing came of them.", "talks", "talks"),  # a semicolon ends it
        ("Oman held talks on fish, oil and gas.", "talks", "talks on fish, oil and gas"),  # a list goes on
        ("Oman held talks on fish, but left.", "talks", "talks on fish"),
        ("Oman held talks – its first – on fish.", "talks", "talks"),
        ("Oman left the talks and thanked Iran.", "talks", "the talks"),  # "thanked" is Oman's
        ("Oman fears the raids by rebels and armed groups.", "raids", "the raids by rebels and armed groups"),
        ("Oman ended fighting and named a cabinet.", "fighting", "fighting"),
        ("Oman left the talks held and led by Iran.", "talks", "the talks held and led by Iran"),
        ("Oman, which hosted talks in May, supports Iran.", "talks", "talks in May"),  # "supports" is Oman's
        ("Oman, which saw talks of Chad, Mali, Peru and Iran, left.", "talks", "talks of Chad, Mali, Peru and Iran"),
        ("Oman left the talks with Iran and United Steel.", "talks", "the talks with Iran and United Steel"),
    ],
)
def test_a_phrase_from_the_trigger(text: str, trigger: str, quoted: str) -> None:
    assert phrase(mention(text, trigger, ("Oman",)), text).text == quoted


@pytest.mark.parametrize(
    ("text", "trigger", "quoted"),
    [
        ("Oman, once a foe, helped the fleet.", "helped", "helped the fleet"),
        ("Chad was attacked, Oman said.", "attacked", None),  # a passive
        ("It was a note which Oman rejected.", "rejected", None),  # what, stands before it
        ("Oman has a fleet which attacked Chad.", "attacked", "attacked Chad"),  # who, stands before it
        ("Rebels backed by Oman fled.", "backed", None),
        ("The proposed talks with Oman failed.", "proposed", None),  # a participle
        ("Fish goes to Oman under a new deal signed this month.", "signed", None),  # a participle behind its noun
        ("The talks with Oman failed.", "talks", None),  # a noun
    ],
)
def test_a_verb_by_its_form(text: str, trigger: str, quoted: str | None) -> None:
    found = verb_of(mention(text, trigger, ("Oman",)), text)
    assert (found and found.text) == quoted


def test_what_is_done_to_whom_stands_before_it_is_quoted_by_no_verb() -> None:
    text = "Oman will return a Chadian drone seized this week."
    assert verb_of(mention(text, "seized", ("Oman",), ("Chadian",)), text) is None


def test_what_is_quoted_stays_in_what_was_said() -> None:
    text = "Oman held talks on fish the minister said."
    content = (Span("a", 0, 23, text[:23]),)
    assert phrase(mention(text, "talks", ("Oman",)), text, content).text == "talks on fish"


def test_a_long_clause_is_cut_after_a_whole_word_and_says_so() -> None:
    text = "Oman sent " + " and ".join(f"ship{number}" for number in range(40))
    found = predicate(mention(text, "sent", ("Oman",)), text)
    assert found is not None
    words = found[1].text.split()
    assert len(words) <= LONGEST + 1
    assert words[-1].startswith("ship"), "not with a dangling 'and'"
    assert not ends_clause(text, found[1].end)


@given(st.text(alphabet='ab ,.;:–-“”" \n\xa0which', max_size=80), st.integers(0, 40))
def test_a_clause_ends_inside_the_text_and_on_no_mark(text: str, start: int) -> None:
    start = min(start, len(text))
    end = clause_end(text, start, len(text))
    assert start <= end <= len(text)
    assert not text[start:end].endswith((" ", ",", ";", ":", "\n", "\xa0"))
