"""Reports in, stories out."""

import json
from os import environ
from pathlib import Path

import pytest

from desk import Page, resolved
from onrecord.model import ActorKind, Resolution
from onrecord.resolve.linkage import average_linkage
from onrecord.resolve.stories import ALIKE
from onrecord.resolve.vectors import alike, counted, of_texts

GOLD = Path(environ.get("ONRECORD_GOLD", "gold")) / "stories"


def meeting(name: str, words: str, published: str | None = None, day: str | None = "2021-09-08") -> Page:
    page = Page(f"Nikolay Patrushev met Ajit Doval {words}", published, title=f"Title {name}", name=name)
    page.actor("Nikolay Patrushev", ActorKind.PERSON, "RUS")
    page.actor("Ajit Doval", ActorKind.PERSON, "IND")
    page.event("CONSULT", "met", "Nikolay Patrushev", "Ajit Doval", when=(words[:4], day))
    return page


def sizes(resolution: Resolution) -> list[int]:
    return sorted(len(story.reports) for story in resolution.stories)


def test_reports_of_one_event_are_one_story_whatever_their_words() -> None:
    resolution = resolved(meeting("a", "then to speak of refugees."), meeting("b", "there, and a treaty was signed."))
    [story] = resolution.stories
    assert "CONSULT Nikolay Patrushev, Ajit Doval 2021-09-08" in story.why
    assert story.label in {"Title a", "Title b"}
    assert (story.since, story.until) == ("2021-09-08", "2021-09-08"), "no page is dated, but the event is"


def test_a_story_runs_from_its_first_page_to_its_last() -> None:
    pages = meeting("a", "then.", "2021-09-09"), meeting("b", "there.", "2021-09-12")
    [story] = resolved(*pages).stories
    assert (story.since, story.until) == ("2021-09-09", "2021-09-12")


def test_an_event_told_as_background_makes_no_story() -> None:
    """The second report comes a year later, the third tells of the meeting at its very end."""
    news = meeting("a", "then.", "2021-09-09")
    assert sizes(resolved(news, meeting("b", "there.", "2022-09-09"))) == [1, 1]
    long = "The harbour was closed for repairs and ships had to wait outside the breakwater for days on end. " * 4
    late = Page(long + "Nikolay Patrushev met Ajit Doval.", "2021-09-10", name="late")
    late.actor("Nikolay Patrushev", ActorKind.PERSON, "RUS")
    late.actor("Ajit Doval", ActorKind.PERSON, "IND")
    late.event("CONSULT", "met", "Nikolay Patrushev", "Ajit Doval")
    assert sizes(resolved(news, late)) == [1, 1]


def test_alike_texts_without_events_are_a_story() -> None:
    others = [Page(f"Ministers spoke of matter {number} in town {number}.", name=f"{number}") for number in range(3)]
    first = Page("The frigate chased pirates from a tanker near Aden, and its crew boarded a skiff.", "2021-09-08")
    second = Page("Near Aden a frigate chased pirates off a tanker; the crew boarded one skiff.", "2021-09-09")
    resolution = resolved(first, second, *others)
    assert "texts are alike" in next(story.why for story in resolution.stories if len(story.reports) == 2)


def test_alike_texts_far_apart_in_time_are_two_stories() -> None:
    text = "The frigate chased pirates from a tanker near Aden, and its crew boarded a skiff."
    others = [Page(f"Ministers spoke of matter {number} in town {number}.", name=f"{number}") for number in range(3)]
    pages = [Page(text, "2021-09-08", name="one"), Page(text + " Again.", "2023-09-08", name="two")]
    assert sizes(resolved(*pages, *others)) == [1] * 5


def test_every_report_is_in_one_story_and_a_lone_one_says_so() -> None:
    resolution = resolved(meeting("a", "then."), Page("The harbour was closed.", name="b"))
    assert sizes(resolution) == [1, 1]
    assert {story.why for story in resolution.stories} == {"the only report"}


def test_a_later_report_leaves_the_id_as_it_is() -> None:
    first, later = meeting("a", "then.", "2021-09-09"), meeting("b", "there.", "2021-09-10")
    assert resolved(first).stories[0].id == resolved(first, later).stories[0].id


@pytest.mark.skipif(not GOLD.exists(), reason="ONRECORD_GOLD names no folder of grouped news")
@pytest.mark.parametrize(("name", "floor"), [("giveme5w1h", 0.97), ("ecbplus", 0.87), ("newswcl50", 0.95)])
def test_grouping_by_text_alone_reaches_its_floor(name: str, floor: float) -> None:
    """B-cubed F: one setting for sets of news stories that differ in kind."""
    rows = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf8").splitlines()]
    counts = counted(f"{row['title'] or ''}\n{row['text']}" for row in rows)
    vocabulary = of_texts(counts)
    pairs = alike([vocabulary.weighed(one) for one in counts], 0.05)
    assert _b_cubed(average_linkage(len(rows), pairs, ALIKE), [row["story"] for row in rows]) >= floor


def _b_cubed(groups: list[list[int]], gold: list[str]) -> float:
    found = {member: set(group) for group in groups for member in group}
    true = {member: {other for other, story in enumerate(gold) if story == gold[member]} for member in found}
    right = [len(found[member] & true[member]) for member in found]
    precision = sum(hits / len(found[member]) for member, hits in zip(found, right, strict=True)) / len(found)
    recall = sum(hits / len(true[member]) for member, hits in zip(found, right, strict=True)) / len(found)
    return 2 * precision * recall / (precision + recall)
