import numpy as np
import pytest

from onrecord.find.learned.labels import SAID
from onrecord.find.learned.statements import likeliest
from onrecord.model import Act, Statement
from told import found, who


def _told(text: str) -> list[tuple[list[str], str, str]]:
    return [(who(text, one.sources), _words(one, "cue"), _words(one, "content")) for one in found(text).statements]


def _words(one: Statement, role: str) -> str:
    return " ".join(span.text for span in getattr(one, role))


@pytest.mark.parametrize(
    ("text", "told", "why"),
    [
        (
            "Norway's foreign minister Kari Lund said on Monday that Chile had attacked Peru.",
            [(["Kari Lund"], "said", "that Chile had attacked Peru")],
            "a clause after the cue",
        ),
        (
            "“We will not sign. The text is unfair,” Lund told reporters in Oslo.",
            [(["Lund"], "told", "“We will not sign. The text is unfair,”")],
            "a quotation of two sentences",
        ),
        (
            "According to the Norwegian foreign ministry, the talks had failed.",
            [(["Norwegian Foreign Ministry"], "According to", "the talks had failed")],
            "a cue that is no verb",
        ),
        (
            "Chile said the talks had failed, but Peru said they would resume next week.",
            [(["Chile"], "said", "the talks had failed"), (["Peru"], "said", "they would resume next week")],
            "two speakers in one sentence",
        ),
        (
            "Norway and Chile agreed to hold talks on Monday.",
            [(["Chile", "Norway"], "agreed", "to hold talks on Monday")],
            "two who speak as one",
        ),
        (
            "From Oslo's perspective, the talks were useful.",
            [(["Norway"], "From Oslo's perspective", "the talks were useful")],
            "a perspective is told by whose it is",
        ),
        (
            "Ministers agreed to extend the sanctions on the airlines, the envoy Kari Lund said.",
            [
                (["ministers"], "agreed", "to extend the sanctions on the airlines"),
                (["Kari Lund"], "said", "Ministers agreed to extend the sanctions on the airlines"),
            ],
            "one inside another, its speaker at the end",
        ),
        ("Norway attacked Chile on Monday.", [], "nobody says anything"),
        ("Believe it or not, Norway attacked Chile.", [], "nobody is told to have believed it"),
        (
            "Asked about the raid, Kari Lund said that Norway had attacked Chile.",
            [(["Kari Lund"], "said", "that Norway had attacked Chile")],
            "who is asked asks nothing",
        ),
        (
            "Chile's embassy in Oslo did not immediately respond to a request for comment.",
            [(["Chilean Embassy"], "did not immediately respond", "")],
            "nothing is said",
        ),
        (
            "Premier Kari Lund was cited by Interfax as saying that talks had failed.",
            [(["Kari Lund"], "saying", "that talks had failed")],
            "not by who cites her",
        ),
        ("Lund would not say if Norway would sign.", [(["Lund"], "would not say", "")], "not what is left open either"),
        ("Lund declined to discuss the talks.", [(["Lund"], "declined to discuss", "")], "nor what is declined"),
        ("Peru did not disclose the terms.", [(["Peru"], "did not disclose", "the terms")], "a thing not told of"),
    ],
)
def test_who_says_what(text: str, told: list[tuple[list[str], str, str]], why: str) -> None:
    assert _told(text) == told, why


def test_a_denial() -> None:
    (one,) = found("Chile denied that its navy had fired on the ship.").statements
    assert one.act is Act.DENY
    assert 0.5 < one.confidence <= 1


@pytest.mark.parametrize(
    ("text", "told", "why"),
    [
        (
            "“The talks have failed,” Norway's foreign minister Kari Lund said on Monday, according to Reuters.",
            [("said", "Reuters")],
            "an outlet at the end of what somebody says",
        ),
        (
            "Reuters quoted Norway's foreign minister Kari Lund as saying that the talks had failed.",
            [("saying", "Reuters")],
            "an outlet that quotes",
        ),
        (
            "According to Reuters, Norway's foreign minister said the talks had failed.",
            [("According to", None), ("said", None)],
            "an outlet that reports it",
        ),
        (
            "Norway vowed to sign the treaty, according to Reuters.",
            [("vowed", None), ("according to", None)],
            "a deed that an outlet reports",
        ),
        (
            "Norway's foreign minister said the talks had failed, according to Chile.",
            [("said", None), ("according to", None)],
            "no outlet",
        ),
    ],
)
def test_what_an_outlet_relays_is_told_by_who_said_it(text: str, told: list[tuple[str, str | None]], why: str) -> None:
    assert [(_words(one, "cue"), one.channel) for one in found(text).statements] == told, why


def test_silence_is_as_sure_as_it_has_been_right() -> None:
    assert [one.confidence for one in found("Lund declined to comment.").statements] == [0.79]


@pytest.mark.parametrize(
    ("scores", "ruled", "found", "why"),
    [
        ((0, 3, 1), (), ((11, 11),), "the likeliest, though none at all is likelier"),
        ((2, 3, 1), (10,), ((10, 10),), "one that the rules hold, if it is not much less likely"),
        ((-2, 3, 1), (10,), ((11, 11),), "but not if it is"),
        ((-2, -1, -2), (), (), "nobody where hardly anybody could be"),
    ],
)
def test_the_likeliest_source(
    scores: tuple[float, ...], ruled: tuple[int, ...], found: tuple[tuple[int, int], ...], why: str
) -> None:
    row = np.full((3, len(SAID)), -9.0, dtype=np.float32)
    row[:, 0], row[:, SAID.index("B-source")] = 5.0, scores
    assert likeliest(row, (10, 11, 12), ruled) == found, why


def test_an_outlet_that_quotes_somebody_is_the_channel() -> None:
    told = found("Premier Kari Lund was quoted by the agency Interfax as saying that talks had failed.")
    (one,) = told.statements
    assert one.channel == "Interfax"


def test_a_noun_of_saying_has_who_stands_before_it() -> None:
    told = found("Lund rejected an Israeli claim that the talks had failed.")
    names = {actor.id: actor.name for actor in told.actors}
    claim = next(one for one in told.statements if one.content[0].text == "that the talks had failed")
    assert [names[source.actor] for source in claim.sources] == ["Israel"]


def test_a_verb_with_a_subject_of_its_own_has_no_other() -> None:
    text = "Lund has repeatedly denied that Norway colluded with Peru and Chile has denied meddling in the vote."
    denials = [one for one in found(text).statements if one.act is Act.DENY]
    assert [who(text, one.sources) for one in denials] == [["Lund"], ["Chile"]]


def test_of_whom_something_is_believed_believes_nothing() -> None:
    text = "Police held a man believed to have attacked the embassy of Chile."
    assert [(one.cue[0].text, who(text, one.sources)) for one in found(text).statements] == [("believed", [])]
