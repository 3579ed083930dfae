"""What the scorer of undertakings learns from. All texts are invented."""

from golds import words
from onrecord.learn.undertakings import examples
from onrecord.measure.articles import article
from onrecord.measure.program import findings
from onrecord.views.weighing import KINDS

TEXT = "Norway said it will dredge the harbour of Lima. Chile said the rain will last for weeks."


def test_annotated_words_are_learned_with_their_state_and_others_as_none() -> None:
    what = words(TEXT, "dredge the harbour of Lima")
    gold = {
        "id": "a", "outlet": None, "title": None, "published": "2017-03-03", "text": TEXT,
        "commitments": [{"what": what, "state": "offered"}],
    }  # fmt: skip
    text = article(gold)
    found = {sign: KINDS[one.classes[0]] for one in examples(gold, text, findings(text)) for sign in one.signs}
    assert (found["first 0 dredge"], found["first 0 last"]) == ("offered", "none")
