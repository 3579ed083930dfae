"""A trained network in, what int8 weights gain in speed and lose in score against full precision out.

Run it as ``python benchmarks/precision.py WORK ARTICLES.jsonl`` with the work folder of ``onrecord learn`` and a file
of annotated articles. It needs the extra ``learn``.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import torch

from onrecord.find.learned import model
from onrecord.find.learned.model import WEIGHTS
from onrecord.find.parse import parse
from onrecord.learn.acting import train
from onrecord.learn.export import export
from onrecord.learn.network import Network
from onrecord.measure.articles import article, score
from onrecord.measure.gold import records
from onrecord.measure.program import findings
from onrecord.measure.scores import Scores

_ROUNDS = 3


def main(work: Path, gold: Path) -> None:
    """Print tokens/s of the encoder on one core and the F1 of statements and events for both kinds of weights."""
    network = Network()
    network.load_state_dict(torch.load(work / "names.pt", weights_only=True)["module"])
    heads = train(network, [], lambda *_: None, work / "acting.pt")
    articles = list(records(gold))
    docs = [parse(record["text"]) for record in articles]
    for name, int8 in (("full precision", False), ("int8", True)):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(WEIGHTS, folder, dirs_exist_ok=True)
            export(network, heads, Path(folder), int8=int8)
            model.WEIGHTS = Path(folder)
            model.session.cache_clear()
            model.chain.cache_clear()
            size = (Path(folder) / "encoder.onnx").stat().st_size / 2**20
            model.encoded(docs[0])
            started = time.process_time()
            for _ in range(_ROUNDS):
                for doc in docs:
                    model.encoded(doc)
            speed = _ROUNDS * sum(map(len, docs)) / (time.process_time() - started)
            scores = Scores()
            for record in articles:
                score(record, findings(article(record)), scores)
            said, done = (scores.tallies[measure].f1 for measure in ("statements", "events: type"))
            print(
                f"{name:15} {size:6.1f} MiB   {speed:7,.0f} tokens/s   F1 of statements {said:.3f}, events {done:.3f}"
            )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
