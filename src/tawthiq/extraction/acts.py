"""What an act is before it is written down as an event, and which types behave alike.

A language's grammar makes acts of the words that name them and gives them what their clauses say; what holds in any
language (when an act was that names no day, where one was that names no place, which are one act told twice) is
settled in `timeline`, `inheriting` and `retelling`.
"""

from dataclasses import dataclass, field

from tawthiq.extraction.said import Saying
from tawthiq.language.dates import DateExpression
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity
from tawthiq.model.record import Status
from tawthiq.places.mentions import Mention

Span = tuple[int, int]

ATTACKS = frozenset(
    "air_strike drone_strike shelling chemical_attack explosion suicide_attack shooting execution clash other_violence "
    "property_destruction".split()
)
VIOLENT = ATTACKS | {"torture", "sexual_violence", "detention"}
ENDURING = frozenset({"siege", "territorial_change", "displacement", "aid_obstruction", "ceasefire"})
PARTIES = frozenset({"clash", "negotiation", "agreement", "ceasefire", "ceasefire_end", "release"})
"""Acts between two sides."""
FACELESS = frozenset({"rescue", "aid_delivery", "evacuation", "displacement", "protest"})
ROOTED = ATTACKS | {"siege", "rescue", "sexual_violence", "displacement"}
"""Acts that happen where and when the report's story does, unless it says otherwise."""
OF_THE_DAY = ATTACKS | {"detention", "evacuation", "aid_obstruction", "rescue", "release", "protest", "aid_delivery"}
"""Acts that a report of one day tells of without saying the day each time."""
MOVED = frozenset({"displacement", "evacuation"})
"""Acts with an origin and a destination, which are told in this order."""


@dataclass(slots=True, eq=False)
class Act:
    """One act in the making; spans are of the folded text.

    `aim` is where a later verb says what was hit («قصف … استهدف X»), -1 without one; `implied` marks a verb whose
    subject is that of the act before; `doer_of` is the act whose doer did this one too, should it be named later.
    `launched` says that its date is the day on which something began («منذ انطلاق المعركة»), `live` that its line bears
    the time of the clock, `another` that it is told as another one than before, `besides` that its sentence adds
    another matter, `again` that words beside it take up one («this attack»).
    """

    start: int
    end: int
    type: str
    sentence: Span
    window: Span
    triggers: list[Match]
    main: Match
    status: Status = "reported"
    weapons: list[str] = field(default_factory=list)
    support: list[Match] = field(default_factory=list)
    perpetrators: list[str] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    own_place: bool = False
    date: DateExpression | None = None
    told: bool = False
    targets: list[str] = field(default_factory=list)
    count: Quantity | None = None
    number: int | None = None
    saying: Saying | None = None
    recalled: bool = False
    line: bool = False
    listed: bool = False
    effect: bool = False
    same_as: "Act | None" = None
    doer_of: "Act | None" = None
    aim: int = -1
    launched: bool = False
    live: bool = False
    another: bool = False
    again: bool = False
    besides: bool = False
    implied: bool = False

    @property
    def agentive(self) -> bool:
        """Whether its doer is somebody: not so for an explosion or the end of a truce."""
        return any(m.sense.get("agent") or m.form.shape in ("past", "present") for m in self.triggers)

    @property
    def root(self) -> "Act":
        act = self
        while act.same_as is not None:
            act = act.same_as
        return act

    @property
    def definite(self) -> bool:
        return self.again or self.main.definite or (self.main.form.possessed and self.main.form.shape == "noun")
