"""Which objects the words say were hit, and by which word of effect or act.

An object is hit where a word of effect takes it («destroyed two homes», «damage to a school»), where one follows it
(«two shops were burned», «a hospital was put out of service», «a burned-out ambulance»), where an attack is aimed at
it («an airstrike on a market», «shells hit a mosque»), or where it is joined to one that was hit. An object that only
says where («near a hospital», «in the school») is not, nor one in a denial or a threat.
"""

import re

from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.damage import STRENGTH, Struck
from tawthiq.extraction.english.voice import is_verb, voice_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, Span
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity

_WALL = re.compile(r"[.;:\n]|\b(?:while|whereas|but|when|after|before|who|because|although|as)\b")
_TO_OBJECT = re.compile(
    r"\s*(?:(?:to|of|on|into|through|at|against|in|inside|onto|down|up|out)\s+)?(?:at least |more than |"
    r"about |around |some |over |nearly |a number of |parts? of |most of |much of |the )*"
    r"(?:(?!(?:in|at|near|of|from|by|with|and|killing|killed|people|wounded|for|"
    r"a)\b)[\w'’.,-]+ ){0,4}?(?:(?:a|an|the|its|their|his|her|one) )?(?:(?!(?:in|at|near|of|from|by|with|"
    r"and|for)\b)[\w'’-]+ ){0,4}$"
)
_DETERMINED = re.compile(r" (?:an?|the|its|their|several|at least|\d+|two|three|four|five) ")
_BESIDE = re.compile(r"\b(?:over|above|near|outside|from|behind|around|beside|towards?)\b")
_AIM = re.compile(
    r"\b(?:on|at|against|hit|hits|hitting|struck|strikes|striking|target(?:s|ed|ing)?|into|through|"
    r"landed (?:on|in|inside)|fell (?:on|in)|inside|"
    r"targeting|directly)(?: (?!(?:in|near|outside|from|and|after|when|killing|killed|by|to)\b)[\w'’.-]+,?){0,6} $"
)
_WHERE = re.compile(
    r"\b(?:near|next to|close to|outside|from|around|behind|opposite|beside|toward|towards|to|at|in|"
    r"inside|via|between|by|of|for|with) (?:(?:the|a|an|its|their|\w+) ){0,2}$"
)
_JOINT = re.compile(
    r"\s*(?:,|and|, and|as well as|along with|, as well as|or|and also|including|, including|, along with|"
    r"plus)\s+(?:(?:a|an|the|at least|more than|its|their|several|also|part of|another|one|nearby|"
    r"dozens of)\s+)*(?:[\w'’-]+ ){0,3}$"
)
_OBLIQUE = re.compile(
    r"\b(?:in|on|at|near|from|by|of|inside|outside|around|between|to|into|for|with|against|behind|"
    r"including|than)(?: (?:the|a|an|its|their|\w+)){0,2} $"
)
_NEGATED = re.compile(r"\b(?:no|not|without|never|denied|deny|denying)\b(?: \w+){0,3} $")
_PERSON_AFTER = re.compile(r"['’]s? |-(?:based|led|run)\b")
_START = re.compile(
    r"(?:\b(?:a|an|the|its|their|his|her|one|another|several|some|part of|parts of) )(?:(?!(?:in|at|of|"
    r"and|on|was|were|hit|struck|destroyed|damaged)\b)[\w'’-]+ ){0,3}$"
)
_COUNT_GAP = re.compile(
    r"\s?(?:of )?(?:the |its |their )?(?:(?!(?:in|at|on|and|of|were|was|people|killed)\b)[\w'’-]+ ){0,3}"
)


def struck(reading: Reading, span: Span, sayings: list[Saying], acts: list[Act], before: Act | None) -> list[Struck]:
    """The objects of one sentence that were hit, in order, each with its strongest effect."""
    if not within(reading.of("objects"), *span):
        return []
    return _Sentence(reading, span, acts, before).struck()


