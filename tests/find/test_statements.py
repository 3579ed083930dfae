from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.sources import sources
from onrecord.find.statements import once, statements
from onrecord.find.times import times
from onrecord.lexicon.cues import Cues, cues
from onrecord.lexicon.gazetteer import Gazetteer, load_gazetteer
from onrecord.model import Act, Article, Manner, Published, Role, Statement


@cache
def lexicon() -> tuple[Gazetteer, Cues]:
    return load_gazetteer(), cues()


def read(text: str) -> tuple[Statement, ...]:
    gazetteer, words = lexicon()
    published = Published("2021-09-09", "day", "meta")
    article = Article("article", "page", None, None, (), None, None, None, published, "en", text)
    reading = Reading(article, parse(text))
    found = statements(reading, names(reading, gazetteer), times(reading), words)
    for one in found:
        spans = (
            *one.cue,
            *one.content,
            one.sentence,
            *(part.span for part in one.parts),
            *(who.span for who in one.sources),
        )
        assert all(text[span.start : span.end] == span.text for span in spans)
    return found


def one(text: str, cue: str) -> Statement:
    found = [statement for statement in read(text) if cue in (span.text for span in statement.cue)]
    assert len(found) == 1, [statement.cue for statement in read(text)]
    return found[0]


def parts(statement: Statement, role: Role) -> list[str]:
    return [part.span.text for part in statement.parts if part.role is role]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "why"),
    [
        ("India said the talks had failed.", ["India"], "said", ["the talks had failed"], "a clause after the cue"),
        (
            "The talks had failed, officials said.",
            ["officials"],
            "said",
            ["The talks had failed"],
            "a clause at the end",
        ),
        ("The talks, India said, had failed.", ["India"], "said", ["The talks", "had failed"], "a clause inside"),
        (
            "With no deal in sight, the talks ended, India said.",
            ["India"],
            "said",
            ["With no deal in sight, the talks ended"],
            "all of it",
        ),
        (
            "The talks had failed, said the Indian minister.",
            ["the Indian minister"],
            "said",
            ["The talks had failed"],
            "turned round",
        ),
        (
            "India has repeatedly said that it wants peace.",
            ["India"],
            "has repeatedly said",
            ["that it wants peace"],
            "helpers belong",
        ),
        ("India also said it wants peace.", ["India"], "said", ["it wants peace"], "an adverb before the cue doesn't"),
        (
            "India said in a statement that it wants peace.",
            ["India"],
            "said in a statement",
            ["that it wants peace"],
            "its medium",
        ),
        ("According to Iran, the ship left.", ["Iran"], "According to", ["the ship left"], "first in the sentence"),
        (
            "The ship left on Monday, according to Iran.",
            ["Iran"],
            "according to",
            ["The ship left on Monday"],
            "last in the sentence",
        ),
        ("It was reported that the ship left.", [], "was reported", ["that the ship left"], "nobody"),
        ("The ship reportedly left.", [], "reportedly", ["The ship", "left"], "an adverb"),
        ("India is interested in closer ties.", ["India"], "is interested", ["in closer ties"], "an adjective"),
        (
            "Iran has expressed interest in closer ties.",
            ["Iran"],
            "has expressed interest",
            ["in closer ties"],
            "a light verb",
        ),
        ("Iran's claim that the ship left was false.", ["Iran's"], "claim", ["that the ship left"], "a noun"),
        ("India regards the treaty as a failure.", ["India"], "regards", ["the treaty as a failure"], "as"),
        (
            "India called the vote a farce.",
            ["India"],
            "called",
            ["the vote a farce"],
            "an object and what it is called",
        ),
        ("Iran is expected to sign the treaty.", [], "is expected", ["Iran", "to sign the treaty"], "a raised subject"),
        (
            "India fears that rebels may attack and says they are armed.",
            ["India"],
            "says",
            ["they are armed"],
            "agreement",
        ),
        (
            "From Iran's perspective, the pact is a threat.",
            ["Iran's"],
            "From Iran's perspective",
            ["the pact is a threat"],
            "a standpoint",
        ),
    ],
)
def test_source_cue_and_content(text: str, source: list[str], cue: str, content: list[str], why: str) -> None:
    found = one(text, cue)
    assert [who.span.text for who in found.sources] == source, why
    assert [span.text for span in found.content] == content, why


@pytest.mark.parametrize(
    ("text", "cue", "content", "manner", "why"),
    [
        ("“The talks failed,” India said.", "said", ["“The talks failed,”"], Manner.DIRECT, "before"),
        (
            'India said: "The talks failed. We left."',
            "said",
            ['"The talks failed. We left."'],
            Manner.DIRECT,
            "after a colon",
        ),
        (
            "“The talks failed,” India said. “We will leave the city tonight.”",
            "said",
            ["“The talks failed,”", "“We will leave the city tonight.”"],
            Manner.DIRECT,
            "going on after the cue",
        ),
        (
            "“The talks failed.\n\n“We are leaving the city tonight,” India said.",
            "said",
            ["“The talks failed.", "“We are leaving the city tonight,”"],
            Manner.DIRECT,
            "over two paragraphs",
        ),
        (
            "India said it was “deeply alarmed” by the attack.",
            "said",
            ["it was “deeply alarmed” by the attack"],
            Manner.MIXED,
            "words of it",
        ),
        ("India said it was late.", "said", ["it was late"], Manner.INDIRECT, "none of it"),
    ],
)
def test_manner_is_by_form(text: str, cue: str, content: list[str], manner: Manner, why: str) -> None:
    found = one(text, cue)
    assert ([span.text for span in found.content], found.manner) == (content, manner), why


