from dataclasses import replace

from onrecord.find.attributions import sayings
from onrecord.find.learned.sayings import resaid
from onrecord.find.learned.statements import Told
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.lexicon.lexicon import load
from onrecord.model import Act
from told import article

TEXT = "Norway said that the talks had failed."


def _told(cue: int, contents: tuple[tuple[int, int], ...] = ()) -> Told:
    acts = dict.fromkeys(Act, 0.0) | {Act.ASSERT: 1.0}
    return Told((cue, cue), ((0, 0),), contents, acts, 0.9)


def test_two_readings_of_one_cue_are_one_attribution() -> None:
    doc, cues = parse(TEXT), load().cues
    rules = sayings(Reading(article(TEXT), doc), cues)
    found = resaid([_told(1), _told(1)], rules, doc, cues)
    assert [one.content for one in found] == [rules[0].content], "the rules' content stands in for none, once"


def test_what_endangers_peace_threatens_nobody() -> None:
    for text, count in (("Norway threatened regional peace.", 0), ("Norway threatened nuclear strikes.", 1)):
        assert len(resaid([_told(1, ((2, 3),))], (), parse(text), load().cues)) == count, text


def test_nothing_said_is_no_attribution() -> None:
    doc = parse(TEXT)
    assert resaid([_told(4)], (), doc, load().cues) == ()


def test_an_article_alone_stands_for_its_noun() -> None:
    text = "Talks failed, the Norwegian ministry said."
    told = replace(_told(7, ((0, 1),)), sources=((3, 3),))
    (one,) = resaid([told], (), parse(text), load().cues)
    assert [head.text for head in one.sources] == ["ministry"]
