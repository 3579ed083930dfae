"""Statements and tellings of events in, every finding of an undertaking out, copies and doubles not yet made one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Act, ActorKind, Mention, Part, Party, Role, Span, Statement, Status, When, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.views.excerpt import clause_end, cut, phrase
from onrecord.views.hedges import negated, obliged, purposed, supposed
from onrecord.views.record import Record, day, grouped, in_order
from onrecord.views.wording import wording
from onrecord.views.words import overlap

HOSTILE = frozenset({"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_FORCE = frozenset({"COERCE", "ASSAULT"})  # planned against nobody named, these are plots of others' telling
_TALK = frozenset({"CONSULT", "REQUEST", "ACCUSE", "REJECT", "AGREE"})  # planned, these are visits and votes
_UNDERTAKING = {Act.PROMISE: "offered", Act.PROPOSE: "offered", Act.THREATEN: "threatened", Act.DEMAND: "demanded"}
_BEFORE = 60  # characters before a trigger that tell whether it is undertaken
_NEAR = 4  # words between a word of undertaking and what it governs: "pledged once more to"
_REFUSES = re.compile(r"\b(?:will|would|shall)\s+(?:not|never)\b|\b(?:wo|would)n[’']t\b")
_ASKING = re.compile(r"\w*n[’']t (?:I|you|he|she|it|we|they|there)\b")  # "Shouldn't we be able to?"
_ASIDE = re.compile(
    r",\s+(?:which|who|whose|whom|something|an?\s\w+\s(?:that|which|who)|an?\s(?:accusation|allegation|charge|claim))\b"
)  # told of it, not undertaken
_FORECAST = re.compile(r"\b(?:things|there|everything|nothing)\s+(?:will|would|shall)\s+$", re.IGNORECASE)
_ONWARD = re.compile(r"[\"”’']+ (\w+)[^,.;:!?()\"“”\n]*(?<=[\w’'])")
_NEVER = re.compile(r"\b(?:not|never)\s+(?:to\s+)?$")
_JOINED = re.compile(r"\w+$")
_NOT = re.compile(r"\b(?:will|would|shall)\s+(not|never)\b[\w\s]{0,20}$|\b(?:wo|would)(n[’']t)\s[\w\s]{0,20}$")


@dataclass(frozen=True, slots=True)
class Due:
    """When it is due: an ISO 8601 value where the words allow one, and the words."""

    value: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """An undertaking. ``by`` would have to do it, ``to`` is promised it or demands it; ids of actors.

    ``evidence`` are ids of statements and events, ``told_by`` the actors whose word it is; ``kept`` and ``broken`` are
    ids of later events that show it so. ``verb`` is the page's word of undertaking, where those who undertake say it.
    ``confidence`` is the chance, 0 to 1, that the words are undertaken, or that of the findings where it is less.
    """

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: Span
    condition: Span | None
    due: Due | None
    state: str
    evidence: tuple[str, ...]
    sentences: tuple[Span, ...] = ()
    told_by: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    verb: Span | None = None
    confidence: float = 1.0


Found = tuple[Iterable[Statement], Iterable[Mention]]


class Sources:
    """What conclusions rest on: statements by id, and tellings of events, in the order they stand."""

    def __init__(self, record: Record, only: Filter = ALL, found: Found | None = None) -> None:
        """Take what was ``found``, or else fetch what passes the filter."""
        statements, mentions = found or (record.statements(only), record.mentions(record.events(only)).values())
        self.record = record
        self.statements: Mapping[str, Statement] = {one.id: one for one in statements}
        self.mentions = tuple(mentions)
        self.beside: dict[Span, list[Mention]] = {}  # by sentence
        for mention in self.mentions:
            self.beside.setdefault(mention.sentence, []).append(mention)
        every: tuple[Statement | Mention, ...] = (*self.statements.values(), *self.mentions)
        self._sure = {one.id: one.confidence for one in every}

    @classmethod
    def by_article(cls, record: Record, articles: Iterable[str]) -> Iterator[tuple[str, "Sources"]]:
        """Yield these articles, by id, each with what is found in it."""
        ids = sorted(set(articles))
        said, told = grouped(record.reader.statements_in(ids)), grouped(record.reader.mentions_in(ids))
        for article in ids:
            yield article, cls(record, found=(in_order(said.get(article, ())), told.get(article, ())))

    @classmethod
    def every(cls, record: Record, only: Filter) -> Iterator[tuple[str, "Sources"]]:
        """Yield all articles in which anything is found that is sure enough, by id, each with that."""
        said = grouped(record.statements(Filter(confidence=only.confidence)))
        told = grouped(one for one in record.reader.mentions() if one.confidence >= only.confidence)
        for article in sorted({*said, *told}):
            yield article, cls(record, found=(said.get(article, ()), told.get(article, ())))

    def sure(self, finding: str) -> float:
        """Return the confidence of a statement or a telling."""
        return self._sure[finding]

    def teller(self, mention: Mention) -> Statement | None:
        """Return the statement that tells of it."""
        return self.statements.get(mention.told_by or "")

    def text(self, found: Mention | Span) -> str:
        """Return the text of its article."""
        return self.record.article(found.article).text

    def speaks_for(self, teller: Statement | None, actors: Iterable[str]) -> bool:
        """Tell whether who says so is who would do it: an official of a state undertakes for the state."""
        speakers = self.record.meant(source.actor for source in teller.sources) if teller else frozenset()
        return bool(speakers & self.record.meant(actors))


def from_statements(sources: Sources) -> Iterator[Commitment]:
    """Yield what is promised, proposed, threatened and demanded in statements."""
    for statement in sources.statements.values():
        state = _UNDERTAKING.get(statement.act) or _announced(statement)
        speakers = tuple(source.actor for source in statement.sources)
        bound, addressees = actors_of(statement.parts, Role.BOUND), actors_of(statement.parts, Role.ADDRESSEE)
        by, to = (bound or addressees, speakers) if state == "demanded" else (bound or speakers, addressees)
        if state is None or not by or _taken_back(statement):
            continue
        if state == "demanded" and (set(by) <= set(speakers) or _of_ourselves(statement)):
            continue  # nobody demands of themselves: "we have to"
        if state == "offered" and _says(statement.cue, ("agree",)):
            state = "agreed"
        if (state == "threatened" and _by_a_thing(statement)) or (
            state == "offered" and _of_a_thing(statement, sources)
        ):
            continue
        if any(_REFUSES.search(span.text) for span in statement.content) and (
            state == "threatened" or (state == "demanded" and sources.speaks_for(statement, by))
        ):
            state, to = "offered", addressees  # "we will not expel anyone", "he insisted that Japan will not yield"
        condition = first(statement.parts, Role.CONDITION)
        evidence, sentences = (statement.id,), (statement.sentence,)
        what = [part.span for part in statement.parts if part.role is Role.WHAT] or statement.content[:1]
        for words in what:
            if any(overlap(words, cue) for cue in statement.cue):  # "the truce proposed by"
                continue
            if not _is_act(words) or (_is_visit(words) and not _says(statement.cue, wording().signs.pledges)):
                continue
            meant = threat_or_offer(state, words, statement, sources)
            one = Commitment("", by, to, words, condition, None, meant, evidence, sentences, speakers)
            verb = next(iter(statement.cue), None) if by == speakers else None
            yield made(replace(one, verb=verb), sources)


def _announced(statement: Statement) -> str | None:
    """Return that it is offered, where a statement tells what somebody named is going to do."""
    named = actors_of(statement.parts, Role.BOUND) and first(statement.parts, Role.WHAT)
    return "offered" if statement.act is Act.EXPECT and named else None


def from_events(sources: Sources) -> Iterator[Commitment]:
    """Yield what is planned, called for or would be done under a condition, where it binds somebody."""
    for mention in sources.mentions:
        teller = sources.teller(mention)
        state = _state(mention, sources)
        by, to = _parties(mention, sources) if state else ((), ())
        if state is None or not by:
            continue
        speakers = tuple(source.actor for source in teller.sources) if teller else ()
        what = first(mention.parts, Role.WHAT) or _words(mention, sources)
        if not _is_act(what) or (_is_visit(what) and state != "agreed"):
            continue
        condition = first(mention.parts, Role.CONDITION)
        due = due_of(mention.when, day(sources.record.article(mention.article)))
        evidence, sentences = (mention.id,), (mention.sentence,)
        yield made(Commitment("", by, to, what, condition, due, state, evidence, sentences, speakers), sources)


def _met(mention: Mention) -> bool:
    """Tell whether the act is done to somebody: not to a land that it is only done in, "its base in Chad"."""
    place = mention.place.span if mention.place else None
    return any(place is None or not (place.start <= one.span.start < place.end) for one in mention.recipients)


def _state(mention: Mention, sources: Sources) -> str | None:  # noqa: PLR0911 - one case each
    """Return what kind of commitment a telling is; ``None`` where it is none ("will visit", "may attack")."""
    teller = sources.teller(mention)
    act = teller.act if teller else None
    doers = [party.actor for party in mention.actors]
    against = _met(mention) or act is Act.THREATEN  # homes and ships are built against nobody
    offered = "threatened" if mention.type in HOSTILE and against else None if mention.type in _FORCE else "offered"
    before = _before(mention, sources)
    refused = bool(_NOT.search(before))
    if purposed(before) or (negated(before) and not refused):
        return None
    if supposed(_leading(mention.sentence, mention.trigger)):
        return None
    if refused:
        return "offered" if sources.speaks_for(teller, doers) else None
    match mention.status:
        case Status.CALLED_FOR if _asked(mention, sources):
            return "demanded"
        case Status.CONDITIONAL if act is Act.THREATEN or sources.speaks_for(teller, doers):
            return "threatened" if mention.type in HOSTILE or act is Act.THREATEN else "offered"
        case Status.PLANNED if any(_governs(other, mention) for other in sources.beside[mention.sentence]):
            return "agreed"
        case Status.PLANNED if act in _UNDERTAKING and act is not Act.DEMAND and _within_promise(mention, teller):
            return offered if _UNDERTAKING[act] == "offered" else "threatened"
        case Status.PLANNED if mention.type not in _TALK and act is not Act.PROMISE and _undertaken(mention, sources):
            return offered
        case _:
            return None


def _asked(mention: Mention, sources: Sources) -> bool:
    """Tell whether words ask for it: its teller's, a request beside it, or a duty ("must")."""
    teller = sources.teller(mention)
    asking = any(one.type == "REQUEST" and one.id != mention.id for one in sources.beside[mention.sentence])
    demands = teller is not None and teller.act in {Act.DEMAND, Act.PROPOSE}
    return asking or demands or obliged(_before(mention, sources))