def test_a_quotation_after_reported_speech_is_a_statement_of_its_own() -> None:
    found = read("India said the talks had failed. “We are leaving the city tonight.”")
    assert [(statement.manner, len(statement.content)) for statement in found] == [
        (Manner.INDIRECT, 1),
        (Manner.DIRECT, 1),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "act", "why"),
    [
        ("India said the talks had failed.", "said", Act.ASSERT, "plain"),
        ("Iran denied the report.", "denied", Act.DENY, "by its cue"),
        ("India said it did not fire first.", "said", Act.DENY, "a main clause denied"),
        ("India accused Iran of piracy.", "accused", Act.ACCUSE, "by its cue"),
        ("Iran said the strike was a heinous provocation.", "said", Act.ACCUSE, "words of blame"),
        ("India promised to help.", "promised", Act.PROMISE, "by its cue"),
        ("India said it would send grain.", "said", Act.PROMISE, "its own deed ahead"),
        ("Iran said it would retaliate if it was attacked.", "said", Act.THREATEN, "its own deed against somebody"),
        ("India said it would have left the talks.", "said", Act.ASSERT, "what was never to be"),
        ('"It would break the truce," India said.', "said", Act.EXPECT, "who quotes themselves says we"),
        ("Iran said moving the fleet would hurt trade.", "said", Act.EXPECT, "a deed that is nobody's"),
        ("India said Iran must release the crew.", "said", Act.DEMAND, "somebody's duty"),
        ("India urged Iran to release the crew.", "urged", Act.DEMAND, "by its cue"),
        ("Iran proposed talks.", "proposed", Act.PROPOSE, "by its cue"),
        ("Analysts said the war could spread.", "said", Act.EXPECT, "a chance"),
        ("India believes the war is lost.", "believes", Act.BELIEVE, "a thought"),
        ("Iran declined to comment.", "declined to comment", Act.REFUSE, "nothing said"),
        ("Iran did not say why the ship left.", "did not say", Act.REFUSE, "nothing said"),
    ],
)
def test_act(text: str, cue: str, act: Act, why: str) -> None:
    assert one(text, cue).act is act, why


def test_what_is_refused_has_no_content() -> None:
    assert one("Iran declined to comment.", "declined to comment").content == ()


def test_a_relay_is_one_statement_with_a_channel() -> None:
    found = read("“The talks failed,” the Iranian minister was quoted as saying by the Tass news agency.")
    assert len(found) == 1
    assert [span.text for span in found[0].cue] == ["was quoted as saying"]
    assert found[0].channel is not None
    assert "Tass" in found[0].channel


def test_a_report_that_cites_is_two_statements() -> None:
    found = read("The ship left the port on Monday, Reuters reported, citing officials.")
    assert [[span.text for span in statement.cue] for statement in found] == [["reported"], ["citing"]]
    assert [who.span.text for who in found[1].sources] == ["officials"]
    assert found[0].content == found[1].content


def test_the_same_words_of_one_source_are_told_once() -> None:
    one, other, third = read("India said the ship left, and Iran said the port closed. India denied the report.")
    again = replace(other, content=one.content, sources=one.sources, act=Act.DENY, confidence=0.9)
    told = once([replace(one, confidence=0.8), again, third])
    assert [statement.id for statement in told] == [one.id, third.id]
    assert (told[0].act, told[0].confidence) == (Act.DENY, 0.9), "what any of them does, as sure as the surest"
    assert once([one, replace(again, sources=other.sources)]) == (one, replace(again, sources=other.sources))


def test_a_nested_statement_stands_beside_the_one_that_holds_it() -> None:
    found = read("India said that Iran had denied the report.")
    assert [[span.text for span in statement.cue] for statement in found] == [["said"], ["had denied"]]


def test_we_in_a_quotation_is_whoever_speaks() -> None:
    found = read("“We condemn the attack on the port,” India said.")
    assert {who.actor for who in found[0].sources} == {who.actor for who in found[1].sources}
    assert [who.span.text for who in found[0].sources] == ["We"]


def test_a_document_speaks_for_whoever_it_is_from() -> None:
    found = read("India left the talks, a statement from Iran said. Iran later denied the report.")
    assert {who.actor for who in found[0].sources} == {who.actor for who in found[1].sources}
    assert [who.span.text for who in found[0].sources] == ["a statement from Iran"]


def test_accusations_do_not_speak_but_whoever_rejects_them_does() -> None:
    found = one("Iran rejected all accusations stating that its ships had left.", "stating")
    assert [who.span.text for who in found.sources] == ["Iran"]


