"""A verb that may attribute in; what it attributes and to whom, by the parse alone, out."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.find.clauses import agent, child, passive
from onrecord.find.content import content, infinitive, outside
from onrecord.find.sayings import Saying
from onrecord.find.sources import sources, subject, together
from onrecord.find.wording import subtree
from onrecord.lexicon.cues import Cue, Cues
from onrecord.model import Act

_UNSAID = {"could", "should", "might", "may", "must", "would", "will"}
_OPEN = {"should", "might", "may", "must"}
_DECLINED = {"decline", "refuse"}
_SILENCE = Cue("say", "verb", (), Act.REFUSE)
_WISHED = {"like", "love", "prefer", "want"}  # "would like to"
_NOBODY = {"nobody", "none"}
_VERBS = {"VERB", "AUX"}
_HELPERS = {"aux", "auxpass", "neg"}
_OWN_FRAMES = {"clause", "quote", "infinitive", "object", "predicate", "gerund", "relay"}
_ASIDE = {"parataxis", "ccomp", "advcl", "dep", "intj"}
_OFF = {",", "–", "—", "--", "-", "”", '"'}


def verbal(verb: Token, cues: Cues) -> Saying | None:
    """Return what a verb attributes; one of speech with a source may come without content, for a quotation."""
    if _quotes_saying(verb, cues):
        return None
    last = _silence(verb, cues)
    if last is not None:
        return Saying(verb, _SILENCE, (helped(verb), last.i), sources(verb), (), refused=True)
    particle = _particle(verb)
    rows = cues.of("verb", verb.lemma_ + (f" {particle.lower_}" if particle is not None else ""))
    rows = rows or cues.of("verb", verb.lemma_)
    if not rows or _nobody_said(verb):
        return None
    for row, frame, held in _framed(verb, rows):
        return Saying(verb, row, _cue(verb, cues, frame), _who(verb, cues), tuple(held), channel=_channel(verb, cues))
    speech = next((row for row in rows if "clause" in row.frames or "quote" in row.frames), None)
    who = _who(verb, cues)
    if speech is None or not who:
        return None
    return Saying(verb, speech, _cue(verb, cues), who, tuple(_around(verb, speech)), channel=_channel(verb, cues))


def _nobody_said(verb: Token) -> bool:
    """Whether nobody has said it: "might say", "a chance to say"; a verb without a subject that isn't passive."""
    if unsaid(verb) and verb.lemma_ not in _WISHED:
        return True
    if any(one.lower_ == "to" for one in verb.children if one.dep_ == "aux") and verb.dep_ in {"acl", "advcl", "relcl"}:
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return agent(verb) is None
    who = subject(verb)
    if who is not None and (who.lower_ in _NOBODY or any(one.lower_ == "no" for one in who.children)):
        return True
    impersonal = child(verb, "nsubj", "nsubjpass") is not None
    return not passive(verb) and who is None and not impersonal


def unsaid(verb: Token) -> bool:
    """Whether a helper leaves it open or puts it off: "may say", "will announce"."""
    return any(one.lower_ in _UNSAID for one in verb.children if one.dep_ == "aux")


def _particle(verb: Token) -> Token | None:
    """Return "out" of "pointed out", "forward" of "looks forward"."""
    return next((one for one in verb.rights if one.dep_ in {"prt", "advmod"} and one.i == verb.i + 1), None)


def _framed(word: Token, rows: tuple[Cue, ...]) -> Iterator[tuple[Cue, str, list[int]]]:
    for row in rows:
        for frame in row.frames:
            held = content(word, frame, whom=row.whom)
            if held:
                yield row, frame, held


def _silence(verb: Token, cues: Cues) -> Token | None:
    """Return the last word of the cue where somebody says nothing: "would not say", "declined to comment"."""
    last = infinitive(verb) if verb.lemma_ in _DECLINED else None
    if last is not None and not cues.of("silence", last.lemma_):
        last = None
    if any(not row.frames for row in cues.of("silence", verb.lemma_)) and child(verb, "neg") is not None:
        last = verb
    opened = any(one.lower_ in _OPEN for one in verb.children if one.dep_ == "aux")
    return last if last is not None and not opened and sources(verb) else None


