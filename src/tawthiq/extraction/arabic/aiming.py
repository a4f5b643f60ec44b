"""What an act's verb aims at or hits: things and people as its object, or behind the preposition that its noun takes.

«قصفت الطائرات مشفى»، «غارة على منزل»، «استهداف القوات بصاروخ سيارة»، «اعتقلت ست نساء»، «بعد استهدافه»; what is joined
to the object by «و» counts too. Refuses subjects, means, places by name, and people who only came to harm.
"""

import re
from typing import NamedTuple

from tawthiq.extraction.acts import ATTACKS, Act, Span
from tawthiq.extraction.arabic.objects import phrases, word_before
from tawthiq.extraction.arabic.triggers import is_finite
from tawthiq.extraction.reading import Reading, within

_AIMING = ATTACKS | {"detention", "sexual_violence", "siege", "aid_obstruction", "torture"}
_WALL = re.compile(
    r"[؛!؟\n:]|\.(?!\w)|"
    r"(?<!\w)(?:و|ف)?(?:ما ادي|مما|ادي|ادت|اسفر\w*|تسبب\w*|خلف\w*|اوقع\w*|اودي|اودت|راح\w*|ضحي\w*|بين\w{2,3}|"
    r"حيث|بعد|قبل(?! قليل)|كما|فيما|بينما|لكن|جراء|اثر|نتيجه|عقب|ردا|كان\w*|قرب|عند|امام|قباله|وسط|داخل|بالقرب|"
    r"بتهمه)(?!\w)"
)
"""Words behind which nothing is the act's object any more."""
_OVER = re.compile(r"(?<!\w)(?:علي|ع|نحو|باتجاه|تجاه|صوب|الي)$")
_INTO = re.compile(r"(?<!\w)(?:في|داخل)$")
_HELD = re.compile(r"(?<!\w)(?:مع|من|ضد|عن|بين|لدي|عبر|في|الي|ب|قرب|عند|امام|بحق|مقتل|اصابه|استشهاد|جرح|قتل)$")
"""Words before a thing that is no object of a verb."""
_AIMED_AT = re.compile(r"(?<!\w)مستهدف(?:ا|ه|ين)?(?!\w)")
"""«شنت غارة … مستهدفة مبنى»."""
_JOINT = re.compile(r"[^،.؛\n]{0,40}?،?\s*$")
_BARE_NAME = re.compile(r"(?:ال)?(?:قري|بلد|مدين|مدن)")
_VAGUE = {"detention": ("people",), "siege": ("neighbourhood",), "explosion": ("road", "neighbourhood")}
"""What says nothing of the aim of an act of a type."""
_MOST = 4
_REACH, _NEAR_JOINT, _BACK = 110, 46, 120


class Thing(NamedTuple):
    """A thing or people in a sentence, from `first` with its number and clitics; `intro` is the word before."""

    code: str
    first: int
    end: int
    clitic: str
    intro: str
    definite: bool
    person: bool
    attacks: bool = False


def aim(reading: Reading, acts: list[Act]) -> None:
    """Fill in the targets of the acts of one sentence."""
    aiming = [act for act in acts if act.type in _AIMING or act.type == "clash"]
    things = _things(reading, aiming[0].sentence) if aiming else []
    for act in aiming:
        _choose(reading, act, things)


def _choose(reading: Reading, act: Act, things: list[Thing]) -> None:
    if act.main.sense.get("downs"):
        act.targets = ["aircraft"]
        return
    if act.type == "clash":
        chosen = [t for t in things if t.first >= act.end and t.intro == "مع" and t.code == "combatants"][:1]
    else:
        chosen = _aimed(reading, act, things)
    vague = _VAGUE.get(act.type, ())
    act.targets = list(dict.fromkeys(t.code for t in chosen if t.code not in vague))[:_MOST]


