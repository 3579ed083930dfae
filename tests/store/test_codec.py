import json
from typing import Any
from zlib import compress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Event, Findings, Judgement, Problem, Report, Span, Statement, Status
from onrecord.store.codec import decode, encode, pack
from onrecord.store.fold import folded

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(0, 2**31))

KINDS = (Article, Event, Findings, Judgement, Problem, Report, Statement)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_encoded_is_decoded(kind: type[Any]) -> None:
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.from_type(kind))
    def holds(value: object) -> None:
        assert decode(kind, encode(value)) == value
        assert decode(kind, pack(value)) == value

    holds()


def test_what_is_packed_is_a_half_of_it_or_less() -> None:
    event = Event("e", "CONSULT", None, (), "VC", 1.0, Status.OCCURRED, (), (), None, None, ("m",), 1, 1)
    assert len(pack(event)) < len(encode(event)) / 2


def test_what_an_older_version_packed_is_read() -> None:
    span = Span("a", 0, 4, "cafe")
    assert decode(Span, compress(encode(span).encode())) == span


@pytest.mark.parametrize("document", [b"xyz", b"\x78\xbb", b"{", b""])
def test_a_damaged_document_is_refused(document: bytes) -> None:
    with pytest.raises(ValueError, match=r"packed|JSON"):
        decode(Span, document)


def test_an_event_stored_before_events_had_variants_is_read() -> None:
    event = Event("e", "CONSULT", None, (), "VC", 1.0, Status.OCCURRED, (), (), None, None, ("m",), 1, 1)
    stored = json.loads(encode(event))
    del stored["variants"], stored["history"]
    assert decode(Event, json.dumps(stored)) == event


def test_a_lone_surrogate_becomes_one_character_so_that_offsets_hold() -> None:
    span = Span("a", 0, 5, "caf\ud83dé")
    assert decode(Span, encode(span)) == Span("a", 0, 5, "caf?é")


def test_a_document_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="article"):
        decode(Span, '{"id": "x"}')


@pytest.mark.parametrize(
    ("name", "sought"),
    [
        ("Türkiye", "turkiye"),
        ("  António   Guterres ", "antonio guterres"),
        ("STRASSE", "strasse"),
        ("ИНДИЯ", "индия"),
        ("al-Qa’ida", "al qaida"),
        ("U.S.", "us"),
        ("%", ""),
    ],
)
def test_names_are_sought_without_case_and_accents(name: str, sought: str) -> None:
    assert folded(name) == sought
