import pytest

from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.lexicon.gazetteer import load_gazetteer
from onrecord.model import Article


def meant(text: str, words: str, title: str | None = None) -> list[str]:
    """Return the names of those whom the last naming with these words means."""
    article = Article("article", "page", title, None, (), None, None, None, None, "en", text)
    found = names(Reading(article, parse(text)), load_gazetteer())
    called = {actor.id: actor.name for actor in found.actors}
    naming = [naming for naming in found.namings if naming.span.text == words][-1]
    return [called[actor] for actor in naming.actors]


@pytest.mark.parametrize(
    ("text", "words", "expected", "why"),
    [
        ("Merkel met Putin on Monday. She urged a truce.", "She", ["Angela Merkel"], "gender before recency"),
        ("Sergey Lavrov flew home. He had met nobody.", "He", ["Sergey Lavrov"], "the last subject"),
        ("Russia fears that turmoil could spread, as it said.", "it", ["Russia"], "a state is it"),
        ("The Taliban took the town. They promised peace.", "They", ["Taliban"], "a group is they"),
        (
            "Putin and Erdogan met in Sochi. They signed an accord.",
            "They",
            ["Vladimir Putin", "Recep Tayyip Erdogan"],
            "two that are joined",
        ),
        (
            "India sent envoys to Patrushev, who had invited them.",
            "who",
            ["Nikolai Patrushev"],
            "the head of the clause",
        ),
        ("The lights went out. It was dark.", "It", [], "nobody was named"),
        ("Merkel met Putin. Putin called himself a friend.", "himself", ["Vladimir Putin"], "the subject, turned back"),
        ("Lavrov spoke. Tehran had misled Kerry, he said.", "he", ["Sergey Lavrov"], "not one in what he says"),
        ("Lavrov left. His wife stayed. He flew home.", "He", ["Sergey Lavrov"], "a wife is she"),
        ("Lavrov left. The family stayed. He flew home.", "He", ["Sergey Lavrov"], "a family is several"),
        ("Putin left. “He lost,” Lavrov said. “He is old.”", "He", ["Vladimir Putin"], "not who speaks of another"),
        ("Putin met Lavrov. “He lost,” Putin said.", "He", ["Sergey Lavrov"], "nor who is told to speak afterwards"),
    ],
)
def test_pronouns(text: str, words: str, expected: list[str], why: str) -> None:
    assert meant(text, words) == expected, why


