"""A word of danger in; the heads of what it calls a danger, and of what that endangers, out."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.clauses import agent, child, passive, verbal
from onrecord.find.sources import antecedent, subject, together
from onrecord.lexicon.cues import Cues

_OF = {"of", "from", "by", "about", "over", "at", "with"}
_FROM = {"from", "against"}
_TO = {"to", "against", "for", "in"}
_NOUNS = {"NOUN", "PROPN"}
_AMONG = {"in", "among", "within"}
_CALLING = {"call", "consider", "brand", "deem"}
_WITHIN = {"compound", "nmod", "amod"}


@dataclass(frozen=True, slots=True)
class Peril:
    """The head of the danger's words, of whom they name ("Iran" of "the threat from Iran"), of what is endangered.

    ``holder`` is the head of whom it worries, where a word of worry tells: "Kabul is worried about".
    """

    danger: Token
    names: Token
    endangered: tuple[Token, ...] = ()
    holder: Token | None = None


@dataclass(frozen=True, slots=True)
class Perils:
    """Reads words of danger (see the head of ``dangers.yaml``).

    ``acts`` tells whether a phrase names an actor: armies threaten towns in another way than floods do. ``accusing``:
    the words are an accusation, where "dangerous drills" are told as a danger.
    """

    cues: Cues
    acts: Callable[[Token], bool]
    accusing: bool = False

    def of(self, word: Token) -> Iterator[Peril]:
        """Yield what a word of danger says: "X poses a threat to Y", "the threat of X", "X undermines Y"."""
        kind = self.kind(word)
        if kind is None or denied(word):
            return
        read = self._readers(word).get(kind)
        if read is not None:
            yield from read(word)

    def kind(self, word: Token) -> str | None:
        """Return the kind of a word of danger."""
        return self.cues.danger(word.lower_) or self.cues.danger(word.lemma_)

    def _readers(self, word: Token) -> dict[str, Callable[[Token], Iterator[Peril]]]:
        """Return what reads each kind of word of danger, by the word's part of speech."""
        always: dict[str, Callable[[Token], Iterator[Peril]]] = {
            "worried": self._worried,
            "grave": self._judged,
            "obstacle": self._judged,
        }
        if verbal(word):
            harming = {"harm": self._harm, "guard": self._guard, "counter": self._counter, "stir": self._stir}
            return {"threat": self._fears, "worry": self._fears, **harming, **always}
        if word.pos_ in _NOUNS:
            return {"threat": self._threat, "worry": self._worry, "evil": self._against, **always}
        return always

    def _threat(self, noun: Token) -> Iterator[Peril]:
        """Read "poses a threat", "the threat of", "the threat they pose", "the risk that", "the Iranian threat"."""
        top = _listed(noun)
        if noun.dep_ in _WITHIN or any(_meant(one) for one in noun.children if one.dep_ in {"acl", "xcomp"}):
            return  # "a threat to strike"
        posed = self.kind(top.head) == "pose" and top.dep_ in {"attr", "dobj", "oprd"}
        if posed and denied(top.head):
            return
        hurt = all_after(noun, _TO) or (all_after(top.head, _TO) if posed else ())
        danger = _told(noun) or _equal(top) or (subject(top.head) if posed else None) or _called_so(top)
        if danger is not None:
            yield from _peril(danger, hurt)
        elif (source := self._source(noun)) is not None:
            yield Peril(noun, source, hurt)
        elif any(one.dep_ not in {"det", "punct", "prep"} for one in noun.children):
            yield Peril(top, next((one for one in noun.children if self.acts(one)), noun), hurt)

    def _source(self, noun: Token) -> Token | None:
        """Return who or what a threat comes from: "from Iran", "posed by Iran", "that Iran poses"."""
        clauses = [one for one in noun.children if one.dep_ in {"acl", "relcl"}]
        by = (agent(one) for one in clauses)
        posing = (child(one, "nsubj") for one in clauses if self.kind(one) == "pose")
        rising = (after(one, {"of", "from"}) for one in clauses)  # "the dangers that come out of the war"
        found = (after(noun, _OF), *by, *posing, *rising)
        return next((one for one in found if one is not None and antecedent(one) is None), None)

    def _worry(self, noun: Token) -> Iterator[Peril]:
        """Read "concerns about", "raises fears", "the main concern is"."""
        top = _listed(noun)
        stirring = self.kind(top.head) == "stir" and top.dep_ == "dobj"
        danger = _told(noun) or _equal(top) or (subject(top.head) if stirring else None) or after(noun, _OF)
        having = top.dep_ == "dobj" and not stirring
        holder = self.worried(noun) or child(noun, "poss") or (_who(top.head) if having else None)
        if (judged := _of_concern(noun)) is not None:
            danger, holder = danger or judged[0], holder or judged[1]
        if danger is not None and noun.dep_ not in _WITHIN and not denied(top.head):
            yield from _peril(danger, holder=holder)

    def worried(self, noun: Token) -> Token | None:
        """Return where or among whom somebody worries: "fears in Seoul", "raised concern among officials"."""
        over = noun.head if noun.dep_ == "dobj" else noun
        found = (after(one, _AMONG) for one in (noun, over))
        return next((one for one in found if one is not None and self.acts(one)), None)

    def _fears(self, verb: Token) -> Iterator[Peril]:
        """Read "they worry about drills", "it risks losing them"."""
        feared = child(verb, "dobj", "ccomp", "xcomp") or after(verb, _OF)
        about = verb.lemma_ == "concern"  # "matters concerning the border"
        if feared is not None and not about and (verb.lemma_ != "risk" or verbal(feared)):
            yield from _peril(feared, holder=_who(verb) if self.kind(verb) == "worry" else None)

    def _worried(self, word: Token) -> Iterator[Peril]:
        """Read "concerned about drills", "alarmed by them"."""
        feared = agent(word) or after(word, _OF) or child(word, "ccomp")
        if feared is not None and not denied(word.head):
            yield from _peril(feared, holder=_who(word.head if verbal(word.head) else word))

    def _harm(self, verb: Token) -> Iterator[Peril]:
        """Read "the drills undermine peace", "they are threatened with death"."""
        hurt = child(verb, "dobj", "nsubjpass")
        if hurt is None or _meant(verb) or (verb.dep_ == "ccomp" and denied(verb.head)):
            return
        doing = agent(verb) or after(verb, {"with"}) if passive(verb) else subject(verb) or child(verb, "csubj")
        if doing is None and verb.dep_ in {"acl", "relcl"}:
            doing = verb.head
        if doing is not None and not (verb.lemma_ == "threaten" and self.acts(doing)):
            yield from _peril(doing, together(hurt))

    def _guard(self, verb: Token) -> Iterator[Peril]:
        """Read "protect them from piracy"."""
        kept = child(verb, "dobj")
        danger = after(verb, _FROM) or (after(kept, _FROM) if kept is not None else None)
        if danger is not None:
            yield from _peril(danger, together(kept) if kept is not None else ())

    def _counter(self, verb: Token) -> Iterator[Peril]:
        """Read "combat terrorism"; what else is combated, not everybody fears."""
        thing = child(verb, "dobj") or after(verb, {"against", "with"})
        if thing is not None and self.kind(thing) == "evil":
            yield from _peril(thing)

    def _against(self, noun: Token) -> Iterator[Peril]:
        """Read "the fight against terrorism"."""
        if noun.dep_ == "pobj" and noun.head.lower_ == "against":
            yield from _peril(noun)

    def _stir(self, verb: Token) -> Iterator[Peril]:
        """Read "it would lead to a war", "it causes regional instability"."""
        thing, doing = child(verb, "dobj") or after(verb, {"to", "in"}), subject(verb) or child(verb, "csubj")
        if thing is None or doing is None:
            return
        if any(self.kind(word) in {"evil", "ill"} for word in (thing, *thing.children)):
            yield from _peril(doing, all_after(thing, _TO))

    def _judged(self, word: Token) -> Iterator[Peril]:
        """Read "the drills are dangerous", "views them as a provocation"; in an accusation also "dangerous drills"."""
        danger = _called_so(word)
        if danger is None and word.dep_ in {"attr", "acomp"}:
            danger = subject(word.head) or child(word.head, "ccomp", "csubj", "xcomp")
        if danger is None and self.accusing and word.dep_ == "amod":
            danger = word.head
        unsaid = denied(word.head) or (word.head.dep_ in {"xcomp", "ccomp"} and denied(word.head.head))
        if danger is not None and danger.i != word.i and not unsaid:
            yield from _peril(danger, all_after(word, _TO))