class _Sentence:
    """One sentence, read for what was hit in it."""

    def __init__(self, reading: Reading, span: Span, acts: list[Act], before: Act | None) -> None:
        self.reading, self.text, self.span = reading, reading.text, span
        self.acts, self.before = acts, before
        self.words = self._effects()
        self.found: list[Struck] = []

    def struck(self) -> list[Struck]:
        last: Struck | None = None
        for thing in self._things():
            one = self._by_effect(thing) or self._by_aim(thing) or self._joined(last, thing)
            if one is not None and self._counts(one):
                self.found.append(one)
                last = one
            elif one is not None or thing.sense.code not in ("neighbourhood", "aircraft", "tank"):
                reason = "no_damage" if one else "not_hit"
                self.reading.notes.drop("damage", reason, thing.start, thing.end, thing.sense.code)
        return self.found

    def _effects(self) -> list[Match]:
        chosen: dict[int, Match] = {}
        for match in within(self.reading.of("effects"), *self.span):
            needs = match.sense.get("needs")
            if needs and not any(need in self.text[match.end : min(self.span[1], match.end + 70)] for need in needs):
                continue
            known = chosen.get(match.start)
            if known is None or (match.end, bool(match.sense.get("needs")), _strength(match)) > (
                known.end, bool(known.sense.get("needs")), _strength(known)
            ):  # fmt: skip
                chosen[match.start] = match
        return [chosen[start] for start in sorted(chosen)]

    def _things(self) -> list[Match]:
        chosen: dict[int, Match] = {}
        for match in within(self.reading.of("objects"), *self.span):
            if match.start not in chosen and not self._is_of_a_person(match):
                chosen[match.start] = match
        return [chosen[start] for start in sorted(chosen)]

    def _is_of_a_person(self, thing: Match) -> bool:
        """«a hospital director», «the school’s pupils», part of a body's or a place's name."""
        if _PERSON_AFTER.match(self.text, thing.end):
            return True
        near = within(self.reading.places, thing.start - 30, thing.end)
        if any(m.start <= thing.start < m.end - 1 and m.entries for m in near):
            return True
        after = thing.end + 1
        if any(m.form.shape == "noun" for m in within(self.reading.of("people", "roles", "objects"), after, after + 1)):
            return True
        return any(a.start <= thing.start and a.end >= thing.end and a.end - a.start > thing.end - thing.start
                   for a in within(self.reading.of("actors", "outlets"), thing.start - 60, thing.end))  # fmt: skip

    # --- by a word of effect ----------------------------------------------------------------------

    def _by_effect(self, thing: Match) -> Struck | None:
        governing = [w for w in self.words if w.sense.code != "hit" and self._governs(w, thing)]
        if not governing:
            governing = [
                w for w in self.words if w.sense.code == "hit" and self._governs(w, thing) and self._violent(w)
            ]
        if not governing:
            return None
        word = min(governing, key=lambda w: (abs(w.start - thing.start), -_strength(w)))
        return self._made(thing, str(word.sense.code), [word], self._act_at(word.start))

    def _violent(self, word: Match) -> bool:
        """Whether a word of hitting is of an attack told here, or of something that struck."""
        return any(a.type in ATTACKS for a in self.acts) or bool(
            within(self.reading.of("munitions", "platforms"), *self.span) or self.before
        )

    def _governs(self, word: Match, thing: Match) -> bool:
        role = word.sense.get("role")
        if _NEGATED.search(self.text, self.span[0], word.start):
            return False
        if role == "state":
            return self._is_state_of(word, thing)
        if word.end <= thing.start:
            quantity = self._quantity(thing)
            gap = self.text[word.end : max(word.end + 1, quantity.start) if quantity else thing.start]
            takes = word.sense.get("takes")
            if len(gap) > 80 or _WALL.search(gap) or _BESIDE.search(gap):
                return False
            if role == "act":
                return bool(re.match(r"\s(?:of|to|on|in)\b", gap)) and bool(_TO_OBJECT.match(gap))
            if takes:
                return gap.lstrip().startswith(tuple(takes)) and bool(_TO_OBJECT.fullmatch(gap))
            return voice_of(self.text, word) == "active" and not _WHERE.search(gap) and bool(_TO_OBJECT.fullmatch(gap))
        if role != "verb" or word.start - thing.end > 90:
            return False
        gap = self.text[thing.end : word.start]
        if _WALL.search(gap) or voice_of(self.text, word) == "active":
            return False
        if any(thing.end <= w.start < word.start and is_verb(w) and w.form.shape != "gerund" for w in self.words):
            return False
        start = quantity.start if (quantity := self._quantity(thing)) else thing.start
        return not _OBLIQUE.search(self.text[max(self.span[0], start - 30) : start])

    def _is_state_of(self, word: Match, thing: Match) -> bool:
        if word.end <= thing.start:
            gap = self.text[word.end : thing.start]
            return gap.strip(" -,") == "" or bool(
                _DETERMINED.match(gap) and len(gap) < 40 and _TO_OBJECT.fullmatch(gap)
            )
        gap = self.text[thing.end : word.start]
        return (
            len(gap) < 30
            and not _WALL.search(gap)
            and bool(re.search(r"\b(?:is|are|was|were|now|left|remains?|been|lies?)\b", gap))
        )

    # --- by an attack aimed at it -----------------------------------------------------------------

    def _by_aim(self, thing: Match) -> Struck | None:
        for act in self.acts:
            if any(act.end <= one.thing.start and one.act is act for one in self.found):
                continue
            if act.type not in ATTACKS or act.status != "reported" or act.type == "clash":
                continue
            if act.start <= thing.start < act.window[1] and thing.start - act.end < 90:
                before = self.text[max(act.start, thing.start - 70) : thing.start]
                stop = self.text[min(act.end, thing.start) : thing.start]
                if (
                    _AIM.search(before)
                    and not _WALL.search(stop)
                    and "," not in stop.rstrip(", ")
                    and not _near(before)
                ):
                    return self._made(thing, "hit", [], act)
        return None

    def _joined(self, last: Struck | None, thing: Match) -> Struck | None:
        """«two homes and a mosque»: what is joined to something hit was hit too."""
        if last is None:
            return None
        gap = self.text[last.thing.end : thing.start]
        if len(gap) > 60 or not _JOINT.fullmatch(gap):
            return None
        return self._made(thing, last.effect, last.words, last.act)

    # --- what is made -----------------------------------------------------------------------------

    def _counts(self, one: Struck) -> bool:
        code = one.code
        if code == "neighbourhood":
            return one.effect in ("destroyed", "burned")
        if one.thing.sense.get("doer") and not one.words:
            return False
        bare = one.thing.sense.get("general") and one.effect == "hit"
        return not (bare and (one.quantity is None or one.quantity.value is None))

    def _made(self, thing: Match, effect: str, words: list[Match], act: Act | None) -> Struck:
        quantity = self._quantity(thing)
        start = quantity.start if quantity else thing.start
        if quantity is None and (lead := _START.search(self.text, max(self.span[0], thing.start - 50), thing.start)):
            start = lead.start()
        made = Struck(
            thing, start, thing.end, effect, quantity, None, list(words), act, not words, str(thing.sense.code)
        )
        made.again = quantity is None and self.text[start : thing.start] == "the "
        return made

    def _quantity(self, thing: Match) -> Quantity | None:
        for quantity in reversed(within(self.reading.quantities, max(self.span[0], thing.start - 50), thing.start)):
            if quantity.kind == "count" and _COUNT_GAP.fullmatch(self.text, quantity.end, thing.start):
                return quantity if thing.form.number != "singular" or quantity.value in (1, None) else None
        return None

    def _act_at(self, position: int) -> Act | None:
        """The act that an effect is of: the one in whose clause it stands, else the nearest, else the last before."""
        violent = [a for a in self.acts if a.type in ATTACKS and a.status == "reported"]
        holding = [a for a in violent if a.window[0] <= position < a.window[1]]
        if holding or violent:
            return (holding or sorted(violent, key=lambda a: abs(a.start - position)))[0]
        return self.before if self.before and self.before.type in ATTACKS else None


def _near(before: str) -> bool:
    return bool(re.search(r"\b(?:near|outside|close to|next to|from|around|behind)(?: \w+){0,3} $", before))


def _strength(match: Match) -> int:
    return STRENGTH.get(str(match.sense.code), 0)
