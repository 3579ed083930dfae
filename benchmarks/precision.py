"""A trained network in, what int8 weights gain in speed and lose in score against full precision out.

Run it as ``python benchmarks/precision.py SAVED.pt ARTICLES.jsonl`` with the file that ``onrecord learn`` saves in its
work folder and a file of annotated articles. It needs the extra ``learn``.
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
from onrecord.learn.export import export
from onrecord.learn.network import Network
from onrecord.measure.articles import article, score
from onrecord.measure.gold import records
from onrecord.measure.program import findings
from onrecord.measure.scores import Scores

_ROUNDS = 3


def main(saved: Path, gold: Path) -> None:
    """Print tokens/s of the encoder on one core and the statements' F1 for both kinds of weights."""
    network = Network()
    network.load_state_dict(torch.load(saved, weights_only=True)["network"])
    articles = list(records(gold))
    docs = [parse(record["text"]) for record in articles]
    for name, int8 in (("full precision", False), ("int8", True)):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(WEIGHTS, folder, dirs_exist_ok=True)
            export(network, Path(folder), int8=int8)
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
            f1 = scores.tallies["statements"].f1
            print(f"{name:15} {size:6.1f} MiB   {speed:7,.0f} tokens/s   statements F1 {f1:.3f}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
