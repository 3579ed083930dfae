"""A reading and the cue words in; who says what, as words, out."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.find.clauses import child
from onrecord.find.content import outside
from onrecord.find.cuewords import attributed
from onrecord.find.quoted import quoted
from onrecord.find.quotes import quotes
from onrecord.find.reading import Reading
from onrecord.find.sayings import Saying
from onrecord.find.sources import subject, together
from onrecord.find.wording import extents, subtree
from onrecord.lexicon.cues import Cues


def sayings(reading: Reading, cues: Cues) -> tuple[Saying, ...]:
    """Return every attribution found by cue words, parse and quotation marks, in the order of their cues."""
    found = [saying for word in reading.doc if (saying := attributed(word, cues)) is not None]
    for step in (_regrouped, _led, _relayed, _trailed, _aside):
        found = step(found, cues)
    found = [
        replace(one, content=extents(reading.doc, outside(one.held, range(one.cue[0], one.cue[1] + 1))))
        for one in found
    ]
    full = quoted(reading.doc.text, found, quotes(reading.doc.text))
    return tuple(sorted((one for one in full if one.content or one.refused), key=lambda one: (one.extent, one.content)))


def _over(saying: Saying, found: Sequence[Saying]) -> Saying | None:
    """Return the attribution whose content holds the cue, the nearest one."""
    holding = [one for one in found if saying.head.i in one.held and one.head.i != saying.head.i]
    return min(holding, key=lambda one: len(one.held), default=None)


def _regrouped(found: Sequence[Saying], _cues: Cues) -> list[Saying]:
    """Give a verb back to the subject it agrees with: "India fears that groups may attack and says they will"."""
    moved: dict[int, Saying] = {}
    cut: dict[int, list[int]] = {}
    for saying in found:
        verb, over = saying.head, _over(saying, found)
        if over is None or verb.dep_ != "conj" or child(verb, "nsubj", "nsubjpass", "mark") is not None:
            continue
        first = verb.head
        if _tense(verb) != _tense(first) and (verb.tag_ == "VBD" or _tense(verb) == _tense(over.head)):
            moved[verb.i] = replace(saying, sources=over.sources)
            cut.setdefault(over.head.i, []).extend(
                [*subtree(verb), *(one.i for one in first.children if one.dep_ == "cc" and one.i > first.i)]
            )
    return [_cut(moved.get(one.head.i, one), cut.get(one.head.i, [])) for one in found]


def _tense(verb: Token) -> tuple[str, str]:
    """Return the tags of a verb's first helper and of itself: "has said" is another tense than "says"."""
    helper = child(verb, "aux", "auxpass")
    return (helper.tag_ if helper is not None else "", verb.tag_)


def _cut(saying: Saying, out: Sequence[int]) -> Saying:
    return replace(saying, held=tuple(outside(saying.held, out))) if out else saying


def _led(found: Sequence[Saying], _cues: Cues) -> list[Saying]:
    """Give a clause that ends its sentence all that stands before it: "With talks stalled, it left, officials said"."""
    led = []
    for saying in found:
        doc, sentence = saying.head.doc, saying.head.sent
        start = saying.clause[0]
        before = [token.i for token in sentence if token.idx < start]
        root = saying.head.dep_ == "ROOT" and saying.speech and saying.sources
        ends = not saying.held or max(saying.held) < saying.cue[0]
        if (
            root
            and ends
            and before
            and doc[before[-1]].text == ","
            and any(doc[i].pos_ in {"VERB", "AUX"} for i in before)
        ):
            saying = replace(saying, held=tuple(before))
        led.append(saying)
    return led


def _relayed(found: Sequence[Saying], cues: Cues) -> list[Saying]:
    """Give who is cited the content of the report that cites: "Reuters reported, citing officials" is two."""
    heads = {one.head.i: one for one in found}
    relayed = []
    for saying in found:
        voice = child(saying.head, "dobj")
        report = next((heads[one.i] for one in saying.head.ancestors if one.i in heads), None)
        speaks = voice is not None and (voice.pos_ == "PROPN" or cues.of("voice", voice.lemma_))
        if (
            "relay" in saying.row.frames
            and saying.head.tag_ == "VBG"
            and voice is not None
            and speaks
            and report is not None
        ):
            held = outside(report.held, subtree(saying.head))
            saying = replace(saying, sources=together(voice), held=tuple(held))
        relayed.append(saying)
    return relayed


def _trailed(found: Sequence[Saying], _cues: Cues) -> list[Saying]:
    """Give "..., adding that" to the speaker of the sentence, and take it out of what was said before."""
    out: dict[int, list[int]] = {}
    trailed = []
    for saying in found:
        over = _over(saying, found)
        verb = saying.head
        after_comma = verb.left_edge.i > 0 and verb.nbor(-1).text in {",", "–", "—", "--"} if verb.i else False
        if (
            over is not None
            and over.speech
            and saying.speech
            and verb.tag_ == "VBG"
            and verb.dep_ == "advcl"
            and after_comma
        ):
            out.setdefault(over.head.i, []).extend(subtree(verb))
            saying = replace(saying, sources=over.sources)
        trailed.append(saying)
    return [_cut(one, out.get(one.head.i, [])) for one in trailed]


def _aside(found: Sequence[Saying], _cues: Cues) -> list[Saying]:
    """Take "officials said" out of every other content that it stands in as an aside."""
    asides = []
    for saying in found:
        region = outside(subtree(saying.head), saying.held)
        before = bool(saying.held) and min(saying.held) < saying.cue[0]
        if saying.row.kind == "preposition" or (saying.speech and before and saying.sources):
            asides.append((saying.head.i, set(region)))
    return [
        _cut(
            one,
            [
                i
                for head, region in asides
                if head != one.head.i and head in one.held and one.head.i not in region
                for i in region
            ],
        )
        for one in found
    ]
