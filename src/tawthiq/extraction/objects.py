"""Which objects the words say were hit, and by which word of effect or act.

An object is hit where a word of effect governs it («دمّرت الغارة 810 منازل», «تضرر شاحنتين»), where one follows it («المبنى
انهار», «ملجأ … الذي قصفته الطائرات», «نسفه»), where an attack is aimed at it («غارة على منزل»), or where it is joined to
one that was hit. An object that only says where («قرب مستشفى», «في المدرسة») is not, nor one in a denial, a threat or
general talk.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from tawthiq.extraction.acts import Act
from tawthiq.extraction.attribution import Saying, saying_at
from tawthiq.extraction.reading import Located, Reading, within
from tawthiq.language.folding import fold
from tawthiq.language.lexicon import Match
from tawthiq.language.numerals import Quantity

Span = tuple[int, int]

STRENGTH = {"hit": 1, "damaged": 2, "destroyed": 3, "burned": 4, "out_of_service": 5}
_STRIKES = frozenset("air_strike drone_strike shelling explosion suicide_attack other_violence chemical_attack".split())
_ATTACKERS = frozenset({"aircraft", "tank"})
_HELD_BY_FIGHTERS = frozenset({"military_site", "checkpoint"})
_EITHER_GENDER = re.compile(r"(?:سوق|طريق|بئر|ارض|دار)(?!\w)")

_WALL = re.compile(r"[؛!؟\n:]|\.(?!\w)")
_SHARE = re.compile(r"(?<!\w)(?:من )?(?:بينها|بينهم|بينهما|منها|ضمنها)\s*$")
_ONE = re.compile(r"(?<!\w)([وفبل]{0,2})(احدي?|اكثر من)\s+$")
_PART = re.compile(
    r"(?<!\w)([وفبل]{0,2})(?:جميع|كل|كامل|كافه|معظم|غالبيه|بقيه|(ابواب|واجهه|واجهات|سقف|اسقف|جدار|جدران|نوافذ|زجاج|سطح|طابق|اجزاء من|جزء من|اطراف))\s+$"
)
_LOCATING = re.compile(
    r"(?:[وف]?(?:من|الي|عن|قرب|بالقرب|عند|امام|بعد|قبل|داخل|خارج|خلف|حول|بين|محيط|بمحيط|جوار|بجوار|بجانب|جانب|مقابل|باتجاه|نحو|مع|ضد|لدي|فوق|تحت|وسط|"
    r"شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|مدخل|منطقه|ساحه|طريق|مفرق|ريف|ضمن|لصالح|بمحاذاه|محاور|محور|حتي|عبر|مثل|دون|غير|سوي|اهالي|سكان|اصحاب|صاحب|مدير|سايق|سايقي|مالك|حارس|عمال|عامل|ركاب|امام|افتتاح|كان|كانت|هو|هي))$"
)
_BROKEN = re.compile(
    r"(?<!\w)[وف]?(?:ب?ان|انه|انها|انهم|حيث|مما|ما|بعدما|كما|فيما|بينما|لكن|حتي|عندما|الذي|التي|الذين|لان|اذ|ثم|كان|كانت|بسبب|جراء|نتيجه|لكي|دون|بهدف|بحجه|عقب)(?!\w)"
)
_BETWEEN_COMMAS = re.compile(r"،[^،\n]{0,90}(?=،)")
_UNDONE = re.compile(
    r"(?<!\w)(?:و|ف)?(?:لم|لا|لن|دون|بدون|غير|ليس|ليست|عدم|تجنب\w*|بمنع|لمنع|منع|خوفا من|خشيه|محاوله|محاولته?ا?|حاول\w*|كاد\w*|يمكن ان|بنيه|احتمال\w*|امكانيه|تهديد\w*|هدد\w* ب)\s*$"
)
_NOT_DONE = frozenset({"planned", "threatened", "habit"})
_RELATIVE = re.compile(r"\s*(?:[\w ]{0,40} )?(?:الذي|التي|اللذين|اللذان|اللتين|كان|كانت|قد)?\s*(?:كانت?|قد)?\s*")
_SUBJECT = re.compile(r"(?:^|[\n.،:«\"(])\s*$|(?<!\w)[وف]?(?:ان|حيث|بينما|فيما|كما|لكن|كانت?)\s*$")
_OPENING = re.compile(r"[\s«\"“'(#]*")


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


class _Phrase(NamedTuple):
    """An object with the words that belong to it before it: number, «أحد», «جميع», «واجهة»."""

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
    def bare_plural(self) -> bool:
        return self.thing.definite and self.thing.form.number == "plural" and self.quantity is None and self.bound is None


def struck(reading: Reading, span: Span, sayings: list[Saying], acts: list[Act]) -> list[Struck]:
    """The objects of one sentence that were hit, in order, each with its strongest effect."""
    return _Sentence(reading, span, sayings, acts).struck()


class _Sentence:
    def __init__(self, reading: Reading, span: Span, sayings: list[Saying], acts: list[Act]) -> None:
        self.reading, self.text, self.span, self.sayings = reading, reading.text, span, sayings
        self.acts = [a for a in acts if a.sentence[0] <= span[0] < a.sentence[1]]
        self.every_act = acts
        self.places = Located(within(reading.places, *span))
        self.phrases = [self._phrase(thing) for thing in self._things()]
        self.words = [w for w in within(reading.of("effects"), *span) if self._told(w.first, w)]
        self.found: dict[int, Struck] = {}

    def struck(self) -> list[Struck]:
        last: _Phrase | None = None
        used: set[int] = set()
        for phrase in self.phrases:
            governors = [w for w in self.words if w.start not in used and self._governs(w, phrase, phrase.first, phrase.intro)]
            place = self._joined_place(phrase)
            if not governors and place is not None:
                governors = [w for w in self.words if w.sense.code == "hit" and self._governs(w, phrase, *place)]
            if governors:
                word = max(governors, key=lambda w: (w.start, STRENGTH[w.sense.code]))
                used.add(word.start)
                self._add(phrase, word.sense.code, [word], self._act_of(word.start), word if word.end > phrase.first - 2 else None)
            elif act := self._aim(phrase, place):
                self._add(phrase, "hit", [], act)
            elif last is not None and not (place and _LOCATING.fullmatch(place[1])) and self._continues(last, phrase):
                before = self.found[last.thing.start]
                self._add(phrase, before.effect, before.words, before.act)
                self.found[phrase.thing.start].aimed = before.aimed
            self._follow(phrase)
            if phrase.thing.start in self.found:
                last = phrase
        self._pronouns()
        return [one for _, one in sorted(self.found.items()) if self._counts(one)]

    def _counts(self, one: Struck) -> bool:
        """A quarter that was shelled is no damage, a bare «مواقع» that was aimed at neither."""
        code, weak = one.thing.sense.code, one.thing.sense.get("weak")
        if code == "neighbourhood":
            return one.effect in ("destroyed", "burned") and not (weak and one.thing.definite) and bool(one.words)
        return not (code == "other" and weak and one.effect == "hit" and one.quantity is None and one.code == code)

    # ---- objects and their phrases ------------------------------------------------------------------------------------

    def _things(self) -> list[Match]:
        chosen: dict[int, Match] = {}
        for match in within(self.reading.of("objects"), *self.span):
            if match.start not in chosen and self._is_object(match):
                chosen[match.start] = match
        return [chosen[start] for start in sorted(chosen)]

    def _is_object(self, thing: Match) -> bool:
        reading, at = self.reading, thing.start
        if any(s.head[0] <= at < s.head[1] - 1 for s in self.sayings if s.head[1] - s.head[0] < 200):
            return False
        weapons = ("munitions",) if thing.sense.code in _ATTACKERS else ("munitions", "platforms")
        if any(m.start <= at < m.end for name in weapons for m in within(reading.of(name), at - 25, at + 1)):
            return False
        if any(w.start <= at < w.end and w.end - w.start > thing.end - at for w in within(reading.of("effects"), at - 30, at + 1)):
            return "منزل" in self.text[at : thing.end]
        if reading.quote(at, at + 1) == "إ":
            return False
        for place in within(reading.places, at - 40, at + 1):
            if place.start <= at < place.end:
                levels = [place.level] if place.level else [reading.gazetteer.entries[i].level for i in place.entries]
                settled = any(level != "site" for level in levels)
                if place.start < thing.first or settled:
                    return False
        before = self.text[max(self.span[0], thing.first - 25) : thing.first]
        people = [m for name in ("people", "roles") for m in within(reading.of(name), thing.first - 25, thing.first)]
        return not any(
            m.end >= thing.first - 1 and not m.definite and not re.search(r"(?:ون|ين|ا)\s$", before) for m in people if thing.definite
        )

    def _phrase(self, thing: Match) -> _Phrase:
        text, start = self.text, thing.start
        first, quantity, bound, part = thing.first, None, None, False
        clitic = thing.prefix.removesuffix("ال") if not thing.prefix.endswith("لل") else "ل"
        near = [q for q in within(self.reading.quantities, first - 50, first) if q.kind == "count"]
        if near and re.fullmatch(r"\s*(?:من )?(?:ال)?", text[near[-1].end : first]) and clitic in ("", "و"):
            quantity = near[-1]
            start = quantity.start
            first = start
            while first > self.span[0] and text[first - 1].isalpha():
                first -= 1
            clitic = text[first:start]
        for pattern in (_ONE, _PART):
            if (match := pattern.search(text, max(self.span[0], first - 20), first)) and clitic == "":
                if pattern is _ONE:
                    bound = "more_than" if match[2].startswith("اكثر") else "exact"
                part = pattern is _PART and bool(match[2])
                first, start, clitic = match.start(), match.start() + len(match[1]), match[1]
        if not thing.definite:
            start = min(start, thing.start)
        else:
            start = min(start, thing.start - 2)
        intro = re.search(r"([\w]+)[\s«\"“'(#]*$", text[self.span[0] : first])
        return _Phrase(thing, first, start, clitic, intro[1] if intro else "", quantity, bound, part)

    def _joined_place(self, phrase: _Phrase) -> tuple[int, str] | None:
        """Where the places start that an object is joined to («على حي المساكن والسوق»), and the word before them."""
        if not phrase.clitic.startswith("و"):
            return None
        first = phrase.first
        for place in reversed(self.places):
            if place.end <= first and not self.text[place.end : first].strip(" ،و"):
                first = place.start
        if first == phrase.first:
            return None
        intro = re.search(r"(\w+)\s*$", self.text[self.span[0] : first])
        return first, intro[1] if intro else ""

    # ---- words of effect before the object ----------------------------------------------------------------------------

    def _told(self, at: int, word: Match | None = None) -> bool:
        """Whether what stands there is said to have happened."""
        text = self.text
        if _UNDONE.search(text, max(self.span[0], at - 20), at):
            return False
        if word is not None:
            if word.form.shape == "present" and text[word.start] == "س" and not text.startswith(("سوي", "سلب", "سحق", "سقط"), word.start):
                return False
            needs = word.sense.get("needs")
            if needs and not any(fold(need).text in text[word.end : min(self.span[1], word.end + 110)] for need in needs):
                return False
        saying = saying_at(self.sayings, at)
        if saying is not None and (saying.denies or saying.threatens) and at - saying.start < 90:
            return False
        for sign in within(self.reading.of("context"), max(self.span[0], at - 40), at):
            if sign.sense.code in _NOT_DONE and "،" not in text[sign.end : at]:
                return False
        return all(a.status == "reported" for a in self.acts if a.start <= at < a.end)

    def _governs(self, word: Match, phrase: _Phrase, first: int, intro: str) -> bool:
        code, role, voice = word.sense.code, word.sense.get("role"), word.sense.get("voice")
        if word.end > first or role == "state" or word.form.possessed:
            return self._holds(word, phrase)
        gap = self._gap(word.end, first)
        if gap is None:
            return False
        adjacent = not gap.strip(" «\"“'(#،") and "،" not in gap
        hit, verb = code == "hit", role == "verb"
        if not self._introduced(word, phrase, intro, adjacent):
            return False
        if word.sense.get("weak") and not adjacent:
            return False
        if phrase.weak and hit and phrase.thing.definite and not adjacent and not verb:
            return False
        if phrase.code in _ATTACKERS and verb and voice != "middle" and adjacent and self._object_follows(phrase):
            return False
        if phrase.code == "aircraft" and hit:
            return False
        if not adjacent and (phrase.code == "neighbourhood" and not hit or self.text[word.start : word.end].endswith((" علي", " في", " من"))):
            return False
        if hit and phrase.bare_plural and (not verb or word.form.shape == "present" or self._is_noun_too(word)) and not self._particular(phrase):
            return False
        if verb:
            limit = 8 if voice == "passive" else 45 if voice == "middle" else 120
        else:
            limit = 90 if hit else 45
        return adjacent or len(" ".join(gap.split())) <= limit and not self._verb_between(word.end, first, gap)

    def _holds(self, word: Match, phrase: _Phrase) -> bool:
        """«أنقاض منزل», «فجر منزل»: the object is a part of the phrase of effect."""
        return word.start <= phrase.thing.start < word.end and word.sense.get("role") != "state"

    def _gap(self, start: int, end: int) -> str | None:
        """The words between, what stands between commas blotted out; None where they part the two."""
        gap = _BETWEEN_COMMAS.sub(lambda m: " " * len(m[0]), self.text[start:end]) if end - start > 30 else self.text[start:end]
        if len(gap) > 260 or _WALL.search(gap) or _BROKEN.search(gap):
            return None
        comma = gap.rfind("،")
        return None if comma >= 0 and gap[comma + 1 :].strip(" «\"(") else gap

    def _introduced(self, word: Match, phrase: _Phrase, intro: str, adjacent: bool) -> bool:
        """Whether the preposition before an object, if any, is one that the word of effect takes."""
        code, verb = word.sense.code, word.sense.get("role") == "verb"
        clitic = phrase.clitic.removeprefix("و").removeprefix("ف")
        if prepositions := word.sense.get("takes"):
            led = (clitic or intro) in [fold(one).text for one in prepositions]
            return led and (code != "hit" or self._of_munition(word, phrase))
        taken = {"damaged": ("ب", "في", "ل"), "burned": ("ب", "في"), "hit": ("ل", "علي"), "destroyed": ("ل",)}.get(code, ())
        if self.text.startswith(("دمار", "دمارا"), word.start):
            taken = ("ب", "في")
        if verb and (code in ("hit", "destroyed") or word.sense.get("voice") == "both"):
            taken = ()
        if clitic:
            return clitic in taken
        if word.definite and not verb and intro not in taken:
            return False
        if phrase.clitic and adjacent is False and intro and phrase.first == phrase.thing.first and self._joined_place(phrase) is None:
            return False
        if adjacent:
            return True
        if intro in ("في", "علي"):
            return intro in taken
        return not _LOCATING.fullmatch(intro)

    def _of_munition(self, word: Match, phrase: _Phrase) -> bool:
        """«سقطت قذيفة على منزل»: what falls is a munition, told after the word or right before it."""
        return bool(within(self.reading.of("munitions"), max(self.span[0], word.first - 30), phrase.first))

    def _is_noun_too(self, word: Match) -> bool:
        return any(other.start == word.start and other.sense.get("role") == "act" for other in self.words)

    def _particular(self, phrase: _Phrase) -> bool:
        """Whether a definite plural is told apart: by an adjective, or by the place where it stands."""
        after = self.text[phrase.thing.end : phrase.thing.end + 30]
        return bool(re.match(r"\s(?:ال\w+)", after)) or any(
            p.head - phrase.thing.end < 6 for p in within(self.places, phrase.thing.end, phrase.thing.end + 20)
        )

    def _object_follows(self, phrase: _Phrase) -> bool:
        return any(0 < other.first - phrase.thing.end < 60 and not other.clitic for other in self.phrases if other.code not in _ATTACKERS)

    def _verb_between(self, start: int, end: int, gap: str) -> bool:
        for name in ("events", "effects", "outcomes", "reporting"):
            for match in within(self.reading.of(name), start, end):
                if not gap[match.start - start : match.end - start].strip():
                    continue
                if match.form.shape in ("past", "present") or name == "outcomes" or match.sense.get("role") == "verb":
                    return True
        return False

    # ---- attacks aimed at it ------------------------------------------------------------------------------------------

    def _aim(self, phrase: _Phrase, place: tuple[int, str] | None) -> Act | None:
        if phrase.code in _HELD_BY_FIGHTERS or phrase.code in ("aircraft", "road"):
            return None
        if phrase.bare_plural and phrase.code != "neighbourhood":
            return None
        if phrase.weak and phrase.thing.definite:
            return None
        first, intro = place if place else (phrase.first, phrase.intro)
        clitic = "" if place else phrase.clitic
        for act in reversed(self.acts):
            if act.end > first or act.type not in _STRIKES or act.status != "reported" or not self._told(act.start):
                continue
            gap = self._gap(act.end, first)
            if gap is None or len(gap) > 90 or self._verb_between(act.end, first, gap):
                continue
            if clitic == "" and intro == "علي":
                return act
            if act.type == "explosion" and (clitic == "ب" or intro == "في" and not clitic) and phrase.code in ("vehicle", "home", "shop", "tank"):
                return act
            if intro == "في" and not clitic and self.text.startswith("مجزر", act.main.start):
                return act
        return None

    # ---- joined to one that was hit -----------------------------------------------------------------------------------

    def _continues(self, last: _Phrase, phrase: _Phrase) -> bool:
        before = self.found[last.thing.start]
        gap = self.text[last.thing.end : phrase.first]
        if len(gap) > 70 or _WALL.search(gap) or phrase.code == "aircraft":
            return False
        if phrase.code in _HELD_BY_FIGHTERS and before.aimed:
            return False
        if _SHARE.search(gap.rstrip()) and not phrase.clitic:
            return True
        bare = phrase.clitic.removeprefix("و")
        if not phrase.clitic.startswith("و") or bare and bare != last.clitic.removeprefix("و"):
            return False
        if self._verb_between(last.thing.end, phrase.first, gap) or _BROKEN.search(gap):
            return False
        if phrase.weak and phrase.thing.definite and phrase.thing.form.number != "plural":
            return False
        return len(gap.replace("،", "").split()) <= 4

    # ---- words of effect after the object -----------------------------------------------------------------------------

    def _follow(self, phrase: _Phrase) -> None:
        thing = phrase.thing
        for word in self.words:
            if word.start < thing.end or word.first - thing.end > 60 or word.form.possessed:
                continue
            gap, role = self.text[thing.end : word.first], word.sense.get("role")
            if _WALL.search(gap) or "،" in gap or any(thing.end <= p.first < word.start for p in self.phrases):
                continue
            if role == "state":
                follows = self._is_state_of(word, phrase, gap)
            else:
                follows = (
                    role == "verb" and self._is_of_subject(word, phrase) and not word.prefix
                    and (word.sense.code != "hit" or word.several) and not phrase.clitic.strip("وف")
                    and bool(_SUBJECT.search(self.text[max(0, self.span[0] - 1) : phrase.first])) and bool(_RELATIVE.fullmatch(gap))
                )
            if follows:
                self._add(phrase, word.sense.code, [word], self._act_of(thing.start), word)

    def _is_of_subject(self, word: Match, phrase: _Phrase) -> bool:
        """Whether a verb after its subject says what was done to it: «المبنى انهار», and «المنزل دُمر» without an object."""
        if word.sense.get("voice") != "both":
            return word.sense.get("voice") in ("middle", "passive")
        if word.sense.code not in ("destroyed", "burned") or phrase.code in _ATTACKERS or phrase.code in _HELD_BY_FIGHTERS:
            return False
        return not any(0 <= other.first - word.end < 30 for other in self.phrases)

    def _is_state_of(self, word: Match, phrase: _Phrase, gap: str) -> bool:
        thing = phrase.thing
        if word.form.shape == "adjective":
            if gap.strip() or word.definite != (thing.definite or thing.form.possessed) or phrase.bare_plural:
                return False
            return not thing.definite or not (phrase.clitic.strip("وف") or phrase.intro in ("في", "علي") or _LOCATING.fullmatch(phrase.intro))
        return len(gap) <= 25 and word.sense.code == "out_of_service" and self.text.startswith("خارج", word.start)

    # ---- pronouns -----------------------------------------------------------------------------------------------------

    def _pronouns(self) -> None:
        """«نسفه», «فأخرجته عن الخدمة», «الذي قصفته الطائرات»: the object stands before."""
        for word in self.words:
            goes_on = word.sense.code == "out_of_service" and word.sense.get("voice") == "middle" and word.prefix in ("ف", "و")
            if goes_on and any(0 <= p.first - word.end < 25 for p in self.phrases):
                continue
            if not (word.form.possessed or goes_on):
                continue
            for phrase in reversed(self.phrases):
                gap = self.text[phrase.thing.end : word.first]
                if phrase.thing.end > word.first or not (goes_on or self._agrees(word, phrase.thing)):
                    continue
                if len(gap) > 140 or _WALL.search(gap):
                    break
                known = phrase.thing.start in self.found
                relative = bool(re.fullmatch(r"(?: [\w#]+){0,2}\s*(?:الذي|التي)?(?: قد| كانت?)?\s*", gap)) and not word.prefix
                near = relative or (word.sense.code != "hit" and len(gap) < 40)
                if (known or near and not phrase.weak and not goes_on) and phrase.code not in ("neighbourhood", "aircraft"):
                    self._add(phrase, word.sense.code, [word], self._act_of(word.start), None if known else word)
                break

    def _agrees(self, word: Match, thing: Match) -> bool:
        text = self.text[word.start : word.end].split(" ")[0]
        feminine = self.text[thing.start : thing.end].split(" ")[0].endswith("ه")
        if text.endswith("هما"):
            return thing.form.number == "dual"
        if text.endswith("ها"):
            return thing.form.number == "plural" or feminine or bool(_EITHER_GENDER.match(self.text, thing.start))
        return text.endswith("ه") and thing.form.number in ("singular", "") and not feminine

    # ---- keeping ------------------------------------------------------------------------------------------------------

    def _add(self, phrase: _Phrase, effect: str, words: list[Match], act: Act | None, beside: Match | None = None) -> None:
        if phrase.part and effect == "destroyed":
            effect = "damaged"
        known = self.found.get(phrase.thing.start)
        if known is not None:
            if STRENGTH[effect] > STRENGTH[known.effect]:
                known.effect, known.words = effect, [*known.words, *words]
            return
        start, end = phrase.start, phrase.thing.end
        if beside is not None:
            start, end = min(start, beside.start), max(end, beside.end)
        self.found[phrase.thing.start] = Struck(
            phrase.thing, start, end, effect, phrase.quantity, phrase.bound, list(words), act, not words, self._code(phrase)
        )

    def _code(self, phrase: _Phrase) -> str:
        """The object's code; a site of fighters («مواقع» with an armed actor behind it) is a military site."""
        end = phrase.thing.end
        if phrase.code == "other" and phrase.weak:
            for actor in within(self.reading.of("actors"), end, end + 14):
                if actor.sense.get("belligerent") or actor.sense.get("adjective_of"):
                    return "military_site"
        return phrase.code

    def _act_of(self, at: int) -> Act | None:
        """The act that a word is of: the one it names, whose clause it stands in, or the last one before."""
        naming = [a for a in self.acts if a.start <= at < a.end]
        holding = [a for a in self.acts if a.window[0] <= at < a.window[1]]
        if here := naming or holding or self.acts:
            return here[0]
        before = [a for a in self.every_act if a.start < at and a.status == "reported"]
        return before[-1] if before and self.text.count("\n", before[-1].end, at) < 2 else None
