"""Whom the report holds responsible for an act: its doer by grammar, or the parties of a clash.

A doer stands before an active verb («Israeli forces shelled»), before the act's noun («Russian airstrikes»), after
«by» («shelled by the army», «strikes carried out by»), or owns what flew or fired («regime helicopters»). Refuses
names that are targets, allies or speakers, and countries where something was.
"""

import re

from tawthiq.extraction.actors import actor_names, can_do
from tawthiq.extraction.acts import FACELESS, PARTIES, Act
from tawthiq.extraction.english.voice import is_verb, voice_of
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.said import Saying, short_heads
from tawthiq.language.lexicon import Match

_BY = re.compile(
    r"\b(?:by|by (?:members|fighters|forces|soldiers|elements|units|warplanes|aircraft|planes|jets|drones|"
    r"gunmen|militants|"
    r"a (?:group|unit|drone|warplane)|what \w+ \w+ (?:was|were)) (?:of|from|loyal to|affiliated with|"
    r"belonging to)|belonging to|"
    r"attributed to|blamed on|responsibility of|believed to be|thought to be|presumed to be|suspected to be|claimed by|"
    r"loyal to|affiliated with|allied with|linked to|at the hands of|carried out by|fired from|operated by|likely|"
    r"perpetrated by|accused|blamed|accusing|blaming|the work of|was|were)"
    r"(?: (?:the|a|an|suspected|alleged|presumed|unidentified|either|both|fighters|forces|members|"
    r"elements|of|from|apparently|likely|what|appeared|to|be|are|believed))* ?[\"“]?$"
)
_AGAINST = re.compile(
    r"\b(?:on|against|at|targeting|hit|struck|of|in|near|from|into|inside|to|killing|killed|wounding|with|"
    r"for|toward|towards|"
    r"backed by|supported by|allied to|held by|controlled by|besieged by|occupied by|run by|hitting|"
    r"destroy\w*|target\w*|bomb\w*|attack\w*|shell\w*|rejected|condemn\w*|protest\w*)"
    r"(?: (?:the|a|an|its|their|his|several|two|three|\d+|positions?|sites?|fighters?|members?|"
    r"headquarters|of|areas?|bases?|suspected|alleged|pro))* ?-?[\"“]?$"
)
_NOUN_GAP = re.compile(
    r"(?:['’]s?\b)?-?(?:[\s-]*(?!(?:in|on|at|by|that|which|who|whom|said|says|from|to|with|against|for|is|"
    r"are|was|were|has|had|"
    r"have|will|would|after|before|during|near|as|but|the|an?|its|their|killed|condemn\w*|den\w+|den(?:y|ied))\b)"
    r"[\w-]+){0,6}[\s-]*"
)
"""What may stand between an actor and the noun of its act: «Israeli overnight air and artillery …»."""
_CLAUSE = re.compile(
    r"[;:]|\b(?:while|whereas|but|when|after|before|although|because|that|which|who|said|says|where)\b"
)
_AND = re.compile(
    r"\s*(?:,|and|or|and the|and its|with|alongside|,? and (?:allied|the|its|pro-)?)\s*(?:the |its |allied )?"
)
_OWNED = re.compile(r"[\s'’s-]*(?:\w+ ){0,2}$")
_FIRED_BY = re.compile(r"\b(?:launched|fired|sent|operated|flown|owned) by (?:the )?$")
_HELD = frozenset({"detention", "torture", "execution"})
_PRISON = re.compile(r"(?:['’]s?)? (?:\w+ )?(?:jails?|prisons?|custody|detention|cells?|dungeons?)\b")
_BROKER = re.compile(
    r"\b(?:brokered|mediated|sponsored|hosted|backed|facilitated|negotiated) by (?:[\w-]+ (?:and|,)"
    r" )?(?:the )?$"
)
_BETWEEN = re.compile(r"\bbetween\b")
_FAR = 150


