"""Which addresses are this machine's own, and by which names it may be called."""

import pytest

from onrecord.web.settings import Settings


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.3.2.1", True), ("0.0.0.0", False), ("::", False)],  # noqa: S104
)
def test_what_is_local(host: str, local: bool) -> None:  # noqa: FBT001 - a column of the table
    assert Settings(host=host).is_local is local


@pytest.mark.parametrize(
    ("host", "name", "known"),
    [
        ("127.0.0.1", "localhost", True),
        ("127.0.0.1", "10.0.0.1", False),
        ("0.0.0.0", "10.0.0.1", True),  # noqa: S104 - a bind to everything is called by any of its addresses
        ("0.0.0.0", "evil.example", False),  # noqa: S104
        ("record.example", "record.example", True),
        ("record.example", "localhost", False),
    ],
)
def test_by_which_names_it_is_called(host: str, name: str, known: bool) -> None:  # noqa: FBT001
    assert Settings(host=host).answers_to(name) is known


def test_the_address_is_one_to_open() -> None:
    assert Settings(host="::1", port=8501, token="t").address == "http://[::1]:8501/?token=t"  # noqa: S106
