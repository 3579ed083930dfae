"""A gold article and the record of what was found in it in, scores of what the views make of it out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from onrecord.measure.alike import content_overlap, overlap, same_name, share_name, words
from onrecord.measure.gold import Record as Gold
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally, paired
from onrecord.model import Actor, Span
from onrecord.views.commitments import Commitment, commitments
from onrecord.views.concerns import Concern, concerns
from onrecord.views.disputes import Dispute, disputes
from onrecord.views.formats import Format, formats
from onrecord.views.offices import Office, offices
from onrecord.views.record import Record

SAME = 0.4
"""A commitment is found when its words and ours share so much (token F1)."""

Ours = TypeVar("Ours")


def score(gold: Gold, record: Record, scores: Scores) -> None:
    """Add to ``scores`` what the views make of the one article of ``record``."""
    _commitments(gold["commitments"], record, scores)
    _concerns(gold["concerns"], record, scores)
    _disputes(gold["disputes"], record, scores)
    _offices(gold["offices"], record, scores)
    _formats(gold["formats"], record, scores)


def _commitments(gold: Sequence[Gold], record: Record, scores: Scores) -> None:
    def alike(wanted: Gold, ours: Commitment) -> float:
        shared = content_overlap([wanted["what"]], [ours.what])
        return shared if shared >= SAME else 0.0

    found = commitments(record)
    pairs = _paired("commitments", (gold, found), alike, scores, lambda one: f"{one.state} | {one.what.text}")
    by = sum(share_name(wanted["by"], record.actors(ours.by)) for wanted, ours in pairs)
    scores.add("commitments: same doer", Tally(by, len(found), len(gold)))
    scores.states += [(wanted["state"], ours.state) for wanted, ours in pairs]


def _concerns(gold: Sequence[Gold], record: Record, scores: Scores) -> None:
    def alike(wanted: Gold, ours: Concern) -> float:
        named = share_name(wanted["held_by"], record.actors(ours.held_by))
        return overlap(wanted["source"], ours.source) if named else 0.0

    _paired("concerns", (gold, concerns(record)), alike, scores, lambda one: one.source.text)


def _disputes(gold: Sequence[Gold], record: Record, scores: Scores) -> None:
    def alike(wanted: Gold, ours: Dispute) -> float:
        return _most(wanted["denial"], ours.denial.sentences)

    found = disputes(record)
    pairs = _paired("disputes", (gold, found), alike, scores, lambda one: f"{one.claim.text} | {one.denial.text}")
    both = sum(wanted["claim"] is not None and _most(wanted["claim"], o.claim.sentences) > 0 for wanted, o in pairs)
    scores.add("disputes: both sides", Tally(both, len(found), len(gold)))


def _offices(gold: Sequence[Gold], record: Record, scores: Scores) -> None:
    def alike(wanted: Gold, ours: Office) -> float:
        person, of = _actor(record, ours.person), _actor(record, ours.of)
        held = person is not None and same_name(wanted["person"], person)
        same_of = (of is None) == (wanted["of"] is None) and (of is None or same_name(wanted["of"], of))
        return float(held and same_of and _named_alike(wanted["title"]["text"], ours.title))

    def told(one: Office) -> str:
        return " | ".join((_name(record, one.person), one.title, _name(record, one.of)))

    _paired("offices", (gold, offices(record)), alike, scores, told)


def _formats(gold: Sequence[Gold], record: Record, scores: Scores) -> None:
    def alike(wanted: Gold, ours: Format) -> float:
        return float(_named_alike(wanted["name"]["text"], ours.name))

    pairs = _paired("formats", (gold, formats(record)), alike, scores, lambda one: one.name)
    for wanted, ours in pairs:
        members = record.actors(ours.members)
        same = paired(wanted["members"], members, lambda name, member: float(same_name(name, member)))
        scores.add("formats: members", Tally(len(same), len(members), len(wanted["members"])))


def _paired(
    kind: str,
    sides: tuple[Sequence[Gold], Sequence[Ours]],
    alike: Callable[[Gold, Ours], float],
    scores: Scores,
    told: Callable[[Ours], str],
) -> tuple[tuple[Gold, Ours], ...]:
    """Return one-to-one pairs of gold and ours, and add their count and the errors to ``scores``."""
    gold, ours = sides
    pairs = paired(gold, ours, alike)
    scores.add(kind, Tally(len(pairs), len(ours), len(gold)))
    matched, right = [id(wanted) for wanted, _ in pairs], [id(found) for _, found in pairs]
    one = kind.removesuffix("s")
    scores.errors += [f"missed {one}: {_told(wanted)}" for wanted in gold if id(wanted) not in matched]
    scores.errors += [f"wrong {one}: {told(found)}" for found in ours if id(found) not in right]
    return pairs


def _most(gold: Mapping[str, Any] | None, spans: Iterable[Span]) -> float:
    return max((overlap(gold, span) for span in spans), default=0) if gold else 0.0


def _named_alike(a: str, b: str) -> bool:
    one, other = words(a), words(b)
    return bool(one and other) and (one <= other or other <= one)


def _actor(record: Record, id_: str | None) -> Actor | None:
    return next(iter(record.actors((id_,))), None) if id_ else None


def _name(record: Record, id_: str | None) -> str:
    actor = _actor(record, id_)
    return actor.name if actor else "nobody"


def _told(gold: Gold) -> str:
    """Return a gold finding's fields in a line."""
    return " | ".join(_words(value) for value in gold.values() if value)


def _words(value: object) -> str:
    match value:
        case {"text": words}:
            return str(words)
        case list():
            return ", ".join(_words(item) for item in value)
    return str(value)
