"""The record: what a report says, each entry on the words that say it.

Field for field the record of the annotation guide (docs/record.md). Entries are frozen, and none can be made without
evidence: no words, no value. `confidence` is the share of entries like it that are right (docs/confidence.md), None
before it is judged.
"""

from typing import Literal

from msgspec import Struct

from tawthiq.model.text import Document

EventType = Literal[
    "air_strike",
    "drone_strike",
    "shelling",
    "chemical_attack",
    "explosion",
    "suicide_attack",
    "shooting",
    "execution",
    "clash",
    "detention",
    "release",
    "torture",
    "sexual_violence",
    "siege",
    "displacement",
    "evacuation",
    "property_destruction",
    "territorial_change",
    "aid_obstruction",
    "aid_delivery",
    "rescue",
    "protest",
    "ceasefire",
    "ceasefire_end",
    "negotiation",
    "agreement",
    "deployment",
    "other_violence",
]
Status = Literal["reported", "denied", "planned", "threatened"]
Outcome = Literal[
    "killed",
    "injured",
    "missing",
    "trapped",
    "detained",
    "abducted",
    "released",
    "displaced",
    "evacuated",
    "besieged",
    "killed_or_injured",
]
Group = Literal[
    "people",
    "civilians",
    "children",
    "women",
    "men",
    "elderly",
    "family",
    "combatants",
    "medical_workers",
    "rescue_workers",
    "aid_workers",
    "journalists",
    "officials",
    "students",
    "detainees",
    "displaced_people",
]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
Vague = Literal[
    "several",
    "some",
    "dozens",
    "hundreds",
    "thousands",
    "tens_of_thousands",
    "hundreds_of_thousands",
]
Effect = Literal["destroyed", "damaged", "out_of_service", "burned", "hit"]
Level = Literal[
    "site",
    "neighbourhood",
    "village",
    "town",
    "city",
    "district",
    "governorate",
    "region",
    "country",
]


class Evidence(Struct, frozen=True, order=True):
    """The exact words an entry stands on, as code points [start, end) of the document's text."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and self.text):
            raise ValueError("evidence needs at least one character of the original")


class Rule(Struct, frozen=True):
    """What made an entry: the rule's name and the lexicon entries it stood on, as `lexicon/sense`."""

    name: str
    entries: tuple[str, ...] = ()


RULES = ("rules",)
"""The origins of an entry that the rules alone made; one that a model proposed has `model:NAME` among them."""


class Count(Struct, frozen=True):
    """A number as it is claimed: exact, hedged, a range (value to upper), or a vague word without a number."""

    value: int | None = None
    upper: int | None = None
    bound: Bound = "exact"
    word: Vague | None = None


class Event(Struct, frozen=True, kw_only=True):
    """An act that the report tells apart from others. Dates are ISO days; null where the report gives none."""

    id: str
    evidence: Evidence
    type: EventType
    status: Status = "reported"
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    when: str | None = None
    perpetrators: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    count: Count | None = None
    rule: Rule
    origins: tuple[str, ...] = RULES
    confidence: float | None = None


class Casualty(Struct, frozen=True, kw_only=True):
    """A number of people to whom something was done, as one claim by its sources."""

    evidence: Evidence
    outcome: Outcome
    group: Group = "people"
    value: int | None = None
    upper: int | None = None
    bound: Bound = "exact"
    word: Vague | None = None
    unit: Literal["families"] | None = None
    scope: Literal["event", "total"] = "event"
    start: str | None = None
    end: str | None = None
    event: str | None = None
    part_of: str | None = None
    sources: tuple[str, ...] = ()
    rule: Rule
    origins: tuple[str, ...] = RULES
    confidence: float | None = None


class Damage(Struct, frozen=True, kw_only=True):
    """An object hit, damaged, destroyed, burned or put out of service."""

    evidence: Evidence
    object: str
    value: int | None = None
    upper: int | None = None
    bound: Bound = "vague"
    word: Vague | None = None
    effect: Effect = "hit"
    event: str | None = None
    sources: tuple[str, ...] = ()
    rule: Rule
    origins: tuple[str, ...] = RULES
    confidence: float | None = None


class Victim(Struct, frozen=True, kw_only=True):
    """A person named as harmed. `name` as written, without title; `sex` only from words of the text."""

    name: str
    evidence: Evidence
    outcome: Outcome
    group: Group = "people"
    age: int | None = None
    sex: Literal["male", "female"] | None = None
    place: str | None = None
    event: str | None = None
    rule: Rule
    origins: tuple[str, ...] = RULES
    confidence: float | None = None


class Statement(Struct, frozen=True, kw_only=True):
    """A quote or reported saying. `speaker` as written without role; `via` is who or what carried it."""

    evidence: Evidence
    speaker: str | None = None
    role: str | None = None
    via: str | None = None
    mode: Literal["direct", "indirect"] = "indirect"
    rule: Rule
    origins: tuple[str, ...] = RULES
    confidence: float | None = None


class Place(Struct, frozen=True, kw_only=True):
    """A place that an event, a casualty or a victim names. Coordinates (WGS 84 degrees) only where they are known.

    `located` says what the coordinates are of: the `place` itself, or the place it lies `within` (then to be read as
    "somewhere in it"); null where there are none.
    """

    text: str
    evidence: Evidence
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    level: Level | None = None
    located: Literal["place", "within"] | None = None
    within: str | None = None
    gazetteer: str | None = None
    rule: Rule
    origins: tuple[str, ...] = RULES
    confidence: float | None = None


class Filled(Struct, frozen=True):
    """What filled one field of an entry: the words, and how far off they stand where it is not the entry's sentence.

    Without words a field was `understood`, or an act dated by the day on which its report was `published`.
    """

    field: str
    evidence: tuple[Evidence, ...]
    through: Literal["paragraph", "before", "after", "understood", "published"] | None = None


class Sign(Struct, frozen=True):
    """What speaks for an entry (weight above 0) or against it, in log-odds of being right."""

    name: str
    weight: float


class Explained(Struct, frozen=True):
    """Why the entry of a kind that stands on these words is as it is."""

    kind: str
    evidence: Evidence
    fields: tuple[Filled, ...] = ()
    signs: tuple[Sign, ...] = ()


class Dropped(Struct, frozen=True):
    """Words that were looked at for an entry of a kind, as `considered`, and left out; `reason` is a code."""

    evidence: Evidence
    kind: str
    reason: str
    considered: str | None = None


class Explanation(Struct, frozen=True):
    """Why a record is as it is: its entries, kind by kind, and what was dropped, in the order of the text."""

    entries: tuple[Explained, ...] = ()
    dropped: tuple[Dropped, ...] = ()


class Record(Struct, frozen=True, kw_only=True):
    """All that one document says, entries in the order of their words; with why, where that was asked."""

    document: Document
    events: tuple[Event, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    damage: tuple[Damage, ...] = ()
    victims: tuple[Victim, ...] = ()
    statements: tuple[Statement, ...] = ()
    places: tuple[Place, ...] = ()
    explanation: Explanation | None = None
