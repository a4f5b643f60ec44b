"""What was done to the people of a phrase, and which larger number they are a share of.

A sentence is read from left to right. A phrase has its outcome from its own noun («12 dead»), from a verb or noun
before it that takes it («killing nine people», «the death of a child»), from a passive verb after it («five people,
among them a child, were killed»), from a sum («the death toll rose to 24»), from the phrase it is joined to, or from
the number that it is a share of («including four children», «six of them»). The rest were merely there.
"""

import re

from tawthiq.extraction.english.phrases import Phrases
from tawthiq.extraction.english.splits import parts_by_place
from tawthiq.extraction.english.voice import is_verb, voice_of
from tawthiq.extraction.people import People, Span
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_SHARE = re.compile(
    r"(?:\b(?:including|incl\.|among (?:them|whom|those (?:killed|wounded|injured|held|detained|arrested|"
    r"abducted|freed|released)|the dead|the victims|the injured|"
    r"the wounded)|amongst them|"
    r"of (?:them|whom)|one being|comprising|(?:victims|dead|casualties|wounded|injured|detainees|toll)"
    r" includ(?:ed?|es)|"
    r"(?:whom|them) (?:was|were))(?: (?:were|was|are))?(?: also)?,?|\(|: ?|—|–| - ) ?(?:at least )?$"
)
_SHARE_AFTER = re.compile(
    r" (?:were |was |are |being )?among (?:them|the (?:dead|victims|killed|wounded|injured|casualties)|those)\b"
)
_JOINT = re.compile(
    r"^[^.;:()]{0,70}?(?:,|\band|\bor|as well as|along with|together with|alongside|plus|besides|in addition to)\s*"
    r"(?:(?:an?|the|his|her|their|its|another|some) )?$"
)
_CLOSE_JOINT = re.compile(r"\s*(?:,? (?:and|or|as well as|plus)|,)\s*(?:(?:an?|the|his|her|their) )?$")
_DIRECT = re.compile(
    r"[\"”’]?\s*(?:[\w'’-]+ ){0,2}(?:of |to |among |for )?(?:the |its |their |his |her )?(?:[\w'’-]+ (?:and|with|"
    r"along with) )?$"
)
_ALONG = re.compile(r" (?:(?:along |together )?with|alongside) (?:(?:his|her|their) )?")
_NO_WAY = re.compile(
    r"\b(?:who|which|that|when|while|where|after|before|whose|in|on|at|near|from|by|during|as|with|into|"
    r"says?|said|told)\b"
)
_WALL = re.compile(
    r"[.;\n]|, (?:while|but|whereas|though|although|when|after|before|as|where)\b|\b(?:while|whereas|but)\b"
)
_OBLIQUE = re.compile(
    r"\b(?:in|on|at|near|from|by|for|with|to|against|between|carrying|sheltering|housing|hosting|than|of|"
    r"into|over|like|as)"
    r" (?:(?:the|a|an|its|their|least|some) )*$"
)
_HARM_NAMED = re.compile(
    r"\b(?:of|among) (?:the|those) (?:(?!\w+ing)\w+ )?(?:(?P<killed>dead|killed|victims|fatalities|deaths|killings)|"
    r"(?P<injured>wounded|injured)|(?P<detained>detainees|detained|arrested))\b"
)
_NEGATED = re.compile(r"\b(?:no|not|without|never|nobody|none|neither|avoid|prevent\w*|any)(?: \w+)? $")
_BECAME = re.compile(r"\b(?:was|were|are|is|be|been|remain\w*|left|reported|found|feared|presumed|still)(?: \w+)? $")
_EXPLAINED = re.compile(r"(?: (?:killed|dead|wounded|injured|detained|people))? ?[(:—–-] ?(?:at least )?")
_WE = re.compile(
    r"\b(?:we|i|they|residents|villagers|mourners|relatives|families|neighbou?rs|people)(?: (?:have|had))? $"
)
_OWN_STATE = frozenset({"killed", "injured", "killed_or_injured", "missing", "trapped"})
_TALLY_NEAR = 70


