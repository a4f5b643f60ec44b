"""Why a record is as it is, in words: what filled each field, what speaks for an entry, what was left out and why.

The table and the page both read it from here. A record that was read without asking has none of it.
"""

from msgspec import Struct
from msgspec.structs import replace

from tawthiq.exporters.labels import Labels
from tawthiq.exporters.wording import Card, Fact, cards
from tawthiq.model.record import Dropped, Evidence, Explained, Filled, Record

_LONGEST = 160
"""Letters of words that are quoted in an explanation."""
_CODES = "event_types outcomes objects groups weapons levels effects"


class LeftOut(Struct, frozen=True):
    """Words that are no entry: what they were looked at as, and the reason in a sentence."""

    evidence: Evidence
    words: str
    reason: str


def explained(record: Record, kind: str, say: Labels) -> tuple[Card, ...]:
    """The entries of a kind, each with why it is as it is, where that was asked."""
    shown = cards(record, kind, say)
    if record.explanation is None:
        return shown
    known = {one.evidence: one for one in record.explanation.entries if one.kind == kind}
    return tuple(
        replace(card, why=_why(known[card.evidence], say)) if card.evidence in known else card for card in shown
    )


def left_out(record: Record, say: Labels) -> tuple[LeftOut, ...]:
    """All that was considered and dropped, in the order of the text."""
    dropped = record.explanation.dropped if record.explanation else ()
    return tuple(LeftOut(one.evidence, _quoted(one.evidence), _reason(one, say)) for one in dropped)


def _reason(one: Dropped, say: Labels) -> str:
    reason = say("reasons", one.reason)
    if one.kind == "report":
        subject = say("subjects", one.considered) if one.considered else ""
        return f"{reason} ({subject})" if subject else reason
    what = say("considered", one.kind)
    if one.considered:
        what = f"{what} ({say(_CODES, one.considered)})"
    return say("page", "as").format(reason=reason, what=what)


def _why(one: Explained, say: Labels) -> tuple[Fact, ...]:
    facts = [_filled(field, say) for field in one.fields]
    for side, wanted in (("speaks_for", True), ("speaks_against", False)):
        signs = [sign.name for sign in one.signs if (sign.weight > 0) is wanted]
        if names := tuple(say("signs event_types effects levels", sign) for sign in signs):
            facts.append(Fact(say("page", side), names, say("page", "comma")))
    return tuple(facts)


def _filled(field: Filled, say: Labels) -> Fact:
    """A field and the words that filled it, with whence they came."""
    label = say("filled fields", field.field)
    if not field.evidence:
        return Fact(label, (say("reach", field.through or "understood"),))
    if field.through:
        label = say("reach", field.through).format(field=label)
    return Fact(label, tuple(f"«{_quoted(words)}»" for words in field.evidence), say("page", "comma"), written=True)


def _quoted(words: Evidence) -> str:
    """The words in one line, cut where they are many."""
    text = " ".join(words.text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def sure(confidence: float | None) -> str:
    """A confidence as a percentage; empty where none was told."""
    return "" if confidence is None else f"{confidence:.0%}"
