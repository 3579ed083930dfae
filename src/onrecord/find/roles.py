"""A candidate word in, its actors and recipients out, as the grammar gives them."""

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
    if row.frame is Frame.MUTUAL:
        return Roles(_unique(found.actors + found.recipients), (), found.somebody)
    if row.frame is Frame.ALONE:
        return Roles(_unique(found.actors or found.recipients), (), found.somebody)
    actors = _unique(found.actors)
    acting = {party.actor for party in actors}
    return Roles(
        actors, tuple(party for party in _unique(found.recipients) if party.actor not in acting), found.somebody
    )


def _unique(parties: Parties) -> Parties:
    return tuple({party.actor: party for party in reversed(parties)}.values())[::-1]
