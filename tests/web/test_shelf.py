"""What is kept is never older than the case, nor more than there is room for."""

from pathlib import Path

from onrecord.web.drawing import visible
from onrecord.web.shelf import Shelf


def test_a_value_is_computed_once_for_a_state(tmp_path: Path) -> None:
    case = tmp_path / "record.db"
    case.write_bytes(b"one")
    shelf, calls = Shelf(case), []
    for _ in range(2):
        shelf.get((shelf.state(), "view"), lambda: calls.append(1))
    assert len(calls) == 1
    case.write_bytes(b"another")
    shelf.get((shelf.state(), "view"), lambda: calls.append(1))
    assert len(calls) == 2


def test_the_least_used_goes_first(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "record.db")
    for number in range(100):
        shelf.get(number, lambda: "old")
        shelf.get(0, lambda: "old")
    assert shelf.get(0, lambda: "new") == "old"
    assert shelf.get(1, lambda: "new") == "new"


def test_what_is_hidden_is_shown() -> None:
    assert visible("a\u202eb\x07c\nd") == "a⟦RLO⟧b⟦0007⟧c\nd"
