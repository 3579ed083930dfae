"""The head for an event's status learns what tells statuses apart. Runs where torch is installed."""

from pathlib import Path

import numpy as np
import pytest

from golds import words
from told import lexicon

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from onrecord.find.learned.status import STATUSES  # noqa: E402
from onrecord.learn.standing import Stood, events, train  # noqa: E402
from onrecord.model import Status  # noqa: E402

TEXT = "Norway shelled Denmark on Monday. Its envoy would weep."
PLANNED, DENIED = STATUSES.index(Status.PLANNED), STATUSES.index(Status.DENIED)


def test_every_annotated_event_is_learned_from_found_or_not() -> None:
    told = [("shelled", "ASSAULT", "occurred"), ("weep", "CONSULT", "conditional")]
    marked = [{"trigger": words(TEXT, word), "type": kind, "status": status} for word, kind, status in told]
    gold = {"id": "a", "outlet": None, "title": None, "published": "2017-03-03", "text": TEXT, "events": marked}
    found = [*events([gold], lexicon())]
    assert [STATUSES[one.status] for one in found] == [Status.OCCURRED, Status.CONDITIONAL]
    assert [STATUSES[one.ruled] for one in found] == [Status.OCCURRED, Status.CONDITIONAL]
    assert all(one.state.shape == (384,) and one.state.any() for one in found)


def test_it_learns_to_tell_them_apart_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    draw = np.random.default_rng(1)
    some = [
        Stood((draw.normal(size=384) + sign * np.linspace(-1, 1, 384)).astype(np.float32), PLANNED, status)
        for sign, status in ((1, PLANNED), (-1, DENIED))
        for _ in range(300)
    ]
    saved = tmp_path / "standing.pt"
    made, again = train(some, lambda *_: None, saved), train(some, lambda *_: None, saved)
    states = torch.from_numpy(np.stack([one.state for one in some]))
    with torch.inference_mode():
        scores = made(states, torch.full((600,), PLANNED))
        assert torch.equal(scores, again(states, torch.full((600,), PLANNED)))
    assert (scores.argmax(1) == torch.tensor([one.status for one in some])).float().mean() > 0.95
