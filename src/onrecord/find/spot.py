"""A parse and a gazetteer in, the proper names of the text out: each a run of tokens and what it may name."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.find.hits import Hit, Label, Search, capital
from onrecord.find.listed import listed
from onrecord.find.tagged import tagged
from onrecord.lexicon.gazetteer import Gazetteer, Known
from onrecord.model import ActorKind

_SHIP = 3  # words at most in a ship's name: "INS Rana Pratap"
_SURNAME_FIRST = 3  # words of a Korean or Chinese name
_SYLLABLE = 5  # letters at most in each of them
_TAIL = 2  # words of a name that are no shorter name of the same
_GIVEN = 4  # words at most in a name that opens with a given name


def spot(doc: Doc, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Return the names of ``doc`` in text order; none overlap.

    What the gazetteer knows comes first, then capitals after a title or a given name, then what the tagger saw (its
    labels are often wrong on Asian, Arab and Russian names), then what it missed.
    """
    search = Search(doc, gazetteer)
    for find in (listed, _vessels, _formats, _titled, _given, _halved, tagged, _shortened, _untagged):
        for hit in find(search):
            search.take(hit)
    return tuple(sorted(search.hits, key=lambda hit: hit.start))


def _vessels(search: Search) -> Iterator[Hit]:
    """Yield ships by the letters before their names: "USS Mahan"."""
    for token in search.doc:
        vessel = search.gazetteer.vessels.get(token.text)
        if vessel is None:
            continue
        end = token.i + 1
        while (
            end - token.i <= _SHIP and end < len(search.doc) and capital(search.doc[end]) and search.doc[end].is_alpha
        ):
            end += 1
        if end > token.i + 1:
            yield Hit(token.i, end, Label.VESSEL, None, vessel.country)


def _formats(search: Search) -> Iterator[Hit]:
    """Yield the capitalised runs that end in a format's word: "Tashkent Dialogue"."""
    for token in search.doc:
        if ("name", token.text) not in search.gazetteer.formats or search.taken[token.i]:
            continue
        start = token.i
        while start and not search.taken[start - 1] and _adjoins(search.doc[start - 1]):
            start -= 1
        if start < token.i and not search.heading(search.doc[start : token.i + 1]):
            yield Hit(start, token.i + 1, Label.FORMAT)


def _adjoins(token: Token) -> bool:
    return capital(token) and token.pos_ in {"PROPN", "ADJ"}


def _titled(search: Search) -> Iterator[Hit]:
    """Yield the capitalised runs after the words of a post or an honorific, whatever the tagger made of them."""
    for token in search.doc:
        end = None if search.taken[token.i] else search.title_end(token.i)
        if end is None or end >= len(search.doc):
            continue
        first, stop = search.doc[end], search.run(end)
        named = capital(token) or first.ent_type_ in {"PERSON", "ORG"} or stop > end + 1
        if stop == end or first.pos_ == "ADJ" or not named or search.heading(search.doc[end:stop]):
            continue  # "Iraq Director Discusses ISIS"
        if first.ent_type_ == "PERSON" or token.i == 0 or search.doc[token.i - 1].lower_ != "the":
            yield Hit(end, stop, Label.PERSON)  # but not "the General Command"


def _given(search: Search) -> Iterator[Hit]:
    """Yield the capitalised runs that open with a given name and that the tagger has no longer name for."""
    for token in search.doc:
        if search.taken[token.i] or token.text not in search.gazetteer.genders:
            continue
        end = search.run(token.i)
        if not 1 < end - token.i <= _GIVEN or (token.i and search.doc[token.i - 1].text == "-"):
            continue
        entity = search.around(token.i, end)
        if entity is None or (entity.start == token.i and entity.end == end):
            yield Hit(token.i, end, Label.PERSON)


