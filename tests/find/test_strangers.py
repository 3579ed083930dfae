import pytest

from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.strangers import joined
from told import article, lexicon


@pytest.mark.parametrize(
    ("text", "nouns", "actors", "why"),
    [
        ("Two beekeepers said it.", ("beekeepers",), ["two beekeepers"], "a noun that names nobody"),
        ("The widow of the pilot said it.", ("widow",), ["widow of the pilot"], "with what hangs on it by of"),
        ("A diver said it. The diver left.", ("diver",), ["diver"], "the same noun twice is one actor"),
        ("Norway said it.", ("Norway",), [], "somebody named already"),
        ("A diver left a note, contents of which told of gold.", ("contents",), [], "part of another thing"),
        ("The fact that a diver left told them little.", ("fact",), [], "what a clause tells"),
        ("Last month said little.", ("month",), [], "a time"),
        ("An opinion from 19 July said it.", ("July",), [], "a day"),
        ("His own diver said it.", ("diver",), ["diver"], "not whose"),
        ("Such a diver said it.", ("diver",), ["diver"], "nor of which kind"),
        ("Somali divers said it.", ("divers",), ["Somali divers"], "a capital that is the word's own"),
        ("The end of last year told them little.", ("end",), [], "a part of a time"),
        ("Norway is a diver who said it.", ("diver",), [], "what somebody named is said to be"),
        ("Norway is a host and a diver who said it.", ("diver",), [], "among other things"),
        ("Norway is not a diver who said it.", ("diver",), ["diver"], "but not what they are not"),
        ("It was said quickly.", ("quickly",), [], "no noun"),
    ],
)
def test_actors_without_a_name(text: str, nouns: tuple[str, ...], actors: list[str], why: str) -> None:
    reading = Reading(article(text), parse(text))
    known = names(reading, lexicon().gazetteer)
    heads = [word for word in reading.doc if word.text in nouns]
    found = joined(reading, known, heads)
    added = [actor for actor in found.actors if actor not in known.actors]
    assert [actor.name for actor in added] == actors, why
    assert all(text[one.start : one.end] == one.text for actor in added for one in actor.mentions)
    assert all(found.parties(head) for head in heads if actors)
