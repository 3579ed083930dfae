"""A parse and a gazetteer in, the proper names of the text out: each a run of tokens and what it may name."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.lexicon.gazetteer import Gazetteer, Known, Spot, fold, opening
from onrecord.model import ActorKind


class Label(StrEnum):
    """What a proper name may name."""

    ACTOR = "actor"  # in the gazetteer: "Russia", "NATO"
    METONYM = "metonym"  # "Moscow", "the Kremlin"
    DEMONYM = "demonym"  # "Russian", "Russians"
    PLACE = "place"
    PERSON = "person"
    VESSEL = "vessel"
    ORGANISATION = "organisation"
    FORMAT = "format"  # "Tashkent Dialogue"
    GROUP = "group"  # "Kurds", "Sunni"


@dataclass(frozen=True, slots=True)
class Hit:
    """A proper name: token indexes (end exclusive), and what it may name.

    ``known`` is an actor of the gazetteer, ``state`` the code of the state it means or belongs to, ``spot`` a known
    place.
    """

    start: int
    end: int
    label: Label
    known: Known | None = None
    state: str | None = None
    spot: Spot | None = None


PARTICLES = frozenset(
    {"al", "el", "ul", "ur", "bin", "ibn", "ben", "van", "von", "der", "de", "da", "di", "du", "-", "'"}
)
_ENTITIES = {
    "PERSON": Label.PERSON,
    "ORG": Label.ORGANISATION,
    "PRODUCT": Label.ORGANISATION,
    "GPE": Label.PLACE,
    "LOC": Label.PLACE,
    "FAC": Label.PLACE,
    "NORP": Label.GROUP,
}
_JOINS = frozenset({"of", "for", "the", "and", "in", "on", "&", "-", "'s", "’s", "de", "al"})
WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "into", "through", "across", "throughout", "toward"}
)


def spot(doc: Doc, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Return the names of ``doc`` in text order; none overlap.

    What the gazetteer knows comes first, then capitals after a title, then what the tagger saw: its labels are often
    wrong on Asian, Arab and Russian names.
    """
    spotter = _Spotter(doc, gazetteer)
    for find in (
        spotter.listed,
        spotter.vessels,
        spotter.formats,
        spotter.titled,
        spotter.given,
        spotter.tagged,
        spotter.shortened,
        spotter.untagged,
    ):
        for hit in find():
            spotter.take(hit)
    return tuple(sorted(spotter.hits, key=lambda hit: hit.start))


