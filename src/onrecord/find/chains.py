"""Phrases and the cast in, who each phrase means out: names, descriptions and pronouns in one pass through the text."""

from onrecord.find.descriptions import description
from onrecord.find.discourse import Discourse
from onrecord.find.pronouns import pronoun
from onrecord.find.reading import Form


def chain(told: Discourse) -> tuple[tuple[str, ...], ...]:
    """Return for each phrase the ids of the actors that it means; none where that stays open."""
    for index, phrase in enumerate(told.found):
        if phrase.form is Form.PRONOUN:
            told.meant.append(pronoun(told, index))
        elif phrase.form is Form.DESCRIPTION:
            told.meant.append(description(told, index))
        else:
            told.meant.append(told.own[index])
    return tuple(told.meant)