def _aimed(reading: Reading, act: Act, things: list[Thing]) -> list[Thing]:
    last = act.triggers[-1]
    start = act.aim if act.aim > act.start else act.end
    if (
        act.aim < 0
        and last.form.possessed
        and not last.sense.get("light")
        and (is_finite(last) or last.sense.get("generic"))
    ):
        return _before(reading, act, things)
    participle = _AIMED_AT.search(reading.text, act.end, min(act.sentence[1], act.end + _BACK))
    if participle and act.aim < 0:
        start = participle.end()
    after = [t for t in things if start <= t.first < min(act.window[1], start + _REACH)]
    for number, thing in enumerate(after):
        gap = reading.text[start : thing.first]
        if _WALL.search(gap):
            break
        if participle or _is_object(act, thing, gap, after[number + 1 :]):
            return _joined(reading, thing, after[number + 1 :])
    return []


def _before(reading: Reading, act: Act, things: list[Thing]) -> list[Thing]:
    """«خروج المشفى عن الخدمة بعد استهدافه»، «الملجأ الذي قصفته الطائرات»: what a pronoun takes up."""
    near = [t for t in things if t.end <= act.start and act.start - t.end < _BACK and not t.person]
    return near[-1:]


def _is_object(act: Act, thing: Thing, gap: str, following: list[Thing]) -> bool:
    last = act.triggers[-1]
    verb = (is_finite(last) and not last.sense.get("light")) or act.aim > act.start
    clitic, intro = thing.clitic.removeprefix("و"), thing.intro
    if clitic == "ل" and not verb:
        return not (thing.definite or thing.person)
    if clitic:
        return clitic == "ب" and act.type == "explosion" and thing.code == "vehicle"
    if _OVER.search(intro):
        return True
    if _INTO.search(intro):
        return act.type == "property_destruction" and gap.strip().count(" ") == 0
    if _HELD.search(intro) or (thing.person and thing.intro in ("من", "بين")):
        return False
    acts = thing.code == "combatants" or thing.attacks
    if acts and not gap.strip() and any(not t.clitic for t in following):
        return False
    if act.type == "explosion" and not verb:
        return False
    return verb or not gap.strip() or (not thing.definite and not thing.person)


def _joined(reading: Reading, thing: Thing, following: list[Thing]) -> list[Thing]:
    chosen = [thing]
    for other in following:
        gap = reading.text[chosen[-1].end : other.first]
        if not other.clitic.startswith("و") or len(gap) > _NEAR_JOINT or _WALL.search(gap) or not _JOINT.fullmatch(gap):
            break
        chosen.append(other)
    return chosen


def _things(reading: Reading, span: Span) -> list[Thing]:
    """The things and people of a sentence, in order."""
    text = reading.text
    found = [
        Thing(p.code, p.first, p.thing.end, p.clitic, p.intro, p.thing.definite, False, p.attacks)
        for p in phrases(reading, span, [])
        if p.code != "aircraft" and not (p.code == "neighbourhood" and _BARE_NAME.match(text, p.thing.start))
    ]
    taken = {t.end for t in found}
    for person in within(reading.of("people"), *span):
        if person.sense.code == "others" or person.end in taken or _is_in_a_name(reading, person.start):
            continue
        near = [q for q in within(reading.quantities, person.first - 30, person.first) if q.kind == "count"]
        first = near[-1].start if near and not text[near[-1].end : person.first].strip(" من") else person.first
        clitic = "" if first < person.first else person.prefix.removesuffix("ال")
        while first > span[0] and text[first - 1].isalpha():
            first -= 1
            clitic = text[first] + clitic
        intro = word_before(reading, first, span[0])
        found.append(Thing(person.sense.code, first, person.end, clitic, intro, person.definite, True))
    return sorted(found, key=lambda t: t.first)


def _is_in_a_name(reading: Reading, position: int) -> bool:
    """Whether a word is part of an actor's name or a place's."""
    actors = within(reading.of("actors"), position - 40, position + 1)
    places = within(reading.places, position - 40, position + 1)
    return any(m.end > position for m in actors) or any(m.end > position for m in places)
