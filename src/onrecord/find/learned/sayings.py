"""What the heads read of an attribution in; the same as the rest of the program knows attributions out."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.find.clauses import agent, child
from onrecord.find.learned.calibration import calibrated
from onrecord.find.learned.statements import Run, Told
from onrecord.find.sayings import Saying
from onrecord.find.sources import antecedent, sources, together
from onrecord.find.wording import extents
from onrecord.lexicon.cues import Cue, Cues, Kind
from onrecord.model import Act

_SURE = 0.9  # the heads' act, else the rules': right in 765 of 1,000 statements of dev, alone 739 and 691
_SILENT = 0.79  # of 39 silences that the rules find in 151 annotated articles 31 are right
_BINDING = frozenset({Act.THREATEN, Act.PROMISE})  # "warned that talks must not" is none: there the rules decide
_NOUNS = frozenset({"NOUN", "PROPN"})
_ASKING = frozenset({"ask", "press", "question", "quiz"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_KINDS: dict[str, tuple[Kind, ...]] = {
    "VERB": ("verb", "light"),
    "AUX": ("verb", "light"),
    "NOUN": ("noun", "standpoint", "voice"),
    "PROPN": ("noun",),
    "ADJ": ("adjective", "verb"),
    "ADV": ("adverb",),
    "PUNCT": ("mark",),
}


def resaid(told: Sequence[Told], rules: Sequence[Saying], doc: Doc, cues: Cues) -> tuple[Saying, ...]:
    """Return the attributions in the order of their cues, each once; what the rules knew of the same cue is kept."""
    found = (saying for one in told if (saying := _saying(doc, one, rules, cues)) is not None)
    return tuple({(saying.extent, saying.content): saying for saying in found}.values())


def hushed(heard: Sequence[Saying], rules: Sequence[Saying]) -> tuple[Saying, ...]:
    """Return the attributions with what the rules know to be silence in place of what the heads read in its words.

    Who is told "Believe it or not" believes nothing yet, and who is "asked about it" asks nothing.
    """
    silent = [replace(rule, sure=_SILENT) for rule in rules if rule.refused]
    quiet = {i for rule in silent for i in range(rule.cue[0], rule.cue[1] + 1)}
    told = [one for one in heard if quiet.isdisjoint(range(one.cue[0], one.cue[1] + 1)) and not _idle(one.head)]
    return tuple(sorted((*told, *silent), key=lambda one: one.extent))


def _idle(verb: Token) -> bool:
    """Tell whether a verb in the imperative opens its sentence, or somebody is asked by nobody who is named."""
    if child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return False
    opens = all(not one.is_alpha for one in verb.doc[verb.sent.start : verb.i])
    asked = verb.tag_ == "VBN" and verb.lemma_ in _ASKING and agent(verb) is None
    return (opens and verb.tag_ == "VB") or asked


def _saying(doc: Doc, told: Told, rules: Sequence[Saying], cues: Cues) -> Saying | None:
    first, last = told.cue
    known = next((rule for rule in rules if rule.cue[0] <= last and first <= rule.cue[1]), None)
    held = _held(doc, told)
    likely = max(told.acts, key=lambda act: told.acts[act])
    refused = likely is Act.REFUSE
    if not held and known is not None and known.content:
        return replace(known, sure=calibrated("statement", told.sure))
    if not held and not refused:
        return None
    root: Token = known.head if known is not None and first <= known.head.i <= last else doc[first : last + 1].root
    row = known.row if known is not None else _row(root, cues)
    if any(doc[i].head.i == root.i and doc[i].lemma_ in row.without for i in held):
        return None
    return Saying(
        head=root,
        row=row,
        cue=told.cue,
        sources=tuple(head for run in told.sources for head in _heads(doc, run))
        or (known.sources if known is not None else _subjects(root, held)),
        held=held,
        content=tuple(extent for run in told.contents if held for extent in extents(doc, range(run[0], run[1] + 1))),
        channel=known.channel if known is not None else None,
        refused=refused and not held,
        sure=calibrated("statement", told.sure),
        act=likely if told.acts[likely] > _SURE and likely not in _BINDING else None,
    )


def _held(doc: Doc, told: Told) -> tuple[int, ...]:
    """Return the words of the contents; none where it is a single one, which tells nothing: "backing them"."""
    held = tuple(index for run in told.contents for index in range(run[0], run[1] + 1))
    return held if sum(doc[index].is_alpha for index in held) > 1 else ()


def _subjects(cue: Token, held: Sequence[int]) -> tuple[Token, ...]:
    """Return the subject of a verb whose source the heads passed by, unless it is what is said."""
    return tuple(one for one in sources(cue) if one.i not in held) if cue.pos_ == "VERB" else ()


def _heads(doc: Doc, run: Run) -> tuple[Token, ...]:
    """Return the words that head a source, each of those joined in it; for "who" the noun it stands for."""
    root = _noun(doc[run[0] : run[1] + 1])
    return (antecedent(root) or root, *(one for one in together(root)[1:] if one.i <= run[1]))


def _noun(run: TokenSpan) -> Token:
    """Return the head of a run, for "the" its noun, for a verb its last noun: "neighbouring Turkey", misread."""
    root: Token = run.root.head if run.root.pos_ == "DET" and run.root.head.pos_ in _NOUNS else run.root
    nouns = [one for one in run if one.pos_ in _NOUNS] if root.pos_ == "VERB" else []
    return next((one for one in nouns if one.dep_ in _SUBJECTS), nouns[-1] if nouns else root)


def _row(root: Token, cues: Cues) -> Cue:
    """Return the lexicon's row of a cue that only the heads saw, or a plain one that says no more than "said"."""
    for kind in _KINDS.get(root.pos_, ()):
        for form in (root.lemma_, root.lower_):
            if rows := cues.of(kind, form):
                return rows[0]
    return Cue(root.lemma_ or root.text, "verb", ("clause",))
