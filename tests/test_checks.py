from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import scene
import toy
from onrecord.checks import Record, check, problems, record_of
from onrecord.model import Part, Role, Span, When
from onrecord.pipeline import Options, read_pages
from onrecord.store.reader import Reader


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("toy")
    toy.write_pages(folder / "pages", 6)
    read_pages((str(folder / "pages"),), folder / "case.db", Options(jobs=1, stages=toy.Toy))
    with Reader(folder / "case.db") as reader:
        return record_of(reader)


def test_sound_records_pass(sound: Record, tmp_path: Path) -> None:
    assert problems(sound) == ()
    with Reader(scene.make(tmp_path / "case.db")) as reader:
        assert check(reader) == ()


def _first(record: Record, kind: str) -> Any:  # noqa: ANN401 - an id and a thing of that kind
    return next(iter(sorted(getattr(record, kind).items())))


def _changed(record: Record, kind: str, **fields: object) -> Record:
    """Return the record with fields of its first thing of a kind changed."""
    id_, value = _first(record, kind)
    return replace(record, **{kind: {**getattr(record, kind), id_: replace(value, **fields)}})  # type: ignore[arg-type]


def _without(record: Record, kind: str) -> Record:
    """Return the record without its first thing of a kind."""
    return replace(record, **{kind: dict(sorted(getattr(record, kind).items())[1:])})  # type: ignore[arg-type]


def _span(record: Record, start: int, end: int, text: str) -> Span:
    return Span(_first(record, "articles")[0], start, end, text)


NOWHEN = When(None, "day", None, None)
BROKEN: list[tuple[Callable[[Record], Record], str, str]] = [
    (lambda r: replace(r, repeated={"x"}), "is the id of two things", "two things of one id"),
    (lambda r: _changed(r, "articles", text="Else."), "does not read", "another text"),
    (lambda r: _changed(r, "actors", mentions=(_span(r, 0, 0, ""),)), "does not read ''", "an empty span"),
    (lambda r: _changed(r, "actors", mentions=(_span(r, -3, 2, "x"),)), "does not read", "a negative offset"),
    (lambda r: _changed(r, "actors", mentions=(Span("x", 0, 1, "x"),)), "rests on article x", "an unknown article"),
    (lambda r: _without(r, "actors"), "names actor actor-", "an actor is gone"),
    (
        lambda r: _changed(r, "statements", parts=(Part(Role.BOUND, _span(r, 0, 5, "x"), "nobody"),)),
        "names actor nobody",
        "an unknown actor in a part",
    ),
    (lambda r: _without(r, "pages"), "comes from page page-", "a page is gone"),
    (lambda r: _without(r, "reports"), "is in 0 reports", "an article without a report"),
    (lambda r: _without(r, "reports"), "holds report report-", "a story of a report that is gone"),
    (lambda r: _without(r, "articles"), "rests on article article-", "an article is gone"),
    (lambda r: replace(r, reports={**r.reports, "twin": _first(r, "reports")[1]}), "is in 2 reports", "a twin"),
    (lambda r: _changed(r, "reports", articles=()), "that is none of its articles", "a report without its origin"),
    (lambda r: _changed(r, "events", mentions=()), "is told nowhere", "an event without a mention"),
    (lambda r: _changed(r, "events", mentions=()), "belongs to 0 events", "a mention without an event"),
    (lambda r: _changed(r, "events", mentions=("x",)), "has no mention x", "an unknown mention"),
    (lambda r: _changed(r, "events", reports=9), "counts 9 reports", "more reports than told it"),
    (lambda r: _changed(r, "events", articles=0), "and 0 articles, but is told in", "fewer articles"),
    (lambda r: _without(r, "statements"), "told by statement-", "the teller is gone"),
    (lambda r: _changed(r, "statements", content=()), "whose content does not hold 'meet'", "told outside the content"),
    (lambda r: _changed(r, "mentions", when=NOWHEN), "has a time None of day precision", "a precision of no value"),
    (lambda r: _changed(r, "events", when=replace(NOWHEN, value="2021")), "on basis None", "a value without a basis"),
]


@pytest.mark.parametrize(("broken", "message", "why"), BROKEN, ids=[why for _, _, why in BROKEN])
def test_each_invariant_can_break(sound: Record, broken: Callable[[Record], Record], message: str, why: str) -> None:
    found = problems(broken(sound))
    assert any(message in problem.message for problem in found), why
    assert {problem.stage for problem in found} == {"check"}
    assert len({problem.id for problem in found}) == len(found)
