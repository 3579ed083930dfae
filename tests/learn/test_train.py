"""Training stops and goes on without a trace; the chain's loss is what it says. Runs where torch is installed."""

from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from onrecord.find.learned import labels  # noqa: E402
from onrecord.learn import descent  # noqa: E402
from onrecord.learn import train as training  # noqa: E402
from onrecord.learn.batches import Batch  # noqa: E402
from onrecord.learn.examples import relation  # noqa: E402
from onrecord.learn.network import SIZE, Network  # noqa: E402
from onrecord.learn.sequences import Chain  # noqa: E402
from onrecord.learn.stages import Stage  # noqa: E402

FEW = 100  # subwords: what is saved stays small


class StoppedError(Exception):
    """Stands for somebody who ends the program."""


def stages() -> list[Stage[Batch]]:
    text = "Ruritania thanked Freedonia."
    spans = {"source": {"start": 0, "end": 9}, "target": {"start": 18, "end": 27}}
    made = [relation({"text": text, "type": kind, **spans}) for kind in ("SUPPORT", "AID")]
    batch = [replace(one, ids=tuple(number % FEW for number in one.ids)) for one in made]
    return [Stage(name, [batch] * 2, (1e-4, 1e-3)) for name in ("first", "second")]


def network() -> Network:
    torch.manual_seed(1)
    made = Network()
    made.encoder.layers = made.encoder.layers[:1]
    made.encoder.word = torch.nn.Embedding(FEW, SIZE)
    made.saying, made.doing, made.naming = (torch.nn.Identity() for _ in range(3))
    return made


def test_a_stopped_training_ends_as_one_that_was_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descent, "_EVERY", -1.0)
    saved, calls = tmp_path / "network.pt", []

    def stopping(stage: str, step: int, *_: object) -> None:
        calls.append((stage, step))
        if (stage, step) == ("second", 2):
            raise StoppedError

    whole, halted, resumed = network(), network(), network()
    training.train(whole, stages(), lambda *_: None)
    with pytest.raises(StoppedError):
        training.train(halted, stages(), stopping, saved)
    calls.clear()
    with pytest.raises(StoppedError):
        training.train(resumed, stages(), stopping, saved)
    assert calls == [("second", 2)], "one step was not saved when it stopped"
    for one, other in zip(whole.parameters(), resumed.parameters(), strict=True):
        assert torch.equal(one, other)


def test_word_embeddings_stay(tmp_path: Path) -> None:
    made = network()
    words, places = made.encoder.word.weight.clone(), made.encoder.position.weight.clone()
    training.train(made, stages()[:1], lambda *_: None, tmp_path / "network.pt")
    assert torch.equal(words, made.encoder.word.weight)
    assert not torch.equal(places, made.encoder.position.weight)


def test_weights_are_averaged_but_for_the_head_of_names() -> None:
    made = network()
    before = {name: weight.clone() for name, weight in made.state_dict().items()}
    made.naming = torch.nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        made.naming.weight.fill_(3.0)
        for weight in made.encoder.parameters():
            weight.add_(1.0)
    training.averaged(made, before | {"naming.weight": torch.zeros(1, 1)})
    assert made.naming.weight.item() == 3.0
    assert all(
        torch.allclose(weight, before[f"encoder.{name}"] + 0.7) for name, weight in made.encoder.named_parameters()
    )


def test_the_chains_loss_is_over_all_lawful_paths() -> None:
    torch.manual_seed(1)
    chain, scores = Chain(labels.CUE), torch.randn(1, 3, 3)
    steps, first = chain.steps + chain.barred, scores[0, 0] + chain.barred_first
    paths = {
        path: first[path[0]] + sum(steps[a, b] for a, b in pairwise(path)) + scores[0, 1, path[1]]
        + scores[0, 2, path[2]]
        for path in product(range(3), repeat=3)
    }  # fmt: skip
    right = (0, 1, 2)
    wanted = (torch.logsumexp(torch.stack(list(paths.values())), 0) - paths[right]) / 3
    assert chain(scores, torch.tensor([right])).item() == pytest.approx(wanted.item(), abs=1e-5)
