"""Phrases and who they mean in, offices and memberships out."""

from onrecord.find.cast import Cast
from onrecord.find.phrases import Phrase
from onrecord.find.reading import Reading
from onrecord.lexicon.gazetteer import Gazetteer
from onrecord.model import Tie


def ties(  # noqa: D103
    reading: Reading, found: tuple[Phrase, ...], meant: tuple[tuple[str, ...], ...], called: Cast, gazetteer: Gazetteer  # noqa: ARG001
) -> tuple[Tie, ...]:
    return ()
