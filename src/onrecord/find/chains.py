"""Phrases and the cast in, who each phrase means out: names, descriptions and pronouns in one pass through the text."""

from onrecord.find.descriptions import description
from onrecord.find.discourse import Discourse
from onrecord.find.pronouns import pronoun
from onrecord.find.reading import Form
from onrecord.find.speakers import Speakers
from onrecord.model import ActorKind

_SPEAKING = frozenset({"speaker", "speakers"})


def chain(told: Discourse) -> tuple[tuple[str, ...], ...]:
    """Return for each phrase the ids of the actors that it means; none where that stays open.

    Speakers come last, since a quotation may stand before whoever says it.
    """
    speakers = Speakers(told)
    for index, phrase in enumerate(told.found):
        if phrase.form is Form.PRONOUN:
            told.meant.append(() if phrase.pronoun in _SPEAKING else pronoun(told, index, speakers.of(index)))
        elif phrase.form is Form.DESCRIPTION:
            told.meant.append(description(told, index))
        else:
            told.meant.append(told.own[index])
    for index, phrase in enumerate(told.found):
        if phrase.pronoun in _SPEAKING:
            told.meant[index] = speakers.meant(index)
        elif told.doc[phrase.start].lower_ == "our" and phrase.role is not None and phrase.role.kind is ActorKind.STATE:
            told.meant[index] = speakers.meant(told.at[phrase.start])  # "our country"
    return tuple(told.meant)
