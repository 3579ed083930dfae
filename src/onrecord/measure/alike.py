"""Two spans, two names, two lists of parties in: are they the same, after the rules written here."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from onrecord.model import Actor, Party, Span

Gold = Mapping[str, Any]
_WORD = re.compile(r"\w+")
_EMPTY = {"the", "a", "an", "of", "and", "s", "for", "in", "to"}


def overlap(a: Gold, b: Span) -> int:
    """Return how many characters a gold span and ours share."""
    return max(0, min(int(a["end"]), b.end) - max(int(a["start"]), b.start))


def tokens(text: str, start: int = 0) -> frozenset[tuple[int, str]]:
    """Return the words of ``text`` with their offsets, so that two runs share a word only where it is the same one."""
    return frozenset((start + found.start(), found.group()) for found in _WORD.finditer(text))


def content_overlap(gold: Iterable[Gold], ours: Iterable[Span]) -> float:
    """Return the Dice overlap of the words of two lists of spans, 0 to 1; two empty lists are 1."""
    a = frozenset[tuple[int, str]]().union(*(tokens(span["text"], span["start"]) for span in gold))
    b = frozenset[tuple[int, str]]().union(*(tokens(span.text, span.start) for span in ours))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def words(name: str) -> frozenset[str]:
    """Return the words of a name that tell it apart, lower case, without accents, articles, plurals or possessives."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace(".", "").replace("ı", "i"))
    found = _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)).lower())
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in found if w not in _EMPTY)  # noqa: PLR2004


def same_name(gold: str, actor: Actor) -> bool:
    """Tell whether a gold name is the actor's: equal words, or all words of one inside the other."""
    wanted = words(gold)
    for name in (actor.name, *actor.aliases):
        ours = words(name)
        if wanted and ours and (wanted <= ours or ours <= wanted):
            return True
    return False


def same_party(gold: Gold, party: Party, actors: Mapping[str, Actor]) -> bool:
    """Tell whether a gold party {span, name} is ours: by span, or by name."""
    if gold["span"] and overlap(gold["span"], party.span):
        return True
    actor = actors.get(party.actor)
    return actor is not None and same_name(gold["name"], actor)


def same_parties(gold: Sequence[Gold], ours: Sequence[Party], actors: Mapping[str, Actor]) -> bool:
    """Tell whether each gold party is among ours and each of ours among the gold: equal sets."""
    return all(any(same_party(g, o, actors) for o in ours) for g in gold) and all(
        any(same_party(g, o, actors) for g in gold) for o in ours
    )


def share_party(gold: Sequence[Gold], ours: Sequence[Party], actors: Mapping[str, Actor]) -> bool:
    """Tell whether the two lists share a party, or are both empty."""
    return any(same_party(g, o, actors) for g in gold for o in ours) if gold and ours else not gold and not ours


def share_name(gold: Collection[str], ours: Iterable[Actor]) -> bool:
    """Tell whether a list of gold names and our actors have one in common, or are both empty."""
    found = tuple(ours)
    return any(same_name(g, o) for g in gold for o in found) if gold and found else not gold and not found
