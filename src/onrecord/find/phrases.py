"""A parse and its proper names in, the phrases that may mean actors out: names, descriptions and pronouns."""

from spacy.tokens import Doc, Token

from onrecord.find.hits import Hit, Label
from onrecord.find.nouns import Nouns
from onrecord.find.phrase import STOPS, Phrase
from onrecord.find.places import located
from onrecord.find.reading import Form
from onrecord.lexicon.gazetteer import Gazetteer

_PRONOUNS = ("speaker", "speakers", "he", "she", "they", "it", "relative")
_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_FORMS = {Label.DEMONYM: Form.DEMONYM, Label.METONYM: Form.METONYM}
_TO = frozenset({"to", "of", "for", "at", "in"})
_BETWEEN = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ"})


def phrases(doc: Doc, hits: tuple[Hit, ...], gazetteer: Gazetteer) -> tuple[Phrase, ...]:
    """Return the phrases of ``doc`` in the order of their heads."""
    reader = _Reader(doc, hits, gazetteer)
    found = [reader.named(hit) for hit in hits if hit.label is not Label.PLACE]
    titles = {index for phrase in found for index in range(phrase.start, phrase.end)}
    for token in doc:
        if token.i not in reader.owner:
            phrase = reader.pronoun(token) or (None if token.i in titles else reader.nouns.read(token))
            found += [phrase] if phrase is not None else []
    return tuple(sorted(found, key=lambda phrase: (phrase.head, phrase.start)))


class _Reader:
    """The parse, and which name each token belongs to."""

    def __init__(self, doc: Doc, hits: tuple[Hit, ...], gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.owner = {index: hit for hit in hits for index in range(hit.start, hit.end)}
        self.nouns = Nouns(doc, self.owner, gazetteer)

    def named(self, hit: Hit) -> Phrase:
        run = self.doc[hit.start : hit.end]
        modifies = run.root.dep_ in {"amod", "compound", "nmod", "npadvmod"} and run.root.head.i > run.root.i
        start = hit.start
        if hit.label is Label.PERSON:
            start = self._title_start(hit)
        elif start and self.doc[start - 1].lower_ == "the" and not modifies:
            start -= 1
        return Phrase(
            start,
            hit.end,
            run.root.i,
            _FORMS.get(hit.label, Form.NAME),
            run.text,
            hit,
            states=(hit.state,) if hit.state else (),
            plural=run.root.tag_ in {"NNS", "NNPS"} or (hit.label is Label.DEMONYM and start < hit.start),
            definite=start < hit.start,
            indefinite=hit.start > 0 and self.doc[hit.start - 1].lower_ in {"a", "an"} and not modifies,
            modifies=modifies,
            where=located(run.root, self.gazetteer),
        )

    def _title_start(self, hit: Hit) -> int:
        """Return where the words before a person's name begin: "the Russian Security Council Secretary"."""
        start = self._over(hit.start)
        root = self.doc[hit.start : hit.end].root if start == hit.start else self.doc[start]
        edge = min(start, root.left_edge.i)
        while start > 0 and (start > edge or self._post(start - 1)) and not self._bars(self.doc[start - 1]):
            start -= 1
        return start

    def _post(self, index: int) -> bool:
        """Tell whether the word is a post's, or the name of whose post it is, wherever the parse puts it."""
        word, owner = self.doc[index].lower_, self.owner.get(index)
        title = word in self.gazetteer.titles or word in self.gazetteer.qualifiers
        return title or (owner is not None and owner.state is not None and index + 1 not in self.owner)

    def _bars(self, token: Token) -> bool:
        owner = self.owner.get(token.i)
        if (
            token.text in STOPS
            or token.is_space
            or token.ent_type_ == "DATE"
            or (owner is not None and owner.label is Label.PERSON)
        ):
            return True
        titled = token.lower_ == "of" and token.i > 0 and self.doc[token.i - 1].lower_ in self.gazetteer.titles
        return token.pos_ in _BETWEEN and not titled

    def _over(self, start: int) -> int:
        """Return the index of the title before "to the UN" in "Ambassador to the UN Samantha Power", else ``start``."""
        owner = self.owner.get(start - 1)
        if owner is None or owner.label is Label.PERSON:
            return start
        link = owner.start - 1 - (self.doc[owner.start - 1].lower_ == "the")
        title = link > 0 and self.doc[link].lower_ in _TO and self.doc[link - 1].lower_ in self.gazetteer.titles
        return link - 1 if title else start

    def pronoun(self, token: Token) -> Phrase | None:
        words = self.gazetteer.words
        kind = next((kind for kind in _PRONOUNS if token.lower_ in words[kind]), None)
        if kind is None or token.tag_ not in _TAGS or token.text == "US":
            return None
        many = kind in {"they", "speakers"}
        return Phrase(token.i, token.i + 1, token.i, Form.PRONOUN, token.lower_, plural=many, pronoun=kind)
