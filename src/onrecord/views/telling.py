"""An event and its tellings in, one sentence with its footnotes out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Event, Mention, Party, Span, Status
from onrecord.views.excerpt import ends_clause, phrase, predicate, verb_of
from onrecord.views.hedges import purposed
from onrecord.views.names import agreements, named, subject
from onrecord.views.notes import MOST, footnotes
from onrecord.views.prose import (
    Footnote,
    Kind,
    Run,
    Runs,
    Sentence,
    Slots,
    balanced,
    fill,
    merged,
    quote,
    sentence_case,
)
from onrecord.views.record import Record
from onrecord.views.tellings import Tellings, attribution, tellers
from onrecord.views.wording import Verb, wording

_PAIR = 2  # of many who take part, the fewest that a line may name where the page's own words name no more


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and the characters whose words it gives: what else lies inside them need not be told again."""

    sentence: Sentence
    extent: tuple[Span, ...]


def best(event: Event, tellings: Tellings) -> Mention | None:
    """Return the telling that says it best.

    It has the event's status, names nobody else, can be quoted, names most of the parties, and is read most surely.
    """
    if event.id in tellings.digests:
        return tellings.mentions[tellings.digests[event.id].best]
    record = tellings.record
    own = {party.actor for party in (*event.actors, *event.recipients)}
    sides = {record.state_of(actor) for actor in own}

    def merit(mention: Mention) -> tuple[object, ...]:
        article = record.article(mention.article)
        parties = {party.actor for party in (*mention.actors, *mention.recipients)}
        strangers = sum(record.state_of(actor) not in sides for actor in parties - own)
        ill_told = predicated(event, mention, article.text, tellings.content(mention)) is None
        told = ill_told, -len(parties), -round(mention.confidence, 1)
        return mention.status is not event.status, strangers, *told, record.rank(mention.trigger), mention.id

    return min(tellings.of_event(event), key=merit, default=None)


def event_sentence(event: Event, tellings: Tellings, telling: Mention | None = None) -> Told | None:
    """Return what the record says of an event, in the words of ``telling`` or of the one that says it best.

    ``None`` where the event has no telling or names nobody.
    """
    mention = telling or best(event, tellings)
    if mention is None or not (event.actors or event.recipients):
        return None
    notes, more = noted(event, tellings)
    runs, extent = _event_runs(event, mention, tellings)
    return Told(Sentence(sentence_case(runs), notes, event.id, event.reports, event.articles, more), (extent,))


def noted(event: Event, tellings: Tellings) -> tuple[tuple[Footnote, ...], int]:
    """Return the first footnotes of an event, and how many more there are."""
    if event.id in tellings.digests:
        kept = tellings.digests[event.id]
        return kept.notes, kept.in_all - len(kept.notes)
    notes = footnotes(tellings.record, [one.sentence for one in tellings.of_event(event)])
    return notes[:MOST], max(len(notes) - MOST, 0)


def predicated(
    event: Event, mention: Mention, text: str, within: Sequence[Span]
) -> tuple[tuple[Party, ...], Span] | None:
    """Return the subjects and the page's words after them, where they name everybody and show the status."""
    said = predicate(mention, text, within)
    if said and _names_all(event, mention, *said) and _shows_status(event, mention, said[1]):
        return said
    verb = verb_of(mention, text, within) if event.status in {Status.OCCURRED, Status.ONGOING} else None
    if verb is None or not _names_all(event, mention, mention.actors, verb):
        return None
    return tuple(party for party in mention.actors if not _inside(party, verb)) or mention.actors, verb


def _event_runs(event: Event, mention: Mention, tellings: Tellings) -> tuple[Runs, Span]:
    """Return the sentence: the page's own words after the actor's name where they stand so, or else the type's verb."""
    record = tellings.record
    text = record.article(mention.article).text
    said = predicated(event, mention, text, tellings.content(mention))
    if said:
        subjects, span = said
        who = {party.actor for party in subjects}
        words = glossed(record, span, [p for p in (*mention.actors, *mention.recipients) if p not in subjects])
        slots = {"who": subject(record, subjects, span.text), "predicate": (*words, *_ellipsis(span, text))}
        return fill(wording().told, {**slots, "attribution": attribution(event, tellings, who)}), span
    span = phrase(mention, text, tellings.content(mention))
    return _worded(event, mention, tellings, merged((*quote(balanced(span.text)), *_ellipsis(span, text)))), span


def _ellipsis(span: Span, text: str) -> Runs:
    """Return the sign that words were cut off, where they were: inside a clause."""
    return () if ends_clause(text, span.end) else (Run(Kind.WORDS, wording().cut),)


def _shows_status(event: Event, mention: Mention, predicate_: Span) -> bool:
    """Tell whether the words before the trigger show that it did not simply happen, where it did not."""
    needed = wording().shows.get(event.status)
    before = predicate_.text[: mention.trigger.start - predicate_.start].lower().replace("’", "'")
    return needed is None or bool(needed & set(re.findall(r"[\w']+", before)))


