"""Objects hit, damaged, destroyed, burned or put out of service: one entry an object and event.

A language's grammar finds what was hit, sentence by sentence; here what is told twice becomes one entry, with its
number, its strongest effect and who says so.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tawthiq.extraction.acts import Act
from tawthiq.extraction.explaining import of_damage
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.extraction.said import Saying, saying_at
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity
from tawthiq.model.record import Count, Damage, Rule

Span = tuple[int, int]

STRENGTH = {"hit": 1, "damaged": 2, "destroyed": 3, "burned": 4, "out_of_service": 5}
_WHOLES = frozenset({"airport", "port", "hospital", "university"})
"""Objects whose parts («صالة القدوم») go by their code."""

_REACH = 100
"""How many entries back an object may have been told before."""


@dataclass(slots=True)
class Struck:
    """An object that was hit: [start, end) are the words that say so in the folded text."""

    thing: Match
    start: int
    end: int
    effect: str
    quantity: Quantity | None
    bound: str | None
    words: list[Match]
    act: Act | None
    aimed: bool = False
    code: str = ""
    again: bool = False
    """Words beside it take up one told before («the vehicle»)."""


Finder = Callable[[Reading, Span, list[Saying], list[Act], Act | None], list[Struck]]
"""Finds what was hit in one sentence: from the sayings near it, the acts in it, and the last act told before it."""


def damage(
    reading: Reading,
    spans: list[Span],
    sayings: list[Saying],
    acts: list[Act],
    ids: dict[int, str],
    struck: Finder,
) -> list[Damage]:
    """The damage told in the given sentences, in order, each object once an event; `struck` is the language's own."""
    told: dict[int, list[Act]] = {}
    for act in acts:
        told.setdefault(act.sentence[0], []).append(act)
    head = _headline(reading, spans)
    kept: list[Struck] = []
    before: Act | None = None
    for span in spans:
        here = told.get(span[0], [])
        near = [s for s in sayings if s.start < span[1] and span[0] < max(s.end, s.head[1])]
        for new in struck(reading, span, near, here, before):
            known = next((at for at in _latest(kept) if _same(reading, kept[at], new, ids)), None)
            again = new
            if known is None:
                kept.append(new)
            elif _outdone(kept[known], new, head):
                again, kept[known] = kept[known], new
            if known is not None:
                reading.notes.drop("damage", "told_before", again.start, again.end, again.code)
        before = next((act for act in reversed(here) if act.status == "reported"), before)
    return [_entry(reading, one, sayings, ids) for one in kept]


def _latest(kept: list[Struck]) -> range:
    return range(len(kept) - 1, max(-1, len(kept) - _REACH), -1)


def _outdone(old: Struck, new: Struck, head: int) -> bool:
    """Whether the later telling says more: a stronger effect, or the body's words for the headline's."""
    stronger = STRENGTH[new.effect] - STRENGTH[old.effect]
    return stronger > 0 or (stronger == 0 and old.start < head <= new.start)


def _headline(reading: Reading, spans: list[Span]) -> int:
    """Where the first line ends, if it is written as a headline: without a full stop."""
    if not spans:
        return 0
    end = reading.text.find("\n", spans[0][0])
    line = reading.text[spans[0][0] : end].rstrip()
    return end if end > 0 and len(line) < 250 and not line.endswith((".", "!", "؟", "…", "»", '"')) else 0


def _same(reading: Reading, old: Struck, new: Struck, ids: dict[int, str]) -> bool:
    """Whether two tellings are of one object: it is taken up again, or the same is told of the same event."""
    if old.code != new.code:
        return False
    before, now = _count(old), _count(new)
    if _again(reading, new) and now.value == 1:
        return before.value == 1
    one_of = old.bound or new.bound
    if before != now or not (one_of or old.code in _WHOLES or _noun(reading, old) == _noun(reading, new)):
        return False
    if (ids.get(id(old.act)) if old.act else None) == (ids.get(id(new.act)) if new.act else None):
        return True
    if new.bound == "exact":
        return False
    places = [{m.name for m in one.act.places} if one.act else set() for one in (old, new)]
    return bool(places[0] & places[1])


def _again(reading: Reading, one: Struck) -> bool:
    """Whether a bare definite noun takes an object up again: «المنزل», but not «المستشفى السعودي»."""
    thing = one.thing
    if not (thing.definite or one.again) or thing.words > 1:
        return False
    return not any(place.end > thing.end + 1 for place in within(reading.places, thing.first, thing.end))


def _noun(reading: Reading, one: Struck) -> str:
    """The head noun's first letters, enough to tell «سد» from «محطة مياه»."""
    return reading.text[one.thing.start : one.thing.start + 3]


def _entry(reading: Reading, one: Struck, sayings: list[Saying], ids: dict[int, str]) -> Damage:
    count = _count(one)
    saying = saying_at(sayings, one.thing.start)
    entry = Damage(
        evidence=reading.evidence(one.start, one.end),
        object=one.code,
        value=count.value,
        upper=count.upper,
        bound=count.bound,
        word=count.word,
        effect=one.effect,  # type: ignore[arg-type]
        event=ids.get(id(one.act)) if one.act else None,
        sources=saying.sources if saying else (),
        rule=Rule("damage/aim" if one.aimed else "damage/effect", rule_entries([one.thing, *one.words])),
    )
    if reading.notes.asked:
        fields = of_damage(one, entry.event is not None, saying if entry.sources else None)
        reading.notes.fill("damage", one.start, entry.evidence, fields)
    return entry


def _count(one: Struck) -> Count:
    """The number of objects: as told, two for a dual, one for a bare singular, none for a bare plural."""
    if one.bound is not None:
        return Count(1, None, one.bound)  # type: ignore[arg-type]
    if one.quantity is not None:
        quantity = one.quantity
        if quantity.value is None:
            return Count(None, None, "vague", quantity.word)
        return Count(quantity.value, quantity.upper, quantity.bound, quantity.word)
    if one.thing.form.number == "dual":
        return Count(2)
    if one.thing.form.number in ("plural", "dual_or_plural"):
        return Count(None, None, "vague", None)
    return Count(1)
