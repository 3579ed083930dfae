import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.press import load_press
from onrecord.model import Dateline, Published
from onrecord.read.plain import body

PRESS = load_press()
TITLE = "Norway and rebels agree to resume peace talks"
BODY = (
    "Norway's envoy and rebel leaders agreed on Friday to resume peace talks in Oslo next month, officials said.",
    "The envoy, Kari Larsen, met three rebel leaders for six hours in a hotel near the harbour.",
    '"We will be there," one of them said.',
    "The government had broken off talks in May after an attack on a convoy that killed eleven soldiers.",
    "A spokesman for the ministry declined to say who would attend, but he called the meeting a good beginning.",
)
RELATED = (
    "Related Posts",
    "Ferry company sued over late boats in the northern fjords",
    "Reuters News Service",
    "Heat wave dries up wells in the eastern valleys",
    "Reuters News Service",
)
FORM = ("Leave a Reply", "0 0 votes", "0 评论", "Your email address will not be published.", "Notify of")


def page(*lines: str, gap: str = "\n") -> str:
    return gap.join(lines)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n \n\n"])
def test_paragraphs_parted_by_any_gap(gap: str) -> None:
    found = body(page(TITLE, *BODY, gap=gap), PRESS)
    assert (found.title, found.paragraphs) == (TITLE, BODY)


@pytest.mark.parametrize("width", [60, 72, 78])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_hard_wraps_are_undone(width: int, gap: str) -> None:
    wrapped = gap.join(textwrap.fill(line, width) for line in (TITLE, "", *BODY))
    found = body(wrapped, PRESS)
    assert " ".join(found.paragraphs) == " ".join(BODY)
    assert found.title == TITLE


def test_a_quoted_e_mail_is_unwrapped() -> None:
    wrapped = "\n".join("> " + line for paragraph in BODY for line in [*textwrap.wrap(paragraph, 64), ""])
    assert body(wrapped, PRESS).paragraphs == BODY


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    wrapped = page(
        "The two ministries promised to deepen their co-",
        "operation against smugglers, and to share infor-",
        "mation about the well-known routes over the bor-",
        "der. They will meet again in the spring, a well-",
        "known official of the ministry said on Monday.",
    )
    text = " ".join(body(wrapped, PRESS).paragraphs)
    assert "information about" in text
    assert "border. They" in text
    assert "a well-known official" in text


def test_one_long_line() -> None:
    text = " ".join(BODY)
    assert body(text, PRESS).paragraphs == (text,)


@pytest.mark.parametrize(
    "litter",
    [
        "",
        "   \n\n  ",
        "Home\nNews\nSport\nSign in\nSubscribe",
        "Share\nTweet\nRelated Posts\nLeave a Reply",
        "We use cookies to improve your experience on this site.",
    ],
)
def test_all_litter_no_article(litter: str) -> None:
    found = body(litter, PRESS)
    assert found.paragraphs == ()
    assert found.stripped == tuple(line for line in litter.splitlines() if line.strip())


def test_a_tiny_page() -> None:
    found = body("Envoy resigns\nNorway's envoy resigned on Friday.", PRESS)
    assert found.paragraphs == ("Norway's envoy resigned on Friday.",)
    assert found.stripped == ("Envoy resigns",)  # one word in common makes no title


def test_what_stands_above_an_article() -> None:
    above = (
        "Valley Herald",
        "EuropeWorld",
        TITLE,
        "By Ann Lee",
        "Published: 8 September 2021",
        "Share",
        "oslo harbour e1632655663590",
        "Rebel leaders wait in front of the hotel",
    )
    found = body(page(*above, "OSLO (Reuters) – " + BODY[0], *BODY[1:]), PRESS)
    assert (found.outlet, found.title, found.byline) == ("Valley Herald", TITLE, ("Ann Lee",))
    assert (found.agency, found.dateline) == ("Reuters", Dateline("OSLO", "Reuters"))
    assert found.published == Published("2021-09-08", "day", "text")
    assert set(found.captions) == set(above[-2:])
    assert found.paragraphs == BODY
    assert found.stripped == ("EuropeWorld", "Share")


