"""Two actors by month: bars above and below, what is named below, and the rows."""

import pytest

from onrecord.views.relations import Relation
from onrecord.web.drawings.months import HEADER, month_rows, months
from web.drawings.drawn import SVG, boxes, frame, links, parsed, related

PAIR = ("IND", "JPN")


def relation(month: str | None, quad: str, reports: int, pair: tuple[str, str] = PAIR) -> Relation:
    return Relation(*pair, month, quad, reports, reports, reports, 0.0)


def test_cooperation_stands_above_conflict_below() -> None:
    given = [relation("2021-03", "verbal cooperation", 2), relation("2021-03", "material conflict", 6)]
    root = parsed(months(given, PAIR, frame()))
    month = next(one for one in root.iter(f"{SVG}a") if one.get("class") == "month")
    bars = {one.get("class"): one for one in month.iter(f"{SVG}rect")}
    above, below = bars["bar cooperation verbal"], bars["bar conflict material"]
    top, high = float(above.get("y") or 0), float(above.get("height") or 0)
    assert top + high == pytest.approx(float(below.get("y") or 0), abs=0.1)
    assert float(below.get("height") or 0) == pytest.approx(3 * high, abs=0.3)
    assert month[0].text == "March 2021: cooperation 2 reports, conflict 6, 8 events"
    assert month.get("href") == "/pair/IND/JPN?month=2021-03"


@pytest.mark.parametrize("width", [1180, 360])
def test_what_has_no_month_is_named_below(width: int) -> None:
    given = related(["2021-03", "2021", None, "1953-02", "2021-04"])
    root = parsed(months(given * 3, PAIR, frame(width)))
    assert {"2021 (24)", "no date (24)"} <= {text for text, _ in boxes(root)}
    assert {f"/pair/IND/JPN?month={month}" for month in ("2021-03", "2021", "", "2021-04", "1953-02")} == set(
        links(root)
    )


def test_other_pairs_are_left_out() -> None:
    given = [relation("2021-03", "verbal conflict", 1), relation("2021-04", "verbal conflict", 1, ("CHN", "IND"))]
    assert links(parsed(months(given, ("JPN", "IND"), frame()))) == ["/pair/JPN/IND?month=2021-03"]


def test_rows_of_months() -> None:
    rows = month_rows([relation(None, "verbal conflict", 1)], frame(names={"IND": "India"}))
    assert rows == [HEADER, ("India", "JPN", "", "verbal conflict", 1, 1, 1, 0.0, "IND", "JPN")]