def _within_promise(mention: Mention, teller: Statement | None) -> bool:
    """Tell whether the teller promises it: not what it is for ("a commission to counter smuggling")."""
    what = [part.span for part in teller.parts if part.role is Role.WHAT] if teller else []
    return not what or any(overlap(span, mention.trigger) for span in what)


def _undertaken(mention: Mention, sources: Sources) -> bool:
    """Tell whether it is undertaken, not merely meant: by a word before it, or by who would do it saying so."""
    doers = [party.actor for party in mention.actors]
    teller, signs = sources.teller(mention), wording().signs
    before = re.findall(r"\w+", _before(mention, sources).lower())[-_NEAR:]
    if sources.speaks_for(teller, doers):
        return True
    hoped = teller is not None and _says(teller.cue, signs.purposes)  # "we hope that they will" binds nobody
    return any(word.startswith(signs.pledges if hoped else signs.undertaken) for word in before)


def _before(mention: Mention, sources: Sources) -> str:
    """Return the words of its sentence that stand right before its trigger."""
    start = max(mention.sentence.start, mention.trigger.start - _BEFORE)
    return sources.text(mention)[start : mention.trigger.start]


def _governs(agreement: Mention, mention: Mention) -> bool:
    """Tell whether those who agreed are those who would do it, and it is told after the word of agreement."""
    agreed = {party.actor for party in agreement.actors}
    doing = {party.actor for party in mention.actors}
    reached = agreement.type == "AGREE" and agreement.status in {Status.OCCURRED, Status.ONGOING}
    together = len(agreed) > 1 or _says(
        (agreement.trigger,), wording().signs.agreed
    )  # else it is a promise or an offer
    return reached and together and agreement.trigger.end <= mention.trigger.start and bool(doing) and doing <= agreed


