"""What a model is asked for: the record of docs/record.md as far as a model can be held to it, evidence as plain words.

Left out is what is told from the text and never taken from a model: coordinates, sex, whether a saying is a quotation.
A value here is only a claim: `grounding` decides what of it stands in the report.
"""

from typing import Any, Literal

import msgspec
from msgspec import Struct

from tawthiq.model.record import Bound, Count, Effect, EventType, Group, Outcome, Status, Vague


class ProposedEvent(Struct, frozen=True, kw_only=True):
    """An act; `id` is the model's own, for its other entries to name."""

    id: str = ""
    evidence: str
    type: EventType
    status: Status = "reported"
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    when: str | None = None
    perpetrators: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    count: Count | int | None = None


class ProposedCasualty(Struct, frozen=True, kw_only=True):
    """A number of people."""

    evidence: str
    outcome: Outcome
    group: Group = "people"
    value: int | None = None
    upper: int | None = None
    bound: Bound | None = None
    word: Vague | None = None
    unit: Literal["families"] | None = None
    scope: Literal["event", "total"] = "event"
    start: str | None = None
    end: str | None = None
    event: str | None = None
    part_of: str | None = None
    sources: tuple[str, ...] = ()


class ProposedDamage(Struct, frozen=True, kw_only=True):
    """An object that was harmed."""

    evidence: str
    object: str
    value: int | None = None
    upper: int | None = None
    bound: Bound | None = None
    word: Vague | None = None
    effect: Effect = "hit"
    event: str | None = None
    sources: tuple[str, ...] = ()


class ProposedVictim(Struct, frozen=True, kw_only=True):
    """A person named as harmed."""

    name: str
    evidence: str
    outcome: Outcome
    group: Group = "people"
    age: int | None = None
    place: str | None = None
    event: str | None = None


class ProposedStatement(Struct, frozen=True, kw_only=True):
    """A quote or reported saying."""

    evidence: str
    speaker: str | None = None
    role: str | None = None
    via: str | None = None


class Proposal(Struct, frozen=True, kw_only=True):
    """All that a model proposes of one piece of a report."""

    events: tuple[ProposedEvent, ...] = ()
    casualties: tuple[ProposedCasualty, ...] = ()
    damage: tuple[ProposedDamage, ...] = ()
    victims: tuple[ProposedVictim, ...] = ()
    statements: tuple[ProposedStatement, ...] = ()


KINDS: dict[str, type[Struct]] = {
    "events": ProposedEvent,
    "casualties": ProposedCasualty,
    "damage": ProposedDamage,
    "victims": ProposedVictim,
    "statements": ProposedStatement,
}


def schema() -> dict[str, Any]:
    """The JSON schema of a `Proposal`, to ask a server to keep to."""
    return msgspec.json.schema(Proposal)
