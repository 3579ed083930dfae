import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.press import load_press
from onrecord.model import Dateline, Published
from onrecord.read.lines import press_lines

PRESS = load_press()
LEAD = "Norway's envoy met rebel leaders on Friday, two officials said."
SECOND = "The talks will go on next week, they said."


@pytest.mark.parametrize(
    ("opening", "dateline", "why"),
    [
        ("OSLO (Reuters) – ", Dateline("OSLO", "Reuters"), "place and agency"),
        ("OSLO, Sept 8 (TASS) — ", Dateline("OSLO", "TASS"), "with a day"),
        ("MOSCOW, September 8. /TASS/. ", Dateline("MOSCOW", "TASS"), "TASS's own form"),
        ("OSLO: ", Dateline("OSLO", None), "a place and a colon"),
        ("BERGEN, Norway (AP) — ", Dateline("BERGEN, Norway", "Associated Press"), "with a country"),
        (
            "Islamabad [Pakistan], September 8 (ANI): ",
            Dateline("Islamabad [Pakistan]", "Asian News International"),
            "ANI",
        ),
        ("New Delhi, Sep 8 (PTI) ", Dateline("New Delhi", "Press Trust of India"), "no dash, but an agency"),
        ("(Reuters) - ", Dateline(None, "Reuters"), "no place"),
        ("WASHINGTON/MOSCOW (Reuters) - ", Dateline("WASHINGTON/MOSCOW", "Reuters"), "two places"),
        ("SÃO PAULO — ", Dateline("SÃO PAULO", None), "letters beyond ASCII"),
        ("WASHINGTON (CNN) — ", Dateline("WASHINGTON", "CNN"), "a broadcaster that is no listed agency"),
        ("МОСКВА, 8 сентября — РИА Новости. ", Dateline("МОСКВА", "RIA Novosti"), "the agency after the dash"),
    ],
)
def test_dateline(opening: str, dateline: Dateline, why: str) -> None:
    found = press_lines([opening + LEAD, SECOND], PRESS)
    assert found.dateline == dateline, why
    assert found.paragraphs == (LEAD, SECOND)


@pytest.mark.parametrize(
    ("paragraph", "why"),
    [
        ("UN: we have seen no convoy, a spokesman said.", "an abbreviation"),
        ("U.S. – Norway talks ended on Friday.", "an abbreviation with stops"),
        ("DEVELOPING – A train has left the rails.", "a kicker"),
        ("RUSAL (RUAL) said its output had fallen.", "a ticker symbol"),
        ("SARS-CoV spread quickly.", "a hyphenated word"),
        ("Oslo – the capital – was quiet.", "a dash in a sentence"),
        ("India (IND) has won.", "a code"),
    ],
)
def test_no_dateline(paragraph: str, why: str) -> None:
    found = press_lines([paragraph, SECOND], PRESS)
    assert found.dateline is None, why
    assert found.paragraphs[0] == paragraph


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    spoken = ["LARSEN: Who will sign the accord?", "BERG: Both sides will."]
    assert press_lines(spoken, PRESS).paragraphs == tuple(spoken)


def test_a_dateline_on_its_own_line_goes_whole() -> None:
    found = press_lines(["Mumbai, Nov 11 -", LEAD], PRESS)
    assert (found.dateline, found.paragraphs) == (Dateline("Mumbai", None), (LEAD,))


def test_a_date_in_the_dateline_is_the_articles_if_it_has_a_year() -> None:
    dated = press_lines(["OSLO, Jan 4, 2017 (AFP) – " + LEAD], PRESS)
    undated = press_lines(["OSLO, Jan 4 (AFP) – " + LEAD], PRESS)
    assert dated.published == Published("2017-01-04", "day", "text")
    assert undated.published is None


@pytest.mark.parametrize(
    ("line", "names", "agency"),
    [
        ("By Ann Lee", ("Ann Lee",), None),
        ("Author: Kari Nordmann", ("Kari Nordmann",), None),
        ("By Ann Lee and Bob Ray, Reuters", ("Ann Lee", "Bob Ray"), "Reuters"),
        ("by Ann Lee Apr. 28, 2023 1:15 pm", ("Ann Lee",), None),
        ("By ANN LEE in Oslo", ("ANN LEE",), None),
        ("By Ludwig van Beethoven, Staff Writer", ("Ludwig van Beethoven",), None),
        ("By the Associated Press", (), "Associated Press"),
        ("Reuters News Service", (), "Reuters"),
        ("记者：王小明", ("王小明",), None),
        ("By Staff", (), None),
    ],
)
def test_byline(line: str, names: tuple[str, ...], agency: str | None) -> None:
    found = press_lines([line, LEAD, SECOND], PRESS)
    assert (found.byline, found.agency, found.paragraphs) == (names, agency, (LEAD, SECOND))


def test_a_name_that_runs_into_a_date_is_no_name() -> None:
    assert press_lines(["By ANN NORDMANNDEC. 26, 2016", LEAD, SECOND], PRESS).byline == ()


