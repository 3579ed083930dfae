"""An attribution and its act in; whom it is put to, what would be done, by whom and on which condition, out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.acts import content_words, main
from onrecord.find.clauses import agent, child, passive
from onrecord.find.content import infinitive, outside
from onrecord.find.reading import Reading
from onrecord.find.sayings import Saying
from onrecord.find.sources import subject, together
from onrecord.find.wording import around, subtree, trimmed
from onrecord.lexicon.cues import Cues
from onrecord.model import Act, Part, Party, Role

_UNDERTAKING = {Act.PROMISE, Act.DEMAND, Act.THREATEN, Act.PROPOSE}
_TOLD = {Act.ACCUSE, Act.DEMAND, Act.THREATEN, Act.PROMISE, Act.PROPOSE}
_FUTURE = {"will", "'ll", "’ll", "shall", "would"}
_BESIDE = {"after", "although", "though", "while", "as", "because", "since"}
_EMPTY = {"need", "have", "be"}  # "needs to", "has to", "is to"
_FULL = {"dobj", "attr", "acomp", "xcomp", "ccomp", "prep"}
_OUT = {"nsubj", "nsubjpass", "csubj", "aux", "auxpass", "cc", "conj", "mark", "punct", "expl"}


@dataclass(frozen=True, slots=True)
class Terms:
    """Reads the terms of the statements of one article; ``parties`` tells who is meant by a noun phrase's head."""

    reading: Reading
    parties: Callable[[Token], tuple[Party, ...]]
    cues: Cues

    def of(self, saying: Saying, act: Act) -> Iterator[Part]:
        """Yield ADDRESSEE; and for a promise, demand, threat or proposal WHAT, BOUND and CONDITION."""
        if act in _TOLD:
            for head in self._told(saying):
                yield from self.named(Role.ADDRESSEE, head)
        foretold = act is Act.EXPECT and saying.row.opens
        if act not in _UNDERTAKING and not foretold:
            return
        deed = self._deed(saying)
        if deed is None or (foretold and not self._announced(deed)):
            return
        for bound in self._bound(deed, saying, act):
            yield from self.named(Role.BOUND, bound)
        deeds = together(deed) if any(one.dep_ in _FULL for one in deed.rights) else (deed,)
        for verb in [one for one in deeds if one.i in saying.held or one.i == deed.i]:
            yield from self._what(verb, saying, act, whole=len(deeds) == 1)
        yield from self._conditions(saying, deed)

    def _announced(self, deed: Token) -> bool:
        """Tell whether somebody named is said to be going to do it: "said the coalition will help"."""
        helpers = {one.lower_ for one in deed.children if one.dep_ in {"aux", "auxpass"}}
        who = child(deed, "nsubj", "nsubjpass")
        going = bool(helpers & _FUTURE) and "have" not in helpers and child(deed, "neg") is None
        return going and who is not None and who.lower_ != "it" and bool(self.parties(who))

    def named(self, role: Role, head: Token) -> Iterator[Part]:
        """Yield a part for each actor that a phrase names, in its whole words."""
        for party in self.parties(head):
            yield Part(role, party.span, party.actor)

    def _told(self, saying: Saying) -> Iterator[Token]:
        """Yield whom it is put to: "accused Iran of", "warned them that", "blamed it on Iran", "a pledge to Kabul"."""
        row, head = saying.row, saying.head
        to = next((one for one in head.children if one.lower_ in {"to", "on"} and one.dep_ in {"prep", "dative"}), None)
        if any(frame == "whom on" for frame in row.frames) and to is not None:
            told = child(to, "pobj")
        elif row.whom or any(frame.startswith("whom") for frame in row.frames) or row.act is Act.THREATEN:
            told = child(head, "nsubjpass") if passive(head) else child(head, "dobj", "dative")
        else:
            told = child(to, "pobj") if to is not None and to.lower_ == "to" and "to" not in row.frames else None
        if told is not None and not self._press(told):
            yield told

    def _press(self, told: Token) -> bool:
        return any(self.cues.of("press", word.lemma_) for word in told.subtree)

    def _deed(self, saying: Saying) -> Token | None:
        """Return the word of what is to be done: an infinitive, the main verb of a clause, or an object."""
        named, thing = infinitive(saying.head), child(saying.head, "dobj")
        if thing is not None and thing.i in saying.held and not any(self.parties(thing)):
            return thing  # "proposed a conference to raise money"
        if named is not None and named.i in saying.held:
            return named
        words = content_words(self.reading.doc, saying.content)
        verb = main(words)
        if verb is not None:
            return _intended(verb, self.cues)
        inside = {word.i for word in words}
        return next((word for word in words if word.head.i not in inside), None)

    def _bound(self, deed: Token, saying: Saying, act: Act) -> Iterator[Token]:
        """Yield who would have to do it: "the Taliban must", "urged Iran to", "called on them to"."""
        if deed.pos_ not in {"VERB", "AUX"}:
            return
        inside = deed.head.i != saying.head.i or child(deed, "nsubj", "nsubjpass") is not None
        who = subject(deed) if inside else None
        if who is None and act is Act.DEMAND:
            called = next((one for one in saying.head.children if one.dep_ == "prep" and one.i < deed.i), None)
            who = child(saying.head, "dobj") or (child(called, "pobj") if called is not None else None)
        if passive(deed) and (by := agent(deed)) is not None:
            who = by if inside or act is Act.DEMAND else None  # "agreed to be questioned by the police"
        elif passive(deed) and act is not Act.DEMAND:
            return  # "they will be shot": by whoever says so
        if who is not None and who.i not in {source.i for source in saying.sources}:
            yield who

    def _what(self, deed: Token, saying: Saying, act: Act, *, whole: bool) -> Iterator[Part]:
        """Yield the words of what is to be done, without who does it and on which condition, but with its "not".

        What is promised in the passive keeps its subject: "the crew will be freed".
        """
        denied, undergoing = child(deed, "neg"), child(deed, "nsubjpass")
        after = _OUT - {"cc", "conj"} if whole else _OUT
        if act is not Act.DEMAND and undergoing is not None and undergoing.i in saying.held:
            after = after - {"nsubjpass", "aux", "auxpass"}
        dropped = (one for one in deed.children if one.dep_ in after or self._conditional(one) or _beside(one))
        out = [i for one in dropped for i in subtree(one) if denied is None or i < denied.i or i > deed.i]
        first, last = around(outside(subtree(deed), out if deed.pos_ in {"VERB", "AUX"} else []), deed.i)
        extent = trimmed(self.reading.doc, first, last)
        if extent is not None:
            yield Part(Role.WHAT, self.reading.span(*extent))

    def _conditions(self, saying: Saying, deed: Token) -> Iterator[Part]:
        """Yield "if terrorism spills over", "in exchange for a ceasefire"."""
        for clause in (*deed.children, *(deed.head.children if deed.head.i in saying.held else ())):
            if self._conditional(clause):
                extent = trimmed(self.reading.doc, clause.left_edge.i, clause.right_edge.i)
                if extent is not None:
                    yield Part(Role.CONDITION, self.reading.span(*extent))

    def _conditional(self, clause: Token) -> bool:
        if clause.dep_ == "prep":
            noun = child(clause, "pobj")
            return clause.lower_ == "in" and noun is not None and bool(self.cues.of("condition", noun.lemma_))
        if clause.dep_ not in {"advcl", "prep"}:
            return False
        mark = child(clause, "mark", "advmod")
        begun = mark is not None and bool(self.cues.of("condition", mark.lower_))
        return begun or bool(self.cues.of("condition", clause.lower_)) or _as_long_as(clause)


def _beside(clause: Token) -> bool:
    """Tell whether a clause only tells of the circumstances: "despite the protests", "after the rebels left"."""
    if clause.dep_ == "prep":
        return bool(clause.lower_ == "despite")
    mark = child(clause, "mark")
    return clause.dep_ == "advcl" and mark is not None and mark.lower_ in _BESIDE


def _as_long_as(clause: Token) -> bool:
    return [word.lower_ for word in clause.subtree][:3] == ["as", "long", "as"]


def _intended(verb: Token, cues: Cues) -> Token:
    """Return "build" of "he plans to build", where the content's own verb is a cue."""
    inner = infinitive(verb)
    named = any("infinitive" in row.frames for row in cues.of("verb", verb.lemma_)) or verb.lemma_ in _EMPTY
    return inner if named and inner is not None else verb
