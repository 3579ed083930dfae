from dataclasses import replace

import pytest

from golds import words
from onrecord.measure import program
from onrecord.measure.gold import Record
from onrecord.measure.records import score
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally
from onrecord.model import Findings

TEXT = "Iran accused Israel of piracy."
FOUND = program.findings(program.article("a", TEXT))


def party(part: str, country: str | None) -> Record:
    return {**words(TEXT, part), "country": country}


def gold(type_: str = "ACCUSE", source: str = "Iran", country: str = "IRN") -> Record:
    one = {"type": type_, "source": [party(source, country)], "target": [party("Israel", "ISR")]}
    return {"text": TEXT, "events": [one]}


def scored(wanted: Record, found: Findings = FOUND) -> dict[str, Tally]:
    scores = Scores()
    score(wanted, found, scores)
    return scores.tallies


def test_all_right() -> None:
    assert {tally.f1 for tally in scored(gold()).values()} == {1.0}


@pytest.mark.parametrize(
    ("wanted", "lost"),
    [
        (gold(type_="ASSAULT"), {"type", "whole"}),
        (gold(source="piracy"), {"source", "whole"}),
        (gold(country="IRQ"), {"country"}),
    ],
)
def test_each_mistake_loses_its_measures(wanted: Record, lost: set[str]) -> None:
    assert {name for name, tally in scored(wanted).items() if tally.f1 < 1} == lost


def test_nothing_found_and_nothing_wanted() -> None:
    nothing = replace(FOUND, mentions=())
    assert scored(gold(), nothing)["source"] == Tally(0, 0, 1)
    assert scored({"text": TEXT, "events": []})["type"] == Tally(0, 1, 0)
    assert {tally.f1 for tally in scored({"text": TEXT, "events": []}, nothing).values()} == {1.0}


def test_a_party_without_offsets_is_found_by_name() -> None:
    wanted = gold()
    wanted["events"][0]["source"] = [{"text": "Iran", "start": None, "end": None, "country": None}]
    assert scored(wanted)["source"] == Tally(1, 1, 1)
