"""The objects that a sentence names, each with the words before it that belong to it.

A number, «أحد», «جميع» or a part («سقف المسجد») belongs to the object's phrase; the word before the phrase says how it
stands in the clause. Words that are no object here are refused: a speaker's institution, a car bomb, a word inside a
place's name, what a person belongs to («مدير المستشفى»).
"""

import re
from typing import NamedTuple

from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, short_heads
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity

Span = tuple[int, int]

ATTACKERS = frozenset({"aircraft", "tank"})

_ONE = re.compile(r"(?<!\w)([وفبل]{0,2})(احدي?|اكثر من)\s+$")
_PART = re.compile(
    r"(?<!\w)([وفبل]{0,2})(?:صفا? من|رتلا? من|مجموعه من|جميع|كل|كامل|كافه|معظم|غالبيه|بقيه|"
    r"(ابواب|واجهه|واجهات|سقف|اسقف|سور|باحه|جدار|جدران|نوافذ|زجاج|"
    r"سطح|طابق|اجزاء(?: \w+)? من|جزءا?(?: \w+)? من|اطراف))\s+$"
)
_WORD_AT_END = re.compile(r"\w+$")
_MARKS = " \n\t\r\xa0«\"“'(#"
_MADE_OF = re.compile(r" (?:من|تضم|مولفه من|مكونه من) (?=\w)")
_NUMBER_BEFORE = re.compile(r"\s*(?:من )?(?:ال)?")
_UNBOUND = re.compile(r"(?:ون|ين|ا)\s$")


class Phrase(NamedTuple):
    """An object with its number and its parts: from `first`, its clitics included, or from `start` without them.

    `intro` is the word before it, `bound` what «أحد» or «أكثر من» says, `part` that only a part of it is meant.
    """

    thing: Match
    first: int
    start: int
    clitic: str
    intro: str
    quantity: Quantity | None
    bound: str | None
    part: bool

    @property
    def code(self) -> str:
        return self.thing.sense.code

    @property
    def weak(self) -> bool:
        return bool(self.thing.sense.get("weak"))

    @property
    def attacks(self) -> bool:
        """Whether it may as well be what does the harm: a tank, an aircraft, a bulldozer."""
        return self.code in ATTACKERS or bool(self.thing.sense.get("doer"))

    @property
    def general(self) -> bool:
        """Whether it is a bare definite plural («المدارس»), as in general talk."""
        thing = self.thing
        return thing.definite and thing.form.number == "plural" and self.quantity is None and self.bound is None


def phrases(reading: Reading, span: Span, sayings: list[Saying]) -> list[Phrase]:
    """The objects of a sentence, in order, the longest name of each; `sayings` are those near it."""
    heads = short_heads(sayings)
    chosen: dict[int, Match] = {}
    for thing in within(reading.of("objects"), *span):
        if thing.start not in chosen and _is_object(reading, thing, heads):
            chosen[thing.start] = thing
    return [_phrase(reading, chosen[start], span[0]) for start in sorted(chosen)]


def word_before(reading: Reading, position: int, floor: int) -> str:
    """The word that ends before a position, marks left aside; empty where punctuation stands between."""
    words = reading.text[max(floor, position - 40) : position].rstrip(_MARKS)
    found = _WORD_AT_END.search(words, words.rfind(" ") + 1)
    return found[0] if found else ""


def _is_object(reading: Reading, thing: Match, heads: list[Span]) -> bool:
    at, text = thing.start, reading.text
    if "ك" in thing.prefix or (text[at] == "ا" and reading.quote(at, at + 1) == "إ"):
        return False
    if any(head[0] <= at < head[1] - 1 for head in heads):
        return False
    weapons = within(reading.of("munitions", "platforms"), at - 25, at + 1)
    if thing.sense.code not in ATTACKERS and any(m.end > at for m in weapons):
        return False
    if any(w.end > thing.end for w in within(reading.of("effects"), at - 30, at + 1) if w.start < at):
        return False
    if any(w.end == thing.end for w in within(reading.of("effects"), at - 30, at)) and thing.sense.code != "home":
        return False
    for place in within(reading.places, at - 40, at + 1):
        if place.end > at:
            levels = [reading.gazetteer.entries[i].level for i in place.entries]
            if place.level and not (levels and _begins_name(reading, thing)):
                levels = [place.level]
            if place.start < thing.first or any(level != "site" for level in levels):
                return False
    people = within(reading.of("people", "roles"), thing.first - 25, thing.first)
    owned = thing.definite and not _UNBOUND.search(text, max(0, thing.first - 25), thing.first)
    return not (owned and any(m.end >= thing.first - 1 and not m.definite for m in people))


def _begins_name(reading: Reading, thing: Match) -> bool:
    """«جسر الشغور» is a town, no bridge."""
    return any(name.end > thing.end for name in within(reading.of("places"), thing.start, thing.start + 1))


def _phrase(reading: Reading, thing: Match, floor: int) -> Phrase:
    text, first = reading.text, thing.first
    start = thing.start - 2 * thing.definite
    clitic = "ل" if thing.prefix.endswith("لل") else thing.prefix.removesuffix("ال")
    quantity, bound, part = None, None, False
    near = [q for q in within(reading.quantities, first - 50, first) if q.kind == "count"]
    if near and clitic in ("", "و") and _NUMBER_BEFORE.fullmatch(text, near[-1].end, first):
        quantity = near[-1]
        first = start = quantity.start
        while first > floor and text[first - 1].isalpha():
            first -= 1
        clitic = text[first:start]
    if quantity is None and (after := _MADE_OF.match(text, thing.end)):  # «قافلة من 11 شاحنة»
        counted = within(reading.quantities, after.end(), after.end() + 1)
        quantity = next((q for q in counted if q.kind == "count" and thing.sense.code == "aid_convoy"), None)
    for pattern in (_ONE, _PART):
        if clitic == "" and (match := pattern.search(text, max(floor, first - 20), first)):
            if pattern is _ONE:
                bound = "more_than" if match[2].startswith("اكثر") else "exact"
            part = pattern is _PART and bool(match[2])
            first, start, clitic = match.start(), match.end(1), match[1]
    return Phrase(thing, first, start, clitic, word_before(reading, first, floor), quantity, bound, part)