@pytest.mark.parametrize(
    "sentence",
    ["By Monday, troops had left the valley.", "By comparison, Oslo was calm.", "By the time they left, it was dark."],
)
def test_a_sentence_that_begins_with_by_is_no_byline(sentence: str) -> None:
    assert press_lines([LEAD, sentence, SECOND], PRESS).paragraphs == (LEAD, sentence, SECOND)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Reporting by Ann Lee, additional reporting by Bob Ray; Editing by Kim Berg)", None),
        ("Source: VOA News", "Voice of America"),
        ("With inputs from AFP", "Agence France-Presse"),
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("Reuters", "Reuters"),
    ],
)
def test_credit_below(line: str, agency: str | None) -> None:
    found = press_lines([LEAD, SECOND, line], PRESS)
    assert (found.credit, found.agency, found.paragraphs) == (line, agency, (LEAD, SECOND))


@pytest.mark.parametrize(
    ("mark", "agency"),
    [(" (ANI)", "Asian News International"), (" — Reuters", "Reuters"), (" (Reporting by Ann Lee)", None)],
)
def test_a_mark_at_the_end_of_the_last_paragraph(mark: str, agency: str | None) -> None:
    found = press_lines([LEAD, SECOND + mark], PRESS)
    assert (found.paragraphs, found.agency) == ((LEAD, SECOND), agency)
    assert found.credit == mark.strip(" —()")


def test_a_bracket_that_is_no_mark_stays() -> None:
    last = "They named no date (nor a place)."
    assert press_lines([LEAD, last], PRESS).paragraphs == (LEAD, last)


def test_an_agency_beside_a_picture_did_not_write_the_article() -> None:
    found = press_lines([LEAD, "AP", SECOND], PRESS)
    assert (found.agency, found.paragraphs, found.stripped) == (None, (LEAD, SECOND), ("AP",))


@pytest.mark.parametrize("words", ["Norway's ministry has learnt", "sources told this paper", "according to TASS"])
def test_words_that_attribute_within_the_text_stay(words: str) -> None:
    paragraph = f"The accord is near, {words}."
    assert press_lines([LEAD, paragraph], PRESS).paragraphs == (LEAD, paragraph)


@pytest.mark.parametrize(
    ("line", "published", "why"),
    [
        ("Published: 8 September 2021", Published("2021-09-08", "day", "text"), "a label"),
        ("September 8, 2021 4:05 pm", Published("2021-09-08T16:05", "minute", "text"), "time of day"),
        ("Last Updated Nov 2, 2016 12:31 AM EDT", Published("2016-11-02T00:31", "minute", "text"), "past midnight"),
        ("8 сентября 2021, 14:05", Published("2021-09-08T14:05", "minute", "text"), "another language"),
        ("Publié le 8 septembre 2021 à 14h05", Published("2021-09-08T14:05", "minute", "text"), "another custom"),
        ("2021年9月8日", Published("2021-09-08", "day", "text"), "another script"),
        ("25/09/2021", Published("2021-09-25", "day", "text"), "there is no month 25"),
        ("08/09/2021", Published("2021", "year", "text"), "two days by two customs: only the year is sure"),
        ("September 8, 2021 27:05", Published("2021-09-08", "day", "text"), "no such time of day"),
    ],
)
def test_stamp(line: str, published: Published, why: str) -> None:
    found = press_lines([line, LEAD, SECOND], PRESS)
    assert found.published == published, why
    assert found.paragraphs == (LEAD, SECOND)


@pytest.mark.parametrize(
    "line",
    [
        "On September 8, 2021, Larsen met Berg in Oslo.",
        "He died January 3, 2020.",
        "2021-13-45",
        "— Ann Lee (@annlee) January 28, 2017",
        "Apollo 11, 2019 and after",
    ],
)
def test_a_line_that_says_more_than_a_date_is_no_stamp(line: str) -> None:
    assert press_lines([LEAD, line, SECOND], PRESS).published is None


def test_furniture_and_captions_leave_the_text() -> None:
    caption = "Rescuers search the ruins on Monday. (AP Photo/Ann Lee)"
    found = press_lines(["Share", caption, LEAD, "Advertisement", SECOND, "Related Posts"], PRESS)
    assert found.paragraphs == (LEAD, SECOND)
    assert found.captions == (caption,)
    assert found.stripped == ("Share", "Advertisement", "Related Posts")


def test_an_extractors_headings_and_list_items_stay() -> None:
    chosen = (LEAD, "What comes next", "a ceasefire by May", SECOND)
    assert press_lines(chosen, PRESS).paragraphs == chosen


def test_nothing_in_nothing_out() -> None:
    found = press_lines(["", "  "], PRESS)
    assert (found.paragraphs, found.stripped, found.credit) == ((), (), None)


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_lines_are_read(paragraphs: list[str]) -> None:
    found = press_lines(paragraphs, PRESS)
    given_words = " ".join(" ".join(paragraphs).split())
    assert all(paragraph in given_words for paragraph in found.paragraphs)
