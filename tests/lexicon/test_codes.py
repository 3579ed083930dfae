import pytest

from onrecord.lexicon.codes import country, definition, sector


@pytest.mark.parametrize(
    ("code", "words"),
    [("SPY", "intelligence"), ("XYZ", "XYZ"), (None, "")],  # one of a user's own stays as it is
)
def test_a_sector_has_a_name(code: str | None, words: str) -> None:
    assert sector(code) == words


@pytest.mark.parametrize(("code", "words"), [("NOR", "Norway"), ("XXX", "XXX"), (None, "")])
def test_a_country_has_a_name(code: str | None, words: str) -> None:
    assert country(code) == words


def test_a_type_is_explained_with_its_quad_class() -> None:
    assert definition("CONSULT").endswith("(verbal cooperation)")
    assert definition("DANCE") == ""