def _names_all(event: Event, mention: Mention, subjects: Sequence[Party], span: Span) -> bool:
    """Tell whether all whom this telling names as doers are named before the verb or after it, and both of a pair."""
    inside = {party.actor for party in (*mention.actors, *mention.recipients) if _inside(party, span)}
    shown = inside | {party.actor for party in subjects}
    doers = {party.actor for party in event.actors}
    return shown.issuperset(party.actor for party in mention.actors) and len(shown & doers) >= min(_PAIR, len(doers))


def _inside(party: Party, span: Span) -> bool:
    return span.start <= party.span.start < span.end


def glossed(record: Record, span: Span, parties: Sequence[Party]) -> Runs:
    """Return the span's words, with who is meant in brackets after it: "the two [Iran and Iraq]"."""
    meant: dict[Span, list[str]] = {}
    for party in parties:
        if span.start <= party.span.start and party.span.end <= span.end and _needs_gloss(record, party):
            meant.setdefault(party.span, []).append(party.actor)
    runs: list[Run] = []
    at = span.start
    for place in sorted(meant):
        runs += quote(span.text[at - span.start : place.end - span.start])
        runs += fill(wording().gloss, {"who": named(record, meant[place])})
        at = place.end
    runs += quote(span.text[at - span.start :])
    return merged(runs) if meant else quote(balanced(span.text))


def _needs_gloss(record: Record, party: Party) -> bool:
    """Tell whether the words alone don't say who is meant: "it", "the two sides", not "an official", not "its"."""
    words = party.span.text.lower().split()
    small = wording().clauses
    definite = bool(words) and (words[0] == "the" or words[0] in small.pronouns or words[0] in small.counts)
    proper = party.span.text != party.span.text.lower()
    known = {word for actor in record.actors((party.actor,)) for word in actor.name.lower().split()}
    return definite and not proper and words[0] not in small.possessives and not known & (set(words) - {"the"})


def _worded(event: Event, mention: Mention, tellings: Tellings, quoted: Runs) -> Runs:
    record, words = tellings.record, wording()
    if not event.actors:
        whom = named(record, [party.actor for party in event.recipients])
        head = fill(words.authorless[event.status], {"whom": whom})
        slots: Slots = {"head": head, "place": (), "quote": quoted, "attribution": attribution(event, tellings)}
        return fill(words.event, slots)
    verb = _verb(event, mention)
    by_caller = event.status == "called_for" and tellers(event, tellings)
    slots = {
        "head": _head(event, mention, verb, tellings),
        "place": _place(event, quoted),
        "quote": () if (verb.triggers or verb.mode) and not _adds(event, mention, quoted) else quoted,
        "attribution": () if by_caller else attribution(event, tellings, {p.actor for p in event.actors}),
    }
    return fill(words.event, slots)


def _adds(event: Event, mention: Mention, quoted: Runs) -> bool:
    """Tell whether the quoted words say more than the trigger and who takes part: what was agreed, or about what."""
    words = "".join(run.text for run in quoted)
    parties = (*mention.actors, *mention.recipients)
    only_names = event.type == "CONSULT" and bool(parties) and all(party.span.text in words for party in parties)
    return not only_names and len(words.split()) > len(mention.trigger.text.split()) + 1


def _place(event: Event, quoted: Runs) -> Runs:
    """Return where they met, unless the quoted words say so; of other acts the place is too often another thing's."""
    inside = any(event.place.name in run.text for run in quoted) if event.place else False
    return (Run(Kind.NAME, event.place.name),) if event.place and event.type == "CONSULT" and not inside else ()


def _verb(event: Event, mention: Mention) -> Verb:
    trigger = mention.trigger.text.lower()
    for verb in wording().verbs:
        of_type = verb.type in {mention.type, ""} and verb.mode in {None, mention.mode or event.mode}
        fits = (verb.alone or event.recipients) and (not verb.two or len(event.actors) + len(event.recipients) > 1)
        if of_type and fits and (not verb.triggers or trigger.startswith(verb.triggers)):
            return verb
    raise LookupError(mention.type)  # never: the last row of the wording fits every type


def _head(event: Event, mention: Mention, verb: Verb, tellings: Tellings) -> Runs:
    record = tellings.record
    actors = record.actors(party.actor for party in event.actors)
    base, past, participle, gerund = verb.verb
    whom = named(record, [party.actor for party in event.recipients])
    slots: Slots = {
        "who": named(record, [actor.id for actor in actors]),
        "whom": fill(verb.whom, {"whom": whom}) if whom else None,
        "tellers": tellers(event, tellings),
        **agreements(actors),
        "base": base,
        "past": past,
        "participle": participle,
        "gerund": gerund,
    }
    return fill(wording().statuses[_worded_as(event, mention, by_caller=bool(slots["tellers"]))], slots)


def _worded_as(event: Event, mention: Mention, *, by_caller: bool) -> str:
    """Return the key of the words for the event's status: what something is for is sought, and not simply to come."""
    before = mention.sentence.text[: mention.trigger.start - mention.sentence.start]
    if event.status is Status.PLANNED and purposed(before):
        return "sought"
    return "called_for_by" if event.status is Status.CALLED_FOR and by_caller else event.status
