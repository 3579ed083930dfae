import pytest

from onrecord.find.clauses import lemma
from onrecord.find.events import mentions
from onrecord.find.finder import find
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.statements import statements
from onrecord.find.times import times
from onrecord.lexicon.codebook import Trigger, load_codebook
from onrecord.model import Findings, Role
from told import article, found, lexicon, mention, who


@pytest.mark.parametrize("row", load_codebook().triggers, ids=lambda row: f"{row.type} {row.example[:40]}")
def test_the_codebooks_examples_hold(row: Trigger) -> None:
    reading = Reading(article(row.example), parse(row.example))
    named, timed = names(reading, lexicon().gazetteer), times(reading)
    said = statements(reading, named, timed, lexicon().cues)
    told = mentions(reading, named, timed, said, lexicon().codebook)
    starts = {one.trigger.start for one in told if one.type == row.type}
    forms = [{lemma(word), word.lower_, lemma(word).rsplit("-", 1)[-1]} for word in reading.doc if word.idx in starts]
    assert any(found_forms & row.words for found_forms in forms), [(one.trigger.text, one.type) for one in told]


WORDS = [
    ("Iran seized a Greek tanker.", "seized", "COERCE", ["Iran"], "a verb and its subject"),
    ("A Greek tanker was seized by Iran.", "seized", "COERCE", ["Iran"], "passive with an agent"),
    ("Iran, which seized a tanker, denied it.", "seized", "COERCE", ["Iran"], "a relative clause"),
    ("The seizure of the tanker by Iran angered Athens.", "seizure", "COERCE", ["Iran"], "a noun with by"),
    ("Iran's seizure of the tanker angered Athens.", "seizure", "COERCE", ["Iran"], "a noun with a possessive"),
    ("Iran met Iraq in Basra.", "met", "CONSULT", ["Iran", "Iraq"], "both sides of a mutual verb"),
    ("Iran and Iraq met in Basra.", "met", "CONSULT", ["Iran", "Iraq"], "a joined subject"),
    ("Iran met with Iraq in Basra.", "met", "CONSULT", ["Iran", "Iraq"], "with"),
    ("Talks between Iran and Iraq began.", "Talks", "CONSULT", ["Iran", "Iraq"], "between"),
    ("Iran held talks with Iraq.", "talks", "CONSULT", ["Iran", "Iraq"], "a light verb"),
    ("Iran launched an attack on Iraq.", "attack", "ASSAULT", ["Iran"], "a light verb's subject"),
    ("Iran invited Iraq to talks.", "talks", "CONSULT", ["Iran", "Iraq"], "an invitation brings both"),
    ("Iran and Iraq discussed trade.", "discussed", "CONSULT", ["Iran", "Iraq"], "a topic is no party"),
    ("Iran urged Iraq to withdraw from Kuwait.", "withdraw", "RETREAT", ["Iraq"], "the object controls"),
    ("Iran promised Iraq to withdraw from Kuwait.", "withdraw", "RETREAT", ["Iran"], "the subject controls"),
    ("Iran was accused of bombing Iraq.", "bombing", "ASSAULT", ["Iran"], "a passive charge"),
    ("Iran denied attacking Iraq.", "attacking", "ASSAULT", ["Iran"], "a gerund"),
    ("Iranian-backed fighters attacked Iraq.", "backed", "AID", ["Iran"], "a participle that describes"),
    ("Iran condemned a tweet and sent a note that criticized Iraq.", "criticized", "ACCUSE", ["Iran"], "its author"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "actors", "why"), WORDS)
def test_who_does_it(text: str, trigger: str, kind: str, actors: list[str], why: str) -> None:
    one = mention(text, trigger)
    assert (one.type, who(text, one.actors)) == (kind, actors), why


@pytest.mark.parametrize(
    ("text", "trigger", "recipients", "why"),
    [
        ("Iran accused Iraq of spying.", "accused", ["Iraq"], "the object"),
        ("Iraq was accused by Iran of spying.", "accused", ["Iraq"], "the passive subject"),
        ("Iran called on Iraq to leave.", "called on", ["Iraq"], "a preposition"),
        ("Iran fired rockets at Iraq.", "fired", ["Iraq"], "behind an object that is nobody"),
        ("Iran blamed the raid on Iraq.", "blamed", ["Iraq"], "not the act, but whose it is"),
        ("Iran condemned the attack by Iraq on Kuwait.", "condemned", ["Iraq"], "who judges an act aims at its actor"),
        ("Iran condemned Iraq's missile test.", "condemned", ["Iraq"], "whose act it is"),
        ("Iran condemned the accord.", "condemned", [], "a document is nobody's act"),
        ("Canada launched an attack on Iran.", "attack", ["Iran"], "the light verb's preposition"),
        ("Iran threatens attacks on Iraq.", "threatens", ["Iraq"], "those at whom the threatened act aims"),
        ("Iran met Iraq in Basra.", "met", [], "none in a mutual act"),
        ("Iran tested a missile.", "tested", [], "none where nobody has it done to them"),
    ],
)
def test_to_whom(text: str, trigger: str, recipients: list[str], why: str) -> None:
    assert who(text, mention(text, trigger).recipients) == recipients, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The song hit a record in Iran.", "a metaphor"),
        ("Iran welcomed its new attack helicopter.", "a noun that only says of which kind"),
        ("The lawmaker of Iran had a heart attack.", "an illness"),
        ("Iran met its target for exports.", "an object of the wrong kind"),
        ("The blast killed two Iranians.", "an effect of the blast, no act of its own"),
        ("", "nothing"),
        ("Tehran is the capital of Iran.", "no act"),
    ],
)
def test_traps(text: str, why: str) -> None:
    told = [(one.trigger.text, one.type) for one in found(text).mentions]
    assert not [one for one in told if one[0] not in {"welcomed", "blast"}], why


