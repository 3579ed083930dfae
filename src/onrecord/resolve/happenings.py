"""Tellings in, what they say together out: the parties, time and place of one happening."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.model import Mention, Place, Status, When
from onrecord.resolve.days import Days, Told, days, settled
from onrecord.resolve.parties import Company
from onrecord.resolve.tellings import Telling


@dataclass(frozen=True)
class Happening:
    """Tellings of one happening, in the order they were joined; what they say together is computed once."""

    tellings: tuple[Telling, ...]
    cast: Company

    def joined(self, other: "Happening") -> "Happening":
        """Return the happening that both tell of."""
        return Happening(self.tellings + other.tellings, self.cast)

    @property
    def type(self) -> str:
        """Return the type, which all tellings share."""
        return self.tellings[0].mention.type

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, copies included."""
        return tuple(mention for telling in self.tellings for mention in telling.mentions)

    @cached_property
    def modes(self) -> frozenset[str]:
        """The modes that are told."""
        return frozenset(telling.mention.mode for telling in self.tellings if telling.mention.mode)

    @cached_property
    def statuses(self) -> frozenset[Status]:
        """The statuses that are told."""
        return frozenset(telling.mention.status for telling in self.tellings)

    @cached_property
    def reports(self) -> frozenset[str]:
        """The reports that tell of it."""
        return frozenset(telling.report for telling in self.tellings)

    @cached_property
    def actors(self) -> frozenset[str]:
        """On whose behalf it is done."""
        return frozenset().union(*(telling.actors for telling in self.tellings))

    @cached_property
    def recipients(self) -> frozenset[str]:
        """On whose behalf it is borne."""
        return frozenset().union(*(telling.recipients for telling in self.tellings))

    @cached_property
    def everyone(self) -> frozenset[str]:
        """All on whose behalf somebody takes part."""
        return self.actors | self.recipients

    @cached_property
    def named(self) -> frozenset[str]:
        """The persons and bodies that take part."""
        return frozenset().union(*(telling.named for telling in self.tellings))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of the triggers' words."""
        return frozenset().union(*(telling.stems for telling in self.tellings))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places told, each name once."""
        found = {mention.place.name: mention.place for mention in self.mentions if mention.place}
        return tuple(found.values())

    @cached_property
    def told(self) -> Told | None:
        """The time that stands for all tellings."""
        return settled([told for telling in self.tellings for told in telling.times])

    @property
    def when(self) -> When | None:
        """The time that stands, without who told it."""
        return self.told.when if self.told else None

    @cached_property
    def days(self) -> Days | None:
        """The days of the time that stands, if it has a value."""
        return days(self.when.value if self.when else None)

    @cached_property
    def open_times(self) -> tuple[When, ...]:
        """The times told whose words leave the day open."""
        return tuple(t.when for telling in self.tellings for t in telling.times if not days(t.when.value))

    @cached_property
    def published(self) -> tuple[date, ...]:
        """The days its reports were published, sorted, where known."""
        return tuple(sorted({telling.published for telling in self.tellings if telling.published}))
