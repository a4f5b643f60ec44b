"""What in a sentence governs an object: the words of effect before it, and the attacks aimed at it.

A word of effect governs what stands right after it or, past its doer, its means and its time, the first object that no
preposition holds. A preposition holds an object unless the word of effect takes it («أضرار بمنازل», «حريق في مستودع»,
«غارة على منزل»). Words that deny, plan, threaten or tell of a habit govern nothing.
"""

import re

from tawthiq.extraction.acts import Act
from tawthiq.extraction.arabic.objects import Phrase, phrases, word_before
from tawthiq.extraction.reading import Located, Reading, within
from tawthiq.extraction.said import Saying, saying_at
from tawthiq.language.folding import folded
from tawthiq.language.lexicon import Match

Span = tuple[int, int]

_STRIKES = frozenset(
    "air_strike drone_strike shelling shooting explosion suicide_attack other_violence chemical_attack".split()
)
HELD_BY_FIGHTERS = frozenset({"military_site", "checkpoint"})
WALL = re.compile(r"[؛!؟\n:]|\.(?!\w)")
LOCATING = re.compile(
    r"(?:[وف]?(?:من|الي|عن|قرب|بالقرب|عند|امام|بعد|قبل|داخل|خارج|خلف|حول|بين|محيط|بمحيط|جوار|بجوار|بجانب|جانب|مقابل|باتجاه|نحو|مع|ضد|لدي|فوق|تحت|وسط|"
    r"شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|مدخل|منطقه|ساحه|طريق|مفرق|ريف|ضمن|لصالح|بمحاذاه|محاور|محور|حتي|عبر|مثل|دون|غير|سوي|اهالي|سكان|اصحاب|صاحب|مدير|سايق|سايقي|مالك|حارس|عمال|عامل|ركاب|امام|افتتاح|كان|كانت|هو|هي))$"
)
BROKEN = re.compile(
    r"(?<!\w)[وف]?(?:ب?ان|انه|انها|انهم|حيث|مما|ما|بعدما|كما|فيما|بينما|لكن|حتي|عندما|الذي|التي|الذين|لان|اذ|ثم|كان|كانت|بسبب|جراء|نتيجه|لكي|دون|بهدف|بحجه|عقب)(?!\w)"
)
_BETWEEN_COMMAS = re.compile(r"،[^،\n]{0,90}(?=،)")
_UNDONE = re.compile(
    r"(?<!\w)(?:و|ف)?(?:لم|لا|لن|دون|بدون|غير|ليس|ليست|عدم|تجنب\w*|بمنع|لمنع|منع|خوفا من|خشيه|محاوله|محاولته?ا?|"
    r"حاول\w*|كاد\w*|يمكن ان|بنيه|احتمال\w*|امكانيه|تهديد\w*|هدد\w* ب)\s*$"
)
_ORDERED = re.compile(
    r"(?<!\w)(?:اخطر\w*|اخطار\w*|انذار\w*|قرار\w*|قرر\w*|امرا?|اوامر|[تي]عتزم|[تي]نوي)(?: \w+){0,3} $"
)
"""«أخطرت السلطات بهدم»: what is to be done."""
_NO_HARM = re.compile(
    r"(?<!\w)(?:[وف]?لم|لا) [يت](?:سفر|ود|سبب|تسبب|سجل|رد|خلف|وقع|لحق|قع|حدث|بلغ)(?: \w+){0,3}"
    r"(?: (?:عن|الي|في|اي|ايه))* $"
)
"""«لم يسفر القصف عن أضرار»: no harm came of it."""
_NOT_DONE = frozenset({"planned", "threatened", "habit"})