@pytest.mark.parametrize(
    ("text", "trigger", "kinds"),
    [
        ("Iran called for talks with Iraq.", ["called for", "talks"], ["REQUEST", "CONSULT"]),
        ("Iran denied that it bombed Iraq.", ["denied", "bombed"], ["REJECT", "ASSAULT"]),
        ("Norway agreed to deepen cooperation with Chile.", ["agreed", "cooperation"], ["AGREE", "COOPERATE"]),
        ("Norway lifted the sanctions on Chile.", ["lifted", "sanctions"], ["CONCEDE", "SANCTION"]),
        ("Iran and Iraq met to discuss trade.", ["met"], ["CONSULT"]),
    ],
)
def test_what_one_sentence_tells(text: str, trigger: list[str], kinds: list[str]) -> None:
    told = found(text).mentions
    assert ([one.trigger.text for one in told], [one.type for one in told]) == (trigger, kinds)


def test_a_visit_has_its_date_its_place_and_its_host() -> None:
    text = "Chile waited. The Kenyan envoy paid a short visit to Santiago on March 3rd, 2020."
    one = mention(text, "visit")
    assert one.when is not None
    assert one.when.value == "2020-03-03"
    assert one.place is not None
    assert one.place.name == "Santiago"
    assert who(text, one.recipients) == ["Chile"]
    assert one.mode == "visit"


def test_another_acts_date_is_not_taken() -> None:
    one = mention("On Friday Iran condemned the sanctions by Canada.", "sanctions")
    assert one.when is None


def test_contexts_stand_in_the_acts_own_phrase() -> None:
    one = mention("Norway and Chile agreed to deepen anti-terrorism cooperation on Friday.", "cooperation")
    assert one.contexts == ("terrorism",)


def test_whoever_speaks_acts_by_a_word_of_demand() -> None:
    text = '"Sudan must free the pilots," the Kenyan president said on Friday.'
    one = mention(text, "must")
    assert who(text, one.recipients) == ["Sudan"]
    assert one.type == "REQUEST"
    assert [party.span.text for party in one.actors] == ["the Kenyan president"]


def test_the_attack_is_the_one_told_before() -> None:
    text = "Iraq attacked Kuwait in August. Iran condemned the attack."
    one = mention(text, "attack")
    assert who(text, one.actors) == ["Iraq"]
    assert who(text, one.recipients) == ["Kuwait"]


def test_a_claim_of_responsibility_names_the_doer() -> None:
    text = "The Taliban claimed responsibility for the attack."
    assert who(text, mention(text, "attack").actors) == ["Taliban"]


def test_what_would_be_done_and_under_which_condition() -> None:
    text = "Russian officials said that Moscow will take tough measures if terrorism spreads to Tajikistan."
    one = mention(text, "measures")
    assert {part.role: part.span.text for part in one.parts} == {
        Role.WHAT: "take tough measures",
        Role.CONDITION: "if terrorism spreads to Tajikistan",
    }


def test_who_is_bound_by_what_is_called_for() -> None:
    text = "Norway urged Chile to withdraw its troops from Peru."
    bound = [part for part in mention(text, "withdraw").parts if part.role is Role.BOUND]
    assert [part.span.text for part in bound] == ["Chile"]


def test_told_by_is_the_innermost_statement() -> None:
    text = "Norway said on Monday that Chile had attacked Peru."
    one = mention(text, "attacked")
    (said,) = [statement for statement in found(text).statements if statement.id == one.told_by]
    assert who(text, said.sources) == ["Norway"]


def test_a_line_that_repeats_the_title_tells_nothing() -> None:
    told = find(article("Iran attacks Iraq\n\nThe weather was fine.", title="Iran attacks Iraq"), lexicon())
    assert told.mentions == ()


def test_in_a_piece_on_other_things_only_public_acts_count() -> None:
    firms = "Acme Corp. praised Widget Corp. on Monday. Then Widget Corp. sued Acme Corp. over it. " * 5
    assert {one.trigger.text for one in found(firms + "On Friday Norway condemned Chile.").mentions} == {"condemned"}
    assert len(found("Acme Corp. praised Widget Corp.").mentions) == 1, "one act says little of what a piece is about"


def spans_hold(told: Findings, text: str) -> bool:
    spans = [
        span
        for one in told.mentions
        for span in (one.trigger, one.sentence, *(party.span for party in one.actors + one.recipients))
    ]
    spans += [part.span for one in told.mentions for part in one.parts]
    return all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("text", [row[0] for row in WORDS])
def test_every_span_holds_and_a_second_run_finds_the_same(text: str) -> None:
    first, second = find(article(text), lexicon()), find(article(text), lexicon())
    assert spans_hold(first, text)
    assert first == second
