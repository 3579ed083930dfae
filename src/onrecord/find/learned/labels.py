"""The labels of every head, in the order of the weights; changing one asks for training again."""

from onrecord.model import Act, ActorKind, Status

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""PLOVER's sixteen."""
STATUSES = tuple(Status)
ACTS = tuple(Act)
KINDS = tuple(ActorKind)
FACTS = ("not", "uncertain", "happened")
"""What a sentence says of an event's factuality, after the UW scores."""


def _bio(*roles: str) -> tuple[str, ...]:
    return ("O", *(f"{mark}-{role}" for role in roles for mark in "BI"))


CUE = _bio("cue")
TRIGGER = ("O", "I", *TYPES)
"""A type at a trigger's first word, ``I`` at its others."""
FLAT = _bio("source", "cue", "content")
"""One label a word, as token-tag files of attribution have them."""
SAID = _bio("source", "content")
"""The roles of a cue."""
DONE = _bio("actor", "recipient", "when", "place")
"""The roles of a trigger."""

NAMED = ("person", "organisation", "place", "nationality")
"""The kinds of names that the name head knows."""
NAMES = _bio(*NAMED)

STYLES = ("polnear", "contract")
"""Whose rules of annotation a reading follows: those of the attribution files, or ours."""
MANNERS = ("re3d", "crossner")
"""Whose mentions the name head finds: names and what describes or stands for them, or names alone."""
SHAPES = 5
"""How a word is written: see ``naming.shape``; the encoder reads no capitals."""

POS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
DEPS = (
    "", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
ENTITIES = ("", "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "other")
WAYS = 3 * len(DEPS) + 4
"""How a word stands to a predicate in the parse: see ``syntax.ways``."""
