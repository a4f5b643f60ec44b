"""Noun phrases of people: a number with its noun, a bare number beside a verb of harm, one person («a child»).

A bare plural carries no number and is no phrase. What was done to the people is told elsewhere (`governing`).
"""

import re

from tawthiq.extraction.people import People, Span
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity

_NO_ADJECTIVE = (
    r"(?!(?:in|on|at|of|and|or|by|from|with|to|for|as|were|was|are|is|be|been|being|had|has|have|who|that|"
    r"which|when|after|"
    r"before|during|near|into|over|under|including|killed|wounded|injured|died|also|while|per|km|miles?|"
    r"percent|then|but|"
    r"between|against|the|an?|air|drone|rocket|missile|attacks?|strikes?|raids?|shells?|rockets?|dead|"
    r"reported|according|says?|said)\b)"
)
_ADJECTIVES = rf"(?:{_NO_ADJECTIVE}[\w'’.-]+,? ){{0,3}}?"
_TO_NOUN = re.compile(
    rf"[\s-]?[\"“‘]?(?:\(\w+\) )?(?:\w+ of |of )?(?:the |its |his |her |their |our |those |these )?"
    rf"{_ADJECTIVES}(?:members of )?"
)
_OF_THEM = re.compile(
    r"\s?(?:of (?:them|whom|those|these)|of the (?:\w+ )?(?:dead|wounded|injured|victims|killed|killings?|"
    r"deaths?|casualties|"
    r"fatalities|detainees|displaced|missing|total|number)\b|others?\b|more\b|people\b)"
)
_ONE = re.compile(rf"(?:^|(?<=[\s(\"“—–-]))(?P<whose>an?|another|one|his|her|their|its|my) {_ADJECTIVES}(?:\d+-)?$")
_WHOSE = re.compile(r"(?:his|her|their|an?|its) ")
_BARE_AFTER = re.compile(
    r"\s*(?:$|[.,;:)\]\"”—–-]|(?:and|or|in|on|at|were|was|have|had|has|including|during|when|after|since|"
    r"as|so|while|by|to|"
    r"from|remain|remained|are|among|is|near|before|with|across|but|could|there|died|wounded|injured|dead|"
    r"missing|killed|"
    r"seriously|critically|severely|fatally|hurt|trapped|detained|arrested|displaced|civilians)\b)"
)
_FAMILY_OF = re.compile(r"\b(?:(?:an?|the|one|another) )?(?:\w+ )?family of $")
_CASES_OF = re.compile(r" (?:\w+ )?(?:cases?|incidents?|acts?|counts?) of ")
_OF_ONE_FAMILY = re.compile(
    r"(?:,? (?:all )?(?:members )?(?:of|from) (?:(?:one|the same|a single|a) (?:\w+ )?family|"
    r"the [\w'’-]+ family|(?:his|her|their) family))\b"
)
_BODIES_OF = re.compile(r"(?:the )?(?:bod(?:y|ies)|remains|corpses?) of (?:at least )?$")
_THING_AFTER = re.compile(r"['’]s?\b|-(?!year)\w")
_ONE_THING = re.compile(r"\b(?:including|among them|one of them|of which) (?:at least )?$")
_AGED = re.compile(r"\b(?:who (?:was|is|were)|aged?|aged (?:between )?\d+(?:, \d+)* and) $")
_ADVERB_AFTER = re.compile(r" (?:critically|seriously|severely|badly|fatally|lightly)\b")


def _is_someone(match: Match) -> bool:
    """Whether a word of people says who they are: «others» and «members of» do not."""
    return match.sense.code != "others" and not (match.sense.get("part") or match.sense.get("counted"))


def _is_person(match: Match) -> bool:
    """«two detainees», «five bodies»; the states of people («dead», «wounded») stand beside them and are none."""
    return match.sense.get("role") == "person" and match.form.shape == "noun"


def _is_case(match: Match) -> bool:
    """«86 deaths», «214 injuries»: a noun of what was done, in the plural, can be counted."""
    return match.sense.get("role") == "act" and match.form.shape == "noun" and match.form.number == "plural"