def _parties(mention: Mention, sources: Sources) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who would have to do it, and to whom it is promised or who demands it.

    Nobody demands of themselves: where the callers are named as doers ("they agreed the rebels must be held to it")
    it is the recipients who would have to. What nobody calls for is no demand, and who stands before those who call
    is not called on: "after Iraq's raid, Iran called for calm".
    """
    doers = actors_of(mention.parts, Role.BOUND) or tuple(party.actor for party in mention.actors)
    recipients = tuple(party.actor for party in mention.recipients)
    if mention.status is not Status.CALLED_FOR:
        return doers, recipients
    callers = _callers(mention, sources)
    named = {party.actor for party in callers}
    parties = mention.recipients if set(doers) <= named else mention.actors
    doers = recipients if set(doers) <= named else doers
    first = min((party.span.start for party in callers), default=0)
    before = all(mention.sentence.start <= one.span.start < first < mention.trigger.start for one in parties)
    return (() if before or not callers else doers), tuple(dict.fromkeys(party.actor for party in callers))


def _callers(mention: Mention, sources: Sources) -> tuple[Party, ...]:
    """Return who calls for it: who says so, or who makes a request or an agreement in the same sentence."""
    teller = sources.teller(mention)
    if teller and teller.sources:
        return teller.sources
    asking = [other for other in sources.beside[mention.sentence] if other.type in {"REQUEST", "AGREE"}]
    return tuple(party for other in asking for party in other.actors)


def _words(mention: Mention, sources: Sources) -> Span:
    """Return the words from the trigger to the clause's end; with the "not" before it, where it is a promise not to."""
    text = sources.text(mention)
    teller = sources.teller(mention)
    refused = _NOT.search(_before(mention, sources))
    if refused is None:
        return phrase(mention, text, teller.content if teller else ())
    start = mention.trigger.start - len(_before(mention, sources)) + refused.start()
    return cut(text, mention.article, start, clause_end(text, mention.trigger.end, mention.sentence.end))


