import pytest

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
    ],
)
def test_who_says_what(text: str, told: list[tuple[list[str], str, str]], why: str) -> None:
    assert _told(text) == told, why


def test_a_denial() -> None:
    (one,) = found("Chile denied that its navy had fired on the ship.").statements
    assert one.act is Act.DENY
    assert 0.5 < one.confidence <= 1
