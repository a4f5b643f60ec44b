"""What an entry says, in words: the table and the page both read it from here.

A `Fact` is a label and its values. Values `written` in the report may run in another direction than the labels, so each
stays apart from its neighbours; a `link` is the id of the event that the value names.
"""

from datetime import date

from msgspec import Struct

from tawthiq.exporters.labels import Labels
from tawthiq.model.record import RULES, Casualty, Count, Damage, Event, Evidence, Place, Record, Statement, Victim

Entry = Event | Casualty | Damage | Victim | Statement | Place
KINDS = ("events", "casualties", "damage", "victims", "statements", "places")

# Of these acts the report names the parties; of all others it accuses.
_PARTIES = frozenset(
    ("clash", "release", "territorial_change", "ceasefire", "ceasefire_end", "negotiation", "agreement", "deployment")
)


class Fact(Struct, frozen=True):
    """One line of an entry: its label, its values and what stands between them."""

    label: str
    values: tuple[str, ...]
    between: str = " "
    written: bool = False
    link: str | None = None


class Card(Struct, frozen=True):
    """An entry as it is shown: title and detail first, `tag` where it did not simply happen, then the facts."""

    kind: str
    title: str
    detail: str
    evidence: Evidence
    facts: tuple[Fact, ...]
    tag: str | None = None
    id: str | None = None
    rule: tuple[str, ...] = ()
    confidence: float | None = None
    why: tuple[Fact, ...] = ()


def cards(record: Record, kind: str, say: Labels) -> tuple[Card, ...]:
    """The entries of one of the KINDS, in the record's order."""
    match kind:
        case "events":
            return tuple(_event(entry, say) for entry in record.events)
        case "casualties":
            return tuple(_casualty(entry, say) for entry in record.casualties)
        case "damage":
            return tuple(_damage(entry, say) for entry in record.damage)
        case "victims":
            return tuple(_victim(entry, say) for entry in record.victims)
        case "statements":
            return tuple(_statement(entry, say) for entry in record.statements)
        case _:
            return tuple(_place(entry, say) for entry in record.places)


def counted(count: Count | Casualty | Damage, say: Labels) -> str:
    """A number with its hedge, as `more than 130`; a vague word; empty where nothing was counted."""
    if count.word:
        return say("vague", count.word)
    if count.value is None:
        return ""
    bound = "between" if count.upper is not None else "exact" if count.bound in ("vague", "between") else count.bound
    return say("bounds", bound).format(n=f"{count.value:,}", m=f"{count.upper or 0:,}")


def days(start: str | None, end: str | None, say: Labels) -> str:
    """An interval of ISO days, as `22–24 September 2016`; empty where neither end is known."""
    first, last = _day(start), _day(end)
    if not (start and end):
        if not (start or end):
            return ""
        side, day, known = ("from", first, start) if start else ("until", last, end)
        return say("page", side).format(day=_written(day, say) if day else known)
    if not (first and last):
        return start if start == end else f"{start} – {end}"
    if first == last:
        return _written(first, say)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_written(last, say)}"
    if first.year == last.year:
        return f"{first.day} {say('months', str(first.month))} – {_written(last, say)}"
    return f"{_written(first, say)} – {_written(last, say)}"


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _written(day: date, say: Labels) -> str:
    return f"{day.day} {say('months', str(day.month))} {day.year}"


def _fact(say: Labels, label: str, *values: str | None) -> Fact:
    """A fact in the words of the labels."""
    return Fact(say("fields", label), tuple(value for value in values if value), say("page", "comma"))


def _quoted(say: Labels, label: str, *values: str | None, between: str = "comma") -> Fact:
    """A fact in the words of the report."""
    return Fact(say("fields", label), tuple(value for value in values if value), say("page", between), written=True)


def _of_event(say: Labels, event: str | None) -> Fact:
    return Fact(say("fields", "event"), (event,) if event else (), link=event)