def accuse(reading: Reading, act: Act, sayings: list[Saying]) -> None:
    """Fill in the perpetrators of `act` that its own clause names."""
    if act.type in FACELESS:
        return
    heads = [head for head in short_heads(sayings) if head[0] < act.window[1] and act.window[0] < head[1]]
    named = [
        m
        for m in within(reading.of("actors"), *act.window)
        if can_do(m) and not any(a <= m.start < b for a, b in heads) and not _is_place(reading, m)
    ]
    parties = act.type in PARTIES or act.main.sense.get("agent") == "parties"
    found = _parties(reading, act, named) if parties else _doers(reading, act, named)
    act.support += found
    act.perpetrators = list(dict.fromkeys(name for match in found for name in actor_names(reading, match)))


def _is_place(reading: Reading, match: Match) -> bool:
    """Whether a country's name says where something was, not who did it."""
    if not match.sense.get("place"):
        return False
    mention = next((m for m in within(reading.places, match.start - 20, match.end) if m.end > match.start), None)
    return mention is not None and (mention.dateline or mention.relation in ("in", "near", "on", "from", "to"))


def _parties(reading: Reading, act: Act, named: list[Match]) -> list[Match]:
    """Both sides of a clash, a truce, talks."""
    text = reading.text
    between = _BETWEEN.search(text, act.start, min(act.window[1], act.end + 80))
    found = [m for m in named if abs(m.start - act.start) < _FAR]
    found = [m for m in found if not _BROKER.search(text, max(0, m.start - 30), m.start)]
    if between:
        after = [m for m in found if m.start >= between.end()]
        return after or found
    return found


def _doers(reading: Reading, act: Act, named: list[Match]) -> list[Match]:
    found: list[Match] = []
    for match in named:
        if (found and _AND.fullmatch(reading.text, found[-1].end, match.start)) or _does(reading, act, match):
            found.append(match)
    return found


def _does(reading: Reading, act: Act, match: Match) -> bool:
    """Whether one name is the act's doer."""
    text = reading.text
    before = text[max(act.window[0], match.start - 60) : match.start]
    if act.start <= match.start < act.end and not _AGAINST.search(before):
        return True
    if match.start < act.start:
        return _stands_before(reading, act, match, before)
    if act.main.sense.get("downs") and _FIRED_BY.search(before):
        return False
    if act.type in _HELD and _PRISON.match(text, match.end, act.window[1]):
        return True
    if act.type == "siege" and re.search(r"\bby (?:the )?$", before):
        return True
    if _BY.search(before) and not re.search(
        r"\b(?:held|used|owned|controlled|besieged|run|backed|supported|occupied|populated|inhabited)"
        r" by (?:the )?$",
        before,
    ):
        return not _CLAUSE.search(text, act.end, max(act.end, match.start - 25)) or "by" in before[-30:]
    return _owns_platform(reading, act, match) and not _AGAINST.search(before)


def _stands_before(reading: Reading, act: Act, match: Match, before: str) -> bool:
    text = reading.text
    gap = text[match.end : act.triggers[0].start]
    first = act.triggers[0]
    if _NOUN_GAP.fullmatch(gap) and not is_verb(first):
        return not _AGAINST.search(before) or bool(re.search(r"\b(?:in|of|by|from|to)(?: (?:an?|the|\w+))* $", before))
    verb = next((m for m in act.triggers if is_verb(m)), None)
    if verb is None or voice_of(text, verb) == "passive" or len(gap) > _FAR:
        return bool(is_verb(first) is False and _owns_platform(reading, act, match))
    if match.sense.get("adjective_of") and not _NOUN_GAP.match(gap) and not gap.strip():
        return False
    if _AGAINST.search(before) and not _NOUN_GAP.fullmatch(gap):
        return False
    gap = re.sub(r", [^,]{3,80},", "", gap)
    return not _CLAUSE.search(gap) and not re.search(r",(?! and)|\b(?:was|were|has been|killed)\b", gap.rstrip(", "))


def _owns_platform(reading: Reading, act: Act, match: Match) -> bool:
    """«regime helicopters», «Turkish-made drones of the army»: whose what flew or fired is."""
    return any(
        p.start >= match.end and _OWNED.fullmatch(reading.text, match.end, p.start)
        for p in within(reading.of("platforms"), match.end, match.end + 28)
    )
