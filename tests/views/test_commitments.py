"""Undertakings: which findings make one, in which state, and what becomes of it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.model import Act, Mention, Part, Party, Place, Role, Span, Statement, Status
from onrecord.store.filter import ALL, Filter
from onrecord.views.commitments import Commitment, commitments, merged, same
from onrecord.views.record import Record
from onrecord.views.undertaking import commitment_sentence
from onrecord.views.undertakings import Sources, from_events, from_statements, made, undertaken
from scene import party, said, span, told


def by_state(record: Record, only: Filter = ALL) -> dict[str, Commitment]:
    found = commitments(record, only)
    return {one.state: one for one in found}


def test_a_statement_the_event_in_it_and_their_copies_are_one_commitment(record: Record) -> None:
    one = by_state(record)["threatened"]
    assert one.what.text == "send two patrol ships"
    assert one.what.article == "wire", "the article that stands for the report comes first"
    assert one.condition is not None
    assert one.condition.text == "if piracy spread to the strait"
    assert len(one.evidence) == 3, "two copies of the statement, one event"
    assert {sentence.article for sentence in one.sentences} == {"wire", "cut"}


def test_what_the_agreeing_would_do_is_agreed(record: Record) -> None:
    one = by_state(record)["agreed"]
    assert one.by == ("IND", "JPN")
    assert one.what.text.startswith("widen naval drills")


def test_a_demand_binds_whom_it_is_made_of(record: Record) -> None:
    one = by_state(record)["demanded"]
    assert (one.by, one.to) == (("redsail",), ("IND", "JPN"))
    assert one.what.text == "hand over the seized trawler"


def test_a_later_event_shows_it_kept(record: Record) -> None:
    kept = by_state(record)["threatened"].kept
    events = {event.id: event for event in record.events()}
    assert [events[id_].when.value for id_ in kept if events[id_].when] == ["2021-03-18"]  # type: ignore[union-attr]
    assert not by_state(record)["agreed"].kept


def test_a_scheduled_meeting_is_none(record: Record) -> None:
    assert "group" not in {actor for one in commitments(record) for actor in one.by}


@pytest.mark.parametrize(
    ("about", "states"),
    [
        (("IND",), {"agreed", "demanded"}),
        (("redsail",), {"demanded"}),
        (("tanaka",), {"threatened"}),  # she said so, Japan would do it
        (("CHN",), set()),
    ],
)
def test_those_asked_for_have_a_part(record: Record, about: tuple[str, ...], states: set[str]) -> None:
    assert set(by_state(record, Filter(about))) == states


JAPAN = (party("wire", "JPN", "Japan"),)
CHINA = (party("wire", "CHN", "China"),)
SEND = span("wire", "send")  # after "would"
DRILLS = span("wire", "drills")  # after "agreed"
CREWS = span("wire", "train more crews")
BLOCKED = span("own", "blocked")  # after no word of undertaking


def among(
    record: Record, statements: tuple[Statement, ...] = (), mentions: tuple[Mention, ...] = ()
) -> tuple[Commitment, ...]:
    """Return the commitments that the rules make of these findings alone."""
    events = tuple(SimpleNamespace(id=f"event-{one.id}", type=one.type, mentions=(one.id,)) for one in mentions)
    reader: Any = SimpleNamespace(
        concluded=False,
        statements=lambda _only: statements,
        events=lambda _only: events,
        mentions=lambda _ids: mentions,
        bare=record.reader.bare,
        printed=record.reader.printed,
        states=record.reader.states,
        named_in=record.reader.named_in,
        articles=record.reader.articles,
        imprints=record.reader.imprints,
        reports=record.reader.reports,
        report_of=record.reader.report_of,
    )
    sources = Sources(Record(reader), ALL)
    groups = merged([*from_statements(sources), *from_events(sources)], sources.record)
    return tuple(one for group in groups.values() for one in group)


def teller(act: Act, by: tuple[Party, ...] = JAPAN) -> Statement:
    return said(act, by, span("wire", "said"), span("wire", "Tokyo would send two patrol ships"))


def telling(type_: str, status: Status, trigger: Span = SEND, by: Statement | None = None) -> Mention:
    against = CHINA if type_ == "SANCTION" else ()
    return replace(told(type_, status, trigger, JAPAN, against), told_by=by.id if by else None)


@pytest.mark.parametrize(
    ("type_", "status", "trigger", "by", "state"),
    [
        ("AID", Status.PLANNED, SEND, None, "offered"),  # "would send": a public undertaking
        ("AID", Status.PLANNED, BLOCKED, None, None),  # meant, but undertaken by no word
        ("AID", Status.PLANNED, BLOCKED, teller(Act.ASSERT), "offered"),  # who would do it says so
        ("AID", Status.PLANNED, BLOCKED, teller(Act.ASSERT, CHINA), None),  # another says so
        ("SANCTION", Status.PLANNED, SEND, None, "threatened"),  # announced against somebody
        ("ASSAULT", Status.PLANNED, SEND, None, None),  # a plot against nobody named
        ("COERCE", Status.PLANNED, SEND, teller(Act.THREATEN), "threatened"),  # its teller threatens with it
        ("AID", Status.PLANNED, SEND, teller(Act.THREATEN), "offered"),  # with help nobody threatens
        ("CONSULT", Status.PLANNED, SEND, None, None),  # a scheduled visit
        ("CONSULT", Status.PLANNED, SEND, teller(Act.PROMISE), "offered"),  # a promised one
        ("COERCE", Status.CONDITIONAL, SEND, teller(Act.ASSERT), "threatened"),  # "we would close our ports if"
        ("AID", Status.CONDITIONAL, SEND, teller(Act.ASSERT), "offered"),  # "we would help if"
        ("AID", Status.CONDITIONAL, SEND, None, None),  # the reporter's guess
        ("ASSAULT", Status.POSSIBLE, SEND, None, None),  # feared, not threatened
        ("AID", Status.OCCURRED, SEND, teller(Act.ASSERT), None),  # done
        ("AID", Status.CALLED_FOR, SEND, teller(Act.DEMAND, CHINA), "demanded"),
        ("AID", Status.CALLED_FOR, SEND, teller(Act.ASSERT, CHINA), None),  # no word of it asks
        ("AID", Status.CALLED_FOR, SEND, None, None),  # by nobody
        ("AID", Status.CALLED_FOR, SEND, teller(Act.ASSERT), None),  # of oneself
    ],
)
def test_state(  # noqa: PLR0913, PLR0917 - one column each
    record: Record, type_: str, status: Status, trigger: Span, by: Statement | None, state: str | None
) -> None:
    mention = telling(type_, status, trigger, by)
    found = among(record, (by,) if by else (), (mention,))
    assert [one.state for one in found if mention.id in one.evidence] == ([state] if state else [])


def test_who_is_named_before_who_calls_for_it_is_not_called_on(record: Record) -> None:
    asking = teller(Act.DEMAND, (Party("CHN", Span("wire", 10, 15, "China")),))
    for at, found in ((Span("wire", 1, 6, "Japan"), 0), (Span("wire", 900, 905, "Japan"), 1)):
        one = replace(telling("AID", Status.CALLED_FOR, SEND, asking), actors=(Party("JPN", at),))
        sentence_ = Span("wire", 0, 950, record.article("wire").text)
        assert len(among(record, (asking,), (replace(one, sentence=sentence_),))) == found


def test_what_is_only_done_in_a_land_threatens_it_not(record: Record) -> None:
    mention = replace(telling("MOBILIZE", Status.PLANNED), recipients=CHINA)
    there = replace(mention, place=Place("China", "CHN", None, None, CHINA[0].span))
    assert [one.state for told in (mention, there) for one in among(record, (), (told,))] == ["threatened", "offered"]


@pytest.mark.parametrize(("cue", "state"), [("would", "offered"), ("threatened to", "threatened")])
def test_a_threat_is_of_harm_or_in_a_word_of_threatening(record: Record, cue: str, state: str) -> None:
    teller = said(Act.THREATEN, JAPAN, replace(span("wire", "would"), text=cue), CREWS)
    assert [one.state for one in among(record, (teller,))] == [state]


def test_a_promise_of_two_things_is_two(record: Record) -> None:
    parts = (Part(Role.WHAT, span("wire", "send two patrol ships")), Part(Role.WHAT, CREWS))
    found = among(record, (replace(teller(Act.PROMISE), parts=parts),))
    assert [one.what.text for one in found] == ["send two patrol ships", "train more crews"]


def test_what_somebody_named_is_going_to_do_is_offered(record: Record) -> None:
    what, bound = Part(Role.WHAT, span("wire", "send two patrol ships")), Part(Role.BOUND, JAPAN[0].span, "JPN")
    (one,) = among(record, (replace(teller(Act.EXPECT, CHINA), parts=(what, bound)),))
    assert (one.state, one.by, one.told_by) == ("offered", ("JPN",), ("CHN",))
    assert not among(record, (replace(teller(Act.EXPECT, CHINA), parts=(what,)),)), "nobody is named"


def test_two_tellings_are_one_undertaking(record: Record) -> None:
    def by(actor: str, article: str, words: str) -> Commitment:
        return Commitment("", (actor,), (), span(article, words), None, None, "offered", ())

    ships = by("JPN", "wire", "send two patrol ships")
    rows = [
        (by("tanaka", "wire", "two patrol ships"), True),  # the same words, her state's
        (by("IND", "wire", "two patrol ships"), False),  # another's, in the same words
        (by("JPN", "cut", "send two patrol ships"), True),  # a copy
        (by("IND", "cut", "send two patrol ships"), False),  # another's
        (by("JPN", "wire", "train more crews"), False),  # another undertaking
    ]
    for other, is_same in rows:
        assert same(ships, other, record) is is_same, other


@pytest.mark.parametrize(
    ("cue", "what", "found"),
    [
        ("promised to", "send two patrol ships", 1),
        ("offered", "his condolences to the crew", 0),  # a courtesy
        ("called on all to", "be alarmed by the raids", 0),
        ("offered", "my deep and lasting condolences", 0),
        ("said it would not be", "was under discussion", 0),  # no deed
        ("planned to", "visit the islands", 0),  # a scheduled visit
        ("promised to", "visit the islands", 1),  # a promised one
        ("promised to", "be one of the warmest days", 0),  # foretold
        ("asked", "Shouldn't we be able to send ships", 0),  # a question
        ("made no decision to", "send two patrol ships", 0),  # taken back
        ("decided to", "send two patrol ships", 0),  # a choice, made known by others
    ],
)
def test_what_is_undertaken_is_a_deed(record: Record, cue: str, what: str, found: int) -> None:
    spoken = replace(
        teller(Act.PROMISE),
        cue=(Span("wire", 0, len(cue), cue),),
        content=(Span("wire", 60, 60 + len(what), what),),
    )
    assert len(among(record, (spoken,))) == found


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("train crews of other ports, which is costly", "train crews of other ports"),
        ("train crews, a step that its neighbours fear", "train crews"),
        ("train crews, an accusation Iran denies", "train crews"),
        ("train crews, something its neighbours fear", "train crews"),
        ("train crews who asked for it", "train crews who asked for it"),  # tells which crews
    ],
)
def test_a_clause_about_what_is_undertaken_is_no_part_of_it(record: Record, words: str, kept: str) -> None:
    what = Part(Role.WHAT, Span("wire", 60, 60 + len(words), words))
    (one,) = among(record, (replace(teller(Act.PROMISE), parts=(what,)),))
    assert (one.what.text, one.what.end - one.what.start) == (kept, len(kept))


@pytest.mark.parametrize(
    ("text", "first", "words"),
    [
        ("vowed not to let rebels cross", "let rebels cross", "not to let rebels cross"),
        ("will never let rebels cross", "let rebels cross", "never let rebels cross"),
        ("did not vow to let rebels cross", "let rebels cross", "let rebels cross"),  # taken back, if anything
        ("said they shouldn't let rebels cross", "n't let rebels cross", "shouldn't let rebels cross"),
        ("vowed to “swiftly end” the siege, he said", "swiftly end", "swiftly end” the siege"),
        ("vowed to “swiftly end it,” he said", "swiftly end it", "swiftly end it"),
        ("vowed to “swiftly end it” Lund said", "swiftly end it", "swiftly end it"),
    ],
)
def test_all_of_what_is_undertaken_is_told(text: str, first: str, words: str) -> None:
    start = text.index(first)
    page: Any = SimpleNamespace(text=lambda _span: text)
    what = Span("page", start, start + len(first), first)
    one = made(Commitment("", ("JPN",), (), what, None, None, "offered", ()), page)
    assert one.what == Span("page", text.index(words), text.index(words) + len(words), words)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Japan said it would send ships", True),
        ("Nobody need fear it unless we send ships", False),
        ("Asked whether Japan would now send ships", False),
        ("If piracy spreads, Japan will send ships", True),  # the condition ends before
        ("Japan said it would like to send ships", False),
        ("Things will send a signal", False),
        ("Japan said it will see what happens", False),
    ],
)
def test_a_wish_a_condition_or_a_forecast_is_no_undertaking(text: str, meant: bool) -> None:  # noqa: FBT001 - a row of a table
    start = next(text.index(words) for words in ("like to", "see what", "send") if words in text)
    page: Any = SimpleNamespace(text=lambda _span: text)
    assert undertaken(Span("page", start, len(text), text[start:]), page) is meant


@pytest.mark.parametrize(("bound", "state"), [("JPN", "offered"), ("IND", "demanded")])
def test_who_insists_that_their_own_will_not_demands_nothing(record: Record, bound: str, state: str) -> None:
    will_not = Span("wire", 60, 96, "Tokyo will not send two patrol ships")
    by_tanaka = teller(Act.DEMAND, (party("wire", "tanaka", "Aiko Tanaka"),))
    spoken = replace(by_tanaka, content=(will_not,), parts=(Part(Role.BOUND, span("wire", "Japan"), bound),))
    (one,) = among(record, (spoken,))
    assert (one.state, one.by) == (state, (bound,))


@pytest.mark.parametrize(("bound", "found"), [("it", 0), ("Tokyo", 1)])
def test_a_person_promises_nothing_for_a_thing(record: Record, bound: str, found: int) -> None:
    by_tanaka = teller(Act.PROMISE, (party("wire", "tanaka", "Aiko Tanaka"),))
    will = Part(Role.BOUND, Span("wire", 60, 60 + len(bound), bound), "JPN")
    assert len(among(record, (replace(by_tanaka, parts=(*by_tanaka.parts, will)),))) == found


@pytest.mark.parametrize(
    ("what", "told_"),
    [
        ("to sending two patrol ships", "undertook: “sending two patrol ships”"),
        ("committed to sending two patrol ships", "“committed to sending two patrol ships”"),
        ("to send two patrol ships", "undertook to “send two patrol ships”"),
    ],
)
def test_a_pledge_is_told_as_it_is_worded(record: Record, what: str, told_: str) -> None:
    one = replace(by_state(record)["threatened"], state="offered", condition=None, verb=None, to=())
    words = replace(one.what, text=what, end=one.what.start + len(what))
    assert told_ in sentence(replace(one, what=words), record)


def test_whom_it_is_done_to_is_not_told_twice(record: Record) -> None:
    one = replace(by_state(record)["threatened"], condition=None)
    assert "towards" not in sentence(replace(one, to=("JPN",), what=replace(one.what, text="help Japan")), record)
    assert "towards" not in sentence(
        replace(one, to=("IND",), what=replace(one.what, text="hire Indian crews")), record
    )
    boats = replace(one, to=("redsail",), what=replace(one.what, text="tow Sail boats"))
    assert "towards" not in sentence(boats, record), "an alias"
    assert "towards the Red Sail" in sentence(replace(boats, what=replace(one.what, text="sail home")), record)
    assert "towards Japan" in sentence(replace(one, to=("JPN",)), record)
    assert "towards India" in sentence(replace(one, to=("IND",), what=replace(one.what, text="cross Indiana")), record)


@pytest.mark.parametrize(
    ("what", "told_"),
    [
        ("be held responsible", "demanded that Japan “be held responsible”"),
        ("send two patrol ships", "called on Japan to “send two patrol ships”"),
    ],
)
def test_whoever_is_not_to_do_it_is_not_called_on_to(record: Record, what: str, told_: str) -> None:
    one = replace(by_state(record)["demanded"], by=("JPN",), to=("CHN",), verb=None)
    words = replace(one.what, text=f"to {what}")
    assert told_ in sentence(replace(one, what=words), record)


def test_a_demand_not_to_is_told_as_it_is_worded(record: Record) -> None:
    one = by_state(record)["demanded"]
    told_ = sentence(replace(one, what=replace(one.what, text="not to let rebels cross")), record)
    assert ": “not to let rebels cross”" in told_


def sentence(one: Commitment, record: Record) -> str:
    return commitment_sentence(one, record).sentence.text
