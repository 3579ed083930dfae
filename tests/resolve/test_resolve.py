"""The whole of it: what holds for any findings."""

import random
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desk import LEXICON, Page, judgement, reports, resolved
from onrecord.model import ActorKind, Resolution
from onrecord.resolve.resolve import resolve

NAMES = ["Nikolay Patrushev", "Nikolai Patrushev", "Ajit Doval", "A. Doval", "Doval", "Sergey Lavrov", "an official"]
COUNTRIES = [None, "RUS", "IND"]
DAYS = [None, "2021-09-08", "2021-09-09", "2021-09", "2021"]


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    found: list[Page] = []
    for number in range(draw(st.integers(1, 5))):
        first, second = draw(st.permutations(NAMES))[:2]
        copied = draw(st.sampled_from([None, *(page for page in found if page.copy_of is None)]))
        text = copied.text if copied else f"{first} met {second} then. The meeting of {first} and {second} was long."
        page = Page(text, draw(st.sampled_from([None, "2021-09-09"])), name=str(number), copy_of=copied)
        for name in NAMES:
            if name in text:
                kind = ActorKind.OFFICE_HOLDER if name == "an official" else ActorKind.PERSON
                page.actor(name, kind, draw(st.sampled_from(COUNTRIES)))
        named = list(page._actors)[:2]
        page.event("CONSULT", "met", *named, when=("then", draw(st.sampled_from(DAYS))))
        page.event("CONSULT", "meeting", *named[: draw(st.integers(0, 2))], after="The meeting")
        found.append(page)
    return found


@settings(max_examples=60, deadline=None)
@given(pages())
def test_nothing_is_lost_or_doubled(found: list[Page]) -> None:
    resolution = resolved(*found)
    identity, actors = dict(resolution.identity), {actor.id: actor for actor in resolution.actors}
    assert set(identity) == {actor.id for page in found for actor in page.findings().actors}
    assert set(identity.values()) == set(actors)
    spans = sorted(span for actor in actors.values() for span in actor.mentions)
    assert spans == sorted({span for page in found for actor in page.findings().actors for span in actor.mentions})
    told = [mention for event in resolution.events for mention in event.mentions]
    assert sorted(told) == sorted(mention.id for page in found for mention in page.findings().mentions)
    assert {party.actor for event in resolution.events for party in event.actors + event.recipients} <= set(actors)
    grouped = [report for story in resolution.stories for report in story.reports]
    assert sorted(grouped) == sorted(report.id for report in reports(found))


@settings(max_examples=30, deadline=None)
@given(pages(), st.randoms())
def test_the_order_of_pages_changes_nothing(found: list[Page], shuffle: random.Random) -> None:
    mixed = list(found)
    shuffle.shuffle(mixed)
    assert resolved(*mixed) == resolved(*found)


def test_no_pages_no_conclusions() -> None:
    assert resolve([], [], [], LEXICON) == Resolution((), (), (), (), ())


def test_a_page_on_which_nothing_was_found_is_a_story_of_its_own() -> None:
    resolution = resolved(Page(""))
    assert (resolution.actors, resolution.events, len(resolution.stories)) == ((), (), 1)


def test_an_article_without_findings_does_no_harm() -> None:
    page = Page("Nikolay Patrushev spoke.")
    assert resolve([page.article()], reports([page]), [], LEXICON).events == ()


def test_judgements_about_unknown_ids_are_kept() -> None:
    standing = judgement("same", "actor-gone", "actor-lost")
    assert resolved(Page("Nothing."), standing=[standing]).judgements == (standing,)


def test_hashing_changes_nothing() -> None:
    """Two processes whose sets are ordered otherwise write the same bytes."""
    script = Path(__file__).with_name("told_twice.py")
    told = [_output(script, seed) for seed in ("1", "2")]
    assert told[0] == told[1]
    assert told[0]


def _output(script: Path, seed: str) -> bytes:
    command = [sys.executable, str(script)]
    return subprocess.run(command, env={"PYTHONHASHSEED": seed}, check=True, capture_output=True).stdout  # noqa: S603
