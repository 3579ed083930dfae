"""A reading and the cue words in; who says what, as words, out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.find.clauses import child
from onrecord.find.content import outside
from onrecord.find.cuewords import attributed
from onrecord.find.quoted import quoted
from onrecord.find.quotes import quotes
from onrecord.find.reading import Reading
from onrecord.find.sayings import Saying
from onrecord.find.sources import together
from onrecord.find.wording import extents, subtree
from onrecord.lexicon.cues import Cues

_VERBS = {"VERB", "AUX"}
_OFF = {",", "–", "—", "--"}


def sayings(reading: Reading, cues: Cues) -> tuple[Saying, ...]:
    """Return every attribution found by cue words, parse and quotation marks, in the order of their cues."""
    found = [saying for word in reading.doc if (saying := attributed(word, cues)) is not None]
    found = [_led(one) for one in _regrouped(found)]
    found = _aside(_trailed(_relayed(found, cues)))
    found = [_located(one) for one in found]
    full = quoted(reading.doc.text, found, quotes(reading.doc.text))
    return tuple(sorted((one for one in full if one.content or one.refused), key=lambda one: (one.extent, one.content)))


def _located(saying: Saying) -> Saying:
    cue = range(saying.cue[0], saying.cue[1] + 1)
    return replace(saying, content=extents(saying.head.doc, outside(saying.held, cue)))


def _over(saying: Saying, found: Sequence[Saying]) -> Saying | None:
    """Return the attribution whose content holds the cue, the nearest one."""
    holding = [one for one in found if saying.head.i in one.held and one.head.i != saying.head.i]
    return min(holding, key=lambda one: len(one.held), default=None)


def _cut(saying: Saying, out: Iterable[int]) -> Saying:
    return replace(saying, held=tuple(outside(saying.held, out)))


def _regrouped(found: Sequence[Saying]) -> list[Saying]:
    """Give a verb back to the subject whose verb it matches: "India fears that groups may attack and says they do"."""
    moved: dict[int, Saying] = {}
    out: defaultdict[int, list[int]] = defaultdict(list)
    for saying in found:
        verb, over = saying.head, _over(saying, found)
        if over is None or verb.dep_ != "conj" or child(verb, "nsubj", "nsubjpass", "mark") is not None:
            continue
        if _tense(verb) != _tense(verb.head) and (verb.tag_ == "VBD" or _tense(verb) == _tense(over.head)):
            moved[verb.i] = replace(saying, sources=over.sources)
            out[over.head.i] += [*subtree(verb), *(one.i for one in verb.head.rights if one.dep_ == "cc")]
    return [_cut(moved.get(one.head.i, one), out[one.head.i]) for one in found]


def _tense(verb: Token) -> tuple[str, str]:
    """Return the tags of a verb's first helper and of itself: "has said" is another tense than "says"."""
    helper = child(verb, "aux", "auxpass")
    return (helper.tag_ if helper is not None else "", verb.tag_)


def _led(saying: Saying) -> Saying:
    """Give a clause that ends its sentence all that stands before it: "With talks stalled, it left, officials said"."""
    ends = not saying.held or max(saying.held) < saying.cue[0]
    if saying.head.dep_ != "ROOT" or not saying.speech or not saying.sources or not ends:
        return saying
    start = saying.clause[0]
    before = [token for token in saying.head.sent if token.idx < start]
    if before and before[-1].text == "," and any(token.pos_ in _VERBS for token in before):
        return replace(saying, held=tuple(token.i for token in before))
    return saying


def _relayed(found: Sequence[Saying], cues: Cues) -> list[Saying]:
    """Give who is cited the content of the report that cites: "Reuters reported, citing officials" is two."""
    heads = {one.head.i: one for one in found}

    def relayed(saying: Saying) -> Saying:
        voice = child(saying.head, "dobj")
        report = next((heads[one.i] for one in saying.head.ancestors if one.i in heads), None)
        if "relay" not in saying.row.frames or saying.head.tag_ != "VBG" or voice is None or report is None:
            return saying
        if voice.pos_ != "PROPN" and not cues.of("voice", voice.lemma_):
            return saying
        return replace(saying, sources=together(voice), held=tuple(outside(report.held, subtree(saying.head))))

    return [relayed(one) for one in found]


def _trailed(found: Sequence[Saying]) -> list[Saying]:
    """Give "..., adding that" to the speaker of the sentence, and take it out of what was said before."""
    moved: dict[int, Saying] = {}
    out: defaultdict[int, list[int]] = defaultdict(list)
    for saying in found:
        verb, over = saying.head, _over(saying, found)
        if over is None or not (over.speech and saying.speech):
            continue
        if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i and verb.nbor(-1).text in _OFF:
            moved[verb.i] = replace(saying, sources=over.sources)
            out[over.head.i] += subtree(verb)
    return [_cut(moved.get(one.head.i, one), out[one.head.i]) for one in found]


def _aside(found: Sequence[Saying]) -> list[Saying]:
    """Take "officials said" out of every other content that it stands in as an aside."""
    asides = {}
    for saying in found:
        before = bool(saying.held) and min(saying.held) < saying.cue[0]
        if saying.row.kind == "preposition" or (saying.speech and before and saying.sources):
            asides[saying.head.i] = set(outside(subtree(saying.head), saying.held))

    def without(saying: Saying) -> Saying:
        inside = (asides[i] for i in saying.held if i in asides and saying.head.i not in asides[i])
        return _cut(saying, [i for region in inside for i in region])

    return [without(one) for one in found]
