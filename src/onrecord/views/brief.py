"""A case file in, the brief out: what a reader needs to know first, each sentence with the words it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.brief_happened import happened
from onrecord.views.brief_known import formats_section, pairs, people, sources
from onrecord.views.brief_words import committed, disputed, feared, said
from onrecord.views.names import listed
from onrecord.views.prose import Footnote, Kind, Run, Section, Sentence, Shown, Slots, counted, fill, name
from onrecord.views.record import Record
from onrecord.views.time import period
from onrecord.views.wording import wording

SECTIONS = ("happened", "committed", "disputed", "feared", "said", "formats", "people", "pairs", "sources")
"""The keys of the sections, in reading order."""


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
    return Brief(title(record, only), tuple(one for one in sections(record, only) if one.groups))


def sections(record: Record, only: Filter) -> Iterator[Section]:
    """Yield every section in reading order, as soon as it is made; what happened comes first, and yields to three."""
    for one in _sections(record, only):
        yield replace(one, command=_command(record, only, one.command))


def _sections(record: Record, only: Filter) -> Iterator[Section]:
    shown = Shown()
    others = [compose(record, only, shown) for compose in (committed, disputed, feared)]
    yield happened(record, only, shown)
    yield from others
    yield said(record, only, shown)
    yield from (compose(record, only) for compose in (formats_section, people, pairs, sources))


def _command(record: Record, only: Filter, name: str) -> str:
    """Return the command that shows all that a section is drawn from."""
    about = [f' --about "{actor.name}"' for actor in record.actors(only.about)]
    period_ = [f" --{option} {day}" for option, day in (("since", only.since), ("until", only.until)) if day]
    return f"onrecord {name}{''.join((*about, *period_))}"


def title(record: Record, only: Filter) -> str:
    """Return the title: whom the brief is about, how much it draws on, from when to when."""
    pages, reports, first, last = record.reader.extent(only)
    slots: Slots = {
        "about": listed([name(actor.name) for actor in record.actors(only.about)]),
        "pages": counted("page", pages),
        "reports": counted("report", reports),
        "dates": (Run(Kind.DATE, period(first, last)),) if first and last else (),
    }
    return "".join(run.text for run in fill(wording().title, slots))