@pytest.mark.parametrize(
    ("text", "source", "content", "why"),
    [
        ('Minister Singh: "We agree."', "Minister Singh", '"We agree."', "a quotation"),
        ("SINGH: We agree. Talks went well.", "SINGH", "We agree. Talks went well", "capitals, as in a transcript"),
    ],
)
def test_a_speaker_named_before_a_colon(text: str, source: str, content: str, why: str) -> None:
    found = one(f"The two spoke in Delhi.\n\n{text}", ":")
    assert [span.text for span in found.content] == [content], why
    assert all(who.span.text == source for who in found.sources), why


def test_a_heading_with_a_colon_says_nothing() -> None:
    assert read("What is known: the ship left.") == ()


@pytest.mark.parametrize(
    ("text", "cue", "named"),
    [
        ("As reported before, India might send ships.", "reported", []),  # by nobody that is named here
        ("Oil prices will rise, Iran, Iraq warn", "warn", ["Iran", "Iraq"]),  # a headline's comma
    ],
)
def test_who_is_no_source_and_who_is(text: str, cue: str, named: list[str]) -> None:
    doc = parse(text)
    assert [one.text for one in sources(next(word for word in doc if word.text == cue))] == named


def test_the_time_of_the_cue() -> None:
    found = one("India said on Wednesday that the talks had failed.", "said")
    assert found.when is not None
    assert found.when.value == "2021-09-08"


@pytest.mark.parametrize(
    ("text", "cue", "role", "words", "why"),
    [
        ("India accused Iran of piracy.", "accused", Role.ADDRESSEE, ["Iran"], "the accused"),
        ("India told reporters it would send grain.", "told", Role.ADDRESSEE, [], "the press is promised nothing"),
        ("India urged Iran to release the crew.", "urged", Role.BOUND, ["Iran"], "who would have to do it"),
        ("India urged Iran to release the crew.", "urged", Role.WHAT, ["release the crew"], "what would be done"),
        ("India said Iran must release the crew.", "said", Role.WHAT, ["release the crew"], "without its helper"),
        ("Japan said the Taliban must be held to it by all.", "said", Role.WHAT, ["held to it by all"], "held to"),
        ("Japan said the Taliban must be held to their pledges.", "said", Role.BOUND, ["the Taliban"], "held to"),
        ("India vowed to train crews and send ships.", "vowed", Role.WHAT, ["train crews", "send ships"], "two deeds"),
        (
            "India said it will send ships if piracy spreads.",
            "said",
            Role.WHAT,
            ["send ships"],
            "without its condition",
        ),
        (
            "India said it will send ships if piracy spreads.",
            "said",
            Role.CONDITION,
            ["if piracy spreads"],
            "a condition",
        ),
        ("India said piracy poses a threat to Iran and to Japan.", "said", Role.DANGER, ["piracy"], "poses a threat"),
        (
            "India said piracy poses a threat to Iran and to Japan.",
            "said",
            Role.ENDANGERED,
            ["Iran", "Japan"],
            "each of them",
        ),
        ("Iran said rebels are a threat.", "said", Role.DANGER, ["rebels"], "is a threat"),
        ("Iran said rebels are not a threat.", "said", Role.DANGER, [], "is no threat"),
        (
            "India is concerned at the fighting in Libya.",
            "is concerned",
            Role.DANGER,
            ["the fighting in Libya"],
            "a worry",
        ),
        (
            "Iran fears unrest in Iraq could spill over into Syria.",
            "fears",
            Role.DANGER,
            ["unrest in Iraq"],
            "what spreads",
        ),
        (
            "Iran fears unrest in Iraq could spill over into Syria.",
            "fears",
            Role.ENDANGERED,
            ["Syria"],
            "whereto it spreads",
        ),
        ("India said Iran fears a war.", "said", Role.DANGER, [], "the worry is Iran's"),
        ("India accused Iran of trying to undermine the truce.", "accused", Role.DANGER, [], "tried, not feared"),
        ("Iran proposed a fund to rebuild the port.", "proposed", Role.WHAT, ["a fund to rebuild the port"], "a thing"),
    ],
)
def test_parts(text: str, cue: str, role: Role, words: list[str], why: str) -> None:
    assert parts(one(text, cue), role) == words, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing"),
        ("\n\n", "blank"),
        ("The ships left the port.", "no cue"),
        ("India might say more.", "unsaid"),
        ("No one claimed the attack.", "nobody"),
        ("With no government ready to act, the appeal is a gesture.", "the adjective has another verb than the copula"),
    ],
)
def test_no_statement(text: str, why: str) -> None:
    assert read(text) == (), why


def test_the_same_text_gives_the_same_ids() -> None:
    text = "India said the talks had failed, and Iran denied it."
    assert read(text) == read(text)


WORDS = st.sampled_from(
    ["India", "said", "that", "“", "”", ",", ".", "\n\n", "according", "to", "fears", "it", "accused", "of", "if"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_no_text_breaks_it(words: list[str]) -> None:
    found = read(" ".join(words))
    assert len({statement.id for statement in found}) == len(found)
