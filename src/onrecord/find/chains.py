"""Phrases and the cast in, who each phrase means out: pronouns, "the minister", "the two sides" find their actors."""

from spacy.tokens import Doc

from onrecord.find.cast import Cast
from onrecord.find.offices import Office
from onrecord.find.phrases import Phrase
from onrecord.find.reading import Form
from onrecord.lexicon.gazetteer import Gazetteer
from onrecord.model import ActorKind

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.OFFICE_HOLDER})
_WINDOW = 3  # sentences back; a paragraph of news is often one sentence


def chain(doc: Doc, found: tuple[Phrase, ...], called: Cast, held: tuple[Office, ...], gazetteer: Gazetteer) -> tuple[tuple[str, ...], ...]:  # noqa: ARG001
    """Return the ids of the actors that each phrase means; none where that stays open."""
    meant: list[tuple[str, ...]] = []
    sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    for index, phrase in enumerate(found):
        own = called.own[index]
        if own:
            meant.append(own)
        elif phrase.form is Form.PRONOUN:
            meant.append(_pronoun(doc, found, meant, called, (index, sentence)))
        else:
            meant.append(())
    return tuple(meant)


def _pronoun(doc: Doc, found: tuple[Phrase, ...], meant: list[tuple[str, ...]], called: Cast, at: tuple[int, dict[int, int]]) -> tuple[str, ...]:
    index, sentence = at
    phrase = found[index]
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for before in range(index - 1, -1, -1):
        other = found[before]
        gap = sentence[phrase.head] - sentence[other.head]
        if gap > _WINDOW:
            break
        if not meant[before] or not _agrees(phrase, other, called.actors[meant[before][0]].kind):
            continue
        score = 10 - 3 * gap + 3 * (doc[other.head].dep_ in {"nsubj", "nsubjpass"}) - 0.01 * (index - before)
        if score > best[0]:
            best = (score, meant[before])
    return best[1]


def _agrees(phrase: Phrase, other: Phrase, kind: ActorKind) -> bool:
    if phrase.name[:2] in {"he", "hi", "sh"}:
        return kind in _PEOPLE and not other.plural
    if phrase.name.startswith("it"):
        return kind not in _PEOPLE and not other.plural and other.form is not Form.DEMONYM
    if phrase.name.startswith("th"):
        return kind not in {ActorKind.PERSON} and other.form is not Form.DEMONYM
    return True
