"""What a brief leaves out. All texts are invented."""

from pathlib import Path

from onrecord.pipeline import Options, Silence, read_pages
from onrecord.store.filter import ALL
from onrecord.store.reader import Reader
from onrecord.views.brief import brief
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


def _brief(folder: Path, *texts: str) -> list[str]:
    for place, text in enumerate(texts):
        head = f"Page {place}\n\n2021-09-{1 + 20 * place:02}\n\n"
        (folder / f"{place}.txt").write_text(head + text, "utf8")
    read_pages((str(folder),), folder / "case.db", Options(jobs=1), Silence())
    with Reader(folder / "case.db") as reader:
        return [sentence.text for sentence in brief(reader).sentences()]


def test_a_colon_after_the_verb_is_told_once(tmp_path: Path) -> None:
    text = (
        "Kari Lund, the Norwegian foreign minister, spoke in Oslo. Lund added: “We saw the fleet leave port at dawn.”"
    )
    told = [line for line in _brief(tmp_path, text) if "at dawn" in line]
    assert told
    assert not any("::" in line for line in told), told


def test_the_same_words_of_two_reports_are_one_line(tmp_path: Path) -> None:
    words = "Norway bombed Chile from the air with two old helicopters"
    first = f"Kari Lund, the Danish foreign minister, said that {words}."
    second = f"In a speech to farmers, Kari Lund of Denmark said that {words}. She then flew home."
    assert len([line for line in _brief(tmp_path, first, second) if "old helicopters" in line]) == 1