def undertaken(words: Span, sources: Sources) -> bool:
    """Tell whether the words are no wish, condition or forecast: "like to seal it", "unless we do", "things will"."""
    before = sources.text(words)[max(0, words.start - _BEFORE) : words.start]
    return not (supposed(before) or _FORECAST.search(before) or words.text.startswith(wording().signs.wishes))


def _is_act(words: Span) -> bool:
    """Tell whether the words can be what is undertaken: not "was under discussion", "us", "of the region"."""
    found = re.findall(r"\w+", words.text.removeprefix("to "))
    if len(found) < 2 or _ASKING.match(words.text):  # noqa: PLR2004 - a deed and its object
        return False
    first, second, signs = found[0].lower(), found[1].lower(), wording().signs
    if first == "be" and second in {"a", "an", "the", "one", "among"}:
        return False  # "promises to be one of the brightest" foretells
    if (
        first in signs.told
        or (first in signs.negations and second in signs.told)
        or first in wording().clauses.prepositions
    ):
        return bool(second == "ready")  # "is ready for talks"
    thing = words.text.startswith("to ") and found[0][0].isupper()  # "commitment to NATO"
    return not thing and not any(word.lower().startswith(signs.feelings) for word in found[:5])


def _is_visit(words: Span) -> bool:
    """Tell whether the words are of a visit or a meeting: those are planned, not promised."""
    return words.text.lower().removeprefix("to ").startswith(wording().signs.visits)


def _taken_back(statement: Statement) -> bool:
    """Tell whether nothing is undertaken: "if they decided to", "has made no decision to"."""
    if not statement.cue:
        return False
    before = _leading(statement.sentence, statement.cue[0])
    cue = " ".join(span.text for span in statement.cue)
    looking_back = _says(statement.cue, wording().signs.done)
    return supposed(before) or negated(before) or negated(cue) or looking_back


