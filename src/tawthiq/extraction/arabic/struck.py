"""Which objects the words say were hit, and by which word of effect or act.

An object is hit where a word of effect governs it («دمّرت الغارة ستة منازل», «تضرر شاحنتين»), where one follows it
(«المبنى انهار», «ملجأ … الذي قصفته الطائرات», «نسفه»), where an attack is aimed at it («غارة على منزل»), or where it is
joined to one that was hit. An object that only says where («قرب مستشفى», «في المدرسة») is not, nor one in a denial, a
threat or general talk.
"""

import re

from tawthiq.extraction.actors import can_do
from tawthiq.extraction.acts import Act
from tawthiq.extraction.arabic.clauses import BROKEN, HELD_BY_FIGHTERS, LOCATING, WALL, Clause
from tawthiq.extraction.arabic.objects import ATTACKERS, Phrase
from tawthiq.extraction.damage import STRENGTH, Struck
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying
from tawthiq.language.lexicon import Match

Span = tuple[int, int]

_EITHER_GENDER = re.compile(r"(?:سوق|طريق|بير|ارض|دار)(?!\w)")

_JOINED_WORDS = 3
_AFTERWARDS = re.compile(r"(?<!\w)(?:بعد|عقب|جراء|اثر|نتيجه) $")
_SHARE = re.compile(r"(?<!\w)(?:من )?(?:بينها|بينهم|بينهما|منها|ضمنها)\s*$")
_RELATIVE = re.compile(r"\s*(?:[\w ]{0,40} )?(?:الذي|التي|اللذين|اللذان|اللتين|كان|كانت|قد)?\s*(?:كانت?|قد)?\s*")
_SUBJECT = re.compile(r"(?:^|[\n.،:«\"(])\s*$|(?<!\w)[وف]?(?:ان|حيث|بينما|فيما|كما|لكن|كانت?)\s*$")


def struck(reading: Reading, span: Span, sayings: list[Saying], acts: list[Act], before: Act | None) -> list[Struck]:
    """The objects of one sentence that were hit, in order, each with its strongest effect.

    `sayings` are those near the sentence, `acts` those in it, `before` is the last act told before it.
    """
    if not within(reading.of("objects"), *span):
        return []
    return _Sentence(reading, span, sayings, acts, before).struck()