class Sentence:
    """Reads one sentence; `before` are the phrases found before it, in order."""

    def __init__(self, reading: Reading, span: Span, before: list[People], heads: list[Span]) -> None:
        self.reading, self.text, self.span = reading, reading.text, span
        self.before = before
        self.heads = heads
        self.phrases = [p for p in Phrases(reading).of(span) if not any(a <= p.start < b for a, b in heads)]
        self.governors = governors(reading, span)
        self.parts = {part.quantity.start for part in parts_by_place(reading, span)}
        self.giver: Match | None = None
        self.given: People | None = None

    def harmed(self) -> list[People]:
        """The phrases of people who were harmed, in order."""
        waiting: list[People] = []
        items: list[People | Match] = [*self.phrases, *self.governors]
        for item in sorted(items, key=lambda item: item.start):
            if isinstance(item, People):
                self._place(item, waiting)
            else:
                self._govern(item, waiting)
        for phrase in self.phrases:
            if not phrase.outcome:
                self.reading.notes.drop("casualties", "no_outcome", phrase.start, phrase.end)
        found = [p for p in self.phrases if p.outcome]
        for phrase in found:
            self._under(phrase)
        return found

    # --- a phrase ---------------------------------------------------------------------------------

    def _place(self, phrase: People, waiting: list[People]) -> None:
        """Give a phrase the outcome that stands before it or in it, else let it wait for one after it."""
        own = self._own_outcome(phrase)
        if own is not None and not self._is_share(phrase):
            phrase.outcome, phrase.governor = str(own.sense.code), own
            phrase.end = max(phrase.end, own.end)
            self.giver, self.given = None, phrase
            return
        if self._share(phrase, waiting):
            return
        if self.giver is not None and self._takes(self.giver, phrase):
            self._give(phrase, self.giver)
            return
        given = self.given
        if self.giver is None and given is not None and given.outcome and self._goes_on(given, phrase):
            phrase.outcome, phrase.governor = given.outcome, given.governor
        elif not self._tallied(phrase):
            waiting.append(phrase)

    def _goes_on(self, given: People, phrase: People) -> bool:
        """«five civilians dead and two soldiers»: a phrase joined to one with an outcome, without its own verb."""
        joint = _CLOSE_JOINT.fullmatch(self.text, given.end, phrase.start)
        return bool(joint) and phrase.noun is not None and not self._passive_follows(phrase)

    def _passive_follows(self, phrase: People) -> bool:
        """«five dead and three people were detained»: a verb of its own comes."""
        after = [g for g in self.governors if phrase.end <= g.start < phrase.end + 30 and is_verb(g)]
        return any(voice_of(self.text, g) != "active" for g in after)

    def _own_outcome(self, phrase: People) -> Match | None:
        """The outcome that a phrase says by itself: «12 dead», «two bodies», «8 wounded», «20 people injured»."""
        noun = phrase.noun
        nouns = [m for m in (noun, *phrase.others) if m is not None]
        states = [m for m in nouns if m.sense.lexicon == "outcomes"]
        for state in states:
            if state.sense.code in _OWN_STATE or state.sense.get("role") == "act":
                return state
        for match in within(self.reading.of("outcomes"), phrase.end, phrase.end + 12):
            gap = self.text[phrase.end : match.start]
            if gap.strip(" ,+") not in ("", "others", "people", "more", "civilians", "all"):
                break
            role = match.sense.get("role")
            if role == "person" and match.form.shape == "word" and not self._object_follows(match):
                return match
        return None

    def _object_follows(self, match: Match) -> bool:
        """«strikes by the two wounded 5»: the word is a verb with an object."""
        return any(0 <= p.start - match.end <= 1 for p in self.phrases)

    def _give(self, phrase: People, governor: Match) -> None:
        phrase.outcome, phrase.governor = str(governor.sense.get("outcome") or governor.sense.code), governor
        if _WE.search(self.text, self.span[0], governor.start) and self.text.startswith("buried", governor.start):
            phrase.outcome = "killed"
        if governor.sense.code == "toll" and (governor.sense.get("weak") or not governor.sense.get("outcome")):
            stop = _WALL.search(self.text, phrase.end, min(self.span[1], phrase.end + 80))
            limit = stop.start() if stop else phrase.end + 80
            states = within(self.reading.of("outcomes"), phrase.end, limit)
            state = next((m for m in states if m.sense.get("role") in ("person", "verb", "under")), None)
            phrase.outcome = state.sense.code if state else None
        self.given = phrase

    def _takes(self, giver: Match, phrase: People) -> bool:
        """Whether a verb or noun before a phrase takes it, at once or in a list."""
        if self.given is not None and self.given.governor is giver:
            gap = self.text[self.given.end : phrase.start]
            return bool(_JOINT.match(gap)) and not re.search(
                r"\b(?:who|which|that|when|while|after|before|where)\b", gap
            )
        gap = self.text[giver.end : phrase.start]
        if len(gap) > 60 or _WALL.search(gap):
            return False
        if _ALONG.fullmatch(gap) or (_DIRECT.fullmatch(gap) and not _NO_WAY.search(gap)):
            return True
        return bool(
            re.fullmatch(r"[^,.;:]{0,50} (?:and|with|along with|as well as) (?:his |her |their |its |the )?", gap)
        ) and not _NO_WAY.search(gap)

    # --- shares -----------------------------------------------------------------------------------

    def _is_share(self, phrase: People) -> bool:
        before = self.text[max(self.span[0], phrase.start - 40) : phrase.start]
        return phrase.shared or bool(_SHARE.search(before))

    def _share(self, phrase: People, waiting: list[People]) -> bool:
        """Make a phrase a part of the number it is a share of, if it is one; whether it is."""
        floor = max(self.span[0], phrase.start - 40)
        cue = _SHARE.search(self.text, floor, phrase.start)
        if self.giver is None and _SHARE_AFTER.match(self.text, phrase.end):
            self._take_along(phrase, waiting)
        joined = (
            self.given is not None
            and self.given.whole is not None
            and _CLOSE_JOINT.fullmatch(self.text, self.given.end, phrase.start)
            and self._own_outcome(phrase) is None
            and not self._passive_follows_own(phrase)
        )
        part = phrase.start in self.parts
        if not (part or phrase.shared or cue or joined or _SHARE_AFTER.match(self.text, phrase.end)):
            return False
        weak = not part and cue is not None and cue[0].strip() in ("(", ":", "—", "–", "-") and not phrase.shared
        whole = self.given.whole if joined and self.given else self._whole(phrase, near=weak)
        if whole is None:
            return False
        phrase.whole = whole
        phrase.outcome, phrase.governor = whole.outcome, whole.governor
        own = next(
            (m for m in within(self.reading.of("outcomes"), phrase.start, phrase.end) if m.sense.code in _OWN_STATE),
            None,
        )
        if own is not None and whole.outcome is None:
            phrase.outcome, phrase.governor = own.sense.code, own
        self.given = phrase
        return True

    def _take_along(self, last: People, waiting: list[People]) -> None:
        """«four policemen, a mother and her son were among the dead»: the whole list is a share."""
        after = last
        for phrase in reversed(list(waiting)):
            if not _CLOSE_JOINT.fullmatch(self.text, phrase.end, after.start):
                return
            if (whole := self._whole(phrase, near=False)) is not None:
                phrase.whole, phrase.outcome, phrase.governor = whole, whole.outcome, whole.governor
                waiting.remove(phrase)
            after = phrase

    def _passive_follows_own(self, phrase: People) -> bool:
        after = self.text[phrase.end : phrase.end + 14]
        return bool(re.match(r" (?:were|was|have|had|has)\b", after))

    def _whole(self, phrase: People, near: bool) -> People | None:
        """The number before a share: of the sentence, else the last one told before."""
        here = [p for p in self.phrases if p.end <= phrase.start and p.whole is None]
        harm = _HARM_NAMED.search(self.text, phrase.start, phrase.end + 30) if phrase.shared or not near else None
        harm = harm or _HARM_NAMED.search(self.text, max(self.span[0], phrase.start - 30), phrase.start)
        fits = [
            p for p in [*(self.before if harm else self.before[-8:]), *here] if p.whole is None and _can_hold(p, phrase)
        ]
        if harm and harm.lastgroup and any(p.outcome == harm.lastgroup for p in fits):
            return [p for p in fits if p.outcome == harm.lastgroup][-1]
        larger = [p for p in here if _can_hold(p, phrase)]
        if near:
            last = larger[-1] if larger else None
            return last if last and _EXPLAINED.fullmatch(self.text, last.end, phrase.start) else None
        if larger:
            return larger[-1]
        earlier = [p for p in self.before[-8:] if p.whole is None and _can_hold(p, phrase)]
        return earlier[-1] if earlier else None

    # --- a governor -------------------------------------------------------------------------------

    def _govern(self, governor: Match, waiting: list[People]) -> None:
        """Give the people before a passive verb its outcome; remember an active one for those after it."""
        if any(p.start <= governor.start < p.end for p in self.phrases):
            return
        if _NEGATED.search(self.text, self.span[0], governor.start):
            self.giver = None
            return
        role = governor.sense.get("role")
        told = role in ("verb", "person", "under") or is_verb(governor)
        if role in ("act", "toll") or (told and role == "verb" and voice_of(self.text, governor) == "active"):
            self.giver, self.given = governor, None
        elif told:
            self._give_subjects(governor, waiting)

    def _give_subjects(self, governor: Match, waiting: list[People]) -> None:
        """Give the outcome of a passive verb, or of a state, to the people who are its subject."""
        subjects = self._subjects(governor, waiting)
        for phrase in subjects:
            phrase.outcome, phrase.governor = governor.sense.code, governor
            waiting.remove(phrase)
        for share in self.phrases:
            if share.whole in subjects and share.outcome is None:
                share.outcome, share.governor = governor.sense.code, governor
        self.giver = governor if not subjects and self._lists_after(governor) else None
        self.given = subjects[-1] if subjects and not self.giver else None

    def _lists_after(self, governor: Match) -> bool:
        """«Killed were a teacher and two pupils», «those killed included …»."""
        return bool(
            re.match(
                r" (?:were|was|are|included?|includes|on [\w ]+ were|(?:(?:along|together) )?with (?:his|her|their)|"
                r"alongside (?:his|her|their))\b",
                self.text[governor.end : governor.end + 30],
            )
        )

    def _subjects(self, governor: Match, waiting: list[People]) -> list[People]:
        """The people in whose clause a passive verb stands: the first that no preposition leads, and its list."""
        near = [p for p in waiting if p.end <= governor.start]
        near = [p for p in near if not self._walled(p.end, governor.start)]
        if not near:
            return []
        free = [p for p in near if not self._oblique(p)]
        if not free:
            return []
        first = free[-1]
        for phrase in reversed(free[:-1]):
            if not _JOINT.match(self.text[phrase.end : first.start]) or self._verb_between(phrase.end, first.start):
                break
            first = phrase
        return [p for p in free if p.start >= first.start]

    def _walled(self, start: int, end: int) -> bool:
        gap = self.text[start:end]
        return bool(_WALL.search(gap)) or self._verb_between(start, end)

    def _verb_between(self, start: int, end: int) -> bool:
        return any(
            start <= g.start < end
            and is_verb(g)
            and g.form.shape != "gerund"
            and g.end < end - 1
            and g.sense.get("role") == "verb"
            for g in self.governors
        )

    def _oblique(self, phrase: People) -> bool:
        """Whether a preposition leads a phrase, so that it is no subject."""
        before = self.text[max(self.span[0], phrase.start - 20) : phrase.start]
        return bool(_OBLIQUE.search(before))

    # --- sums and places --------------------------------------------------------------------------

    def _tallied(self, phrase: People) -> bool:
        """«the death toll rose to 24»: a bare number after the head of a sum."""
        if phrase.quantity is None:
            return False
        floor = max(self.span[0], phrase.start - _TALLY_NEAR)
        heads = [g for g in within(self.reading.of("outcomes"), floor, phrase.start) if g.sense.get("role") == "tally"]
        if not heads or re.search(r"[.;]|, ", self.text[heads[-1].end : phrase.start]):
            return False
        head = heads[-1]
        outcome = head.sense.code if head.sense.code != "toll" else str(head.sense.get("outcome") or "killed")
        phrase.outcome, phrase.governor = outcome, head
        if phrase.start - head.end < 24:
            phrase.start = head.start
        self.given = phrase
        return True

    def _under(self, phrase: People) -> None:
        """Note whose outcome is a place: «beneath the rubble»."""
        phrase.under = bool(phrase.governor and phrase.governor.sense.get("role") == "under")


