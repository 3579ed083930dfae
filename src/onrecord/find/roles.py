"""A candidate word in, its actors and recipients out, as the grammar gives them."""

from dataclasses import replace

from onrecord.find.meaning import Meaning, Parties, Roles
from onrecord.find.nominals import Nominal
from onrecord.find.predicates import Predicate
from onrecord.find.triggers import Candidate
from onrecord.lexicon.codebook import Frame, Pos


def roles(candidate: Candidate, meaning: Meaning) -> Roles:
    """Return the roles; in a mutual act all are actors, and nobody stands in both."""
    token, row = candidate.token, candidate.row
    if row.frame is Frame.DESCRIBED:
        found = Roles(meaning.owners(token), meaning.meant(token.head))
    elif row.pos is Pos.NOUN:
        found = Nominal(token, row, meaning).roles()
    else:
        found = Predicate(token, row, meaning).roles()
    actors, recipients = _unique(found.actors), _unique(found.recipients)
    if row.frame is Frame.MUTUAL:
        together = tuple(party for party in _unique(actors + recipients) if party.actor not in meaning.bystanders)
        return replace(found, actors=together, recipients=())
    if row.frame is Frame.ALONE:
        return replace(found, actors=actors or recipients, recipients=())
    acting = {party.actor for party in actors}
    return replace(found, actors=actors, recipients=tuple(party for party in recipients if party.actor not in acting))


def _unique(parties: Parties) -> Parties:
    return tuple({party.actor: party for party in reversed(parties)}.values())[::-1]