class _Spotter:
    """The names found so far, and which tokens they took."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.hits: list[Hit] = []
        self.pieces = [fold(token.text) + token.whitespace_ for token in doc]
        self.taken = [token.is_space for token in doc]

    def words(self, start: int, end: int) -> str:
        """Return the folded words of a run of tokens."""
        return "".join(self.pieces[start:end]).rstrip()

    def take(self, hit: Hit) -> None:
        self.hits.append(hit)
        self.taken[hit.start : hit.end] = [True] * (hit.end - hit.start)

    def listed(self) -> Iterator[Hit]:
        for token in self.doc:
            if self.taken[token.i] or opening(self.pieces[token.i].rstrip()) not in self.gazetteer.openings:
                continue
            for end in range(min(len(self.doc), token.i + self.gazetteer.longest), token.i, -1):
                hit = _known(self.doc, token.i, end, self.words(token.i, end), self.gazetteer)
                if hit is not None and not (self._in_person(hit) or self._longer(hit) or self._in_format(hit)):
                    yield hit
                    break

    def _in_format(self, hit: Hit) -> bool:
        """Tell whether the name is the first word of a format's: "Tashkent" in "Tashkent Dialogue"."""
        place = hit.label in {Label.METONYM, Label.PLACE}
        return place and hit.end < len(self.doc) and ("name", self.doc[hit.end].text) in self.gazetteer.formats

    def _longer(self, hit: Hit) -> bool:
        """Tell whether the words are part of a longer name: "Canada" in "Liberal Party of Canada"."""
        entity = next((found for found in self.doc[hit.start : hit.end].ents), None) or self._around(hit)
        if entity is None or entity.label_ != "ORG" or not self._whole(entity):
            return False
        start, end = self._trim(entity)
        if (start, end) == (hit.start, hit.end) or start > hit.start or end < hit.end:
            return False
        state = hit.label in {Label.DEMONYM, Label.PLACE} or (
            hit.known is not None and hit.known.kind is ActorKind.STATE
        )
        if not state and start == hit.start and self.doc[hit.end].lower_ not in {"of", "for", "in"}:
            return False
        return self._untitled(start, end) and (hit.label is Label.DEMONYM or not (state and start == hit.start))

    def _around(self, hit: Hit) -> TokenSpan | None:
        return next((found for found in self.doc.ents if found.start <= hit.start and hit.end <= found.end), None)

    def _whole(self, entity: TokenSpan) -> bool:
        return all(token.text[0].isupper() or token.text[0].isdigit() or token.lower_ in _JOINS for token in entity)

    def _untitled(self, start: int, end: int) -> bool:
        """Tell whether no title stands in the name or right after it: "Indian Security Adviser Ajit Doval"."""
        return not any(self._title_end(self.doc[index]) for index in range(start, min(end + 1, len(self.doc))))

    def _in_person(self, hit: Hit) -> bool:
        """Tell whether the word ends a person's name: "Jordan" in "Michael Jordan"."""
        if hit.end - hit.start > 1 or hit.label is Label.DEMONYM or not hit.start:
            return False
        word, before = self.doc[hit.start], self.doc[hit.start - 1]
        if word.ent_type_ == "PERSON" and word.ent_iob_ == "I" and before.text.istitle():
            return not self.taken[before.i]
        return before.text in self.gazetteer.genders and word.dep_ != "pobj" and not self.taken[before.i]

    def vessels(self) -> Iterator[Hit]:
        for token in self.doc[:-1]:
            vessel = self.gazetteer.vessels.get(token.text)
            end = token.i + 1
            while (
                end < len(self.doc) and end - token.i < 4 and self.doc[end].text[0].isupper() and self.doc[end].is_alpha
            ):  # noqa: PLR2004 -- "INS Rana Pratap"
                end += 1
            if vessel and end > token.i + 1:
                yield Hit(token.i, end, Label.VESSEL, None, vessel.country)

    def formats(self) -> Iterator[Hit]:
        """Yield the capitalised runs that end in a format's word: "Tashkent Dialogue"."""
        for token in self.doc[1:]:
            if ("name", token.text) not in self.gazetteer.formats or self.taken[token.i]:
                continue
            start = token.i
            while (
                start
                and self.doc[start - 1].text[0].isupper()
                and self.doc[start - 1].pos_ in {"PROPN", "ADJ"}
                and not self.taken[start - 1]
            ):
                start -= 1
            if start < token.i and not self._headline(self.doc[start : token.i + 1]):
                yield Hit(start, token.i + 1, Label.FORMAT)

    def titled(self) -> Iterator[Hit]:
        """Yield the capitalised runs after the words of a post or an honorific, whatever the tagger made of them."""
        for token in self.doc[:-1]:
            end = self._title_end(token)
            if end is None or self.taken[token.i] or end >= len(self.doc):
                continue
            stop = self._run(end)
            first = self.doc[end]
            if stop > end and (token.text[0].isupper() or first.ent_type_ in {"PERSON", "ORG"}) and first.pos_ != "ADJ":
                yield Hit(end, stop, Label.PERSON)

    def _title_end(self, token: Token) -> int | None:
        if opening(self.pieces[token.i].rstrip().lower()) not in self.gazetteer.title_openings:
            return None
        for end in range(min(len(self.doc), token.i + 4), token.i, -1):
            words = self.words(token.i, end).lower()
            title = self.gazetteer.titles.get(words)
            if title is not None and title.part in {"head", "honorific"}:
                return None if words in {"member", "officer", "office", "private", "major", "official"} else end
        return None

    def _run(self, start: int) -> int:
        end = start
        while end < len(self.doc) and not self.taken[end] and self._name_part(self.doc[end], opens=end == start):
            end += 1
        while end > start and not self.doc[end - 1].text[0].isupper():
            end -= 1
        return end

    def _name_part(self, token: Token, *, opens: bool) -> bool:
        if (token.is_sent_start and not opens) or token.ent_type_ in {"DATE", "TIME"}:
            return False
        folded = fold(token.text).lower()
        title = self.gazetteer.titles.get(folded)
        if title is not None:
            return False
        if token.text[0].isupper():
            return token.pos_ in {"PROPN", "NOUN", "X"} and not (opens and folded in self.gazetteer.qualifiers)
        return (
            folded in PARTICLES
            and not opens
            and token.i + 1 < len(self.doc)
            and self.doc[token.i + 1].text[0].isupper()
        )

    def given(self) -> Iterator[Hit]:
        """Yield the capitalised runs that open with a given name and that the tagger has no longer name for."""
        for token in self.doc[:-1]:
            if (
                self.taken[token.i]
                or token.text not in self.gazetteer.genders
                or (token.i and self.doc[token.i - 1].text == "-")
            ):
                continue
            end = self._run(token.i)
            entity = self._around(Hit(token.i, end, Label.PERSON)) if end > token.i + 1 else None
            if (
                end == token.i + 1
                or end > token.i + 4
                or (entity is not None and entity.end > end and entity.label_ == "ORG")
            ):
                continue
            if entity is None or entity.label_ != "PERSON" or entity.end <= end:
                yield Hit(token.i, end, Label.PERSON)

    def tagged(self) -> Iterator[Hit]:
        """Yield the tagger's names, trimmed, with the labels that the rest of the article contradicts put right."""
        surnames = self._surnames()
        for entity in self.doc.ents:
            label = _ENTITIES.get(entity.label_)
            start, end = self._trim(entity)
            if label is None or start >= end or (label is not Label.PERSON and self._titling(start, end)):
                continue
            run = self.doc[start:end]
            if label is not Label.PERSON and (run.text in surnames or fold(run.text) in self.gazetteer.surnames):
                label = Label.PERSON
            if label in {Label.ORGANISATION, Label.PLACE} and self._common(run):
                continue
            if label is Label.PERSON and self._situated(run, surnames):
                label = Label.PLACE
            if label is Label.PERSON and self._headline(run):
                continue
            spot = self.gazetteer.places.get(fold(run.text)) if label is Label.PLACE else None
            yield Hit(start, end, label, None, spot.country if spot else None, spot)

    def _trim(self, entity: TokenSpan) -> tuple[int, int]:
        """Return the last free stretch of the entity, without articles, titles, possessive endings and marks."""
        start, end = entity.start, entity.end
        for index in range(end - 1, start - 1, -1):
            if self.taken[index]:
                start = index + 1
                break
        while start < end and self._leads(self.doc[start], entity.label_):
            start += 1
        while (
            start < end
            and not (self.doc[end - 1].text[-1].isalnum() or self.doc[end - 1].text[-1] == ".")
            or (start < end and self.doc[end - 1].tag_ == "POS")
        ):
            end -= 1
        return start, end

    def _leads(self, token: Token, label: str) -> bool:
        """Tell whether the token at the start of an entity is no part of the name: "the", "Near", "President"."""
        if token.pos_ in {"DET", "PUNCT", "ADP", "SPACE", "PART", "CCONJ"} or token.lower_ in WHERE:
            return token.lower_ not in PARTICLES
        if label == "PERSON":
            title = fold(token.text).lower() in self.gazetteer.titles
            return title or not (token.text[0].isupper() or token.lower_ in PARTICLES)
        return not (token.text[0].isupper() or token.text[0].isdigit() or token.lower_ in PARTICLES)

    def _titling(self, start: int, end: int) -> bool:
        """Tell whether the words are a post's: "Interior" in "Interior Minister"."""
        words = [fold(token.text).lower() for token in self.doc[start:end]]
        if any(word not in self.gazetteer.qualifiers and word not in self.gazetteer.titles for word in words):
            return False
        return words[-1] in self.gazetteer.titles or (
            end < len(self.doc) and self._title_end(self.doc[end]) is not None
        )

    def _common(self, run: TokenSpan) -> bool:
        """Tell whether the words are a common noun in capitals, read as a description: "Foreign Ministry", "Embassy"."""
        words = fold(run.text).lower()
        return words in self.gazetteer.bodies or words in self.gazetteer.roles

    def _surnames(self) -> set[str]:
        return {self.doc[hit.end - 1].text for hit in self.hits if hit.label is Label.PERSON} | {
            entity[-1].text for entity in self.doc.ents if entity.label_ == "PERSON" and not self._headline(entity)
        }

    def _situated(self, run: TokenSpan, surnames: set[str]) -> bool:
        return run[-1].text not in surnames and run.root.dep_ == "pobj" and run.root.head.lower_ in WHERE

    def _headline(self, run: TokenSpan) -> bool:
        """Tell whether the run stands in a line that capitalises every word and is named nowhere else."""
        words = [token for token in run.sent if token.is_alpha and len(token) > 3]  # noqa: PLR2004 -- "of", "and"
        titled = sum(token.text[0].isupper() for token in words)
        stops = any(token.text in {".", "!", "?"} for token in run.sent[-3:])
        if stops or len(words) < 4 or titled < 0.8 * len(words):  # noqa: PLR2004 -- a heading of four long words
            return False
        return len(run) == 1 or not any(
            token.text == run[-1].text for token in self.doc if token.sent.start != run.sent.start
        )

    def shortened(self) -> Iterator[Hit]:
        """Yield bare surnames, ships without their letters and "the South" where the tagger missed them."""
        named = {self.doc[hit.end - 1].text: hit.label for hit in self.hits if hit.label is Label.VESSEL}
        named |= {self.doc[hit.end - 1].text: Label.PERSON for hit in self.hits if hit.label is Label.PERSON}
        named |= dict.fromkeys(self.gazetteer.surnames, Label.PERSON)
        halves = self._halves()
        for token in self.doc:
            if self.taken[token.i] or not token.text[0].isupper() or token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
                continue
            if token.text in named and (token.pos_ == "PROPN" or not token.is_sent_start or token.dep_ == "nsubj"):
                yield Hit(token.i, token.i + 1, named[token.text])
            elif (
                token.text in halves
                and token.i
                and self.doc[token.i - 1].lower_ == "the"
                and token.dep_ not in {"compound", "amod"}
            ):
                yield Hit(token.i, token.i + 1, Label.ACTOR, halves[token.text], halves[token.text].id)

    def untagged(self) -> Iterator[Hit]:
        """Yield what is left: letters that act ("WDR said") and runs of capitals ("the Lighthouse Winmore")."""
        start = 0
        while start < len(self.doc):
            end = start
            while end < len(self.doc) and self._left(self.doc[end], opens=end == start):
                end += 1
            run = self.doc[start:end]
            if end - start > 1 or (
                end > start
                and run[0].is_upper
                and len(run[0]) > 1
                and run[0].dep_ in {"nsubj", "pobj", "poss", "agent"}
            ):
                if not self._headline(run):
                    yield Hit(start, end, Label.ORGANISATION)
            start = max(end, start + 1)

    def _left(self, token: Token, *, opens: bool) -> bool:
        if self.taken[token.i] or token.pos_ != "PROPN" or not token.text[0].isupper() or token.ent_type_:
            return False
        words = fold(token.text).lower()
        common = words in self.gazetteer.roles or words in self.gazetteer.titles or words in self.gazetteer.qualifiers
        return token.is_alpha and not common and (opens or not token.is_sent_start)

    def _halves(self) -> dict[str, Known]:
        """Return the states that the article may call by half a name: "the South" once it said "South Korea"."""
        states = dict.fromkeys(
            hit.known for hit in self.hits if hit.known is not None and hit.known.kind is ActorKind.STATE
        )
        pairs = [(state.name.split()[0], state) for state in states if state.name.startswith(("North ", "South "))]
        halves = [half for half, _ in pairs]
        return {half: state for half, state in pairs if halves.count(half) == 1}


