"""What a rule says of a merge is told in a reader's words; what is not known is told as the rule says it."""

import pytest

from onrecord.views.reasons import explained


@pytest.mark.parametrize(
    ("rule", "why", "told"),
    [
        ("same name", "both are named Red Sail (JPN) and nobody else is", "nobody else of that name"),
        ("same name", "both are named Red Sail, in reports of one story", "Both name Red Sail, in reports"),
        ("also called", "Red Sail is also called the Sail, and nobody else is", "the Sail is another name of Red Sail"),
        ("spelling", "Anna Orlova spells the same name as Ana Orlova", "two spellings of one name"),
        (
            "short form",
            "A. Orlova is a shorter form of the name, and of no other as Anna Orlova",
            "A. Orlova is short for",
        ),
        (
            "surname and post",
            "Anna Orlova in the same post is the only one whom Orlova can mean",
            "who holds the same post",
        ),
        ("a user's own", "they look alike", "they look alike"),
    ],
)
def test_a_ground_is_told_in_words(rule: str, why: str, told: str) -> None:
    called, ground, reasons = explained(rule, why)
    assert called
    assert told in ground
    assert reasons == []


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("in like words", "They use much the same words."),
        ("on 2021-03-03", "Both are dated 2021-03-03."),
        ("in 2021-03", "Both are dated 2021-03."),
        ("in Tokyo", "Both are placed in Tokyo."),
        ("2021-03-03 is the day that the other's words name", "One is dated 2021-03-03"),
        ("both name Anna Orlova", "Both name Anna Orlova."),
        ("Japan, China", "Both involve Japan, China."),
        ("some other sign", "some other sign"),
    ],
)
def test_a_reason_is_told_in_words(reason: str, told: str) -> None:
    called, ground, reasons = explained("same event", f"both tell of CONSULT: told side by side; {reason}")
    assert (called, ground) == (
        "two tellings, one event",
        "These sentences are taken to tell of one event (CONSULT).",
    )
    assert reasons[0] == "They stand side by side."
    assert reasons[1].startswith(told)
