"""Gold in, examples out: each label stands at the words it is about. All texts are invented."""

import numpy as np
import pytest

from golds import words
from onrecord.find.learned import labels
from onrecord.find.learned.syntax import Numbers
from onrecord.learn import examples
from onrecord.learn.examples import UNTOLD, Example, Gold
from onrecord.measure.gold import Record
from told import lexicon

TEXT = "Ruritania's minister said on Friday that Freedonia had seized two of its trawlers off Cape Wold."


@pytest.fixture(scope="module")
def gold() -> Gold:
    said = {
        "source": words(TEXT, "Ruritania's minister"),
        "cue": words(TEXT, "said"),
        "content": [words(TEXT, "Freedonia had seized two of its trawlers off Cape Wold")],
        "act": "assert",
    }
    seized = {
        "trigger": words(TEXT, "seized"), "type": "COERCE", "status": "occurred",
        "actors": [{"span": words(TEXT, "Freedonia"), "name": "Freedonia"}],
        "recipients": [{"span": words(TEXT, "two of its trawlers"), "name": "trawlers"}],
        "when": None, "place": "Cape Wold",
    }  # fmt: skip
    return {
        "id": "a", "outlet": "The Post", "title": None, "published": "2017-03-03", "text": TEXT,
        "statements": [said], "events": [seized],
    }  # fmt: skip


@pytest.fixture(scope="module")
def example(gold: Gold) -> Example:
    (one,) = examples.contract(gold, lexicon())
    return one


def runs(row: Numbers, names: tuple[str, ...]) -> dict[str, str]:
    """Return the words of each role; the text's tokens are told apart by blanks and by the last full stop."""
    tokens = TEXT.replace("'s", " 's").replace(".", " .").split()
    found: dict[str, str] = {}
    for token, label in zip(tokens, row.tolist(), strict=True):
        name = names[label].rpartition("-")[2]
        if name != "O":
            found[name] = f"{found[name]} {token}" if name in found else token
    return found


def test_a_cue_knows_its_words_act_and_roles(example: Example) -> None:
    (cue,) = example.sayings
    assert runs(example.tags["cue"], labels.CUE) == {"cue": "said"}
    assert labels.ACTS[cue.kind] == "assert"
    assert runs(cue.roles, labels.SAID) == {
        "source": "Ruritania 's minister", "content": "Freedonia had seized two of its trawlers off Cape Wold",
    }  # fmt: skip


def test_a_trigger_knows_its_type_status_and_roles(example: Example) -> None:
    (seized,) = example.events
    assert runs(example.tags["trigger"], labels.TRIGGER) == {"COERCE": "seized"}
    assert labels.STATUSES[seized.kind] == "occurred"
    assert runs(seized.roles, labels.DONE) == {
        "actor": "Freedonia", "recipient": "two of its trawlers", "place": "Cape Wold",
    }  # fmt: skip


def test_the_rules_answers_stand_beside_the_words(example: Example) -> None:
    (cue,) = example.sayings
    assert runs(example.said[:, -1], ("O", "cue")) == {"cue": "said"}
    assert {1, 2} <= set(cue.hints.tolist()), "the rules read a source and a content"


def test_a_cue_that_the_rules_miss_has_no_hint(gold: Gold) -> None:
    missed: Gold = {"source": None, "cue": words(TEXT, "trawlers"), "content": [], "act": "assert"}
    (one,) = examples.contract(gold | {"statements": [missed]}, lexicon())
    assert set(one.sayings[0].hints.tolist()) == {UNTOLD}


def test_attributions_are_read_in_each_width(gold: Gold) -> None:
    (told,) = gold["statements"]
    listed = {"source": [told["source"]], "cue": [told["cue"]], "content": told["content"]}
    wide, narrow = examples.attributions({"id": "a", "text": TEXT, "attributions": [listed]}, lexicon(), (200, 16))
    assert len(wide) == 1 < len(narrow)
    assert runs(wide[0].tags["flat"], labels.FLAT)["source"] == "Ruritania 's minister"
    assert wide[0].done is None
    assert wide[0].sayings[0].kind == -1, "these files name no acts"
    assert sum(len(one.first) for one in narrow) == len(wide[0].first), "no word is lost"


@pytest.mark.parametrize(("score", "fact"), [(-2.5, "not"), (0.5, "uncertain"), (1.0, "happened")])
def test_a_score_of_factuality_is_one_of_three(score: float, fact: str) -> None:
    one = examples.factuality({"text": TEXT, "event": words(TEXT, "seized"), "score": score})
    assert one is not None
    assert labels.FACTS[one.answer] == fact


def record(kind: str, source: str | None = "Freedonia", target: str | None = "trawlers") -> Record:
    spans = {name: words(TEXT, part) if part else None for name, part in (("source", source), ("target", target))}
    return {"text": TEXT, "type": kind, **spans}


@pytest.mark.parametrize(("kind", "answer"), [("COERCE", "COERCE"), ("YIELD", "CONCEDE")])
def test_a_relation_has_one_of_plovers_types(kind: str, answer: str) -> None:
    one = examples.relation(record(kind))
    assert labels.TYPES[one.answer] == answer
    assert 0 < one.spans[0] < one.spans[1] < len(one.ids)
    assert one.ids[one.spans[0]] != one.ids[one.spans[1]], "each has a mark of its own"


def test_a_party_that_is_not_stated_is_the_windows_own_mark() -> None:
    assert examples.relation(record("COERCE", source=None)).spans[0] == 0


def test_names_stand_without_their_articles_beside_what_the_rules_call_them() -> None:
    text = "The minister met Anna Weiss in France."
    kinds = {"The minister": "person", "Anna Weiss": "person", "France": "place", "met": "other"}
    marked = [{**words(text, name), "kind_common": kind} for name, kind in kinds.items()]
    (one,) = examples.named({"id": "a", "text": text, "mentions": marked}, lexicon(), "re3d")
    assert [labels.NAMES[label] for label in one.tags["names"]] == [
        "O", "B-person", "O", "B-person", "I-person", "O", "B-place", "O",
    ]  # fmt: skip
    assert [labels.NAMES[label] for label in one.said[:, -1]] == [
        "O", "O", "O", "B-person", "I-person", "O", "B-place", "O",
    ]  # fmt: skip


def test_arrays_have_a_row_a_word(example: Example) -> None:
    assert example.done is not None
    assert example.said.shape == example.done.shape == (len(example.first), 6)
    assert np.all(np.diff(example.first) > 0)