def denied(word: Token) -> bool:
    """Tell whether a word stands in a "not", a "no" or a "no longer", but not in "not only"."""
    return any(
        (one.dep_ == "neg" and one.nbor().lower_ not in {"only", "just"})
        or (one.dep_ == "det" and one.lower_ == "no")
        or (one.lower_ == "longer" and one.i > 0 and one.nbor(-1).lower_ == "no")
        for one in word.children
    )


def all_after(word: Token, prepositions: Collection[str]) -> tuple[Token, ...]:
    """Return every object of these prepositions on a word: "to Central Asia, to India and China"."""
    first = after(word, prepositions)
    if first is None:
        return ()
    further = (child(one, "pobj") for one in first.head.conjuncts if one.pos_ == "ADP")
    listed = (child(one, "pobj") if one.pos_ == "ADP" else one for one in together(first))
    return tuple(one for one in (*listed, *further) if one is not None)


def after(word: Token, prepositions: Collection[str]) -> Token | None:
    """Return the object of the first of these prepositions on a word, also of one that hangs on another."""
    for one in word.children:
        if one.dep_ == "prep" and one.i > word.i:
            if one.lower_ in prepositions and (noun := child(one, "pobj", "pcomp")) is not None:
                return noun
            if (further := after(one, prepositions)) is not None:
                return further
    return None


