"""How an English verb stands to the words around it: whether its subject does it, or has it done to it.

«Shells killed five», «killing five»: active. «Five were killed», «five killed in shelling»: passive. «Five died»:
middle.
"""

import re
from typing import Literal

from tawthiq.language.lexicon import Match

Voice = Literal["active", "passive", "middle"]

_ADVERBS = (
    r"(?: (?:not|also|all|both|each|then|later|since|again|already|allegedly|apparently|still|now|even|only|reported|"
    r"confirmed|believed|feared|said|thought|known|to be|to have been|\w+ly))*"
)
_BE = re.compile(rf"\b(?:was|were|is|are|be|been|being|got|gets?){_ADVERBS} $")
_HAVE = re.compile(rf"\b(?:has|have|had|having){_ADVERBS} $")
_BEING = re.compile(r"\b(?:being|been) $")
_PASSIVE_WORDS = re.compile(r"(?:was|were|is|are|have been|has been|been|being|found|pronounced|reported|confirmed)\b")
_NUMBER = (
    r"(?:\d[\d,.]*|a (?:dozen|hundred|thousand|few|number)|an estimated|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|"
    r"twelve|\w+teen|\w+ty|dozens|scores|hundreds|thousands|several|some|many)"
)
_NO_OBJECT = re.compile(
    rf"(?!\s*(?:at least|at most|as many as|over|between|around|under|up to|near|close to|in excess of) {_NUMBER}\b)"
    r"\s*(?:$|[.,;:()\]\"”—–-]|(?:in|by|on|at|when|during|after|before|near|and|or|since|over|as|while|"
    r"from|across|inside|"
    r"outside|there|along|between|for|with|throughout|under|around|alongside|overnight|yesterday|today|last|earlier|"
    r"this|instantly|early|late|so|but|because|following|amid|within|is|was|were|are|has|have|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday)\b)"
)
_FINITE = frozenset({"past", "present"})
_LOOK_BACK = 48


def is_verb(match: Match) -> bool:
    """Whether a match is a form of a verb, or fixed words with one in them («shot and killed»)."""
    if match.form.shape == "word":
        return bool(match.sense.get("role") == "verb")
    return match.form.shape in ("past", "present", "participle", "gerund")


def is_finite(text: str, match: Match) -> bool:
    """Whether a verb has a subject of its own: «shelled», «were shelled», but not «shelling»."""
    if match.form.shape == "gerund":
        return False
    return match.form.shape in _FINITE or voice_of(text, match) == "passive"


def voice_of(text: str, match: Match) -> Voice:
    """The voice of a form of a verb, or of fixed words with one in them («were found dead»)."""
    shape = match.form.shape
    if match.sense.get("voice") == "middle":
        return "middle"
    before = text[max(0, match.start - _LOOK_BACK) : match.start]
    if shape == "gerund":
        return "passive" if _BEING.search(before) else "active"
    if shape == "present":
        return "active"
    if _BE.search(before) or _PASSIVE_WORDS.match(text, match.start, match.end) or shape == "participle":
        return "active" if shape == "participle" and _HAVE.search(before) else "passive"
    if _HAVE.search(before):
        return "active"
    return "passive" if _NO_OBJECT.match(text, match.end, match.end + 30) else "active"
