"""A desk in, the page of one finding out: what it says, what it rests on, and what was judged of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.judging import words_of
from onrecord.lexicon.codes import definition
from onrecord.model import BY_RULE, Aspect, Event, Judgement, Mention, Statement
from onrecord.store.filter import Filter
from onrecord.store.listing import Part
from onrecord.views.commitments import Commitment
from onrecord.views.finding import findings
from onrecord.views.likelihood import in_words, of_merge
from onrecord.views.record import day
from onrecord.views.statements import Said
from onrecord.views.time import written
from onrecord.web.asking import Wrong
from onrecord.web.correctable import PARTIES, fields
from onrecord.web.desk import Desk, spans_of
from onrecord.web.lines import Badge, Note, events, lines, names, spans_noted
from onrecord.web.marking import Mark, paragraphs
from onrecord.web.screen import Screen, leaf

_VIEWS = {"commitment": "commitments", "dispute": "disputes", "concern": "concerns"}
_ALIKE = 8  # events that may be the same one
_TOLD = 50  # sentences on a page
_OFTEN = 200  # articles that tell of an event whose page takes long
_RULED = 50  # judgements of rules that are listed

BASES = {
    "explicit": "as the text says",
    "relative to dateline": "counted from the dateline",
    "relative to publication": "counted from the day of print",
    "another report of the same event": "from another report of it",
}
"""How a date came to be, in words."""


def event(desk: Desk, id_: str) -> Screen:
    """Return one event: every telling, who tells it, where they disagree, how its status came to be."""
    found = desk.record.reader.beginning(Event, "event", id_)
    if len(found) != 1:
        return _gone(desk, id_, "event")
    one = found[0]
    values = {
        "event": one,
        "line": events(desk, (one,))[0],
        "actors": names(desk, [party.actor for party in one.actors]),
        "recipients": names(desk, [party.actor for party in one.recipients]),
        "when": written(one.when.value) if one.when and one.when.value else "",
        "basis": BASES.get(one.when.basis or "", "") if one.when else "",
        "means": definition(one.type),
        "history": [(written(stage.day), stage.status.replace("_", " ")) for stage in one.history],
    }
    title, parts = f"{one.type.title()} event", _parts(desk, one)
    if one.articles >= _OFTEN and desk.asked.page == 1:
        return Screen("event", title, values, parts=parts, at_once=False)
    return Screen("event", title, values, parts=list(parts))  # made now: there may be no such page


def _parts(desk: Desk, one: Event) -> Iterator[Screen]:
    """Yield the tellings of an event and where they disagree, then what rests on it and what was judged of it."""
    mentions = list(desk.record.mentions((one,)).values())
    page = leaf(desk, _sentences(desk, mentions), _TOLD)
    told = {
        "leaf": page,
        "tellings": [_sentence(desk, told) for told in page.items],
        "variants": _variants(desk, one, mentions),
    }
    yield Screen("event_told", "Tellings", told)
    judged, more = _judged(desk, (one.id, *one.mentions))
    rest = {
        "event": one,
        "rests": _rests(desk, one),
        "alike": _alike(desk, one),
        "judgements": judged,
        "more_judged": more,
        "fields": fields(desk.record, one),
        "apart": _once(desk, [telling for told in page.items for telling in told]),
        "here": f"/event/{one.id}",
    }
    yield Screen("event_rest", "What rests on it", rest)


def _gone(desk: Desk, id_: str, kind: str) -> Screen:
    """Return the page of what persons' judgements have taken off the record. Raises Wrong, 404, where none has."""
    made = [row for row in judgements(desk, (id_,)) if not row["by_rule"]]
    if not made:
        told = f"No {kind} of this case has that id; after a judgement, or new pages, some are joined anew."
        raise Wrong(404, told)
    reach = {about for one in desk.record.reader.judged((id_,)) for about in one.about}
    values = {
        "kind": kind, "id": id_, "line": None, "sides": None, "facts": [], "after": [], "judgements": made,
        "notes": spans_noted(desk, [one.sentence for one in desk.record.reader.aside(reach)]), "fields": (),
        "here": f"/{'event' if kind == 'event' else 'finding'}/{id_}", "may_be_judged": False,
        "told": f"Persons' judgements have taken this {kind} off the record, or made it one with another.",
    }  # fmt: skip
    return Screen("finding", "Off the record", values)


