"""A case file in, the brief out: what a reader needs to know first, each sentence with the words it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.brief_happened import happened
from onrecord.views.brief_known import formats_section, pairs, people, sources
from onrecord.views.brief_words import committed, disputed, feared, said
from onrecord.views.names import listed
from onrecord.views.prose import Footnote, Kind, Run, Runs, Section, Sentence, Shown, Slots, counted, fill, name
from onrecord.views.record import Record
from onrecord.views.time import period
from onrecord.views.wording import wording

_ORDER = (
    happened,
    committed,
    disputed,
    feared,
    said,
)  # of reading; what happened yields to the others


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: its title, and sections of groups of sentences; footnotes are numbered in reading order, from 1."""

    title: str
    sections: tuple[Section, ...]

    @property
    def notes(self) -> dict[Footnote, int]:
        """The footnotes and their numbers."""
        every = (note for sentence in self.sentences() for note in sentence.notes)
        return {note: number for number, note in enumerate(dict.fromkeys(every), start=1)}

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences in reading order."""
        for section in self.sections:
            for group in section.groups:
                yield from group.sentences


def brief(reader: Reader | Record, only: Filter = ALL) -> Brief:
    """Return the brief of what passes the filter; sections with nothing to tell are left out."""
    record = Record.of(reader)
    shown = Shown()
    told = {compose: compose(record, only, shown) for compose in (committed, disputed, feared, happened, said)}
    known = (formats_section, people, pairs, sources)
    sections = (*(told[compose] for compose in _ORDER), *(compose(record, only) for compose in known))
    told_of = (replace(one, command=_command(record, only, one.command)) for one in sections if one.groups)
    return Brief(_title(record, only), tuple(told_of))


def _command(record: Record, only: Filter, name: str) -> str:
    """Return the command that shows all that a section is drawn from."""
    about = [f' --about "{actor.name}"' for actor in record.actors(only.about)]
    period_ = [f" --{option} {day}" for option, day in (("since", only.since), ("until", only.until)) if day]
    return f"onrecord {name}{''.join((*about, *period_))}"


def _title(record: Record, only: Filter) -> str:
    articles = record.naming(only)
    reports = {record.report_of.get(article, article) for article in articles}
    slots: Slots = {
        "about": listed([name(actor.name) for actor in record.actors(only.about)]),
        "pages": counted("page", len({record.imprints[article].page for article in articles})),
        "reports": counted("report", len(reports)),
        "dates": _dates(record, articles),
    }
    return "".join(run.text for run in fill(wording().title, slots))


def _dates(record: Record, articles: Sequence[str]) -> Runs:
    days = record.days(articles)
    return (Run(Kind.DATE, period(days[0], days[-1])),) if days else ()
