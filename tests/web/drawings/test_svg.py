"""Words become well-formed SVG, measured and cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onrecord.web.drawings.svg import clean, document, fitted, label, number, standalone, style, tag, width_of
from web.drawings.drawn import HOSTILE, parsed


@given(st.text(max_size=60))
def test_any_words_are_well_formed_and_come_back(text: str) -> None:
    drawing = document(text, text, (100, 20), label(text, (1, 2)), tag("a", href=text))
    root = etree.fromstring(drawing.encode())
    assert (root[0].text or "") == clean(text)
    assert root[3].get("href") == clean(text)
    assert etree.fromstring(standalone(drawing).encode()) is not None


def test_marks_that_turn_the_text_are_dropped() -> None:
    assert clean(HOSTILE) == "<script>Alert(\"1\")</script> & 'onload=x' ]]>"


@given(st.text(max_size=80), st.floats(20, 400))
def test_a_cut_name_fits(text: str, width: float) -> None:
    cut = fitted(text, width)
    assert width_of(cut) <= width
    assert cut == clean(text) or cut.endswith("…")


@pytest.mark.parametrize(
    ("value", "written"), [(12.0, "12"), (12.54, "12.5"), (-0.04, "0"), (0.1 + 0.2, "0.3"), (123456.7, "123457")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


def test_colours_are_for_light_and_dark() -> None:
    assert style().count("--conflict:") == 3
    assert "url(" not in style()
    assert "@import" not in style()
    assert parsed(standalone(document("a", "b", (1, 1))).partition("\n")[2]).get("role") == "group"
