"""A task's name and a gold file in, the rows of its table and the errors out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord.measure.gold import Gold, GoldError, Record, fitting
from onrecord.measure.outcome import Score, Track
from onrecord.measure.tasks import TASKS, Form

OURS = "OnRecord"
PEER = "measured, by this command"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a measure, who is measured, the value, and how it is known where it is not ours."""

    measure: str
    by: str
    value: float
    precision: float | None = None
    recall: float | None = None
    of: int | None = None
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A gold file's table; ``sha256`` is the whole file's, ``part`` how many first records were read, where not all."""

    task: str
    file: str
    sha256: str
    part: int | None
    rows: tuple[Row, ...]
    errors: tuple[str, ...]
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``part``: read so many records; ``peers``: run others beside ours; ``others``: files given with this one."""

    part: int | None = None
    peers: bool = False
    others: tuple[Path, ...] = ()


def silent(records: Sequence[Record]) -> Iterable[Record]:
    """Watch nothing."""
    return records


def run(task: str, path: Path, options: Options = Options(), track: Track = silent) -> Result:
    """Measure one gold file. Raises GoldError where it can't be read, or is not the task's; KeyError for no task."""
    forms = TASKS[task]
    shape, records = fitting(path, [form.shape for form in forms], options.part)
    form = next(form for form in forms if form.shape is shape)
    gold = Gold(path, records, options.others)
    outcome = form.measure(gold, track)
    peers = {by: peer(gold, track) for by, peer in form.peers.items()} if options.peers else {}
    part = options.part if options.part is not None and len(records) == options.part else None
    return Result(task, path.name, digest(path), part, _rows(outcome.scores, peers, form, path), outcome.errors, form)


def digest(path: Path) -> str:
    """Return a file's SHA-256. Raises GoldError where it can't be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise GoldError(f"{path}: can't be read: {error}") from error


def _rows(ours: Sequence[Score], peers: dict[str, tuple[Score, ...]], form: Form, path: Path) -> tuple[Row, ...]:
    """Return each measure of ours with those who are scored beside it."""
    rows: list[Row] = []
    for score in ours:
        rows.append(_row(score, OURS, None))
        rows += [_row(one, by, PEER) for by, scores in peers.items() for one in scores if one.measure == score.measure]
        rows += [
            Row(other.measure, other.by, other.value, said=other.said)
            for other in form.others
            if other.measure == score.measure and other.file in {None, path.name}
        ]
    return tuple(rows)


def _row(score: Score, by: str, said: str | None) -> Row:
    return Row(score.measure, by, score.value, score.precision, score.recall, score.of, said)