def _of_ourselves(statement: Statement) -> bool:
    """Tell whether the speakers speak of themselves: "we have to say what we want"."""
    bound = {part.span.text.lower() for part in statement.parts if part.role is Role.BOUND}
    return bool(bound & {"we", "i", "us"})


def _by_a_thing(statement: Statement) -> bool:
    """Tell whether not somebody threatens but a thing: "advances by the army threaten to", "it threatened peace"."""
    return any(
        source.span.text.lower() == "it" and _says(statement.cue, ("threat",)) for source in statement.sources
    ) or any(re.match(r"[a-z].*\sby\s", source.span.text, re.IGNORECASE) for source in statement.sources)


def _of_a_thing(statement: Statement, sources: Sources) -> bool:
    """Tell whether a person speaks of what will become of a thing: "he said it would have his full support"."""
    bound = {part.span.text.lower() for part in statement.parts if part.role is Role.BOUND}
    speakers = sources.record.actors(source.actor for source in statement.sources)
    return bound == {"it"} and all(one.kind is ActorKind.PERSON for one in speakers)


def threat_or_offer(state: str, words: Span, teller: Statement | None, sources: Sources) -> str:
    """Return "offered" for a threat of nothing bad, in no word of threatening: "we will form new alliances"."""
    harm = any(one.type in HOSTILE and overlap(one.trigger, words) for one in sources.mentions)
    menace = harm or _says((*(teller.cue if teller else ()), words), wording().signs.menaces)
    return "offered" if state == "threatened" and not menace else state


def _leading(sentence: Span, at: Span) -> str:
    """Return the words of a sentence before a place in it."""
    return sentence.text[: max(at.start - sentence.start, 0)]


def made(one: Commitment, sources: Sources) -> Commitment:
    """Return the commitment with its id, each party once, and what is undertaken whole and bare."""
    by = tuple(dict.fromkeys(one.by))
    to = tuple(actor for actor in dict.fromkeys(one.to) if actor not in by)
    what = _bare(_whole(one.what, sources.text(one.what)))
    id_ = content_id("commitment", *sorted(by), what.article, what.start, what.end)
    return replace(one, id=id_, by=by, to=to, what=what, told_by=tuple(dict.fromkeys(one.told_by)))


def _whole(words: Span, text: str) -> Span:
    """Return the words with the "not to" before them, and with what goes on after a quotation.

    "Not to allow it" is the contrary of "allow it"; who threatens to "'utterly destroy' the town" means the town.
    """
    start, end = words.start, words.end
    negation = _JOINED if words.text.startswith(("n't", "n’t")) else _NEVER  # "shouldn't allow it"
    refused = negation.search(text, max(0, start - _BEFORE), start)
    start = refused.start() if refused else start
    onward = _ONWARD.match(text, end)
    if onward and onward[1].lower() in wording().clauses.prepositions | wording().clauses.determiners:
        end = onward.end()
    whole = text[start : words.start] + words.text + text[words.end : end]
    return replace(words, start=start, end=end, text=whole)


def _bare(words: Span) -> Span:
    """Return the words up to a relative clause: "mend ties, which were strained" undertakes to mend ties."""
    aside = _ASIDE.search(words.text)
    return replace(words, end=words.start + aside.start(), text=words.text[: aside.start()]) if aside else words


def first(parts: Iterable[Part], role: Role) -> Span | None:
    """Return the words of the first part of a role."""
    return next((part.span for part in parts if part.role is role), None)


def actors_of(parts: Iterable[Part], role: Role) -> tuple[str, ...]:
    """Return the actors that the parts of a role name, each once."""
    return tuple(dict.fromkeys(part.actor for part in parts if part.role is role and part.actor))


def _says(spans: Sequence[Span], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for span in spans for word in re.findall(r"\w+", span.text.lower()))


def due_of(when: When | None, printed: str | None) -> Due | None:
    """Return when it is due; nothing where the time is past: then it is told of something else."""
    if when is None or when.span is None or _says((when.span,), wording().signs.past):
        return None
    late = when.value is not None and printed is not None and when.value.split("/")[-1] <= printed[: len(when.value)]
    return None if late else Due(when.value, when.span.text)
