"""The schema of a whole article annotated under the contract; only what is scored is named."""

from dataclasses import dataclass

from onrecord.measure.gold import Words


@dataclass(frozen=True, slots=True)
class _Statement:
    source: Words | None
    cue: Words | None
    content: list[Words]
    act: str


@dataclass(frozen=True, slots=True)
class _Party:
    span: Words | None
    name: str


@dataclass(frozen=True, slots=True)
class _When:
    value: str | None


@dataclass(frozen=True, slots=True)
class _Event:
    trigger: Words
    type: str
    status: str
    actors: list[_Party]
    recipients: list[_Party]
    when: _When


@dataclass(frozen=True, slots=True)
class _Commitment:
    by: list[str]
    what: Words
    state: str


@dataclass(frozen=True, slots=True)
class _Dispute:
    claim: Words | None
    denial: Words


@dataclass(frozen=True, slots=True)
class _Concern:
    held_by: list[str]
    source: Words


@dataclass(frozen=True, slots=True)
class _Format:
    name: Words
    members: list[str]


@dataclass(frozen=True, slots=True)
class _Office:
    person: str
    title: Words
    of: str | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A whole article with all its findings, under the contract."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    text: str
    statements: list[_Statement]
    events: list[_Event]
    commitments: list[_Commitment]
    disputes: list[_Dispute]
    concerns: list[_Concern]
    formats: list[_Format]
    offices: list[_Office]
