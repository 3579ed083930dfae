import pytest

import pagemaker
from onrecord.read.pdf import PdfError, pdf_text

FIRST = [
    "The foreign ministers of Norway and Chile signed an agreement on",
    "fishing rights in Oslo on Monday, the mini-",
    "stry said.",
]
SECOND = [
    "Environmental groups said that it did too little to protect krill in the",
    "southern seas, and asked for a review.",
]
JOINED = " ".join(FIRST).replace("mini- stry", "ministry")


def test_lines_are_joined_into_paragraphs() -> None:
    assert pdf_text(pagemaker.pdf([[*FIRST, "", *SECOND]])) == f"{JOINED}\n\n{' '.join(SECOND)}"


def test_a_short_last_line_ends_a_paragraph_without_a_gap() -> None:
    assert pdf_text(pagemaker.pdf([[*FIRST, *SECOND]])) == f"{JOINED}\n\n{' '.join(SECOND)}"


def test_running_heads_and_page_numbers_go_and_a_paragraph_runs_across_pages() -> None:
    pages = [
        ["Fjord Institute, note 7", "", *FIRST, "", SECOND[0], "", "Page 1 of 3"],
        ["Fjord Institute, note 8", "", SECOND[1], "", "Chile pledged to open its ports.", "", "Page 2 of 3"],
        ["Fjord Institute, note 9", "", "Oslo thanked its guests for four years of patience.", "", "3"],
    ]
    assert pdf_text(pagemaker.pdf(pages)).split("\n\n") == [
        JOINED,
        " ".join(SECOND),
        "Chile pledged to open its ports.",
        "Oslo thanked its guests for four years of patience.",
    ]


def test_a_compound_keeps_its_hyphen_where_the_text_has_it_elsewhere() -> None:
    lines = [
        "Cooperation on anti-terrorism was agreed by the ministers, and anti-",
        "terrorism experts of the two will meet.",
    ]
    assert "and anti-terrorism experts" in pdf_text(pagemaker.pdf([lines]))


ENCRYPTED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> /P -4 >> /ID [<00> <00>]"
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4\nnothing", "damaged"),
        (pagemaker.pdf([FIRST])[:300], "damaged"),
        (pagemaker.pdf([FIRST], ENCRYPTED), "locked with a password"),
        (pagemaker.pdf([[""], [""]]), "no text, only pictures"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, said: str) -> None:
    with pytest.raises(PdfError, match=said):
        pdf_text(data)