def _known(doc: Doc, start: int, end: int, words: str, gazetteer: Gazetteer) -> Hit | None:
    if known := gazetteer.actors.get(words):
        return Hit(start, end, Label.ACTOR, known, _state(known))
    if known := gazetteer.people.get(words):
        return Hit(start, end, Label.PERSON, known, known.country)
    if actor := gazetteer.metonyms.get(words) or gazetteer.capitals.get(words):
        known = gazetteer.known[actor]
        return Hit(start, end, Label.METONYM, known, known.country, gazetteer.places.get(words))
    if state := gazetteer.adjectives.get(words) or gazetteer.peoples.get(words):
        return Hit(start, end, Label.DEMONYM, gazetteer.known[state], state)
    if end == start + 1 and "-" in words[1:] and (state := _prefix(words, gazetteer)):
        return Hit(start, end, Label.DEMONYM, gazetteer.known[state])
    place = gazetteer.places.get(words)
    if place and (place.area or doc[start].ent_type_ not in {"", "PERSON"} or _after_where(doc[start:end])):
        return Hit(start, end, Label.PLACE, None, place.country, place)
    return None


def _prefix(word: str, gazetteer: Gazetteer) -> str | None:
    """Return the state in one token with what it does: "U.S.-backed"."""
    first, _, last = word.partition("-")
    return gazetteer.adjectives.get(first) if last.islower() else None


def _state(known: Known) -> str | None:
    """Return the state that the words bring in: "Duma" brings Russia, "Taliban" does not bring Afghanistan."""
    return known.country if known.kind in {ActorKind.STATE, ActorKind.BODY} else None


def _after_where(run: TokenSpan) -> bool:
    return run.root.dep_ == "pobj" and run.root.head.lower_ in WHERE
