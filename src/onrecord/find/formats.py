"""What an article says in, its formats of talks and who sits in them out: "a trilateral between Moscow and Delhi"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.cast import Maker
from onrecord.find.clauses import child
from onrecord.find.discourse import SUBJECTS, Discourse
from onrecord.find.reading import Form, Naming, Reading
from onrecord.lexicon.gazetteer import FormatWords, fold
from onrecord.model import PRESS, Actor, ActorKind, Tie, TieKind, content_id

_SEATED = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.BODY})
_OPENS = frozenset({"–", "—", "-", ":", "(", "--"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_PAIR = 2  # the fewest that can sit together


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats found: actors the cast lacks, the namings that name them, and who sits in them."""

    actors: tuple[Actor, ...]
    namings: tuple[Naming, ...]
    ties: tuple[Tie, ...]


def formats(reading: Reading, told: Discourse, maker: Maker) -> Formats:
    """Return the formats in text order; members only where the text names them."""
    clerk = _Clerk(reading, told, maker)
    for index in range(len(told.found)):
        clerk.named(index)
    for token in reading.doc:
        if not clerk.described(token):
            clerk.placed(token)
    ties = sorted(clerk.ties.values(), key=lambda tie: (tie.evidence.start, tie.id))
    return Formats(tuple(clerk.actors.values()), tuple(clerk.namings), tuple(ties))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where a format's words are: its first token's index, its last token, its head, and how many sit in it.

    ``named``: it goes by a name, so that the sentence's parties need not be its members; ``end``: further words tell of
    it up to there.
    """

    start: int
    last: Token
    head: Token
    size: int | None
    named: bool = False
    end: int = 0


class _Clerk:
    """Reads the words around a format's for members."""

    def __init__(self, reading: Reading, told: Discourse, maker: Maker) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.told = told
        self.maker = maker
        self.words = maker.gazetteer.formats
        self.actors: dict[str, Actor] = {}
        self.namings: list[Naming] = []
        self.ties: dict[tuple[str, str], Tie] = {}
        self._named = {i for phrase in told.found if phrase.hit for i in range(phrase.hit.start, phrase.hit.end)}

    def described(self, token: Token) -> bool:
        """Read "annual consultations", "a commission on military cooperation", "six-party talks"; tell if it is one."""
        row = self.words.get(("head", token.lower_)) or self.words.get(("event", token.lower_))
        if row is None or token.i in self._named or token.dep_ in _MODIFIERS:
            return False
        start, qualifiers = self._qualifiers(token)
        again = self._again(token)
        size = max((word.size for word in qualifiers if word.size), default=None)
        if not self._forms(row, qualifiers, recurs=again is not None):
            return False
        end = self._topic(token)
        words = fold(self.doc[start:end].text)
        name = "annual " * (again is not None) + (words if self.doc[start].ent_type_ else words[0].lower() + words[1:])
        known_to = again.i + 1 if again is not None else 0
        return self._added(name, _Stretch(start, self.doc[end - 1], token, size, end=known_to), _PAIR)

    def placed(self, token: Token) -> None:
        """Read "the London conference on Syria", "peace talks in Astana", "intra-Syrian talks", by their place."""
        row = self.words.get(("held", token.lower_))
        if row is None or token.i in self._named or token.dep_ in _MODIFIERS:
            return
        start = token.i
        while start > token.left_edge.i and self._locates(self.doc[start - 1]):
            start -= 1
        before, place = self.doc[start : token.i], self._where(token)
        words = {word.lower_ for word in before}
        there = place is not None or any(word.ent_type_ in _PLACES for word in before)
        if "intra" in words or (there and (row.alone or "peace" in words)):
            last = token if place is None else place
            self._added(self.doc[start : last.i + 1].text, _Stretch(start, last, token, None, named=True), 0)

    def _locates(self, word: Token) -> bool:
        return word.ent_type_ in _PLACES or word.text == "-" or ("placing", word.lower_) in self.words

    def _where(self, token: Token) -> Token | None:
        """Return the place that the words right after name: "in Astana", "on Syria"."""
        place = _after(token, "in", "on")
        return place if place is not None and place.ent_type_ in _PLACES else None

    def _added(self, name: str, stretch: _Stretch, least: int) -> bool:
        """Add the format, if so many sit in it."""
        actor = self.maker.new(ActorKind.FORMAT, name)
        if not self._seat(actor, stretch, least):
            return False
        self.actors[actor.id] = actor
        start, end = stretch.start, stretch.last.i + 1
        span = self.reading.of(self.doc[start:end])
        self.namings.append(Naming(span, start, end, stretch.head.i, (actor.id,), Form.DESCRIPTION))
        return True

    def _forms(self, row: FormatWords, qualifiers: list[FormatWords], *, recurs: bool) -> bool:
        if row.part == "event":
            return any(word.recurs or (word.size or 0) > _PAIR for word in qualifiers)
        return row.alone or recurs or any(word.part == "qualifier" for word in qualifiers)

    def _qualifiers(self, token: Token) -> tuple[int, list[FormatWords]]:
        """Return where the format's words begin, and the qualifiers and topics among them."""
        start, found = token.i, []
        while start > token.left_edge.i:
            width, row = next(filter(None, (self._qualifier(start - n, start) for n in (3, 2, 1))), (0, None))
            if row is None:
                break
            start -= width
            found.append(row)
        return start, found

    def _qualifier(self, start: int, end: int) -> tuple[int, FormatWords] | None:
        words = fold(self.doc[max(0, start) : end].text).lower()
        row = self.words.get(("qualifier", words)) or self.words.get(("topic", words))
        return (end - start, row) if row else None

    def _again(self, token: Token) -> Token | None:
        """Return the word that says it is held again and again: "consultations are held annually"."""
        if token.dep_ not in SUBJECTS:
            return None
        return next((child for child in token.head.children if child.lower_ in {"annually", "yearly"}), None)

    def _topic(self, token: Token) -> int:
        """Return where the format's words end, with its topic: "on military cooperation"."""
        topic = _after(token, "on", "for")
        if topic is not None and topic.i - token.i <= 5:  # noqa: PLR2004 -- "on military and technical cooperation"
            return topic.i + 1
        return token.i + 1

    def named(self, index: int) -> None:
        """Read who sits in a format with a name of its own."""
        phrase = self.told.found[index]
        last = self.doc[phrase.end - 1]
        for actor in self.told.meant[index]:
            if self.told.actors[actor].kind is ActorKind.FORMAT and phrase.hit is not None:
                self._seat(
                    self.told.actors[actor],
                    _Stretch(phrase.start, last, self.doc[phrase.head], None, named=True),
                    least=1,
                )

    def _seat(self, actor: Actor, stretch: _Stretch, least: int) -> bool:
        """Add a tie for each member that the text names, if there are at least so many; tell whether there were."""
        phrases = self._members(stretch)
        members = list(dict.fromkeys(member for index in phrases for member in self.told.meant[index]))
        if len(members) < least or (stretch.size is not None and len(members) != stretch.size):
            return False
        named = [self.told.found[index] for index in phrases]
        near = [phrase for phrase in named if self.doc[phrase.head].sent.start == stretch.head.sent.start]
        first = min([stretch.start, *(phrase.start for phrase in near)])
        end = max([stretch.end, stretch.last.i + 1, *(phrase.end for phrase in near)])
        evidence = self.reading.of(self.doc[first:end])
        for member in members:
            tie = content_id("tie", member, TieKind.MEMBER, actor.id)
            self.ties.setdefault((member, actor.id), Tie(tie, TieKind.MEMBER, member, actor.id, None, evidence))
        return True

    def _members(self, stretch: _Stretch) -> list[int]:
        """Return the phrases that name members: listed after it, linked to it, or else the sentence's parties."""
        head, last = stretch.head, stretch.last
        found = self._listed(last) or self._linked(head, last)
        if stretch.named:
            return found or self._hosts(head)
        found = [index for index in self._between(head.left_edge.i, stretch.start) if self._seated(index)] + found
        return found if self._enough(found, stretch.size) else self._parties(head, stretch.size)

    def _enough(self, found: list[int], size: int | None) -> bool:
        members = {member for index in found for member in self.told.meant[index]}
        return len(members) >= _PAIR and (size is None or len(members) == size)

    def _between(self, start: int, end: int) -> Iterator[int]:
        for index, phrase in enumerate(self.told.found):
            if start <= phrase.head < end:
                yield index

    def _seated(self, index: int) -> bool:
        """Tell whether the phrase means actors who can sit in a format; a newspaper cannot."""
        actors = [self.told.actors[actor] for actor in self.told.meant[index]]
        fit = all(actor.kind in _SEATED and actor.sector != PRESS for actor in actors)
        return bool(actors) and fit and not self.told.place(index)

    def _listed(self, last: Token) -> list[int]:
        """Read "Troika–Russia, the US, China–": the names right after a dash, a colon or a bracket."""
        index = last.i + 1
        if index >= len(self.doc) or self.doc[index].text not in _OPENS:
            return []
        close = next(
            (
                token.i
                for token in self.doc[index + 1 : index + 24]
                if token.text in {"–", "—", ")", ".", "--"} or token.is_space
            ),
            index,
        )
        return [number for number in self._between(index + 1, close) if self._seated(number)]

    def _linked(self, head: Token, last: Token) -> list[int]:
        """Read "between Moscow, New Delhi and Tehran", "engaging Pakistan"."""
        after = [self.doc[last.i + 1]] if last.i + 1 < len(self.doc) else []
        children = [child for token in (last, head) for child in token.rights if child.dep_ in {"prep", "acl", "pcomp"}]
        for link in dict.fromkeys((*after, *children)):
            if link.lower_ in self.maker.gazetteer.words["links"]:
                listed = [
                    number for number in self._between(link.i + 1, link.right_edge.i + 1) if self._listing(number, link)
                ]
                if link.lower_ != "of" or len(listed) >= _PAIR:
                    return listed
        return []

    def _listing(self, index: int, link: Token) -> bool:
        return self._seated(index) and self._near(index, link)

    def _near(self, index: int, link: Token) -> bool:
        token = self.told.root(index)
        while token.dep_ == "conj":
            token = token.head
        return bool(token.head == link)

    def _hosts(self, head: Token) -> list[int]:
        """Read "Russia has been holding the Moscow Format", "the Troika consists of Russia and China"."""
        verb, words = head.head, self.maker.gazetteer.words
        if head.dep_ == "dobj" and verb.lemma_ in words["hosts"]:
            subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
            return [index for token in subjects for index in self._joined_at(token)]
        if head.dep_ in SUBJECTS and verb.lemma_ in words["seats"]:
            objects = [token for token in verb.subtree if token.dep_ in {"dobj", "pobj"} and token.i > verb.i]
            return [index for token in objects[:1] for index in self._joined_at(token)]
        return []

    def _joined_at(self, token: Token) -> list[int]:
        numbers = (self.told.at.get(other.i) for other in (token, *token.conjuncts))
        return [number for number in numbers if number is not None and self._seated(number)]

    def _parties(self, head: Token, size: int | None) -> list[int]:
        """Return the names joined as parties in the sentence, before the format or after it, or in the one before."""
        sentence = head.sent
        before = self.doc[sentence.start - 1].sent if sentence.start else sentence
        spans = ((sentence.start, head.i), (head.i, sentence.end), (before.start, before.end))
        for start, end in spans:
            for index in reversed(list(self._between(start, end))):
                group = self._joined(index)
                if self._enough(group, size):
                    return group
        return []

    def _joined(self, index: int) -> list[int]:
        root = self.told.root(index)
        heads = sorted({root.i, *(token.i for token in root.conjuncts)})
        return [
            self.told.at[i]
            for i in heads
            if i in self.told.at
            and self._seated(self.told.at[i])
            and self.told.found[self.told.at[i]].form is not Form.DEMONYM
        ]


def _after(token: Token, *links: str) -> Token | None:
    """Return the noun that one of these prepositions right after the word leads to."""
    link = next((one for one in token.rights if one.dep_ == "prep" and one.i == token.i + 1), None)
    return child(link, "pobj") if link is not None and link.lower_ in links else None