class _Sentence(Clause):
    """One sentence, read for what was hit in it."""

    def __init__(
        self, reading: Reading, span: Span, sayings: list[Saying], acts: list[Act], before: Act | None
    ) -> None:
        super().__init__(reading, span, sayings, acts)
        self.before = before
        self.found: dict[int, Struck] = {}

    def struck(self) -> list[Struck]:
        last: Phrase | None = None
        used: set[int] = set()
        for phrase in self.phrases:
            governors = [
                w for w in self.words if w.start not in used and self.governs(w, phrase, phrase.first, phrase.intro)
            ]
            place = self.joined_place(phrase)
            if not governors and place is not None:
                governors = [w for w in self.words if w.sense.code == "hit" and self.governs(w, phrase, *place)]
            if governors:
                word = max(governors, key=lambda w: (w.start, STRENGTH[w.sense.code]))
                used.add(word.start)
                self._add(
                    phrase,
                    word.sense.code,
                    [word],
                    self._act_of(word.start),
                    word if word.end > phrase.first - 2 else None,
                )
            elif act := self.aim(phrase, place):
                self._add(phrase, "hit", [], act)
            elif last is not None and not (place and LOCATING.fullmatch(place[1])) and self._continues(last, phrase):
                before = self.found[last.thing.start]
                if before.code == phrase.code and phrase.quantity is None and phrase.thing.form.number == "plural":
                    continue
                self._add(phrase, before.effect, before.words, before.act)
                self.found[phrase.thing.start].aimed = before.aimed
            self._follow(phrase)
            if phrase.thing.start in self.found:
                last = phrase
        self._pronouns()
        self._note_unharmed()
        return [one for _, one in sorted(self.found.items()) if self._counts(one)]

    def _note_unharmed(self) -> None:
        """Tell of the objects that nothing was done to."""
        for phrase in self.phrases:
            one = self.found.get(phrase.thing.start)
            if one is None and (phrase.code in ATTACKERS or phrase.code == "neighbourhood"):
                continue
            if one is None or not self._counts(one):
                reason = "no_damage" if one else "not_hit"
                self.reading.notes.drop("damage", reason, phrase.start, phrase.thing.end, phrase.code)

    def _counts(self, one: Struck) -> bool:
        """A quarter that was shelled is no damage, a bare «مواقع» that was aimed at neither."""
        code, weak = one.thing.sense.code, one.thing.sense.get("weak")
        if code == "neighbourhood":
            return one.effect in ("destroyed", "burned") and not (weak and one.thing.definite) and bool(one.words)
        bare = one.thing.sense.get("general") and one.code == code and one.effect == "hit"
        return not (bare and (one.quantity is None or one.quantity.value is None))

    # --- objects and their phrases

    # --- joined to one that was hit

    def _continues(self, last: Phrase, phrase: Phrase) -> bool:
        before = self.found[last.thing.start]
        gap = self.text[last.thing.end : phrase.first]
        if len(gap) > 70 or WALL.search(gap) or phrase.code == "aircraft":
            return False
        if phrase.code in HELD_BY_FIGHTERS and before.aimed:
            return False
        if _SHARE.search(gap.rstrip()) and not phrase.clitic:
            return True
        bare = phrase.clitic.removeprefix("و")
        if not phrase.clitic.startswith("و") or (bare and bare != last.clitic.removeprefix("و")):
            return False
        if self.verb_between(last.thing.end, phrase.first, gap) or BROKEN.search(gap):
            return False
        if phrase.weak and phrase.thing.definite and phrase.thing.form.number != "plural":
            return False
        return len(gap.replace("،", "").split()) <= 4

    # --- words of effect after the object

    def _follow(self, phrase: Phrase) -> None:
        thing = phrase.thing
        for word in self.words:
            if word.start < thing.end or word.first - thing.end > 60 or word.form.possessed:
                continue
            gap, role = self.text[thing.end : word.first], word.sense.get("role")
            if WALL.search(gap) or "،" in gap or any(thing.end <= p.first < word.start for p in self.phrases):
                continue
            if role == "state":
                follows = self._is_state_of(word, phrase, gap)
            else:
                follows = (
                    role == "verb"
                    and self._is_of_subject(word, phrase)
                    and not word.prefix
                    and (word.sense.code != "hit" or word.several)
                    and not phrase.clitic.strip("وف")
                    and (self._is_subject(phrase) or (gap == " " and self._is_described(word, phrase)))
                    and bool(_RELATIVE.fullmatch(gap))
                )
            if follows:
                for joined in self._joined_to(phrase):
                    self._add(joined, word.sense.code, [word], self._act_of(thing.start))
                self._add(phrase, word.sense.code, [word], self._act_of(thing.start), word)

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether an object, or the first of those it is joined to, opens its clause."""
        first = next(iter(self._joined_to(phrase)), phrase)
        return bool(_SUBJECT.search(self.text[max(0, self.span[0] - 1) : first.first]))

    def _is_described(self, word: Match, phrase: Phrase) -> bool:
        """«سيارة إسعاف احترقت»: what became of an indefinite object, right after it."""
        return (
            not phrase.thing.definite and word.sense.get("voice") == "middle" and phrase.thing.form.number != "plural"
        )

    def _joined_to(self, phrase: Phrase) -> list[Phrase]:
        """The objects before one that it is joined to by «و», the first one first."""
        chain: list[Phrase] = []
        last = phrase
        for before in reversed([p for p in self.phrases if p.thing.end <= phrase.first]):
            gap = self.text[before.thing.end : last.first]
            if not last.clitic.startswith("و") or len(gap.split()) > _JOINED_WORDS or WALL.search(gap) or "،" in gap:
                break
            chain.insert(0, before)
            last = before
        return chain

    def _is_of_subject(self, word: Match, phrase: Phrase) -> bool:
        """Whether a verb after its subject says what was done to it: «المبنى انهار», «المنزل دُمر»."""
        if word.sense.get("voice") != "both":
            return word.sense.get("voice") in ("middle", "passive")
        if (
            word.sense.code not in ("destroyed", "burned")
            or phrase.code in ATTACKERS
            or phrase.code in HELD_BY_FIGHTERS
        ):
            return False
        return not any(0 <= other.first - word.end < 30 for other in self.phrases)

    def _is_state_of(self, word: Match, phrase: Phrase, gap: str) -> bool:
        thing = phrase.thing
        if word.form.shape == "adjective":
            if gap.strip() or word.definite != (thing.definite or thing.form.possessed) or phrase.general:
                return False
            return not thing.definite or not (
                phrase.clitic.strip("وف") or phrase.intro in ("في", "علي") or LOCATING.fullmatch(phrase.intro)
            )
        return len(gap) <= 25 and word.sense.code == "out_of_service" and self.text.startswith("خارج", word.start)

    # --- pronouns

    def _pronouns(self) -> None:
        """«نسفه», «فأخرجته عن الخدمة», «الذي قصفته الطائرات»: the object stands before."""
        for word in self.words:
            goes_on = (
                word.sense.code == "out_of_service"
                and word.sense.get("voice") == "middle"
                and word.prefix in ("ف", "و")
            )
            if goes_on and any(0 <= p.first - word.end < 25 for p in self.phrases):
                continue
            if not (word.form.possessed or goes_on):
                continue
            for phrase in reversed(self.phrases):
                gap = self.text[phrase.thing.end : word.first]
                if phrase.thing.end > word.first or not (goes_on or self._agrees(word, phrase.thing)):
                    continue
                if phrase.code in ("neighbourhood", "aircraft"):
                    continue
                if len(gap) > 140 or WALL.search(gap):
                    break
                known = phrase.thing.start in self.found
                relative = (
                    bool(re.fullmatch(r"(?: [\w#]+){0,2}\s*(?:الذي|التي)?(?: قد| كانت?)?\s*", gap)) and not word.prefix
                )
                near = relative or (word.sense.code != "hit" and len(gap) < 40) or bool(_AFTERWARDS.search(gap))
                if known or (near and not phrase.weak and not goes_on):
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

    # --- keeping

    def _add(
        self, phrase: Phrase, effect: str, words: list[Match], act: Act | None, beside: Match | None = None
    ) -> None:
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
            phrase.thing,
            start,
            end,
            effect,
            phrase.quantity,
            phrase.bound,
            list(words),
            act,
            not words,
            self._code(phrase),
        )

    def _code(self, phrase: Phrase) -> str:
        """The object's code; a site of fighters («مواقع» with an armed actor behind it) is a military site."""
        end = phrase.thing.end
        if phrase.thing.sense.get("general") and any(map(can_do, within(self.reading.of("actors"), end, end + 14))):
            return "military_site"
        return phrase.code

    def _act_of(self, at: int) -> Act | None:
        """The act that a word is of: the one it names, whose clause it stands in, or the last one before."""
        naming = [a for a in self.acts if a.start <= at < a.end]
        holding = [a for a in self.acts if a.window[0] <= at < a.window[1]]
        if here := naming or holding or self.acts:
            return here[0]
        told = self.before is not None and self.text.count("\n", self.before.end, at) < 2
        return self.before if told else None
