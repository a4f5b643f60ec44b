"""Whether a trigger tells of the act before it rather than of one of its own: its aim, content, manner or harm.

«قصف … استهدف X», «منعت دخول المساعدات», «أعدم … رميا بالرصاص», «… ودمر منزلين»: the first act takes the words of the
second. Refuses to join what has a doer, a number or a place of its own.
"""

import re

from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.arabic.locating import POLITICAL
from tawthiq.extraction.arabic.triggers import BREAK, goes_off, is_finite, says_what_it_hit
from tawthiq.extraction.reading import Reading, within

_LOOTING = re.compile(r"[يتن]?(?:نهب|سرق|سلب)")
"""Taking things away is no harm of an attack but an act of its own."""
_SO_MANY = re.compile(r"(?<!\w)ب\s?(?:اكثر من |نحو |حوالي )?\w+ $")
_COGNATE = 50
"""Letters between such a verb and its noun."""
_BESIDES = re.compile(r"(?<!\w)(?:و|مع|بعد|قبل|اثر|خلال|عقب|بالتزامن|تزامنا|وسط|جراء|من|علي)(?!\w)")
"""Words between two nouns of a kind that make them two acts."""
_ANEW = re.compile(r"[،,]\s*و|(?<!\w)(?:كما|فيما|بينما|ثم|في حين)(?!\w)")
"""Words that open another clause, whose instrument is none of the act's before it."""

_CONTENT = frozenset(
    {
        ("aid_obstruction", "aid_delivery"),
        ("aid_obstruction", "evacuation"),
        ("aid_delivery", "displacement"),
        ("release", "detention"),
        ("torture", "detention"),
        ("detention", "detention"),
        ("execution", "detention"),
        ("detention", "evacuation"),
        ("detention", "displacement"),
        ("agreement", "ceasefire"),
        ("agreement", "release"),
        ("ceasefire_end", "ceasefire"),
        ("ceasefire_end", "agreement"),
        ("negotiation", "ceasefire"),
        ("negotiation", "agreement"),
        ("evacuation", "siege"),
        ("ceasefire", "agreement"),
        ("rescue", "siege"),
    }
)
"""Acts whose noun is what the verb before them is about: «منعت دخول المساعدات»، «أفرجت عن محتجزين»."""


def goes_on(reading: Reading, last: Act, act: Act) -> bool:
    """Whether an act is more of the one before it in the sentence; it then adds its words and weapons to it."""
    gap = reading.text[last.end : act.start]
    if BREAK.search(gap) or (last.effect and _is_an_attack_told(act)):
        return False
    if _aims(reading, last, act):
        last.aim = act.end
        last.type = "other_violence" if last.type == "deployment" else last.type
    elif _is_destruction_too(reading, last, act) or _is_means(last, act, gap):
        return True
    elif last.type == "agreement" and gap.rstrip().endswith("علي"):
        act.status = "planned"
        return False
    elif _is_concluded(last, act):
        last.type = "ceasefire"
    elif _is_cognate(last, act, gap):
        last.triggers = [*last.triggers, *act.triggers]
    elif not (
        _is_content(last, act, gap) or _is_manner(reading, last, act, gap) or _is_generic_too(reading, last, act)
    ):
        return False
    last.window = (last.window[0], act.window[1])
    last.weapons = list(dict.fromkeys(last.weapons + act.weapons))
    if last.type == "other_violence" and _is_instrument(last, act):
        last.type = act.type
    return True


def _is_an_attack_told(act: Act) -> bool:
    """Whether an act is an attack named by a noun: harm before it is its harm, not the other way about."""
    noun = not is_finite(act.triggers[0]) and not act.main.sense.get("light")
    return noun and not act.effect and act.type != "property_destruction"


def _aims(reading: Reading, last: Act, act: Act) -> bool:
    """«قصف صاروخي من قبل X، استهدف Y»، «عملية … استهدفت قياديا»."""
    if last.type not in ATTACKS and last.type != "deployment":
        return False
    noun = next((m for m in reversed(last.triggers) if not is_finite(m)), last.main)
    return len(act.triggers) == 1 and (
        says_what_it_hit(reading.text, noun, act.triggers[0]) or goes_off(reading.text, noun, act.triggers[0])
    )