def _shortened(search: Search) -> Iterator[Hit]:
    """Yield bare surnames, ships without their letters, "Security Council" where the tagger missed them."""
    ships = (hit for hit in search.hits if hit.label is Label.VESSEL)
    people = (hit for hit in search.hits if hit.label is Label.PERSON)
    named = {search.doc[hit.end - 1].text: Label.VESSEL for hit in ships}
    named |= dict.fromkeys(
        (*(search.doc[hit.end - 1].text for hit in people), *search.gazetteer.surnames), Label.PERSON
    )
    named |= {word: Label.PERSON for hit in search.hits if (word := _surname_first(search, hit))}
    tails = _tails(search)
    for token in search.doc:
        if search.taken[token.i] or not capital(token) or token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
            continue
        if token.text in named and (token.pos_ == "PROPN" or not token.is_sent_start or token.dep_ == "nsubj"):
            yield Hit(token.i, token.i + 1, named[token.text])
        known = tails.get(search.words(token.i, token.i + 2))
        owned = token.i > 0 and (search.taken[token.i - 1] or search.doc[token.i - 1].tag_ == "POS")  # "Russia's"
        if known is not None and not owned and not any(search.taken[token.i : token.i + 2]):
            yield Hit(token.i, token.i + 2, Label.ACTOR, known)


def _surname_first(search: Search, hit: Hit) -> str | None:
    """Return the surname of a name like "Choe Kang Il", if it opens with one."""
    words = [token.text for token in search.doc[hit.start : hit.end]]
    short = all(word.isalpha() and word.istitle() and len(word) <= _SYLLABLE for word in words)
    opens = hit.label is Label.PERSON and len(words) == _SURNAME_FIRST and short
    return words[0] if opens and words[0] not in search.gazetteer.genders else None


def _tails(search: Search) -> dict[str, Known]:
    """Return the bodies that the article may call by the last two words of a name: "Security Council"."""
    known = {hit.known for hit in search.hits if hit.known is not None and hit.known.kind is ActorKind.ORGANISATION}
    tails = [(" ".join(words[-2:]), one) for one in known if len(words := one.name.split()) > _TAIL]
    names = [tail for tail, _ in tails]
    return {tail: one for tail, one in tails if names.count(tail) == 1}


def _halved(search: Search) -> Iterator[Hit]:
    """Yield "the North" and "the South" of a land of two, once one of them is named: "North Korea"."""
    actors = search.gazetteer.actors
    known = (hit.known for hit in search.hits if hit.known is not None and hit.known.kind is ActorKind.STATE)
    lands = {one.name.partition(" ")[2] for one in known if one.name.startswith(("North ", "South "))}
    states = {half: actors.get(f"{half} {land}") for land in lands for half in ("North", "South")}
    rest = [actors.get(land) for land in lands]  # "Sudan", from which the South parted
    if len(lands) != 1 or len({*states.values(), *rest} - {None}) < 2:  # noqa: PLR2004 - two lands
        return
    for token in search.doc[1:]:
        half = states.get(token.text)
        free = not search.taken[token.i] and token.dep_ not in {"compound", "amod"}
        if half is not None and free and token.nbor(-1).lower_ == "the":
            yield Hit(token.i, token.i + 1, Label.ACTOR, half, half.id)


def _untagged(search: Search) -> Iterator[Hit]:
    """Yield what is left: letters that act ("WDR said") and runs of capitals ("the Lighthouse Winmore")."""
    start = 0
    while start < len(search.doc):
        end = start
        while end < len(search.doc) and _left(search, search.doc[end], opens=end == start):
            end += 1
        acts = end == start + 1 and len(search.doc[start]) > 1 and search.doc[start].is_upper
        acts = acts and search.doc[start].dep_ in {"nsubj", "pobj", "poss"}
        if (acts or end > start + 1) and not search.heading(search.doc[start:end]):
            here = search.situated(search.doc[start:end]) and not search.doc[start].is_upper
            yield search.place(start, end, None) if here else Hit(start, end, Label.ORGANISATION)
        start = max(end, start + 1)


def _left(search: Search, token: Token, *, opens: bool) -> bool:
    if search.taken[token.i] or token.pos_ != "PROPN" or token.ent_type_ or not (capital(token) and token.is_alpha):
        return False
    word, gazetteer = search.small(token.i), search.gazetteer
    common = word in gazetteer.roles or word in gazetteer.titles or word in gazetteer.qualifiers
    common = common or word in gazetteer.words["where"] or word in gazetteer.words["thing"]
    return not common and (opens or not token.is_sent_start)