def _peril(danger: Token, endangered: tuple[Token, ...] = (), holder: Token | None = None) -> Iterator[Peril]:
    danger = antecedent(danger) or danger
    yield Peril(danger, danger, endangered, holder)


def _who(verb: Token) -> Token | None:
    """Return the subject, a noun for "who"."""
    found = subject(verb)
    return found and (antecedent(found) or found)


def _listed(noun: Token) -> Token:
    """Return the first of the nouns that one is joined to: "power" for "threat" in "its power and threat"."""
    while noun.dep_ == "conj" and noun.head.pos_ in _NOUNS:
        if child(noun, "det", "poss") is not None and noun.head.dep_ != "attr":
            break
        noun = noun.head
    return noun


def _told(noun: Token) -> Token | None:
    """Return the verb of "the risk that it fails"."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if following.lower_ != "that" or following.tag_ != "IN":
        return None
    return next((one for one in noun.subtree if verbal(one) and child(one, "mark") is not None), None)


def _equal(noun: Token) -> Token | None:
    """Return what a danger is said to be: "the main threat is piracy", "concerns include piracy"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ not in {"be", "include"} or denied(noun.head):
        return None
    return child(noun.head, "attr", "dobj", "ccomp")


def _of_concern(noun: Token) -> tuple[Token, Token | None] | None:
    """Return what is said to be "of concern", or "a matter of concern", and to whom, if that is said."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    over = over.head if over.dep_ == "attr" else over
    danger = subject(over) if over.lemma_ in {"be", "remain", "become"} and over.i != noun.i else None
    return None if danger is None else (danger, after(noun, {"to", "for"}) or after(over, {"to", "for"}))


def _called_so(word: Token) -> Token | None:
    """Return what is called so: "views the drills as a provocation", "calls them dangerous"."""
    verb = word.head
    if word.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
        return child(verb, "nsubjpass", "dobj") if verbal(verb) else verb
    if word.dep_ in {"ccomp", "xcomp"}:
        return child(word, "nsubj")
    if word.dep_ == "oprd" or (word.dep_ in {"acomp", "attr"} and verb.lemma_ in _CALLING):
        return child(verb, "nsubjpass", "dobj")
    if word.dep_ == "dobj" and verb.lemma_ in _CALLING and verb.dep_ == "relcl":
        return verb.head
    quoted = word.dep_ == "amod" and word.i > verb.i and word.nbor(-1).is_quote  # 'called the pass "unsafe"'
    return verb if quoted else None


def _meant(verb: Token) -> bool:
    """Whether an infinitive tells what is tried, allowed or aimed at: "trying to undermine the deal"."""
    return verb.tag_ == "VB" and any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.children)
