"""What a larger reader holds likely is learned from. Runs where torch is installed."""

import numpy as np
import pytest

from golds import words
from told import lexicon

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from nets import network  # noqa: E402
from onrecord.learn import mpnet  # noqa: E402
from onrecord.learn.acting import Acting, losses, seen, train  # noqa: E402
from onrecord.learn.network import SIZE  # noqa: E402
from onrecord.learn.pages import Page, pages, unmarked  # noqa: E402
from onrecord.learn.teaching import Teacher, asked, told  # noqa: E402

TEXT = "Norway shelled Denmark on Monday."
GOLD = {"id": "a", "outlet": None, "title": None, "published": "2017-03-03", "text": TEXT}


class Small(Teacher):
    """A teacher of one layer that has learned nothing."""

    def __init__(self) -> None:
        torch.nn.Module.__init__(self)
        self.encoder, self.narrow, self.heads = mpnet.MPNet(), torch.nn.Linear(mpnet.SIZE, SIZE), Acting()
        self.encoder.layers = self.encoder.layers[:1]
        self.eval()


@pytest.fixture(scope="module")
def teacher() -> Small:
    torch.manual_seed(2)
    return Small()


def opinion(teacher: Small) -> Page:
    (page,) = told(teacher, [*unmarked([GOLD], lexicon())], lambda *_: None)
    return page


def test_an_article_without_annotation_has_the_casts_of_what_the_rules_find() -> None:
    (page,) = unmarked([GOLD], lexicon())
    assert len(page.casts) == 1
    assert not (page.types > 0).any()
    assert (page.statuses < 0).all()


def test_the_teacher_is_not_far_from_its_own_opinion(teacher: Small) -> None:
    page = opinion(teacher)
    assert page.opinion is not None
    assert page.opinion.types.shape[0] == len(page.types)
    assert [len(row) for row in page.opinion.roles] == [len(cast.labels) for cast in page.casts]
    with torch.inference_mode():
        lost = losses(teacher, teacher.heads, [page])
        types = seen(teacher, teacher.heads, [page]).types.log_softmax(1).numpy()
    assert lost.keys() >= {"type", "parties"}
    assert all(abs(float(off)) < 1e-4 for name, off in lost.items() if name != "type")
    less = (types[:, 1:] - types[:, :1]) - (page.opinion.types[:, 1:] - page.opinion.types[:, :1])
    assert np.allclose(less, 0.7, atol=1e-4), "the odds of an act are told as lower than it holds them"


def test_ours_comes_nearer_to_an_opinion(teacher: Small) -> None:
    steps: list[tuple[str, float]] = []
    page = opinion(teacher)
    event = {"trigger": words(TEXT, "shelled"), "type": "ASSAULT", "status": "occurred", "actors": [], "recipients": []}
    (marked,) = pages([GOLD | {"events": [event | {"when": None}]}], lexicon(), second=True)
    train(network(), [marked, *[page] * 30], lambda *step: steps.append((step[0], sum(step[3].values()))))
    assert [stage for stage, _ in steps[:2]] == ["acting", "acting"]
    lost = [off for stage, off in steps if stage == "taught"]
    assert lost[-1] < lost[0]


def test_padding_and_grouping_change_no_state(teacher: Small) -> None:
    short, long = [101, 2000, 102], [101, *range(3000, 3040), 102]
    padded = torch.tensor([short + [0] * (len(long) - 3), long])
    mask = torch.tensor([[1] * 3 + [0] * (len(long) - 3), [1] * len(long)])
    with torch.inference_mode():
        both = teacher.words(padded, mask, torch.tensor([[1], [1]]), torch.ones(1))
        alone = teacher.words(torch.tensor([short]), torch.ones(1, 3), torch.tensor([[1]]), torch.ones(1))
    assert torch.allclose(both[0], alone[0], atol=1e-5)


def test_articles_that_are_known_or_short_are_not_asked_about() -> None:
    long, known = "Norway met Denmark. " * 40, "Denmark met Norway. " * 40
    some = [{"text": text} for text in (long, known, TEXT, long)]
    assert [one["text"] for one in asked(some, [{"text": known}])] == [long]


def test_distances_share_buckets_as_published() -> None:
    away = torch.tensor([0, -1, 1, -7, 8, -8, 127, 128, -500, 500])
    assert mpnet.buckets(away).tolist() == [0, 1, 17, 7, 24, 8, 31, 31, 15, 31]
