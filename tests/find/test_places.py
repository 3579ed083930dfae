import pytest

from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.lexicon.gazetteer import load_gazetteer
from onrecord.model import Article, Place


def places(text: str) -> list[Place]:
    article = Article("article", "page", None, None, (), None, None, None, None, "en", text)
    reading = Reading(article, parse(text))
    found = names(reading, load_gazetteer()).places
    for one in found:
        assert one.place.span == reading.of(reading.doc[one.start : one.end])
    return [one.place for one in found]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("They met in New Delhi on Monday.", [("New Delhi", "IND")], "a capital that says where"),
        ("New Delhi has turned to Washington.", [], "capitals that act"),
        ("Lavrov said in Tashkent that Moscow agreed.", [("Tashkent", "UZB")], "one of each"),
        ("NEW DELHI (Reuters) - They met.", [("New Delhi", "IND")], "a dateline in capitals"),
        ("Fighting went on in Syria and Iraq.", [("Syria", "SYR"), ("Iraq", "IRQ")], "states, joined"),
        ("Syria denied the report.", [], "a state that acts"),
        ("He paid a visit to Tehran.", [("Tehran", "IRN")], "where a visit goes"),
        ("A watchdog monitors the war from Norway.", [("Norway", "NOR")], "where from"),
        ("Turmoil may spread to Central Asia.", [("Central Asia", None)], "a region across borders"),
        ("Strikes hit targets near Raqqa.", [("Raqqa", "SYR")], "a town in the news"),
        ("Near Palmyra, a strike hit a truck.", [("Palmyra", "SYR")], "where a sentence opens"),
        ("Floods reached Southern Iraq.", [("Iraq", "IRQ")], "a part of a state"),
    ],
)
def test_places(text: str, expected: list[tuple[str, str | None]], why: str) -> None:
    assert [(place.name, place.country) for place in places(text)] == expected, why


def test_capitals_come_before_other_towns_of_the_name() -> None:
    (place,) = places("They met in Islamabad.")
    assert place.country == "PAK"
    assert place.latitude is not None
    assert place.longitude is not None
    assert abs(place.latitude - 33.7) < 0.2
    assert abs(place.longitude - 73.1) < 0.2


def test_an_unknown_place_has_no_degrees() -> None:
    places_found = places("They met in Port Ellandra, a village.")
    assert all(place.latitude is None for place in places_found if place.name == "Port Ellandra")
