import pytest

from onrecord.find.events import mentions
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.status import status_of
from onrecord.find.times import times
from onrecord.model import Mention, Status
from told import article, lexicon


def mention(text: str, trigger: str) -> Mention:
    """Return the one event that the words name, as the rules alone read it."""
    reading = Reading(article(text), parse(text))
    named = names(reading, lexicon().gazetteer)
    found = mentions(reading, named, times(reading), (), lexicon().codebook)
    (one,) = [told for told in found if told.trigger.text == trigger]
    return one


ROWS = [
    ("Norway withdrew its troops.", "withdrew", Status.OCCURRED, "past"),
    ("Norway has withdrawn its troops.", "withdrawn", Status.OCCURRED, "perfect"),
    ("Norway is withdrawing its troops.", "withdrawing", Status.ONGOING, "progressive"),
    ("Norway continues to withdraw its troops.", "withdraw", Status.ONGOING, "a verb that says it goes on"),
    ("Norwegian troops patrol the border.", "patrol", Status.ONGOING, "habit"),
    ("Norway condemns Chile.", "condemns", Status.OCCURRED, "a word that acts by being said"),
    ("Norway has been holding talks with Chile.", "talks", Status.ONGOING, "the light verb's tense"),
    ("Norway will withdraw its troops.", "withdraw", Status.PLANNED, "will"),
    ("Norway aspired to withdraw its troops.", "withdraw", Status.PLANNED, "an ambition"),
    ("Norway agreed to withdraw its troops.", "withdraw", Status.PLANNED, "an agreement"),
    ("Norway plans to hold talks with Chile.", "talks", Status.PLANNED, "a plan, through a light verb"),
    ("Norway said it would withdraw its troops.", "withdraw", Status.PLANNED, "would in reported speech"),
    ("Norway threatened to bomb Chile.", "bomb", Status.PLANNED, "what is threatened"),
    ("Norway and Chile agreed to deepen cooperation.", "cooperation", Status.PLANNED, "a noun under the plan"),
    ("Norway will continue to work with Chile.", "work with", Status.PLANNED, "will outweighs continue"),
    ("Norway's plan to withdraw its troops was leaked.", "withdraw", Status.PLANNED, "a noun that plans"),
    ("Norway led an offensive aimed at retaking the city.", "retaking", Status.PLANNED, "what an act aims at"),
    ("Norway has yet to withdraw its troops.", "withdraw", Status.DENIED, "yet to"),
    ("Norway stopped short of threatening Chile.", "threatening", Status.DENIED, "short of"),
    ("The talks between Norway and Chile were not easy.", "talks", Status.OCCURRED, "what is said of them is denied"),
    ("The talks between Norway and Chile did not take place.", "talks", Status.DENIED, "a light verb denied"),
    ("Norway went on to withdraw its troops.", "withdraw", Status.OCCURRED, "what came next"),
    ("Norway was the first state to withdraw its troops.", "withdraw", Status.OCCURRED, "the first to"),
    ("Norway urged Chile to withdraw its troops.", "withdraw", Status.CALLED_FOR, "urged"),
    ("Norway called for talks with Chile.", "talks", Status.CALLED_FOR, "called for"),
    ("Norway demanded the withdrawal of Chilean troops.", "withdrawal", Status.CALLED_FOR, "demanded"),
    ("Chile must withdraw its troops.", "withdraw", Status.CALLED_FOR, "must"),
    ("Norway may withdraw its troops.", "withdraw", Status.POSSIBLE, "may"),
    ("Norway fears that Chile bombed Peru.", "bombed", Status.POSSIBLE, "a fear reaches into its clause"),
    ("Norway is expected to withdraw its troops.", "withdraw", Status.POSSIBLE, "expected"),
    ("Norway spoke of possible sanctions against Chile.", "sanctions", Status.POSSIBLE, "an adjective"),
    ("Chile allegedly bombed Peru.", "bombed", Status.POSSIBLE, "an adverb"),
    ("Norway did not bomb Peru.", "bomb", Status.DENIED, "not"),
    ("Norway never bombed Peru.", "bombed", Status.DENIED, "never"),
    ("Norway denied that it bombed Peru.", "bombed", Status.DENIED, "denied"),
    ("Norway refused to withdraw its troops.", "withdraw", Status.DENIED, "refused"),
    ("Norway denied the accusations by Chile.", "accusations", Status.OCCURRED, "the charge was made all the same"),
    ("Norway did not deny that it bombed Peru.", "bombed", Status.OCCURRED, "two denials"),
    ("Norway will bomb Peru if Chile leaves.", "bomb", Status.CONDITIONAL, "under a condition"),
    ("If Norway attacks Peru, Chile will leave.", "attacks", Status.CONDITIONAL, "the condition itself"),
    ("Norway condemned the attack by Chile.", "attack", Status.OCCURRED, "judging it does not undo it"),
    ("The motive for the attack by Chile was not known.", "attack", Status.OCCURRED, "another noun's denial"),
    ("Norway was to withdraw its troops.", "withdraw", Status.PLANNED, "was to"),
    ("Norway's goal is to destroy Peru.", "destroy", Status.PLANNED, "the subject is a goal"),
    ("Norway signed a deal in May to arm Peru.", "arm", Status.PLANNED, "the object is a deal"),
    ("Norway called for Chile to free the pilots.", "free", Status.CALLED_FOR, "called for, with a clause"),
    ("Norway is training and arming Peruvian troops.", "arming", Status.ONGOING, "a joined progressive"),
    ("Norway is trying to protect Peru.", "protect", Status.ONGOING, "a trial that goes on"),
    ("No army of Norway has bombed Peru.", "bombed", Status.DENIED, "nobody did it"),
    ("Norway agreed to continue talks with Chile.", "talks", Status.PLANNED, "a plan outweighs continue"),
    ("Oslo asked whether Norway bombed Peru.", "bombed", Status.POSSIBLE, "whether it did"),
    ("Asked if Norway would bomb Peru, Chile laughed.", "bomb", Status.POSSIBLE, "what is asked is no condition"),
    ("Oslo would not say if Norway would bomb Peru.", "bomb", Status.POSSIBLE, "nor what nobody says"),
    ("Oslo said that if Norway bombed Peru, Chile would leave.", "bombed", Status.CONDITIONAL, "what is said may be"),
    ("Chile asked if the attack by Norway was over.", "attack", Status.OCCURRED, "what is asked about it"),
    ("Chile asked if Peru regretted the attack by Norway.", "attack", Status.OCCURRED, "nor is its object in question"),
    ("Any attack by Norway would be costly.", "attack", Status.POSSIBLE, "an act that somebody supposes"),
    ("Norway met Chile before it planned to leave.", "met", Status.OCCURRED, "another clause's plan"),
]


