import pytest

from onrecord.find.attributions import sayings
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.relate import relate
from onrecord.find.roled import roled
from onrecord.model import Span
from told import article, lexicon


@pytest.mark.parametrize(
    ("text", "source", "target", "type_"),
    [
        ("Rebel fighters shelled government troops, killing ten.", "Rebel fighters", "government troops", "ASSAULT"),
        ("President Lund met Prime Minister Rojas for talks.", "President Lund", "Prime Minister Rojas", "CONSULT"),
    ],
)
def test_what_one_does_to_the_other(text: str, source: str, target: str, type_: str) -> None:
    spans = [Span("a", text.index(part), text.index(part) + len(part), part) for part in (source, target)]
    found, chance = relate(text, *spans)
    assert found == type_
    assert 0.3 < chance <= 1


def test_roles_of_words() -> None:
    text = "Lund said that the harbour was closed."
    reading = Reading(article(text), parse(text))
    assert sayings(reading, lexicon().cues)
    told = {role: text[start:end] for role, start, end in roled(reading, lexicon().cues)}
    assert (told["source"], told["cue"]) == ("Lund", "said")
    assert "the harbour was closed" in told["content"]
