"""What the heads read of an attribution in; the same as the rest of the program knows attributions out."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.find.learned.calibration import calibrated
from onrecord.find.learned.statements import Run, Told
from onrecord.find.sayings import Saying
from onrecord.find.sources import antecedent, together
from onrecord.find.wording import extents
from onrecord.lexicon.cues import Cue, Cues, Kind
from onrecord.model import Act

_SURE = 0.9  # the heads' act, else the rules': right in 765 of 1,000 statements of dev, alone 739 and 691
_BINDING = frozenset({Act.THREATEN, Act.PROMISE})  # "warned that talks must not" is none: there the rules decide
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


def _saying(doc: Doc, told: Told, rules: Sequence[Saying], cues: Cues) -> Saying | None:
    first, last = told.cue
    known = next((rule for rule in rules if rule.cue[0] <= last and first <= rule.cue[1]), None)
    held = tuple(index for run in told.contents for index in range(run[0], run[1] + 1))
    likely = max(told.acts, key=lambda act: told.acts[act])
    refused = likely is Act.REFUSE
    if not held and known is not None and known.content:
        return replace(known, sure=calibrated("statement", told.sure))
    if not held and not refused:
        return None
    root: Token = known.head if known is not None and first <= known.head.i <= last else doc[first : last + 1].root
    row = known.row if known is not None else _row(root, cues)
    return Saying(
        head=root,
        row=row,
        cue=told.cue,
        sources=tuple(head for run in told.sources for head in _heads(doc, run)) or (known.sources if known else ()),
        held=held,
        content=tuple(extent for run in told.contents for extent in extents(doc, range(run[0], run[1] + 1))),
        channel=known.channel if known is not None else None,
        refused=refused and not held,
        sure=calibrated("statement", told.sure),
        act=likely if told.acts[likely] > _SURE and likely not in _BINDING else None,
    )


def _heads(doc: Doc, run: Run) -> tuple[Token, ...]:
    """Return the words that head a source, each of those joined in it; for "who" the noun it stands for."""
    root: Token = doc[run[0] : run[1] + 1].root
    return (antecedent(root) or root, *(one for one in together(root)[1:] if one.i <= run[1]))


def _row(root: Token, cues: Cues) -> Cue:
    """Return the lexicon's row of a cue that only the heads saw, or a plain one that says no more than "said"."""
    for kind in _KINDS.get(root.pos_, ()):
        for form in (root.lemma_, root.lower_):
            if rows := cues.of(kind, form):
                return rows[0]
    return Cue(root.lemma_ or root.text, "verb", ("clause",))
