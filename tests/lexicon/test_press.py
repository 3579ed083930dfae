from pathlib import Path

import pytest

from onrecord.lexicon.load import LexiconError
from onrecord.lexicon.press import Press, furniture_key, load_press

PRESS = load_press()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Share", "a button"),
        ("1.2k shares", "a counter, its number aside"),
        ("SHARE THIS:", "case and colon don't count"),
        ("0 0 votes", "a rating"),
        ("0 评论", "a counter in another script"),
        ("%d bloggers like this:", "a counter that was never filled in"),
        ("Поделиться", "a button in another script"),
        ("مشاركة", "a button in another script"),
        ("Sign up for our newsletter and never miss a story!", "an appeal, by its beginning"),
        ("Read more: Talks resume in Doha", "a link to another article"),
        ("• • •", "no words at all"),
    ],
)
def test_furniture(line: str, why: str) -> None:
    assert PRESS.is_furniture(line), why


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Sharing the stage, the two ministers smiled.", "begins with a button's letters, not with its word"),
        ("Join the alliance or be left alone, the president said.", "an imperative, but a sentence about one"),
        ("Both sides agreed to meet again.", "an article's sentence"),
        ("Shares of the company fell.", "a plural of a button, but a sentence"),
        (
            "Join our movement, he told a crowd that had come from all over the north, or be left to go on as you do",
            "begins like an appeal but is longer than appeals are",
        ),
    ],
)
def test_no_furniture(line: str, why: str) -> None:
    assert not PRESS.is_furniture(line), why


@pytest.mark.parametrize(
    ("line", "closes"),
    [("Related Posts", True), ("Leave a Reply", True), ("12 Comments", True), ("Share", False), ("Talks end", False)],
)
def test_closing_headings(line: str, *, closes: bool) -> None:
    assert PRESS.closes(line) is closes


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("Reuters News Service", "Reuters"),
        ("with inputs from PTI", "Press Trust of India"),
        ("ITAR-TASS", "TASS"),
        ("ТАСС", "TASS"),
        ("an app on his phone", None),
        ("the paparazzi", None),
    ],
)
def test_agencies(words: str, agency: str | None) -> None:
    assert PRESS.agency_named(words) == agency


@pytest.mark.parametrize(
    ("kind", "line", "why"),
    [
        ("credit", "(Reporting by Ann Lee; Editing by Bob Ray)", "who reported"),
        ("credit", "Source: VOA News", "whose report it is"),
        ("credit", "With inputs from agencies", "whose material it is"),
        ("credit", "The Associated Press contributed to this report.", "whose material is in it"),
        ("credit", "© 2021 Valley Herald", "whose property it is"),
        ("caption", "Embassy of Norway in Quito e1632655663590", "a picture's file name"),
        ("caption", "The old port (Credits: A. Lee, CC BY 3.0, via Wikimedia Commons)", "credit in brackets"),
        ("caption", "Rescuers search the ruins on Monday. (AP Photo/Ann Lee)", "agency's photographer in brackets"),
        ("caption", "Rescuers search the ruins on Monday. Ann Lee, AP", "photographer after the sentence"),
        ("caption", "Minister's plane lands 1:35", "a video's title and length"),
    ],
)
def test_marked(kind: str, line: str, why: str) -> None:
    assert PRESS.marked(kind, line), why


@pytest.mark.parametrize(
    ("kind", "line", "why"),
    [
        ("caption", "The envoy left the city on Friday. (AFP)", "an agency's mark at the end of an article"),
        ("caption", "The talks were led by Lt. Gen. Dan Coats.", "an abbreviation ends no sentence"),
        ("caption", "He posted a screenshot.", "a sentence about a picture"),
        ("credit", "The source said the talks would go on.", "a sentence about a source"),
        ("credit", "The minister contributed to the debate.", "a sentence that contributes"),
    ],
)
def test_not_marked(kind: str, line: str, why: str) -> None:
    assert not PRESS.marked(kind, line), why


def test_a_users_folder_adds_agencies_and_furniture(tmp_path: Path) -> None:
    (tmp_path / "agencies.yaml").write_text("- {name: Orbis Wire, aliases: [OW]}\n", "utf8")
    (tmp_path / "furniture.yaml").write_text("- {kind: share, lines: [Beam it up]}\n", "utf8")
    press = load_press(tmp_path)
    assert press.agency_named("(OW)") == "Orbis Wire"
    assert press.is_furniture("Beam it up!")
    assert press.agency_named("(Reuters)") == "Reuters"


def test_a_users_folder_adds_conventions(tmp_path: Path) -> None:
    (tmp_path / "conventions.yaml").write_text("- {kind: credit, why: ours, patterns: ['desk of .{2,40}']}\n", "utf8")
    press = load_press(tmp_path)
    assert press.marked("credit", "Desk of Ann Lee")
    assert press.marked("credit", "Source: VOA News")


@pytest.mark.parametrize(
    ("content", "message"),
    [("- {name: X, alias: [Y]}", "alias"), ("- {name: [", "not well-formed"), ("- {aliases: [Y]}", "name")],
)
def test_a_bad_file_is_an_error_that_names_it(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "agencies.yaml").write_text(content, "utf8")
    with pytest.raises(LexiconError, match=message) as error:
        load_press(tmp_path)
    assert "agencies.yaml" in str(error.value)


def test_a_bad_pattern_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "conventions.yaml").write_text("- {kind: credit, why: ours, patterns: ['desk (of']}\n", "utf8")
    with pytest.raises(LexiconError, match=r"conventions.yaml.*desk \(of"):
        load_press(tmp_path)


@pytest.mark.parametrize(
    ("line", "key"),
    [("12,345 Views", "# views"), ("« Share »", "share"), ("Don’t miss", "don't miss"), ("", "")],
)
def test_key(line: str, key: str) -> None:
    assert furniture_key(line) == key


def test_no_two_agencies_share_a_name() -> None:
    from onrecord.lexicon.load import rows
    from onrecord.lexicon.press import AgencyRow

    names = [name for row in rows("agencies.yaml", AgencyRow) for name in (row.name, *row.aliases)]
    assert sorted(names) == sorted(set(names))
    assert isinstance(PRESS, Press)
