from dataclasses import replace

import pytest

from onrecord.find.finder import find
from onrecord.find.parse import pipeline
from told import article, found, lexicon


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("", "en", "no text"),
        (" \n\n ", "en", "only blanks"),
        ("Der Minister reiste nach Oslo.", "de", "another language"),
    ],
)
def test_nothing_is_found(text: str, language: str, why: str) -> None:
    told = find(article(text, language=language), lexicon())
    assert (told.actors, told.statements, told.mentions, told.problems) == ((), (), (), ()), why


def test_an_unknown_language_is_read_as_english() -> None:
    text = "Norway condemned Chile."
    assert find(article(text, language=None), lexicon()).mentions


def test_a_text_past_the_parsers_limit_is_a_problem() -> None:
    told = find(article("Norway condemned Chile. " * (pipeline().max_length // 20)), lexicon())
    (problem,) = told.problems
    assert told.mentions == ()
    assert (problem.article, problem.stage) == ("article-1", "find")
    assert "characters" in problem.message


def test_the_times_of_a_text_revised_much_later_count_from_no_day() -> None:
    one = article("Norway attacked Chile in late February.", "2012-05-10")
    assert one.published is not None
    later = replace(one, published=replace(one.published, revised="2026-04-24"))
    values = [
        told.when.value if told.when else None for found in (one, later) for told in find(found, lexicon()).mentions
    ]
    assert values == ["2012-02", None]


def test_all_kinds_of_findings_come_together() -> None:
    told = found("Norway's foreign minister Kari Lund said on Monday that Chile had attacked Peru.")
    assert {actor.name for actor in told.actors} >= {"Norway", "Chile", "Peru", "Kari Lund"}
    assert told.ties
    (said,) = told.statements
    assert [one.told_by for one in told.mentions] == [said.id]
