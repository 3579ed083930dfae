"""The head for names learns over an encoder that stays. Runs where torch is installed."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from onrecord.find.learned import labels  # noqa: E402
from onrecord.learn import naming  # noqa: E402
from onrecord.learn.examples import Example  # noqa: E402
from onrecord.learn.network import SIZE, Near, Network  # noqa: E402


def network() -> Network:
    torch.manual_seed(1)
    made = Network()
    made.encoder.layers = made.encoder.layers[:1]
    return made


def example(number: int) -> Example:
    """Return a window of four words, of which every second is a place."""
    said = np.zeros((4, 7), dtype=np.int64)
    tags = np.array([0, labels.NAMES.index("B-place")] * 2)
    return Example("names", (101, *range(number, number + 4), 102), (1, 2, 3, 4), said, tags={"names": tags})


def test_the_head_learns_and_the_encoder_stays() -> None:
    made, losses = network(), []
    before = {name: weight.clone() for name, weight in made.state_dict().items()}
    naming.fit(made, ([example(1000), example(2000)], [example(3000)]), lambda *told: losses.append(told[3]["names"]))
    after = made.state_dict()
    changed = {name.split(".")[0] for name, weight in after.items() if not torch.equal(weight, before[name])}
    assert changed == {"naming"}
    assert losses[-1] < losses[0]


@pytest.mark.parametrize(("away", "seen"), [(1, {1, 2, 3}), (2, {0, 2, 4})])
def test_a_word_sees_those_that_stand_so_far_away(away: int, seen: set[int]) -> None:
    near, states = Near(SIZE, away), torch.zeros(5, SIZE, requires_grad=True)
    near(states)[2].sum().backward()
    assert {place for place, change in enumerate(states.grad) if change.any()} == seen
    assert near(states[:1]).shape == (1, 192), "one word alone"
