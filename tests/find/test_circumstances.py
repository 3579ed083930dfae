import pytest

from onrecord.find.circumstances import when
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.times import times
from onrecord.lexicon.codebook import load_codebook
from onrecord.model import Article, Published


def dated(text: str, word: str) -> str | None:
    published = Published("2021-09-09", "day", "meta")
    doc = parse(text)
    reading = Reading(Article("article", "page", None, None, (), None, None, None, published, "en", text), doc)
    token = next(token for token in doc if token.text == word)
    found = when(token, times(reading), load_codebook())
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "word", "value", "why"),
    [
        ("Rebels attacked the fort on Monday.", "attacked", "2021-09-06", "its own clause"),
        ("The attack on Monday was condemned on Tuesday.", "attack", "2021-09-06", "a noun's own phrase"),
        ("The raid, which was launched on Monday, failed on Tuesday.", "raid", "2021-09-06", "a clause about it"),
        ("The army ordered the raid on Monday.", "raid", "2021-09-06", "next to the verb above"),
        ("He fled on Monday after rebels attacked the fort.", "attacked", "2021-09-06", "what came at once before"),
        ("He left on Monday, when rebels attacked the fort.", "attacked", "2021-09-06", "at the same time"),
        ("When rebels attacked in 2014, the guards fled.", "fled", "2014", "what happened then"),
        ("The council failed to agree on Monday.", "failed", "2021-09-06", "below it"),
        ("Rebels seized the fort in the 1967 war.", "seized", "1967", "the war it was part of"),
        ("The minister said on Monday that Iran rejects the offer.", "rejects", "2021-09-06", "done by saying it"),
        ("The Sept. 11 attacks changed the law.", "attacks", "2001-09-11", "in its name"),
    ],
)
def test_the_time_of_an_act(text: str, word: str, value: str, why: str) -> None:
    assert dated(text, word) == value, why


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("The minister said on Monday that rebels had attacked the fort.", "attacked", "it was said then"),
        ("He will resign on Monday if rebels attack the fort.", "attack", "a condition"),
        ("He condemned the raid on Monday.", "raid", "when it was condemned"),
        ("It was their first meeting since the election of 2020.", "meeting", "which election it was"),
        ("He praised them on Monday for not attacking the fort.", "attacking", "not done"),
    ],
)
def test_another_time_is_not_its_own(text: str, word: str, why: str) -> None:
    assert dated(text, word) is None, why
