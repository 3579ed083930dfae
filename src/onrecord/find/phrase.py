"""The words that may mean actors in one place, as the readers of names pass them on."""

from dataclasses import dataclass

from onrecord.find.hits import Hit
from onrecord.find.reading import Form
from onrecord.lexicon.gazetteer import BodyKind, RoleWords

STOPS = frozenset({",", ";", ":", "(", ")", "“", "”", '"', "—", "–", "--", "…", "''", "``"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that may mean actors; token indexes, end exclusive.

    ``name`` is its words without article; ``hit`` its proper name, if it has one; ``noun``, ``role`` and ``body`` the
    noun, its row and the kind of body that describe an actor; ``states`` the codes of the states it is of ("Indian
    official"); ``inside`` the other names in it; ``count`` the number said ("the two sides"); ``pronoun`` the set of
    words a pronoun is in; ``modifies``: it stands before another noun ("Sunni militants"); ``where``: it says where
    ("in Kabul").
    """

    start: int
    end: int
    head: int
    form: Form
    name: str
    hit: Hit | None = None
    noun: str = ""
    role: RoleWords | None = None
    body: BodyKind | None = None
    states: tuple[str, ...] = ()
    inside: tuple[Hit, ...] = ()
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    count: int | None = None
    pronoun: str | None = None
    modifies: bool = False
    where: bool = False


NUMBERS = {"two": 2, "both": 2, "either": 2, "neither": 2, "three": 3, "four": 4, "five": 5}
