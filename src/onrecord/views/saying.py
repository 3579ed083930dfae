"""A statement in, one sentence with its footnotes out: who says it, in the page's own words."""

import re
from dataclasses import replace

from onrecord.model import Act, Manner, Span
from onrecord.views.excerpt import clause_end
from onrecord.views.names import named, subject
from onrecord.views.notes import footnotes
from onrecord.views.prose import Kind, Run, Runs, Sentence, balanced, fill, merged, quote, sentence_case
from onrecord.views.record import Record
from onrecord.views.statements import Said
from onrecord.views.telling import Told
from onrecord.views.wording import wording

_NEAR = 40  # characters before a cue that hold the word before it
_MOST_AROUND = 9  # words of a cue with what follows it
LONGEST = 55  # words of one statement: what a reader takes in at once; `onrecord show` has the rest
_MARKS = "\"' ,;:"
_COMMA = re.compile(r",([\"”’]?)$")  # before what followed the quotation
_JOINING = ("And ", "But ", "So ")
_OURS = {"we", "i", "our", "my"}
_RELATIVE = {"which", "who", "that", "whom", "where"}
_CLOSING = re.compile(r"(?<=[a-z]{2})[.,:;]+$")  # the mark at a cue's end: "added:"
_GAP = re.compile(r"[\s\w’'-]{0,60}")  # what may stand between a cue and its content: "said in Tashkent that"


def statement_sentence(said: Said, record: Record) -> Told | None:
    """Return what somebody says, or ``None`` for a statement without content ("declined to comment")."""
    if not said.content:
        return None
    runs = sentence_case(_with_channel(said, _runs(said, record)))
    notes = footnotes(record, said.sentences)
    reports = {record.report_of.get(article, article) for article in said.articles}
    return Told(Sentence(runs, notes, said.id, len(reports), len(said.articles)), _extent(said, record))


def is_sentence(said: Said, record: Record) -> bool:
    """Tell whether a line can be made of it that reads: not "Kabul: support for the truce"."""
    if not (said.sources and said.cue and said.content):
        return False  # "it was denied" names nobody
    if said.cue[0].text.lower().startswith("according"):
        return not said.content[0].text.startswith(_JOINING)
    if any(source.span.text.lower() in _OURS for source in said.sources):
        return False  # "we urge them" is told with the words around it
    if said.content[0].text.lower() in _RELATIVE:
        return False  # "which … not only pays them" says nothing without what it follows
    return said.manner is Manner.DIRECT or (_agrees(said) and bool(_onward(said, record) or _cue(said, record)))


def _agrees(said: Said) -> bool:
    """Tell whether the cue can follow the name: not "China hope", "Kim suggesting"."""
    first, small = said.cue[0].text.split()[0].lower(), wording().clauses
    several = len(said.sources) > 1 or said.sources[0].span.text.endswith("s")
    finite = first in small.auxiliaries or first in small.irregular or first.endswith(("ed", "s"))
    return finite or (several and not first.endswith("ing"))


def _extent(said: Said, record: Record) -> tuple[Span, ...]:
    """Return the characters from the first word of the statement to the last, its source's name left out."""
    spans = [span for span in (*said.cue, *said.content) if span.article == said.article]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return (Span(said.article, start, end, record.article(said.article).text[start:end]),)


def _runs(said: Said, record: Record) -> Runs:
    templates = wording().statements
    who = named(record, [source.actor for source in said.sources])
    content = _content(said)
    if not who:
        return fill(templates["nobody"], {"content": content})
    if said.cue and said.cue[0].text.lower().startswith("according"):
        return fill(templates["according"], {"who": who, "content": _uncapitalised(content)})
    if said.manner is Manner.DIRECT:
        bare = quote(shortened(" … ".join(span.text.strip(_MARKS + "“”‘") for span in said.content)))
        cue = _cue(said, record)
        helping = bool(cue) and cue[-1].text.split()[-1] in wording().clauses.auxiliaries
        return fill(templates["onward" if helping else "quoted"], {"who": who, "cue": cue, "content": bare})
    if _trails(said, record):
        return fill(templates["before"], {"who": who, "cue": quote(_CLOSING.sub("", said.cue[0].text))})
    onward = _onward(said, record)
    if onward:
        doer = subject(record, said.sources, onward)
        return fill(templates["said"], {"who": doer, "onward": quote(shortened(balanced(onward)))})
    cue = _cue(said, record)
    clause = cue and said.content[0].text.startswith(("that ", "whether ", "to "))
    doer = subject(record, said.sources, cue[0].text) if cue else who
    return fill(templates["clause" if clause else "told"], {"who": doer, "cue": cue, "content": content})