@pytest.mark.parametrize(("text", "trigger", "expected", "why"), ROWS)
def test_status(text: str, trigger: str, expected: Status, why: str) -> None:
    assert mention(text, trigger).status is expected, why


TIMES = [
    ("On Friday next week Norway meets Chile.", "meets", Status.PLANNED, True, "a present with a day to come"),
    ("Norway met Chile on Wednesday.", "met", Status.OCCURRED, True, "a past with a past day"),
    ("Norway invited Chile on 5 October.", "invited", Status.OCCURRED, False, "no past is to come: another act's day"),
    (
        "Norway agreed on Wednesday to withdraw.",
        "withdraw",
        Status.PLANNED,
        False,
        "no plan is past: when it was agreed",
    ),
    ("Norway will withdraw on 5 October.", "withdraw", Status.PLANNED, True, "a plan with a day to come"),
]


@pytest.mark.parametrize(("text", "trigger", "expected", "timed", "why"), TIMES)
def test_status_and_time_agree_with_the_day_of_publication(
    text: str, trigger: str, expected: Status, *, timed: bool, why: str
) -> None:
    one = mention(text, trigger)
    assert (one.status, one.when is not None) == (expected, timed), why


ANY_WORD = [
    ("The band will play in Oslo.", "play", Status.PLANNED, "a verb that is no act of the codebook"),
    ("Norway said attacking Peru would be costly.", "attacking", Status.CONDITIONAL, "what would follow from it"),
    ("A possible flood worried Oslo.", "flood", Status.POSSIBLE, "such a noun"),
    ("Norway may withdraw its troops.", "withdraw", Status.POSSIBLE, "a word of the codebook"),
]


@pytest.mark.parametrize(("text", "word", "expected", "why"), ANY_WORD)
def test_any_word_has_a_status(text: str, word: str, expected: Status, why: str) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert status_of(token, lexicon().codebook) is expected, why
