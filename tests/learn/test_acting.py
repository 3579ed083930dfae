"""The encoder learns acts by corrections of its own and stays as it is. Runs where torch is installed."""

from pathlib import Path

import pytest

from golds import words
from told import lexicon

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from nets import network  # noqa: E402
from onrecord.learn.acting import losses, train  # noqa: E402
from onrecord.learn.pages import Page, pages  # noqa: E402

TEXT = "Norway shelled Denmark on Monday."
GOLD = {"id": "a", "outlet": None, "title": None, "published": "2017-03-03", "text": TEXT}


def page() -> Page:
    parties = {
        role: [{"span": words(TEXT, name), "name": name}]
        for role, name in (("actors", "Norway"), ("recipients", "Denmark"))
    }
    event = {"trigger": words(TEXT, "shelled"), "type": "ASSAULT", "status": "occurred", **parties}
    event |= {"when": {"text": "on Monday", "value": "2017-02-27"}}
    (made,) = pages([GOLD | {"events": [event]}], lexicon(), second=False)
    return made


def test_a_page_has_a_label_for_each_token_and_a_cast_for_each_event() -> None:
    made = page()
    assert (made.types > 0).sum() == (made.statuses >= 0).sum() == len(made.casts) == 1
    assert len(made.types) == len(made.statuses) == len(made.numbers)
    assert made.dates == ((1, 4, True),), "Monday is the day of the shelling"


def test_new_corrections_add_nothing_and_learned_ones_only_where_they_are_asked_for(tmp_path: Path) -> None:
    made, ids = network(), torch.tensor([[1, 2, 3]])
    with torch.inference_mode():
        before = made.encoder(ids, torch.ones_like(ids))
        made.encoder.correct()
        assert torch.equal(made.encoder(ids, torch.ones_like(ids), torch.ones(1)), before)
    told, lost = page(), []
    heads = train(made, [told] * 30, lambda *step: lost.append(sum(step[3].values())), tmp_path / "acting.pt")
    assert lost[-1] < lost[0] / 2
    made.eval()
    with torch.inference_mode():
        assert torch.equal(made.encoder(ids, torch.ones_like(ids), torch.zeros(1)), before)
        assert not torch.allclose(made.encoder(ids, torch.ones_like(ids), torch.ones(1)), before, atol=1e-3)
        kept = train(again := network(), [], lambda *_: None, tmp_path / "acting.pt")
        one, other = (losses(net, each, [told]) for net, each in ((made, heads), (again.eval(), kept)))
    assert one == other, "what is kept is taken up"
