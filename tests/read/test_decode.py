import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.decode import decoded
from onrecord.read.language import language

RUSSIAN = "Министры подписали соглашение о рыболовстве в Осло. " * 5
GERMAN = "Größere Quoten für norwegische Fänger, heißt es. " * 5
ENGLISH = "The ministers signed an agreement on fishing rights in Oslo on Monday."


@pytest.mark.parametrize(
    ("data", "declared", "expected", "why"),
    [
        (GERMAN.encode(), None, GERMAN, "UTF-8"),
        (GERMAN.encode(), "iso-8859-1", GERMAN, "valid UTF-8 outweighs the server's word"),
        (GERMAN.encode("utf-8-sig"), None, GERMAN, "a byte order mark"),
        (GERMAN.encode("utf-16"), None, GERMAN, "UTF-16"),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN, "the server's word"),
        (
            b'<meta charset="koi8-r">' + RUSSIAN.encode("koi8-r"),
            None,
            '<meta charset="koi8-r">' + RUSSIAN,
            "the page's",
        ),
        ("“Größe”".encode("cp1252"), "iso-8859-1", "“Größe”", "Latin-1 means Windows-1252, as in browsers"),
        ("It’s here".encode().decode("cp1252").encode(), None, "It’s here", "scrambled before it was saved"),
        ("Montréal".encode().decode("latin-1").encode(), None, "Montréal", "scrambled by way of Latin-1"),
        (
            "Vladi\u00admir Pu\u200btin".encode(),
            None,
            "Vladimir Putin",
            "where a word may be broken is not seen",
        ),
        (b"Vladi&shy;mir Pu&#8203;tin", None, "Vladimir Putin", "nor as HTML writes them"),
        ("Â la carte, Ãlvaro".encode(), None, "Â la carte, Ãlvaro", "capitals with accents are not scrambled"),
    ],
)
def test_encodings(data: bytes, declared: str | None, expected: str, why: str) -> None:
    found = decoded(data, declared)
    assert (found.text, found.doubt) == (expected, None), why


def test_a_few_broken_bytes_are_marked_and_said() -> None:
    found = decoded(RUSSIAN.encode() + b"\xff" + RUSSIAN.encode())
    assert found.text == f"{RUSSIAN}\ufffd{RUSSIAN}"
    assert found.doubt is not None
    assert found.doubt.startswith("1 characters are broken")


@pytest.mark.parametrize("declared", [None, "utf-8", "no-such-encoding"])
def test_a_guess_says_that_it_is_one(declared: str | None) -> None:
    found = decoded(GERMAN.encode("cp1252"), declared)
    assert found.text == GERMAN
    assert found.doubt is not None


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gb2312", "utf-16", "rot13", ""]))
def test_any_bytes_are_some_text(data: bytes, declared: str | None) -> None:
    assert isinstance(decoded(data, declared).text, str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (GERMAN, "de"),
        (RUSSIAN, "ru"),
        ("Oslo", None),
        ("", None),
        ("1, 2, 3. " * 50, None),
    ],
)
def test_language(text: str, expected: str | None) -> None:
    assert language(text) == expected