class Phrases:
    """Finds the phrases of people of one document, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text

    def of(self, span: Span) -> list[People]:
        """The phrases of a sentence, in order, none within another."""
        nouns = self._nouns(span)
        found: list[People] = []
        taken: set[int] = set()
        for quantity in within(self.reading.quantities, *span):
            phrase = self._counted(quantity, nouns, span)
            if phrase is not None:
                taken |= {m.start for m in nouns if phrase.start <= m.start < phrase.end}
                found.append(phrase)
        for noun in nouns:
            free = noun.start not in taken and not any(p.start <= noun.start < p.end for p in found)
            if free and (phrase := self._lone(noun, span)):
                found.append(phrase)
        for phrase in found:
            self._extend(phrase, span)
        return sorted(found, key=lambda p: p.start)

    def _nouns(self, span: Span) -> list[Match]:
        """Nouns of people and of persons in an outcome, one for each word: the longer, the outcome's first."""
        chosen: dict[int, Match] = {}
        people = [m for m in within(self.reading.of("people"), *span) if _is_someone(m)]
        states = [m for m in within(self.reading.of("outcomes"), *span) if _is_person(m) or _is_case(m)]
        for match in (*people, *states):
            known = chosen.get(match.start)
            if known is None or match.end > known.end or (match.end == known.end and known.sense.lexicon == "people"):
                chosen[match.start] = match
        ordered = [chosen[start] for start in sorted(chosen)]
        inside = [m for i, m in enumerate(ordered) if not any(o.end > m.start for o in ordered[:i])]
        return [m for m in inside if not self._is_of_a_thing(m)]

    def _is_of_a_thing(self, noun: Match) -> bool:
        """«a civilian car», «a women's clinic», «government forces»: a noun that only says whose or what a thing is."""
        if _THING_AFTER.match(self.text, noun.end):
            return True
        after = noun.end + 1
        things = within(self.reading.of("objects", "events", "platforms", "munitions", "levels"), after, after + 1)
        return any(m.form.shape == "noun" for m in things)

    # --- numbers ----------------------------------------------------------------------------------

    def _counted(self, quantity: Quantity, nouns: list[Match], span: Span) -> People | None:
        """A number with its noun, with «of them», or alone where what follows lets it stand for people."""
        if quantity.kind != "count" or _AGED.search(self.text, span[0], quantity.start):
            return None
        start, end = quantity.start, quantity.end
        if family := _FAMILY_OF.search(self.text, span[0], start):
            return People(family.start(), end, quantity, None, value=quantity.value, group="family")
        whole = next((m for m in nouns if m.start <= start and end < m.end), None)
        if whole is not None:
            return People(whole.start, whole.end, quantity, whole)
        hedge = "at_least" if self.text.startswith("+", end) else None
        end += hedge is not None
        if noun := self._noun_after(quantity, end, nouns):
            shared = self.text.startswith((" of them", " of whom", " of the "), end)
            return People(start, noun.end, quantity, noun, hedge=hedge, shared=shared)
        if of_them := _OF_THEM.match(self.text, end, span[1]):
            return People(start, of_them.end(), quantity, None, hedge=hedge, shared=" of " in of_them[0])
        if cases := _CASES_OF.match(self.text, end, span[1]):
            harm = [
                m
                for m in within(self.reading.of("outcomes"), cases.end(), cases.end() + 1)
                if m.sense.get("role") == "act"
            ]
            return People(start, harm[0].end, quantity, harm[0]) if harm else None
        if _ONE_THING.search(self.text, span[0], start) and self._told_things(start):
            return None
        alone = _BARE_AFTER.match(self.text, end, span[1] + 1) or within(self.reading.of("outcomes"), end + 1, end + 2)
        return People(start, end, quantity, None, hedge=hedge) if alone else None

    def _told_things(self, start: int) -> bool:
        """«four clinics, including one in Ramla»: the number is of things."""
        things = within(self.reading.of("objects"), max(0, start - 50), start)
        people = within(self.reading.of("people"), max(0, start - 50), start)
        return bool(things) and (not people or people[-1].start < things[-1].start)

    def _noun_after(self, quantity: Quantity, end: int, nouns: list[Match]) -> Match | None:
        """The noun that a number counts: the next one, with nothing but adjectives between, and no other number."""
        noun = next((m for m in nouns if m.start >= end), None)
        if noun is None or not _TO_NOUN.fullmatch(self.text, end, noun.start):
            return None
        if within(self.reading.quantities, end, noun.start):
            return None
        one = noun.form.number == "singular" and quantity.value not in (1, None)
        return None if one and self.text.startswith("-", end) else noun

    # --- one person -------------------------------------------------------------------------------

    def _lone(self, noun: Match, span: Span) -> People | None:
        """«a child», «his wife», «another man»: a singular with a word that makes it one."""
        if noun.form.number == "plural" or (noun.sense.lexicon == "outcomes" and noun.form.shape != "noun"):
            return None
        if noun.sense.get("kin") and _WHOSE.match(self.text, noun.start):
            return People(noun.start, noun.end, None, noun, value=1) if noun.sense.get("number") == "singular" else None
        if noun.sense.get("weak") and not _BARE_AFTER.match(self.text, noun.end, span[1] + 1):
            return None
        aged = self.text.endswith("year-", 0, noun.start)
        one = _ONE.search(self.text, max(span[0], noun.start - 44), noun.start - 8 if aged else noun.start)
        if one is None:
            return None
        kin = bool(noun.sense.get("kin"))
        if one["whose"] in ("his", "her", "their", "its", "my") and not kin and noun.sense.get("weak"):
            return None
        if noun.sense.get("unit") or (noun.sense.code == "family" and not kin):
            return None
        phrase = People(one.start(), noun.end, None, noun, value=1)
        if aged and noun.sense.code == "elderly":
            phrase.group = {"male": "men", "female": "women"}.get(str(noun.sense.get("sex")), "people")
        return phrase

    # --- what belongs to them ---------------------------------------------------------------------

    def _extend(self, phrase: People, span: Span) -> None:
        """Take in the words around a phrase that say more of its people."""
        if bodies := _BODIES_OF.search(self.text, span[0], phrase.start):
            body = next((m for m in within(self.reading.of("outcomes"), *bodies.span())), None)
            if body is not None:
                phrase.start = bodies.start()
                phrase.others.append(body)
        if family := _OF_ONE_FAMILY.match(self.text, phrase.end, span[1]):
            phrase.group = phrase.group or "family"
            phrase.end = family.end()
        if (noun := phrase.noun) is not None:
            inner = within(self.reading.of("people"), phrase.start, noun.end)
            phrase.others += [m for m in inner if m is not noun and m.sense.code not in ("others", "people")]
        if phrase.shared and (adverb := _ADVERB_AFTER.match(self.text, phrase.end)):
            phrase.end = adverb.end()