def _around(verb: Token, row: Cue) -> list[int]:
    """Return the rest of the sentence, where a clause like "officials said" or "as officials said" is set off in it."""
    over = verb.head
    first = next(one for one in verb.subtree if not one.is_punct)
    mark, what = child(verb, "mark"), child(verb, "dobj")
    if what is not None and not row.whom and what.i > verb.i and _inverted(verb) == ():  # "have found no evidence"
        return []
    if "clause" not in row.frames or verb.dep_ not in _ASIDE or over.pos_ not in _VERBS:
        return []
    if mark is not None and mark.lower_ != "as":
        return []
    set_off = mark is not None or (first.i > 0 and first.nbor(-1).text in _OFF)
    return outside(subtree(over), subtree(verb)) if set_off else []


def _quotes_saying(verb: Token, cues: Cues) -> bool:
    """Whether a verb only relays what "saying" attributes: "was quoted as saying"."""
    return bool(cues.of("relay", verb.lemma_)) and any(
        word.tag_ == "VBG" and cues.of("verb", word.lemma_) and _quoting(word, cues) == verb for word in verb.subtree
    )


def _quoting(verb: Token, cues: Cues) -> Token | None:
    """Return the verb "quoted" over "quoted him as saying"."""
    over = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb.head
    return over if verb.tag_ == "VBG" and cues.of("relay", over.lemma_) else None


def _who(verb: Token, cues: Cues) -> tuple[Token, ...]:
    over = _quoting(verb, cues)
    if over is None:
        return _inverted(verb) or sources(verb)
    quoted = child(over, "nsubjpass") if passive(over) else child(over, "dobj")
    return together(quoted) if quoted is not None else sources(verb)


def _inverted(verb: Token) -> tuple[Token, ...]:
    """Return who stands after a verb that the parser gives no subject: "..., notes the agency"."""
    who = child(verb, "dobj")
    bare = child(verb, "nsubj", "nsubjpass", "aux") is None and verb.tag_ in {"VBZ", "VBD", "VBP"}
    return together(who) if bare and who is not None and verb.i and verb.nbor(-1).text in _OFF else ()


def _channel(verb: Token, cues: Cues) -> Token | None:
    over = _quoting(verb, cues)
    if over is None:
        return None
    return agent(verb) or agent(over) if passive(over) else subject(over)


def _cue(head: Token, cues: Cues, frame: str = "clause") -> tuple[int, int]:
    """Return the cue's first and last tokens: "was quoted as saying", "has said in a statement", "called for"."""
    over, relaying = head.head, _quoting(head, cues)
    shaded = head.dep_ == "xcomp" and over.i < head.i and bool(cues.of("shade", over.lemma_))
    relayed = relaying if relaying is not None and passive(relaying) else None
    first = helped(relayed or (over if shaded else head))
    particle = child(head, "prt")
    last = head.i if particle is None else max(head.i, particle.i)
    if frame not in _OWN_FRAMES and not frame.startswith("whom") and head.doc[last + 1].lower_ == frame:
        return first, last + 1
    medium = _medium(head, cues)
    return first, last if medium is None else medium.i


def _medium(head: Token, cues: Cues) -> Token | None:
    """Return "statement" of "said in a statement"."""
    nouns = (child(one, "pobj") for one in head.children if one.dep_ == "prep" and one.i == head.i + 1)
    return next((noun for noun in nouns if noun is not None and cues.of("medium", noun.lemma_)), None)


def helped(verb: Token) -> int:
    """Return the index of the first of a verb's helpers, if only adverbs stand between: "has repeatedly said"."""
    helpers = [one.i for one in verb.children if one.dep_ in _HELPERS and one.i < verb.i]
    between = range(min(helpers, default=verb.i), verb.i)
    whole = all(verb.doc[i].dep_ in _HELPERS | {"advmod"} or verb.doc[i].pos_ == "ADV" for i in between)
    return min(helpers) if helpers and whole else verb.i