def _can_hold(whole: People, share: People) -> bool:
    """Whether a number is large enough for a share of it."""
    if whole.quantity is None:
        return False
    big = whole.quantity.upper or whole.quantity.value
    small = share.quantity.value if share.quantity else share.value
    return big is None or small is None or small < big


def governors(reading: Reading, span: Span) -> list[Match]:
    """Words that give an outcome to the people beside them, one for each place, in order."""
    chosen: dict[int, Match] = {}
    for match in within(reading.of("outcomes"), *span):
        if match.sense.get("role") not in ("act", "verb", "toll", "tally", "under") and not _is_predicate(
            reading, match
        ):
            continue
        if needs := match.sense.get("needs"):
            reach = min(span[1], match.end + int(match.sense.get("reach", 60)))
            if not any(need in reading.text[match.end : reach] for need in needs):
                continue
        known = chosen.get(match.start)
        if known is None or (match.end, _rank(match)) > (known.end, _rank(known)):
            chosen[match.start] = match
    return [chosen[start] for start in sorted(chosen)]


def _is_predicate(reading: Reading, match: Match) -> bool:
    """«five people were missing», «two remain trapped»: a state that a verb says of its subject."""
    if match.sense.get("role") != "person" or match.form.shape != "word":
        return False
    return bool(_BECAME.search(reading.text, max(0, match.start - 40), match.start))


def _rank(match: Match) -> int:
    return {"verb": 3, "toll": 2, "act": 1}.get(str(match.sense.get("role")), 0)
