"""A search in, the tagger's names out, trimmed, with the labels that the rest of the article contradicts put right."""

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.hits import Hit, Label, Search, capital, weekday

_LABELS = {
    "PERSON": Label.PERSON,
    "ORG": Label.ORGANISATION,
    "PRODUCT": Label.ORGANISATION,
    "GPE": Label.PLACE,
    "LOC": Label.PLACE,
    "FAC": Label.PLACE,
    "NORP": Label.GROUP,
}


def tagged(search: Search) -> Iterator[Hit]:
    """Yield the tagger's names that are still free."""
    surnames = _surnames(search)
    for entity in search.ents:
        label = _LABELS.get(entity.label_)
        for run in _parts(search, entity) if label else ():
            hit = _read(search, run, label or Label.PERSON, surnames)
            if hit is not None:
                yield hit


def _parts(search: Search, entity: TokenSpan) -> Iterator[TokenSpan]:
    """Yield the entity without what is no part of it; a person's falls apart at a comma: "Fidel, Piccone"."""
    start, end = trim(search, entity)
    if entity.label_ == "PERSON":
        for index in range(start, end):
            if search.doc[index].text == ",":
                yield search.doc[start:index]
                start = index + 1
    if start < end:
        yield search.doc[start:end]


def _read(search: Search, run: TokenSpan, label: Label, surnames: set[str]) -> Hit | None:
    words = search.words(run.start, run.end)
    if label is not Label.PERSON and (run.text in surnames or words in search.gazetteer.surnames):
        label = Label.PERSON
    if label is Label.PERSON:
        if search.heading(run):
            return None
        label = Label.PLACE if search.situated(run) and run[-1].text not in surnames else label
    elif _common(search, run) or _thing(search, run):
        return None
    if label is Label.PLACE:
        return search.place(run.start, run.end, search.gazetteer.places.get(words))
    return Hit(run.start, run.end, label)


def trim(search: Search, entity: TokenSpan) -> tuple[int, int]:
    """Return the last free stretch of the entity, without articles, titles, possessive endings and marks."""
    start, end = entity.start, entity.end
    taken = [index for index in range(start, end) if search.taken[index]]
    start = taken[-1] + 1 if taken else start
    while start < end and _leads(search, search.doc[start], entity.label_):
        start += 1
    while start < end and _trails(search.doc[end - 1], entity.label_):
        end -= 1
    return start, end


def _leads(search: Search, token: Token, label: str) -> bool:
    """Tell whether the token at the start of an entity is no part of the name: "the", "Near", "President"."""
    particle = token.lower_ in search.gazetteer.words["particle"]
    if (
        token.pos_ in {"DET", "PUNCT", "ADP", "SPACE", "PART", "CCONJ"}
        or search.small(token.i) in search.gazetteer.words["where"]
    ):
        return not particle
    if label == "PERSON" and search.small(token.i) in search.gazetteer.titles:
        return True
    return not (capital(token) or particle or (label != "PERSON" and token.text[0].isdigit()))


def _trails(token: Token, label: str) -> bool:
    """Tell whether the token at the end of an entity is no part of the name; a person's "Thursday" says when."""
    day = label == "PERSON" and weekday(token)
    return day or token.tag_ == "POS" or not (token.text[-1].isalnum() or token.text[-1] == ".")


def _common(search: Search, run: TokenSpan) -> bool:
    """Tell whether the words are common nouns in capitals: "Foreign Ministry", "Embassy", "Interior" Minister."""
    words = search.words(run.start, run.end).lower()
    if words in search.gazetteer.bodies or words in search.gazetteer.roles:
        return True
    each = [search.small(token.i) for token in run]
    if any(word not in search.gazetteer.qualifiers and word not in search.gazetteer.titles for word in each):
        return False
    return each[-1] in search.gazetteer.titles or (run.end < len(search.doc) and search.title_end(run.end) is not None)


def _thing(search: Search, run: TokenSpan) -> bool:
    """Tell whether the words name no actor: "Operation Desert Fox", "Resolution 2254", "a VBIED"."""
    last = run.end - 2 if len(run) > 1 and run[-1].like_num else run.end - 1
    ends = {search.small(run.start), search.small(last)}
    article = run.start > 0 and search.doc[run.start - 1].lower_ in {"a", "an"}
    one = len(run) == 1 and run.text.isupper() and article and run.root.dep_ not in {"compound", "amod", "nmod"}
    return one or not ends.isdisjoint(search.gazetteer.words["thing"])


def _surnames(search: Search) -> set[str]:
    found = {search.doc[hit.end - 1].text for hit in search.hits if hit.label is Label.PERSON}
    people = (entity for entity in search.ents if entity.label_ == "PERSON" and not search.situated(entity))
    trimmed = (trim(search, entity) for entity in people if not search.heading(entity))
    return found | {search.doc[end - 1].text for start, end in trimmed if start < end}