def _telling(desk: Desk, mention: Mention) -> dict[str, Any]:
    """Return a sentence that tells of an event, its trigger apart, and who tells it."""
    sentence, trigger = mention.sentence, mention.trigger
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    article = desk.record.article(mention.article)
    printed = day(article)
    teller = next(iter(desk.tellers((mention,))), None)
    return {
        "id": mention.id,
        "before": sentence.text[:start],
        "trigger": trigger.text,
        "after": sentence.text[end:],
        "status": mention.status.replace("_", " "),
        "outlet": desk.record.outlet(article),
        "day": written(printed) if printed else "",
        "href": desk.at(sentence),
        "teller": names(desk, [party.actor for party in teller.sources]) if teller else (),
        "by_statement": desk.url(f"/finding/{teller.id}") if teller else "",
        "confidence": mention.confidence,
    }


def tellings(desk: Desk, mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """Return the sentences that tell of an event, each once with all its words for it and all who carry a copy."""
    return [_sentence(desk, told) for told in _sentences(desk, mentions)]


def _sentences(desk: Desk, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the tellings of an event by the sentences that give them, copies of a sentence with it."""
    desk.record.report_of.fetch({mention.article for mention in mentions})
    same: dict[object, list[Mention]] = {}
    for mention in mentions:
        report, *_ = words_of(desk.record, mention)
        sentence = " ".join(mention.sentence.text.lower().split())
        same.setdefault((report, sentence, mention.told_by is None), []).append(mention)
    return list(same.values())


def _sentence(desk: Desk, told: Sequence[Mention]) -> dict[str, Any]:
    """Return a sentence with the words that tell of the event marked, and name, day and address of all who carry it."""
    every = [_telling(desk, one) for one in told]
    marks = [Mark(len(one["before"]), len(one["before"]) + len(one["trigger"]), "event") for one in every]
    return {
        **every[0],
        "segments": [part for block in paragraphs(told[0].sentence.text, marks) for part in block.segments],
        "statuses": list(dict.fromkeys(one["status"] for one in every)),
        "carriers": list(dict.fromkeys((one["outlet"], one["day"], one["href"]) for one in every)),
    }


def _once(desk: Desk, mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """Return the tellings that can be told apart: of copies the first."""
    first = {words_of(desk.record, one): one for one in reversed(mentions)}
    return [_telling(desk, one) for one in reversed(first.values())]


def _variants(desk: Desk, one: Event, mentions: Sequence[Mention]) -> list[tuple[str, str, Sequence[Note]]]:
    told = {mention.id: mention.sentence for mention in mentions}
    return [
        (variant.what, variant.value, spans_noted(desk, [told[id_] for id_ in variant.mentions if id_ in told]))
        for variant in one.variants
    ]


def _rests(desk: Desk, one: Event) -> list[Any]:
    """Return the commitments that rest on this event, or that it shows kept or broken."""
    articles = {mention.article for mention in desk.record.mentions((one,)).values()}
    found = desk.resting(articles, one.id)
    return lines(desk, "commitments", [c for c in found if one.id in (*c.evidence, *c.kept, *c.broken)])


def _alike(desk: Desk, one: Event) -> list[Any]:
    """Return events of the same type and parties: what a person may find to be the same."""
    who = tuple(dict.fromkeys(party.actor for party in (*one.actors, *one.recipients)))[:2]
    if not who:
        return []
    found = desk.record.reader.ranked(Filter(who), Part(type=one.type, limit=_ALIKE + 1))
    return events(desk, [other for other in found if other.id != one.id][:_ALIKE])


def finding(desk: Desk, id_: str) -> Screen:
    """Return a statement, commitment, dispute or concern, or whatever else has that id."""
    kind = id_.partition("-")[0]
    if kind in _VIEWS:
        value = desk.one(_VIEWS[kind], id_)
        if value is None:
            return _gone(desk, id_, kind)
        return _shown(desk, kind, value)
    if kind == "statement":
        said = desk.said(id_)
        return _shown(desk, kind, said) if said else _gone(desk, id_, kind)
    return _other(desk, id_)


def _shown(desk: Desk, kind: str, value: Any) -> Screen:  # noqa: ANN401 - a view's value
    line = lines(desk, f"{kind}s", [value])[0]
    values = {
        "kind": kind,
        "id": value.id,
        "line": line,
        "notes": spans_noted(desk, spans_of(value)),
        "sides": line if kind == "dispute" else None,
        "facts": list(_facts(desk, value)),
        "after": _after(desk, value),
        "judgements": judgements(desk, (value.id, *getattr(value, "copies", ()))),
        "fields": fields(desk.record, value) if isinstance(value, Said) else (),
        "here": f"/finding/{value.id}",
        "may_be_judged": True,
        "told": "",
    }
    return Screen("finding", kind.capitalize(), values)


def _facts(desk: Desk, value: Any) -> Iterable[tuple[str, Any]]:  # noqa: ANN401 - a view's value
    """Yield what is known of a finding: a label and linked names, or words."""
    for label, field in (("By", "by"), ("To", "to"), ("Held by", "held_by"), ("Danger", "danger")):
        if getattr(value, field, ()):
            yield label, names(desk, getattr(value, field))
    if isinstance(value, Said) and value.sources:
        yield "Said by", names(desk, [party.actor for party in value.sources])
        yield (
            "Manner",
            {"direct": "the exact words", "mixed": "partly in quotation marks"}.get(value.manner, "reported"),
        )
    if isinstance(value, Commitment):
        yield "What", f"“{value.what.text}”"
        if value.condition:
            yield "Condition", f"“{value.condition.text}”"
        if value.due:
            yield "Due", " ".join(filter(None, (written(value.due.value) if value.due.value else "", value.due.text)))
    sure = _confidence(desk, value)
    if sure is not None:
        yield "Confidence", f"{in_words(sure)}: the chance that a careful reader would write the same"


def _confidence(desk: Desk, value: Any) -> float | None:  # noqa: ANN401 - a view's value
    if not isinstance(value, Said):
        return None
    found = desk.record.reader.beginning(Statement, "statement", value.id)
    return found[0].confidence if found else None


def _after(desk: Desk, value: Any) -> list[tuple[str, list[Any]]]:  # noqa: ANN401 - a view's value
    """Return what later reports say of a commitment."""
    if not isinstance(value, Commitment):
        return []
    told = (("Kept, as later reports tell", value.kept), ("Broken, as later reports tell", value.broken))
    known = desk.happened(id_ for _, ids in told for id_ in ids)
    return [(title, events(desk, [known[id_] for id_ in ids if id_ in known])) for title, ids in told if ids]


def _other(desk: Desk, id_: str) -> Screen:
    found = findings(desk.record, id_) if "-" in id_ else ()
    if len(found) != 1:
        raise Wrong(404, "Nothing of this case has that id; after new pages or a judgement, some ids are made anew.")
    one = found[0]
    notes = [
        Note(q.span.text, q.outlet, written(q.published) if q.published else "", desk.at(q.span))
        for q in one.quotations
    ]
    values = {
        "kind": one.kind, "id": one.id, "line": None, "notes": notes, "sides": None, "facts": [], "after": [],
        "judgements": [row(desk, judged) for judged in one.judgements], "fields": (), "here": f"/finding/{one.id}",
        "may_be_judged": True, "told": "",
    }  # fmt: skip
    return Screen("finding", one.kind.capitalize(), values)


def _judged(desk: Desk, about: Iterable[str]) -> tuple[list[dict[str, Any]], int]:
    """Return the judgements of these, of rules the first, and how many more there are."""
    found = desk.record.reader.judged(about)
    ruled = [one.id for one in found if one.by.startswith(BY_RULE)]
    left = set(ruled[_RULED:])
    return [row(desk, one) for one in found if one.id not in left], len(left)


def judgements(desk: Desk, about: Iterable[str]) -> list[dict[str, Any]]:
    """Return what rules and persons judged of these."""
    return [row(desk, one) for one in desk.record.reader.judged(about)]


def row(desk: Desk, one: Judgement) -> dict[str, Any]:
    """Return a judgement as it is listed."""
    by_rule = one.by.startswith(BY_RULE)
    return {
        "id": one.id,
        "verdict": one.verdict,
        "by": one.by.removeprefix(BY_RULE) if by_rule else one.by,
        "by_rule": by_rule,
        "why": one.why,
        "chance": of_merge(one) if by_rule else None,
        "when": one.when[:16].replace("T", " ") if one.when else "",
        "withdrawn": one.withdrawn,
        "changes": changes_told(desk, one),
        "badge": Badge(one.verdict, f"verdict {one.verdict}"),
    }


def changes_told(desk: Desk, one: Judgement) -> list[tuple[str, str]]:
    """Return what a judgement puts otherwise: what it is, and what stands in its place."""
    parties = [id_ for change in one.corrects if change.what in PARTIES for id_ in change.to]
    who = desk.record.reader.who(parties) if parties else {}
    told = []
    for change in one.corrects:
        if change.what is Aspect.APART:
            told.append(("split off", str(len(change.to))))
        elif change.what in PARTIES:
            found = desk.record.actors(who.get(id_, id_) for id_ in change.to)
            told.append((PARTIES[change.what].lower(), ", ".join(actor.name for actor in found)))
        else:
            told.append((change.what, " ".join(change.to).replace("_", " ")))
    return told
