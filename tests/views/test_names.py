"""Names as a sentence has them."""

import pytest

from onrecord.model import Actor, ActorKind
from onrecord.views.names import actor_name, agreements
from onrecord.views.record import Record


@pytest.mark.parametrize(
    ("words", "told", "verb"),
    [
        ("Omani official", "an Omani official", "is"),
        ("U.S. official", "a U.S. official", "is"),
        ("officials in Muscat", "officials in Muscat", "are"),
        ("seven policemen", "seven policemen", "are"),
        ("Harbour Watch", "Harbour Watch", "is"),  # a name that no list has
        ("more than 200 girls", "more than 200 girls", "are"),
        ("spokesman for Oman's ministry", "a spokesman for Oman's ministry", "is"),
        ("children", "children", "are"),
        ("civil society", "civil society", "is"),
        ("circumstantial evidence", "circumstantial evidence", "is"),
    ],
)
def test_a_description_has_the_article_of_its_noun(record: Record, words: str, told: str, verb: str) -> None:
    actor = Actor("actor-x", words, ActorKind.OFFICE_HOLDER, (), None, None, None, ())
    assert "".join(run.text for run in actor_name(record, actor)) == told
    assert agreements([actor])["is"] == verb
