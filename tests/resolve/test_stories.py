"""Reports in, stories out."""

import json
from os import environ
from pathlib import Path

import pytest

from desk import LEXICON, Page, resolved
from onrecord.measure.clusters import bcubed
from onrecord.measure.program import article
from onrecord.model import ActorKind, Findings, Resolution
from onrecord.read.copies import reports
from onrecord.resolve.resolve import resolve

ELSEWHERE = (
    "Ministers spoke of tariffs on wheat in Geneva, then flew home.",
    "Floods drowned the rice harvest of the delta.",
    "A comet was seen over Chile with a new telescope.",
)
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
    others = [Page(words, name=words[:5]) for words in ELSEWHERE]
    pages = [Page(text, "2021-09-08", name="one"), Page(text + " Again.", "2023-09-08", name="two")]
    assert sizes(resolved(*pages, *others)) == [1] * 5
    pages = [Page(text, "2021-09-08", name="one"), Page(text + " Again.", "2021-11-08", name="two")]
    assert sizes(resolved(*pages, *others)) == [1, 1, 1, 2], "two months can be a page dated when it was crawled"


def test_a_story_says_whom_its_reports_name() -> None:
    first = Page("Captain Lee Morgan left the frigate in Aden.", name="one")
    second = Page("In Aden the frigate was left by Lee Morgan.", name="two")
    for page in (first, second):
        page.actor("Lee Morgan", ActorKind.PERSON, None)
    story = next(
        one for one in resolved(first, second, *(Page(words) for words in ELSEWHERE)).stories if one.reports[1:]
    )
    assert "they name Lee Morgan" in story.why


def test_every_report_is_in_one_story_and_a_lone_one_says_so() -> None:
    resolution = resolved(meeting("a", "then."), Page("The harbour was closed.", name="b"))
    assert sizes(resolution) == [1, 1]
    assert {story.why for story in resolution.stories} == {"the only report"}


def test_a_later_report_leaves_the_id_as_it_is() -> None:
    first, later = meeting("a", "then.", "2021-09-09"), meeting("b", "there.", "2021-09-10")
    assert resolved(first).stories[0].id == resolved(first, later).stories[0].id


@pytest.mark.skipif(not GOLD.exists(), reason="ONRECORD_GOLD names no folder of grouped news")
@pytest.mark.parametrize(("name", "floor"), [("giveme5w1h", 0.95), ("ecbplus", 0.93), ("newswcl50", 0.95)])
def test_grouping_by_text_alone_reaches_its_floor(name: str, floor: float) -> None:
    """B-cubed F: one setting for sets of news stories that differ in kind."""
    rows = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf8").splitlines()]
    read = [article(row["id"], row["text"], title=row["title"], published=row["published"]) for row in rows]
    whole = reports(read)
    found = resolve(read, whole, [Findings(one.id, (), (), (), ()) for one in read], LEXICON).stories
    held = {report.id: report.articles for report in whole}
    ours = {id_: story.id for story in found for report in story.reports for id_ in held[report]}
    assert bcubed("", {row["id"]: row["story"] for row in rows}, ours).value >= floor
