from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.codes import sector
from onrecord.lexicon.gazetteer import Entry, Gazetteer, State, fold, load_gazetteer, opening
from onrecord.lexicon.load import LexiconError, rows
from onrecord.model import ActorKind

SECTORS = {"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "REB", "UAF", "OPP", "PTY", "CVL", "CRM", "NGO", "IGO", "MED"} | {
    "BUS",
    "EDU",
    "UNK",
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("words", "known", "why"),
    [
        ("Russia", "RUS", "a state"),
        ("Russian Federation", "RUS", "its long name"),
        ("DRC", "COD", "letters for a state"),
        ("Soviet Union", "SUN", "a state that is no more"),
        ("U.S.", "USA", "letters with stops"),
        ("Daesh", "is", "an armed group's other name"),
        ("ISIL", "is", "and its letters"),
        ("Tehrik-i-Taliban Pakistan", "ttp", "a name with hyphens"),
        ("Pentagon", "usa-defense", "a body by its building"),
        ("Foreign Office", "gbr-foreign", "a body by a name of its own"),
        ("Shanghai Cooperation Organization", "sco", "spelt the American way"),
        ("TASS", "tass", "an outlet"),
        ("expanded Troika", "extended-troika", "a format"),
    ],
)
def test_a_name_is_known(gazetteer: Gazetteer, words: str, known: str, why: str) -> None:
    assert gazetteer.actors[words].id == known, why


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        ("Moscow", "RUS", "a capital stands for its state"),
        ("Kremlin", "RUS", "and so does a seat of government"),
        ("White House", "USA", "by the record's own decision"),
        ("Brussels", "eu", "the Union's, not Belgium's"),
        ("Kiev", "UKR", "a capital by its other spelling"),
        ("Elysee", "FRA", "accents are folded away"),
    ],
)
def test_a_metonym_stands_for_an_actor(gazetteer: Gazetteer, words: str, code: str, why: str) -> None:
    assert (gazetteer.metonyms.get(words) or gazetteer.capitals.get(words)) == code, why


@pytest.mark.parametrize(
    ("words", "code"),
    [("Russians", "RUS"), ("Briton", "GBR"), ("Swiss", "CHE"), ("Chinese", "CHN"), ("Emirati", "ARE")],
)
def test_a_people_has_a_state(gazetteer: Gazetteer, words: str, code: str) -> None:
    assert (gazetteer.adjectives.get(words) or gazetteer.peoples.get(words)) == code


@pytest.mark.parametrize(
    ("name", "country", "latitude"),
    [("Islamabad", "PAK", 33.7), ("Kyiv", "UKR", 50.5), ("Kiev", "UKR", 50.5), ("Raqqa", "SYR", 36)],
)
def test_a_place_has_degrees(gazetteer: Gazetteer, name: str, country: str, latitude: float) -> None:
    place = gazetteer.places[name]
    assert place.country == country
    assert abs(place.lat - latitude) < 0.3


def test_no_row_points_nowhere(gazetteer: Gazetteer) -> None:
    """Countries are states of the list, metonyms' actors are known, sectors are PLOVER's."""
    for known in gazetteer.known.values():
        assert known.country is None or known.country in gazetteer.states, known
        assert known.sector is None or known.sector in SECTORS, known
        assert known.sector is None or sector(known.sector) != known.sector, f"{known}: no words for its sector"
    assert set(gazetteer.metonyms.values()) <= set(gazetteer.known)
    assert {person.country for person in gazetteer.people.values()} - {None} <= set(gazetteer.states)
    assert {row.of for row in gazetteer.titles.values()} - {None} <= set(gazetteer.known)


@pytest.mark.parametrize("name", ["organisations.yaml", "outlets.yaml", "groups.yaml", "bodies.yaml", "formats.yaml"])
def test_ids_are_given_once(name: str) -> None:
    ids = [row.id for row in rows(name, Entry)]
    assert len(set(ids)) == len(ids)


def test_lists_are_as_long_as_they_claim(gazetteer: Gazetteer) -> None:
    assert len(rows("states.yaml", State)) > 200
    assert sum(known.kind is ActorKind.ARMED_GROUP for known in gazetteer.known.values()) >= 80


def test_a_users_folder_adds_rows(tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_text("- {id: river-front, name: River Front, country: MLI, sector: REB}\n", "utf8")
    (tmp_path / "metonyms.yaml").write_text("- {name: Blue Palace, actor: MLI}\n", "utf8")
    gazetteer = load_gazetteer(tmp_path)
    assert gazetteer.actors["River Front"].country == "MLI"
    assert gazetteer.metonyms["Blue Palace"] == "MLI"
    assert gazetteer.actors["Taliban"].id == "taliban"


def test_a_users_words_join_a_set(tmp_path: Path) -> None:
    (tmp_path / "word_sets.yaml").write_text("- {use: hosts, words: [curate]}\n", "utf8")
    assert {"curate", "convene"} <= load_gazetteer(tmp_path).words["hosts"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- {id: a, name: A, county: MLI}", "groups.yaml: row 0"),
        ("- {name: A}", "groups.yaml: row 0"),
        ("- {id: a, name: [}", "not well-formed"),
    ],
)
def test_a_bad_row_names_file_and_row(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "groups.yaml").write_text(content, "utf8")
    with pytest.raises(LexiconError, match=message):
        load_gazetteer(tmp_path)


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.text(min_size=1))
def test_a_names_opening_is_in_it(words: str) -> None:
    assert opening(words) in words