def _trails(said: Said, record: Record) -> bool:
    """Tell whether somebody denies what stands before: "a charge Tehran denies", "which Moscow has denied"."""
    after = said.act is Act.DENY and bool(said.cue) and max(one.end for one in said.content) <= said.cue[0].start
    return after and _follows(said, record)


def _onward(said: Said, record: Record) -> str | None:
    """Return the page's words from the cue to the content's end, where they run on: "said in Tashkent that …"."""
    cue, content = said.cue[0] if said.cue else None, said.content[0]
    if cue is None or len(said.content) > 1 or not (_follows(said, record) or _is_verb(said, record)):
        return None
    text = record.article(said.article).text
    gap = text[max(span.end for span in said.cue) : content.start]
    return text[cue.start : content.end] if content.start >= cue.end and _GAP.fullmatch(gap) else None


def _follows(said: Said, record: Record) -> bool:
    """Tell whether the cue is the verb right after the name of who says it."""
    text = record.article(said.article).text
    small = wording().clauses
    naming = [source.span for source in said.sources if source.span.end <= said.cue[0].start]
    if not naming or naming[-1].text.endswith(("'s", "’s")):
        return False
    before = [span.end for span in naming]
    between = re.findall(r"\w+|[^\w\s]", text[max(before) : said.cue[0].start].lower())
    return all(word in small.adverbs or word in small.auxiliaries or word.endswith("ly") for word in between)


def _is_verb(said: Said, record: Record) -> bool:
    """Tell whether a cue that stands off from its source is a verb by its form, not a noun ("Asif's concerns")."""
    small = wording().clauses
    text = record.article(said.article).text
    before = re.findall(r"[\w’']+", text[max(said.cue[0].start - _NEAR, 0) : said.cue[0].start].lower())[-1:]
    owned = bool(before) and (before[0] in small.possessives or before[0].endswith(("'s", "’s", "s'", "s’")))
    first = said.cue[0].text.split()[0].lower()
    finite = first in small.auxiliaries or first in small.irregular or first.endswith(("ed", "s"))
    return finite and not owned and any(source.span.end <= said.cue[0].start for source in said.sources)


def _cue(said: Said, record: Record) -> Runs:
    """Return the cue where it is a verb beside the name of who says it ("said Lavrov"), else nothing."""
    if not said.cue or not said.sources:
        return ()
    text = record.article(said.article).text
    after = [source.span.start for source in said.sources if source.span.start >= said.cue[0].end]
    if after and not text[said.cue[0].end : min(after)].strip(" the"):
        return quote(_CLOSING.sub("", said.cue[0].text))
    return quote(balanced(_CLOSING.sub("", _to_whom(said, text)))) if _follows(said, record) else ()


def _to_whom(said: Said, text: str) -> str:
    """Return the cue with the few words that follow it, up to what is said: "told reporters on Monday"."""
    start, end = said.cue[0].start, said.cue[0].end
    if said.content[0].start > end:
        return said.cue[0].text
    content = min((span.start for span in said.content if span.start >= end), default=said.sentence.end)
    words = text[start : min(content, clause_end(text, end, said.sentence.end))].rstrip(" ,;:")
    return words if len(words.split()) <= _MOST_AROUND else said.cue[0].text


def _content(said: Said) -> Runs:
    return quote(shortened(balanced(" … ".join(span.text.strip(_MARKS) for span in said.content))))


def _uncapitalised(content: Runs) -> Runs:
    """Return the content with a small letter at its start, where that is a small word's: "The", "Despite"."""
    small, first = wording().clauses, (content[0].text.split(maxsplit=1) or [""])[0] if content else ""
    if first != first.capitalize() or first.lower() not in small.openers | small.prepositions | small.determiners:
        return content
    return (replace(content[0], text=content[0].text[0].lower() + content[0].text[1:]), *content[1:])


def shortened(text: str) -> str:
    """Return the text, cut after ``LONGEST`` words, with a sign that it is."""
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    text = text if len(ends) <= LONGEST else text[: ends[LONGEST - 1]].rstrip(",;:") + " …"
    text = _COMMA.sub(r"\1", text)
    return " ".join(text.split())


def _with_channel(said: Said, runs: Runs) -> Runs:
    channel = (Run(Kind.TITLE, said.channel),) if said.channel else ()
    return merged((*runs, *fill(wording().statements["channel"], {"channel": channel})))
