"""Stories in, stories out: the reports that tell of the same events, those of everyone asked for."""

from dataclasses import dataclass

from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record


@dataclass(frozen=True, slots=True)
class StoryLine:
    """Reports that tell of the same events, from the first day of publication to the last; ``why`` they are one."""

    id: str
    label: str
    reports: tuple[str, ...]
    since: str | None
    until: str | None
    why: str
    articles: int


def stories(reader: Reader | Record, only: Filter = ALL) -> tuple[StoryLine, ...]:
    """Return the stories in whose reports everyone asked for is named, most reports first."""
    record = Record.of(reader)
    found = []
    for story in record.reader.stories(None if only == ALL else record.reader.passing(only)):
        articles = sum(len(record.reports[report].articles) for report in story.reports)
        found.append(StoryLine(story.id, story.label, story.reports, story.since, story.until, story.why, articles))
    return tuple(sorted(found, key=lambda one: (-len(one.reports), one.since or "9999", one.id)))
