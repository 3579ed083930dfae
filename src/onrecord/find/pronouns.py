"""What has been said so far and a pronoun in, who it means out, or nobody where that stays open."""

from onrecord.find.discourse import SUBJECTS, Discourse, speech
from onrecord.find.documents import document, outspoken
from onrecord.find.phrase import Phrase
from onrecord.find.reading import Form
from onrecord.model import ActorKind

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.OFFICE_HOLDER})
_MANY = frozenset({ActorKind.ARMED_GROUP, ActorKind.POPULATION, ActorKind.ORGANISATION, ActorKind.BODY})
_GENDERS = {"he": "m", "she": "f"}
_WINDOW = {"people": 8, "others": 3}  # sentences back; quotations keep a speaker in mind for long


def pronoun(told: Discourse, index: int, speaker: str | None = None) -> tuple[str, ...]:
    """Return the ids of the actors meant by the pronoun at ``index``, by agreement, recency and subjecthood.

    In a quotation it is not the ``speaker``, who would say "I".
    """
    phrase = told.found[index]
    if phrase.pronoun == "relative":
        return _relative(told, index)
    own = _reflexive(told, index)
    if own:
        return own
    window = _WINDOW["people" if phrase.pronoun in _GENDERS else "others"]
    scores: dict[tuple[str, ...], tuple[float, int]] = {}
    for before in range(index - 1, -1, -1):
        if told.gap(index, before) > window:
            break
        meant = _candidate(told, index, before)
        if meant and meant != (speaker,):
            scores[meant] = max(scores.get(meant, (0.0, 0)), (_score(told, index, before, meant), -before))
    best = max(scores, key=lambda meant: scores[meant][0], default=())
    found = document(told.root(index))
    return () if found is not None and best and not outspoken(told.root(-scores[best][1]), found) else best


def _relative(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the head of the relative clause: "Patrushev" in "Patrushev, who visited"."""
    token = told.root(index)
    while token.dep_ not in {"relcl", "ROOT", "ccomp"} and token.head != token:
        token = token.head
    if token.dep_ != "relcl":
        return ()
    before = told.at.get(token.head.i)
    return told.meant[before] if before is not None and before < len(told.meant) else ()


def _reflexive(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the subject of the clause for a pronoun that turns back: "described himself"."""
    token = told.root(index)
    if not token.lower_.endswith(("self", "selves")):
        return ()
    verb = next((one for one in token.ancestors if one.pos_ in {"VERB", "AUX"}), token)
    subjects = [told.at[one.i] for one in verb.children if one.dep_ in SUBJECTS and one.i in told.at]
    return next((told.meant[number] for number in subjects if number < len(told.meant)), ())


def _candidate(told: Discourse, index: int, before: int) -> tuple[str, ...]:
    """Return whom the earlier phrase offers to the pronoun: nobody where number, kind or gender differ."""
    phrase, other = told.found[index], told.found[before]
    meant = told.meant[before]
    if not meant or (other.form is Form.DEMONYM and not other.plural) or other.pronoun == "relative":
        return ()
    if phrase.pronoun in _GENDERS:
        actor, gender = told.actor(before), _GENDERS[phrase.pronoun]
        several = told.root(before).lemma_.lower() in told.gazetteer.words["several people"]
        fits = actor is not None and actor.kind in _PEOPLE and not other.plural and not several
        return meant if fits and (_gender(told, before) or gender) == gender else ()
    if phrase.plural:
        joined = told.joined(before)
        if len(joined) > 1:
            return joined
        actor = told.actors[meant[0]]
        return meant if other.plural or len(meant) > 1 or actor.kind in _MANY else ()
    actor = told.actor(before)
    return meant if actor is not None and actor.kind not in _PEOPLE and not other.plural else ()


def _gender(told: Discourse, index: int) -> str | None:
    """Return whether the phrase means a man or a woman, by name, title or noun: "her father"."""
    noun, words = told.root(index).lemma_.lower(), told.gazetteer.words
    told_by_noun = "m" if noun in words["male"] else "f" if noun in words["female"] else None
    return told.genders.get(told.meant[index][0], told_by_noun)


def _score(told: Discourse, index: int, before: int, meant: tuple[str, ...]) -> float:
    """Weigh an antecedent: recency, subjecthood and being the last speaker count for it, being a place against it."""
    phrase, other, root = told.found[index], told.found[before], told.root(before)
    score = 10.0 - 3.0 * told.gap(index, before) - 0.02 * (index - before)
    if root.dep_ in SUBJECTS:
        score += 3.0 + 1.5 * (root.head.lemma_ in speech() and _speaks(told, index))
        score += 0.5 * (root.head.dep_ == "ROOT")
    if root.dep_ == "poss" or told.place(before):
        score -= 2.0
    if phrase.plural:
        score += 1.5 * (other.plural or len(told.joined(before)) > 1)
    if told.quoted[other.head] != told.quoted[phrase.head]:
        score -= 2.2
    if _speaks(told, index) and (_told_by(told, index, before) or root.lemma_.lower() in told.gazetteer.words["craft"]):
        score -= 6.0
    return score + _form(other) + 0.4 * min(5, told.meant.count(meant))  # somebody often named


def _form(other: Phrase) -> float:
    return {Form.PRONOUN: 0.5, Form.NAME: 0.5}.get(other.form, 0.0)


def _told_by(told: Discourse, index: int, before: int) -> bool:
    """Tell whether the earlier phrase stands in what the pronoun is said to say: "Putin lost, he said"."""
    verb = told.root(index).head
    return any(one.head == verb and one.dep_ == "ccomp" for one in (told.root(before), *told.root(before).ancestors))


def _speaks(told: Discourse, index: int) -> bool:
    root = told.root(index)
    return root.dep_ in SUBJECTS and root.head.lemma_ in speech()
