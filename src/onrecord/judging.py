"""A person's decision in, the case settled by it out: what is the same, what is not, which merge is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from onrecord.model import Judgement, Verdict, content_id
from onrecord.pipeline import SILENCE, Progress
from onrecord.settling import settle
from onrecord.stages import Stages
from onrecord.store.writer import Writer


class JudgementError(Exception):
    """A decision that can't be taken; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is decided about which ids, by whom and why; ``when``: ISO 8601, now unless given."""

    about: tuple[str, ...]
    verdict: Verdict
    by: str
    why: str
    when: str = ""

    def judgement(self) -> Judgement:
        """Return the judgement. Raises JudgementError where two things are asked for, or one, and others are given."""
        pair = self.verdict in {Verdict.SAME, Verdict.DIFFERENT}
        if pair and len(set(self.about)) < 2:  # noqa: PLR2004 - a pair
            raise JudgementError(f"{self.verdict!r} is said of two ids or more")
        if not pair and len(self.about) != 1:
            raise JudgementError(f"{self.verdict!r} is said of one id")
        id_ = content_id("judgement", self.by, self.verdict, *sorted(self.about))
        when = self.when or datetime.now(UTC).isoformat(timespec="minutes")
        return Judgement(id_, tuple(sorted(self.about)), self.verdict, self.by, self.why, when, withdrawn=False)


def judge(case: Path, decision: Decision, progress: Progress = SILENCE) -> Judgement:
    """Store a decision, and settle the case by it. Raises JudgementError, CaseError."""
    made = decision.judgement()
    _settle(case, made, progress)
    return made


def withdraw(case: Path, id_: str, progress: Progress = SILENCE) -> Judgement:
    """Take a person's decision back, and settle the case without it. Raises JudgementError, CaseError."""
    with Writer(case) as writer:
        made = _standing(writer.standing(), id_)
    taken = replace(made, withdrawn=True)
    _settle(case, taken, progress)
    return taken


def _standing(standing: Sequence[Judgement], id_: str) -> Judgement:
    found = [one for one in standing if one.id.startswith(id_)]
    if len(found) != 1:
        persons = ", ".join(one.id for one in standing) or "nobody has judged yet"
        raise JudgementError(f"{id_}: no person's judgement; those on record: {persons}")
    return found[0]


def _settle(case: Path, judgement: Judgement, progress: Progress) -> None:
    with Writer(case) as writer:
        writer.judge(judgement)
        settle(writer, Stages(), progress)