def test_a_title_told_twice_and_slogans_above_it() -> None:
    found = body(page("Norse Crypto Exchange", "Best Trading Platform", TITLE, TITLE, *BODY), PRESS)
    assert (found.title, found.outlet, found.paragraphs) == (TITLE, None, BODY)
    assert found.stripped == ("Norse Crypto Exchange", "Best Trading Platform")


def test_a_title_with_its_outlet() -> None:
    found = body(page(f"{TITLE} - Valley Herald", *BODY), PRESS)
    assert (found.title, found.outlet) == (TITLE, "Valley Herald")


def test_a_page_without_title() -> None:
    found = body(page("By Ann Lee", *BODY), PRESS)
    assert (found.title, found.byline, found.paragraphs) == (None, ("Ann Lee",), BODY)


def test_a_sentence_below_the_title_is_the_articles() -> None:
    summary = "Talks had broken down in May over an attack on a convoy."
    found = body(page(TITLE, summary, "By Ann Lee", "Share", "Tweet", "Print", *BODY), PRESS)
    assert found.paragraphs == (summary, *BODY)


@pytest.mark.parametrize("below", [RELATED, FORM, (*RELATED, *FORM), ("Advertisement", *FORM)])
def test_what_stands_below_an_article(below: tuple[str, ...]) -> None:
    found = body(page(TITLE, *BODY, *below, gap="\n\n"), PRESS)
    assert found.paragraphs == BODY
    assert found.stripped == below
    assert found.agency is None  # the agency of other stories is not this one's


def test_the_last_lines_say_who_wrote_it() -> None:
    found = body(page(TITLE, *BODY, "Source: VOA News", "Author: Ann Lee", "Related Posts"), PRESS)
    assert (found.agency, found.byline, found.credit) == ("Voice of America", ("Ann Lee",), "Source: VOA News")
    assert found.stripped == ("Related Posts",)


def test_teasers_of_other_articles_stay_out() -> None:
    teasers = [
        line
        for place in ("Narvik", "Bodø", "Alta", "Vadsø", "Kirkenes")
        for line in (f"Storm closes the harbour of {place} for two days", "News", "8 min read", "The wind tore down...")
    ]
    assert body(page(TITLE, *BODY, *teasers), PRESS).paragraphs == BODY


def test_within_an_article_labels_go_and_doubtful_sentences_stay() -> None:
    lines = (*BODY[:2], "Advertisement", "A BROKEN TRUCE", BODY[2], "He laughed.", "Share", *BODY[3:])
    found = body(page(TITLE, *lines), PRESS)
    assert found.paragraphs == (*BODY[:3], *BODY[3:])
    whole = body(page(TITLE, *BODY[:3], "He laughed.", *BODY[3:]), PRESS)
    assert whole.paragraphs == (*BODY[:3], "He laughed.", *BODY[3:])


def test_a_line_told_again_is_told_once() -> None:
    again = "The ministry sent word of it to all of its embassies."
    found = body(page(TITLE, *BODY[:2], again, *BODY[2:], again), PRESS)
    assert found.paragraphs.count(again) == 1


def test_every_line_is_kept_somewhere() -> None:
    lines = ("Valley Herald", TITLE, "By Ann Lee", *BODY, "Source: VOA News", *RELATED, *FORM)
    found = body(page(*lines), PRESS)
    kept = [found.title, found.outlet, found.credit, *found.paragraphs, *found.captions, *found.stripped]
    assert set(lines) - set(kept) == {"By Ann Lee"}
    assert found.byline == ("Ann Lee",)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_read_and_nothing_is_made_up(text: str) -> None:
    assert all(letters(paragraph) in letters(text) for paragraph in body(text, PRESS).paragraphs)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
