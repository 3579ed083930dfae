"""What a brief leaves out. All texts are invented."""

from pathlib import Path

from onrecord.pipeline import Options, Silence, read_pages
from onrecord.store.filter import ALL
from onrecord.store.reader import Reader
from onrecord.views.brief_words import said
from onrecord.views.prose import Shown
from onrecord.views.record import Record

MET = "The foreign ministers of Norway and Chile met in {place} on Monday to talk about fishing and the islands."
TOLD = "The Norwegian foreign minister, Kari Lund, said {words}."
FLEET = "Chile's new fleet was sailing towards the northern islands"
SAID = {"Oslo": FLEET, "Lima": f"{FLEET}, with guns", "Quito": "Norway would ask Peru to mediate between them"}


def test_what_is_said_again_in_much_the_same_words_is_told_once(tmp_path: Path) -> None:
    for place, words in SAID.items():
        page = (f"Ministers in {place}", MET.format(place=place), TOLD.format(words=words))
        (tmp_path / f"{place}.txt").write_text("\n\n".join(page), "utf8")
    read_pages((str(tmp_path),), tmp_path / "case.db", Options(jobs=1), Silence())
    with Reader(tmp_path / "case.db") as reader:
        lines = [line.text for group in said(Record(reader), ALL, Shown()).groups for line in group.sentences]
    assert len([line for line in lines if "northern islands" in line]) == 1, lines
    assert any("mediate" in line for line in lines), lines
