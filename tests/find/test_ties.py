import pytest

from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.lexicon.gazetteer import load_gazetteer
from onrecord.model import Article, TieKind

Office = tuple[str, str, str | None]


def ties(text: str, kind: TieKind) -> list[tuple[str, str, str | None, str]]:
    article = Article("article", "page", None, None, (), None, None, None, None, "en", text)
    found = names(Reading(article, parse(text)), load_gazetteer())
    called = {actor.id: actor.name for actor in found.actors}
    return [
        (called[tie.actor], tie.title.text if tie.title else "", called[tie.of] if tie.of else None, tie.evidence.text)
        for tie in found.ties
        if tie.kind is kind
    ]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Russian Security Council Secretary Nikolay Orlov left.",
            [("Nikolay Orlov", "Security Council Secretary", "Russian Security Council")],
            "the body of a state",
        ),
        (
            "Foreign Minister Adil Karimzoda left.",
            [("Adil Karimzoda", "Foreign Minister", None)],
            "nobody's in the text",
        ),
        (
            "Ann Lee, India's national security adviser, left.",
            [("Ann Lee", "national security adviser", "India")],
            "beside the name, after it",
        ),
        (
            "India's national security adviser, Ann Lee, left.",
            [("Ann Lee", "national security adviser", "India")],
            "beside the name, before it",
        ),
        (
            "Mark Webb, spokesman for the Chinese foreign ministry, left.",
            [("Mark Webb", "spokesman", "Chinese Foreign Ministry")],
            "whose it is stands after the title",
        ),
        (
            "Mark Webb, the U.S. ambassador to Israel, left.",
            [("Mark Webb", "ambassador", "United States")],
            "of whoever sent him",
        ),
        (
            "Defense Ministry spokesman Maj. Gen. Igor Belov left.",
            [("Igor Belov", "Defense Ministry spokesman", None)],
            "a rank is no post",
        ),
        (
            "Russia objected. Defense Ministry spokesman Maj. Gen. Igor Belov left.",
            [("Igor Belov", "Defense Ministry spokesman", "Russian Defense Ministry")],
            "the body of the only state around",
        ),
        (
            "Royal Navy Captain Ann Lee left.",
            [("Ann Lee", "Royal Navy Captain", "Royal Navy")],
            "a rank that says whose",
        ),
        (
            "U.S. Ambassador to the UN Ann Lee left.",
            [("Ann Lee", "Ambassador", "United States")],
            "to whom it is stands before the name",
        ),
        (
            "Presidents Ann Lee and Mark Webb met.",
            [("Ann Lee", "Presidents", None)],
            "a title for several",
        ),
        (
            "Ann Lee, a former interior minister of Kenya and director of Unesco, left.",
            [("Ann Lee", "interior minister", "Kenya"), ("Ann Lee", "director", "UNESCO")],
            "two that are joined",
        ),
        (
            "Ann Lee, an expert on Iran at Oxford University, left.",
            [("Ann Lee", "expert", "Oxford University")],
            "at, rather than on",
        ),
        ("Ann Lee, an expert on Iran, left.", [("Ann Lee", "expert", None)], "what it is about owns no post"),
        ("Ann Lee, the mayor of Ankara, left.", [("Ann Lee", "mayor", "Ankara")], "a town's post is of the town"),
        ("Gov. Ann Lee left Syria.", [("Ann Lee", "Gov.", None)], "and of no state"),
        (
            "Republican candidate Ann Lee left.",
            [("Ann Lee", "candidate", "Republican Party")],
            "a party by its adjective",
        ),
        (
            "Democratic candidate Ann Lee left.",
            [("Ann Lee", "candidate", "Democratic Party")],
            "another",
        ),
        (
            "Mark Webb left. He served as Canada's ambassador to Israel.",
            [("Mark Webb", "ambassador", "Canada")],
            "what a verb says",
        ),
        ("Ann Lee is not the mayor of Ankara.", [], "but not what it denies"),
        ("Mark Webb met his spokeswoman, Ann Lee.", [("Ann Lee", "spokeswoman", "Mark Webb")], "whose: a pronoun"),
        ("Sen. Ann Lee left.", [("Ann Lee", "Sen.", "US Senate")], "a title that one body has"),
        ("President Vladimir Putin left.", [("Vladimir Putin", "President", "Russia")], "a person of state, known"),
        (
            "Pakistan protested, Foreign Minister Adil Karimzoda said.",
            [("Adil Karimzoda", "Foreign Minister", "Pakistan")],
            "the only state in the sentence",
        ),
        (
            "Pakistan and Iran protested, Foreign Minister Adil Karimzoda said.",
            [("Adil Karimzoda", "Foreign Minister", None)],
            "two states: it stays open",
        ),
        ("CIA Director John Brennan left.", [("John Brennan", "CIA Director", "CIA")], "a body by its letters"),
        (
            "Ann Lee met her Pakistani counterpart Adil Karimzoda.",
            [("Adil Karimzoda", "counterpart", "Pakistan")],
            "a post named after another",
        ),
        ("Ann Lee met Mark Webb.", [], "no post is said"),
    ],
)
def test_offices(text: str, expected: list[Office], why: str) -> None:
    assert [tie[:3] for tie in ties(text, TieKind.OFFICE)] == expected, why


def test_evidence_holds_person_and_post() -> None:
    (tie,) = ties("On Monday Ann Lee, India's national security adviser, left.", TieKind.OFFICE)
    assert tie[3] == "Ann Lee, India's national security adviser"


@pytest.mark.parametrize(
    ("text", "form", "members", "why"),
    [
        (
            "The Troika – Russia, the US and China – met on Monday.",
            "Troika",
            {"Russia", "United States", "China"},
            "listed after a dash",
        ),
        ("They met in the expanded Troika engaging Pakistan.", "Extended Troika", {"Pakistan"}, "engaging"),
        (
            "Officials spoke of a trilateral between Moscow, New Delhi and Tehran.",
            "trilateral",
            {"Russia", "India", "Iran"},
            "between",
        ),
        (
            "Russia and Pakistan set up a commission on military cooperation.",
            "commission on military cooperation",
            {"Russia", "Pakistan"},
            "the parties of the sentence",
        ),
        (
            "Russian-Indian consultations on security are held annually.",
            "annual consultations on security",
            {"Russia", "India"},
            "in the words before it",
        ),
        (
            "The four-party talks of Russia, Germany, France and Ukraine resumed.",
            "four-party talks",
            {"Russia", "Germany", "France", "Ukraine"},
            "as many as it says",
        ),
        (
            "The Quad consists of Japan, India, Australia and the United States.",
            "Quad",
            {"Japan", "India", "Australia", "United States"},
            "what it consists of",
        ),
    ],
)
def test_members(text: str, form: str, members: set[str], why: str) -> None:
    assert {tie[0] for tie in ties(text, TieKind.MEMBER) if tie[2] == form} == members, why


@pytest.mark.parametrize(
    "text",
    [
        "Russia and India discussed trade.",
        "Russia and India held talks on Monday.",
        "The Moscow Format met without India.",
        "India called for closer military cooperation.",
    ],
)
def test_no_members_where_the_text_names_none(text: str) -> None:
    assert ties(text, TieKind.MEMBER) == []