def _is_destruction_too(reading: Reading, last: Act, act: Act) -> bool:
    """«… ودمر منزلين»: the harm of an attack, without a place or a doer of its own."""
    if (
        act.type != "property_destruction"
        or last.type not in ATTACKS - {"property_destruction"}
        or _LOOTING.match(reading.text, act.triggers[0].start)
        or within(reading.places, act.start, act.window[1])
    ):
        return False
    return not any(m.sense.get("belligerent") for m in within(reading.of("actors"), last.end, act.end + 40))


def _is_content(last: Act, act: Act, gap: str) -> bool:
    """Whether an act is what the verb or noun before it is about."""
    if (last.type, act.type) not in _CONTENT or len(gap) > 90:
        return False
    first = act.triggers[0]
    return (
        act.type == "evacuation" if is_finite(first) else not (first.prefix.startswith("و") and last.type == act.type)
    )


def _is_cognate(last: Act, act: Act, gap: str) -> bool:
    """«توصل الطرفان إلى اتفاق»، «أبرمت الدولتان مذكرة تفاهم»: the noun of what a verb of words does."""
    first = act.triggers[0]
    if act.type != last.type or act.type not in POLITICAL or not is_finite(last.main) or is_finite(first):
        return False
    return len(gap) < _COGNATE and not first.definite and not _BESIDES.search(gap)


def _is_concluded(last: Act, act: Act) -> bool:
    """«هدنة … أُبرمت»، «أبرموا هدنة»: a truce that is concluded."""
    verb, noun = (act, last) if act.type == "agreement" else (last, act)
    if verb.type != "agreement" or noun.type != "ceasefire" or act.triggers[0].prefix.startswith("و"):
        return False
    return len(verb.triggers) == 1 and is_finite(verb.main) and not is_finite(noun.triggers[0])


def _is_instrument(last: Act, act: Act) -> bool:
    same = act.type == last.type or bool(last.main.sense.get("generic"))
    return last.type in ATTACKS and act.triggers[0].prefix.endswith(("ب", "بال")) and same


def _is_means(last: Act, act: Act, gap: str) -> bool:
    """«استهدفت الطائرات بـ 4 غارات ورشة»، «قصف بثلاث غارات»: so many acts with which a verb of attack was done."""
    if last.type not in ATTACKS or not is_finite(last.triggers[0]) or is_finite(act.triggers[0]):
        return False
    if not (act.type == last.type or last.main.sense.get("generic")) or not _SO_MANY.search(gap):
        return False
    last.type = act.type
    last.triggers = [*last.triggers, *act.triggers]
    last.weapons = list(dict.fromkeys(last.weapons + act.weapons))
    last.window = (last.window[0], act.window[1])
    return True


def _is_manner(reading: Reading, last: Act, act: Act, gap: str) -> bool:
    """«اغتال … بإطلاق النار»، «أعدم … رميا بالرصاص»: how it was done."""
    if _is_instrument(last, act):
        return not (last.effect or (_ANEW.search(gap) and within(reading.places, last.start, act.start)))
    first = act.triggers[0]
    if act.type != last.type or is_finite(first) or first.prefix or len(gap) > 60 or "،" in gap:
        return False
    if _BESIDES.search(gap) or within(reading.places, last.end, act.start):
        return False
    accusative = reading.text[first.start : first.end].split(" ")[0].endswith("ا")
    return is_finite(last.main) and (accusative or act.type == "rescue")


def _is_generic_too(reading: Reading, last: Act, act: Act) -> bool:
    """«… وأصابت مركزا مجاورا»: a general verb that goes on, without a doer of its own."""
    if last.type not in ATTACKS or act.support or act.triggers[0].prefix[:1] not in ("و", "ف"):
        return False
    if act.effect or not all(is_finite(m) for m in act.triggers):
        return False
    if not all(m.sense.get("generic") for m in act.triggers):
        return False
    return not any(m.sense.get("belligerent") for m in within(reading.of("actors"), act.start, act.end + 40))