@pytest.mark.parametrize(
    ("text", "words", "expected", "why"),
    [
        (
            "An Indian government official spoke of turmoil. Prices rose, the official said.",
            "the official",
            ["Indian government official"],
            "the same noun",
        ),
        (
            "Foreign minister S Jaishankar flew to Tehran. The minister spoke of trade.",
            "The minister",
            ["S Jaishankar"],
            "a part of his title",
        ),
        (
            "Israeli Prime Minister Netanyahu and Turkish Prime Minister Yildirim met. The Israeli prime minister ate.",
            "The Israeli prime minister",
            ["Benjamin Netanyahu"],
            "the title and the state",
        ),
        (
            "Vladimir Putin spoke. The Russian president was calm.",
            "The Russian president",
            ["Vladimir Putin"],
            "the one known Russian",
        ),
        (
            "Vladimir V. Putin spoke. The Russian president was calm.",
            "The Russian president",
            ["Vladimir V. Putin"],
            "and by an initial",
        ),
        (
            "The Russian president was calm, aides of Putin said.",
            "The Russian president",
            ["Vladimir Putin"],
            "after it",
        ),
        ("Syria spoke. A government offensive began.", "government", ["Syria"], "a government before its act"),
        ("Rebels fled Syria. A rebel attack failed.", "rebel", ["rebels"], "rebels before theirs"),
        (
            "The Russian Defense Ministry denied the report. The ministry gave no details.",
            "The ministry",
            ["Russian Defense Ministry"],
            "by a part of the name",
        ),
        (
            "Officials blamed Islamic State. The militant group grew.",
            "The militant group",
            ["Islamic State"],
            "the one armed group",
        ),
        ("India and Russia held talks. The two sides agreed.", "The two sides", ["India", "Russia"], "two states"),
        ("Trump called Putin. The two men agreed.", "The two men", ["Donald Trump", "Vladimir Putin"], "two people"),
        (
            "Iran, Russia and India backed it. The three nations signed.",
            "The three nations",
            ["Iran", "Russia", "India"],
            "three",
        ),
        ("India, Iran and Russia signed. The two sides agreed.", "The two sides", [], "three are not two"),
        (
            "Russian Foreign Minister Lavrov met Turkish Foreign Minister Cavusoglu. He saw his Turkish counterpart.",
            "his Turkish counterpart",
            ["Mevlut Cavusoglu"],
            "the same post in the other state",
        ),
        (
            "Hezbollah fired. Its leader, Hassan Nasrallah, spoke.",
            "Its leader",
            ["Hassan Nasrallah"],
            "beside the name",
        ),
        (
            "Syria denied it. Its warplanes had struck the town.",
            "Its warplanes",
            ["Syrian Armed Forces"],
            "its own forces",
        ),
        (
            "Syria was quiet. Government troops took the town.",
            "Government troops",
            ["Syrian Armed Forces"],
            "the only state",
        ),
        (
            "The U.S. and Iran traded blows. The army was on alert.",
            "The army",
            ["army"],
            "two states: nobody's in particular",
        ),
        (
            "Israeli troops left Jordan. The army was on alert.",
            "The army",
            ["Israeli Armed Forces"],
            "of two states, whose forces were told of",
        ),
        (
            "Israeli troops left Jordan. The two armies were on alert.",
            "The two armies",
            ["armies"],
            "not of several",
        ),
        ("Syria was quiet. The opposition left.", "The opposition", ["Syrian Opposition"], "the only state's"),
        ("Syria was quiet. The ministry left.", "The ministry", ["ministry"], "but no ministry, which others have"),
        (
            "A gunman shot the envoy. Police identified the attacker as Ali Rahbar. The gunman died.",
            "The gunman",
            ["Ali Rahbar"],
            "the attacker who is named",
        ),
    ],
)
def test_descriptions(text: str, words: str, expected: list[str], why: str) -> None:
    assert meant(text, words) == expected, why


@pytest.mark.parametrize(
    ("text", "words", "expected", "why"),
    [
        ("“I will not resign,” Lavrov said.", "I", ["Sergey Lavrov"], "who says it"),
        ("“We are ready for talks,” Lavrov said.", "We", ["Russia"], "his state"),
        (
            "“We hit the camp,” said Gen. Ann Lee, commander of U.S. Central Command.",
            "We",
            ["US Central Command"],
            "the force of the post",
        ),
        ("We are ready for talks.", "We", [], "outside quotations it is the writer"),
    ],
)
def test_speakers(text: str, words: str, expected: list[str], why: str) -> None:
    assert meant(text, words) == expected, why


HAVE = "Iran has fired on a ship. We condemn that. The government has called its envoy home. I have seen him off."
ACTS = "The European Union is alarmed. We call for talks. I have called the two sides."


@pytest.mark.parametrize(
    ("title", "text", "words", "expected"),
    [
        ("Statement by the Foreign Ministry of Norway on Iran", HAVE, "We", ["Norway"]),
        ("Statement by the Foreign Ministry of Norway on Iran", HAVE, "The government", ["Norway"]),
        ("Joint communiqué of India and Japan", HAVE, "We", ["India", "Japan"]),
        ("Statement by Antony Blinken on talks", HAVE, "I", ["Antony Blinken"]),
        ("Statement by Federica Mogherini on talks", ACTS, "We", ["European Union"]),  # the first that acts
        ("Norway condemns Iran", HAVE, "We", []),  # no official text
        ("Statement on shipping", "It is calm. We sail.", "We", []),
    ],
)
def test_who_speaks_an_official_text(title: str, text: str, words: str, expected: list[str]) -> None:
    assert meant(text, words, title) == expected