def _card(
    say: Labels,
    kind: str,
    title: str,
    detail: str,
    entry: Entry,
    *facts: Fact,
    tag: str | None = None,
    id: str | None = None,
) -> Card:
    rule = (entry.rule.name, *entry.rule.entries)
    shown = tuple(fact for fact in (*facts, _origins(entry, say)) if fact.values)
    return Card(kind, title, detail, entry.evidence, shown, tag, id, rule, entry.confidence)


def _origins(entry: Entry, say: Labels) -> Fact:
    """Who made an entry, where it was not the rules alone."""
    origins = () if entry.origins == RULES else entry.origins
    return _quoted(say, "origins", *(say("page", origin) if origin in RULES else origin for origin in origins))


def _event(event: Event, say: Labels) -> Card:
    return _card(
        say,
        "events",
        say("event_types", event.type),
        counted(event.count, say) if event.count else "",
        event,
        _quoted(say, "where", *event.places),
        _fact(say, "when", days(event.start, event.end, say)),
        _quoted(say, "when", None if event.start or event.end or not event.when else f"«{event.when}»"),
        _quoted(say, "parties" if event.type in _PARTIES else "by", *event.perpetrators),
        _fact(say, "weapons", *(say("weapons", code) for code in event.weapons)),
        _fact(say, "targets", *(say("groups objects", code) for code in event.targets)),
        tag=None if event.status == "reported" else say("statuses", event.status),
        id=event.id,
    )


def _casualty(casualty: Casualty, say: Labels) -> Card:
    who = say("units", casualty.unit) if casualty.unit else say("groups", casualty.group)
    return _card(
        say,
        "casualties",
        say("outcomes", casualty.outcome),
        " · ".join(part for part in (counted(casualty, say), who) if part),
        casualty,
        _fact(say, "scope", None if casualty.scope == "event" else say("scopes", casualty.scope)),
        _fact(say, "when", days(casualty.start, casualty.end, say)),
        _of_event(say, casualty.event),
        _quoted(say, "part_of", f"«{casualty.part_of}»" if casualty.part_of else None),
        _quoted(say, "sources", *casualty.sources, between="arrow"),
    )


def _damage(damage: Damage, say: Labels) -> Card:
    return _card(
        say,
        "damage",
        say("objects", damage.object),
        counted(damage, say),
        damage,
        _fact(say, "effect", say("effects", damage.effect)),
        _of_event(say, damage.event),
        _quoted(say, "sources", *damage.sources, between="arrow"),
    )


def _victim(victim: Victim, say: Labels) -> Card:
    return _card(
        say,
        "victims",
        victim.name,
        say("outcomes", victim.outcome),
        victim,
        _fact(say, "group", say("groups", victim.group)),
        _fact(say, "age", None if victim.age is None else str(victim.age)),
        _fact(say, "sex", say("sexes", victim.sex) if victim.sex else None),
        _quoted(say, "where", victim.place),
        _of_event(say, victim.event),
    )


def _statement(statement: Statement, say: Labels) -> Card:
    return _card(
        say,
        "statements",
        statement.speaker or statement.role or say("page", "unnamed"),
        "",
        statement,
        _quoted(say, "role", statement.role if statement.speaker else None),
        _quoted(say, "via", statement.via),
        _fact(say, "mode", say("modes", statement.mode)),
    )


def _place(place: Place, say: Labels) -> Card:
    within = place.located == "within" and (place.within or "…")
    return _card(
        say,
        "places",
        place.text if say.lang == "ar" else place.name or place.text,
        say("levels", place.level) if place.level else "",
        place,
        _quoted(say, "name", place.name if say.lang == "ar" else None),
        _fact(say, "country", place.country),
        _fact(say, "position", position(place)),
        _quoted(say, "located", say("located", "within").format(place=within) if within else None),
    )


def position(place: Place) -> str | None:
    """Latitude and longitude in degrees, as `36.20, 37.16`; None where they are not known."""
    return None if place.lat is None or place.lon is None else f"{place.lat:.4f}, {place.lon:.4f}"