class Clause:
    """The objects, words of effect, places and acts of one sentence; `sayings` are those near it."""

    def __init__(self, reading: Reading, span: Span, sayings: list[Saying], acts: list[Act]) -> None:
        self.reading, self.text, self.span, self.sayings, self.acts = reading, reading.text, span, sayings, acts
        self.places = Located(within(reading.places, *span))
        self.phrases = phrases(reading, span, sayings)
        self.words = [w for w in within(reading.of("effects"), *span) if self._told(w.first, w)]

    def joined_place(self, phrase: Phrase) -> tuple[int, str] | None:
        """Where the places start that an object is joined to («على حي المساكن والسوق»), and the word before them."""
        if not phrase.clitic.startswith("و"):
            return None
        first = phrase.first
        for place in reversed(self.places.items):
            if place.end <= first and not self.text[place.end : first].strip(" ،و"):
                first = place.start
        if first == phrase.first:
            return None
        return first, word_before(self.reading, first, self.span[0])

    # --- words of effect before the object

    def _told(self, at: int, word: Match | None = None) -> bool:
        """Whether what stands there is said to have happened."""
        text = self.text
        if _UNDONE.search(text, max(self.span[0], at - 20), at):
            return False
        if word is not None and word.sense.get("role") == "act":
            floor = max(self.span[0], at - 45)
            if _ORDERED.search(text, floor, at) or _NO_HARM.search(text, floor, at):
                return False
        if word is not None:
            if (
                word.form.shape == "present"
                and text[word.start] == "س"
                and not text.startswith(("سوي", "سلب", "سحق", "سقط"), word.start)
            ):
                return False
            needs = word.sense.get("needs")
            if needs and not any(folded(need) in text[word.end : min(self.span[1], word.end + 110)] for need in needs):
                return False
        saying = saying_at(self.sayings, at)
        if saying is not None and (saying.denies or saying.threatens) and at - saying.start < 90:
            return False
        for sign in within(self.reading.of("context"), max(self.span[0], at - 40), at):
            if sign.sense.code in _NOT_DONE and "،" not in text[sign.end : at]:
                return False
        return all(a.status == "reported" for a in self.acts if a.start <= at < a.end)

    def governs(self, word: Match, phrase: Phrase, first: int, intro: str) -> bool:
        code, role, voice = word.sense.code, word.sense.get("role"), word.sense.get("voice")
        if word.end > first or role == "state":
            return self._holds(word, phrase)
        if word.form.possessed:  # «قصفهم مسجدا»
            return role == "act" and first == word.end + 1 and not phrase.clitic and not phrase.thing.definite
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
        if phrase.attacks and verb and voice != "middle" and adjacent and self._object_follows(phrase):
            return False
        if phrase.code == "aircraft" and hit:
            return False
        if not adjacent and (
            (phrase.code == "neighbourhood" and not hit)
            or self.text[word.start : word.end].endswith((" علي", " في", " من"))
        ):
            return False
        if code == "destroyed" and not verb and adjacent and phrase.general and not phrase.part:
            return False
        if (
            hit
            and phrase.general
            and (not verb or word.form.shape == "present" or self._is_noun_too(word))
            and not self._particular(phrase)
        ):
            return False
        if verb:
            limit = 8 if voice == "passive" else 45 if voice == "middle" else 120
        else:
            limit = 90 if hit else 45
        return adjacent or (len(" ".join(gap.split())) <= limit and not self.verb_between(word.end, first, gap))

    def _holds(self, word: Match, phrase: Phrase) -> bool:
        """«أنقاض منزل», «فجر منزل»: the object is a part of the phrase of effect."""
        return word.start <= phrase.thing.start < word.end and word.sense.get("role") != "state"

    def _gap(self, start: int, end: int) -> str | None:
        """The words between, what stands between commas blotted out; None where they part the two."""
        if end - start > 260:
            return None
        gap = self.text[start:end]
        if end - start > 30 and gap.count("،") > 1:
            gap = _BETWEEN_COMMAS.sub(lambda m: " " * len(m[0]), gap)
        if WALL.search(gap) or BROKEN.search(gap):
            return None
        comma = gap.rfind("،")
        return None if comma >= 0 and gap[comma + 1 :].strip(' «"(') else gap

    def _introduced(self, word: Match, phrase: Phrase, intro: str, adjacent: bool) -> bool:
        """Whether the preposition before an object, if any, is one that the word of effect takes."""
        code, verb = word.sense.code, word.sense.get("role") == "verb"
        clitic = phrase.clitic.removeprefix("و").removeprefix("ف")
        if prepositions := word.sense.get("takes"):
            led = (clitic or intro) in [folded(one) for one in prepositions]
            return led and (code != "hit" or self._of_munition(word, phrase))
        taken = {"damaged": ("ب", "في", "ل"), "burned": ("ب", "في"), "hit": ("ل", "علي"), "destroyed": ("ل",)}.get(
            code, ()
        )
        if self.text.startswith(("دمار", "دمارا"), word.start):
            taken = ("ب", "في")
        if verb and (code in ("hit", "destroyed") or word.sense.get("voice") == "both"):
            taken = ()
        if clitic:
            return clitic in taken
        if word.definite and not verb and intro not in taken:
            return False
        if (
            phrase.clitic
            and adjacent is False
            and intro
            and phrase.first == phrase.thing.first
            and self.joined_place(phrase) is None
        ):
            return False
        if adjacent:
            return True
        if intro in ("في", "علي"):
            return intro in taken
        return not LOCATING.fullmatch(intro)

    def _of_munition(self, word: Match, phrase: Phrase) -> bool:
        """«سقطت قذيفة على منزل»: what falls is a munition, told after the word or right before it."""
        return bool(within(self.reading.of("munitions"), max(self.span[0], word.first - 30), phrase.first))

    def _is_noun_too(self, word: Match) -> bool:
        return any(other.start == word.start and other.sense.get("role") == "act" for other in self.words)

    def _particular(self, phrase: Phrase) -> bool:
        """Whether a definite plural is told apart: by an adjective, or by the place where it stands."""
        after = self.text[phrase.thing.end : phrase.thing.end + 30]
        return bool(re.match(r"\s(?:ال\w+)", after)) or any(
            p.head - phrase.thing.end < 6 for p in within(self.places, phrase.thing.end, phrase.thing.end + 20)
        )

    def _object_follows(self, phrase: Phrase) -> bool:
        """Whether an attacker's own object stands after it: «دمرت دبابة منزلا»."""
        return any(
            0 < other.first - phrase.thing.end < 60
            and not other.clitic
            and other.code != "neighbourhood"
            and not other.attacks
            and not self.verb_between(phrase.thing.end, other.first, self.text[phrase.thing.end : other.first])
            and other.intro not in ("في", "علي")
            and not LOCATING.fullmatch(other.intro)
            for other in self.phrases
        )

    def verb_between(self, start: int, end: int, gap: str) -> bool:
        for name in ("events", "effects", "outcomes", "reporting"):
            for match in within(self.reading.of(name), start, end):
                if not gap[match.start - start : match.end - start].strip():
                    continue
                if match.form.shape in ("past", "present") or name == "outcomes" or match.sense.get("role") == "verb":
                    return True
        return False

    # --- attacks aimed at it

    def aim(self, phrase: Phrase, place: tuple[int, str] | None) -> Act | None:
        if phrase.code in HELD_BY_FIGHTERS or phrase.code in ("aircraft", "road"):
            return None
        if phrase.general and phrase.code != "neighbourhood":
            return None
        if phrase.weak and phrase.thing.definite:
            return None
        first, intro = place if place else (phrase.first, phrase.intro)
        clitic = "" if place else phrase.clitic
        for act in reversed(self.acts):
            if act.end > first or act.type not in _STRIKES or act.status != "reported" or not self._told(act.start):
                continue
            gap = self._gap(act.end, first)
            if gap is None or len(gap) > 90 or self.verb_between(act.end, first, gap):
                continue
            if clitic == "" and intro == "علي":
                return act
            if (
                act.type == "explosion"
                and (clitic == "ب" or (intro == "في" and not clitic))
                and phrase.code in ("vehicle", "home", "shop", "tank")
            ):
                return act
            if intro == "في" and not clitic and self.text.startswith("مجزر", act.main.start):
                return act
        return None
