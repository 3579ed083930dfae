"""Which document "it" means where it speaks, and who speaks in a document. All texts are invented."""

import pytest

from onrecord.find.documents import document
from onrecord.find.parse import parse
from told import found

ROWS = [
    ("A report on Norway came out on Friday. It said the ports were closed.", "report", "the last subject"),
    ("The experts published a report on Norway. It said the ports were closed.", "report", "what was made"),
    ("A report on Norway came out. It blamed Oslo. It said the ports were closed.", "report", "over another"),
    (
        "A report came out. Chile wept. Peru slept. Oslo sang. Rome fell. It said the ports were closed.",
        None,
        "too far",
    ),
    ("The key to the report is that Norway lost. It said the ports were closed.", "report", "in the subject's phrase"),
    ("Reports came out on Friday. It said the ports were closed.", None, "several"),
    ("A report came out on Friday. It rained.", None, "it says nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS)
def test_a_document_is_meant(text: str, expected: str | None, why: str) -> None:
    last = [token for token in parse(text) if token.lower_ == "it"][-1]
    meant = document(last)
    assert (meant.text if meant is not None else None) == expected, why


@pytest.mark.parametrize(
    ("text", "source", "why"),
    [
        (ROWS[1][0], "experts", "not the state that it is about, but who made it"),
        ("Norway published a report. It said the ports were closed.", "Norway", "whoever made it speaks"),
        ("The report says that Norway lost. It says that the ports were closed.", "report", "not of whom it tells"),
        ("A report came out. Norway closed the ports. It said they were full.", "Norway", "a later subject"),
    ],
)
def test_who_speaks_is_the_document_or_whoever_stands_nearer(text: str, source: str, why: str) -> None:
    names = {actor.id: actor.name for actor in found(text).actors}
    said = [one for one in found(text).statements if one.sources and one.sources[0].span.text == "It"]
    assert [names[one.sources[0].actor] for one in said] == [source], why


@pytest.mark.parametrize(
    ("text", "author", "why"),
    [
        ("The ports were closed, a letter from Norway said.", "Norway", "whoever it is from"),
        (
            "The ports were closed, the Norwegian foreign ministry's statement said.",
            "Norwegian Foreign Ministry",
            "whose",
        ),
        ("The ports were closed, a Pentagon statement said.", "US Department of Defense", "the name before it"),
        ("The ports were closed, said a statement issued by Norway on Friday.", "Norway", "whoever issued it"),
        ("Norway issued a statement. According to the statement, the ports were closed.", "Norway", "told of before"),
        (
            "Norway said in a statement that it rained. The statement said the ports were closed.",
            "Norway",
            "said in it",
        ),
        ("The ports were closed, said a list obtained by Norway.", "list", "no document"),
        ("The ports were closed, said a report obtained by Norway.", "report", "nobody is told to have made it"),
        ("Norway passed a law. Chile wept. The law says that ports are closed.", "Norway", "further before"),
        ("The ports were closed, the Norway report said.", "Norway report", "a state is what it is about"),
        ("Norway rejected a report. The report said the ports were closed.", "report", "nobody wrote it"),
        ("The ports were closed, a Pentagon email said.", "Pentagon email", "what carries it"),
        ("The ports were closed, Norway's widow said.", "Norway's widow", "no document"),
    ],
)
def test_a_document_speaks_for_its_author(text: str, author: str, why: str) -> None:
    names = {actor.id: actor.name for actor in found(text).actors}
    told = [one for one in found(text).statements if "closed" in one.content[-1].text]
    assert [[names[party.actor] for party in one.sources] for one in told] == [[author]], why
