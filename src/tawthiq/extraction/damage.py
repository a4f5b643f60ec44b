"""Objects hit, damaged, destroyed, burned or put out of service.

An object counts where a word of effect governs it («دمّرت 810 منازل»), follows it («احترقت السيارة») or where an attack is
aimed at it («غارة على منزل»). A quarter that was shelled is a target, no damage.
"""

import re

from tawthiq.extraction.acts import Act
from tawthiq.extraction.attribution import Saying, saying_at
from tawthiq.extraction.reading import Reading, rule_entries, within
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity
from tawthiq.model.record import Count, Damage, Rule

Span = tuple[int, int]

_WALL = re.compile(r"[.؛!؟\n]")
_AIM = re.compile(r"(?<!\w)(?:علي|باتجاه|طال\w*|استهدف\w*|استهداف\w*|مستهدف\w*|اصاب\w*|ضرب\w*|قصف\w*|في)(?!\w)")
_JOINED = re.compile(r"[\s\w،]{0,24}?[\s،]*و?\s*$")
_STRENGTH = {"out_of_service": 4, "burned": 3, "destroyed": 3, "damaged": 2, "hit": 1}
_UNHURT = frozenset({"neighbourhood"})


def damage(reading: Reading, spans: list[Span], sayings: list[Saying], acts: list[Act], ids: dict[int, str]) -> list[Damage]:
    """The damage told in the given sentences, in order, each object once."""
    made: list[Damage] = []
    seen: set[tuple[str, int | None, str | None]] = set()
    for span in spans:
        previous: tuple[int, str, Match | None] | None = None
        here = [a for a in acts if a.sentence[0] <= span[0] < a.sentence[1] or a.sentence == span]
        for thing in _things(reading, span):
            act = _act_of(thing, here)
            effect, word = _effect(reading, thing, span, here, previous)
            if effect is None or (effect == "hit" and thing.sense.code in _UNHURT):
                continue
            quantity = _quantity(reading, thing)
            count = _count(thing, quantity)
            if count is None or (effect == "hit" and thing.form.number == "plural" and quantity is None and thing.sense.get("weak")):
                continue
            previous = (thing.end, effect, word)
            saying = saying_at(sayings, thing.start)
            event = ids.get(id(act)) if act else None
            key = (thing.sense.code, count.value, event)
            if effect == "hit" and key in seen:
                continue
            seen.add(key)
            start = min(thing.first if not thing.prefix.startswith(("و", "ف")) else thing.first + 1, quantity.start if quantity else thing.start)
            made.append(
                Damage(
                    evidence=reading.evidence(start, thing.end), object=thing.sense.code, value=count.value, upper=count.upper,
                    bound=count.bound, word=count.word, effect=effect, event=event,  # type: ignore[arg-type]
                    sources=saying.sources if saying else (),
                    rule=Rule("damage/effect" if word else "damage/aim", rule_entries([m for m in (thing, word) if m])),
                )
            )
    return made


def _things(reading: Reading, span: Span) -> list[Match]:
    chosen: dict[int, Match] = {}
    for match in within(reading.of("objects"), *span):
        if match.start not in chosen:
            chosen[match.start] = match
    return [chosen[start] for start in sorted(chosen)]


def _act_of(thing: Match, acts: list[Act]) -> Act | None:
    holding = [a for a in acts if a.window[0] <= thing.start < a.window[1]]
    return (holding or acts or [None])[0]  # type: ignore[list-item]


def _effect(reading: Reading, thing: Match, span: Span, acts: list[Act], previous: tuple[int, str, Match | None] | None) -> tuple[str | None, Match | None]:
    text = reading.text
    best: tuple[int, int, str, Match] | None = None
    for word in within(reading.of("effects"), *span):
        before = word.end <= thing.first
        gap = text[word.end : thing.first] if before else text[thing.end : word.start]
        if word.start <= thing.start < word.end or thing.start <= word.start < thing.end:
            gap = ""
        if len(gap) > (70 if before else 40) or _WALL.search(gap):
            continue
        code = word.sense.code
        if not before and gap and (code == "hit" or word.sense.get("role") == "act" and code != "out_of_service"):
            continue
        if before and "،" in gap and code == "hit":
            continue
        if not before and re.search(r"[،]", gap):
            continue
        if code == "hit" and len(gap) > 40:
            continue
        score = (_STRENGTH[code], -len(gap))
        if best is None or score > best[:2]:
            best = (*score, code, word)
    if best:
        return best[2], best[3]
    if previous and _JOINED.fullmatch(text[previous[0] : thing.first] + thing.prefix) and "و" in (text[previous[0] : thing.first] + thing.prefix) and thing.first - previous[0] < 26:
        return previous[1], previous[2]
    for act in acts:
        if act.end <= thing.first and thing.first - act.end < 60 and act.type in _HITTING and not thing.sense.get("weak"):
            gap = text[act.end : thing.first]
            if _AIM.search(gap) and not _WALL.search(gap) and "،" not in gap or gap.strip() == "" and act.main.form.shape in ("past", "present"):
                return "hit", None
    return None, None


_HITTING = frozenset("air_strike drone_strike shelling explosion suicide_attack other_violence chemical_attack".split())


def _quantity(reading: Reading, thing: Match) -> Quantity | None:
    near = [q for q in within(reading.quantities, thing.first - 40, thing.first) if q.kind == "count"]
    if near and re.fullmatch(r"\s*(?:من )?(?:ال)?", reading.text[near[-1].end : thing.first]):
        return near[-1]
    return None


def _count(thing: Match, quantity: Quantity | None) -> Count | None:
    if quantity is not None:
        if quantity.value is None:
            return Count(None, None, "vague", quantity.word)
        return Count(quantity.value, quantity.upper, quantity.bound, quantity.word)
    if thing.form.number == "dual":
        return Count(2)
    if thing.form.number in ("plural", "dual_or_plural"):
        return Count(None, None, "vague", None)
    return Count(1)
