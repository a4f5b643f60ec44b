"""Who claims an act that was told before, or is blamed for it: «تبنى X العملية»، «حمّلت الوزارة X مسؤولية القصف»."""

import re

from tawthiq.extraction.actors import can_do
from tawthiq.extraction.acts import Act
from tawthiq.extraction.arabic.triggers import BREAK
from tawthiq.extraction.charging import charge
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_CLAIM = re.compile(
    r"(?<!\w)(?:و|ف)?(?:تبن(?:ي|ت|وا)|اعلن\w* مسووليت\w+ عن)(?: \S+){0,5}? (?:هذا |هذه )?"
    r"ال(?:هجوم|هجمات|عمليه|تفجير|قصف|اغتيال)\w*"
)
_BLAME = re.compile(r"(?<!\w)(?:و|ف)?(?:حمل(?:ت|وا)?|تحمل|يحمل|محملا|محمله)(?!\w)[^.؛\n]{0,90}?(?:ال)?مسووليه(?!\w)")
_BESIDE = 40
"""Letters around a claim in which its claimant stands."""


def blame(reading: Reading, acts: list[Act]) -> None:
    """Give acts without a doer the one that claims them, or that is blamed for them, in a later sentence."""
    text = reading.text
    for found in _CLAIM.finditer(text) if "تبن" in text or "مسووليت" in text else ():
        claimant = _claimant(reading, found.start(), found.end())
        charge(reading, acts, found.start(), claimant)
    for found in _BLAME.finditer(text) if "مسووليه" in text else ():
        named = [m for m in within(reading.of("actors"), found.start(), found.end() + _BESIDE) if can_do(m)]
        named = [m for m in named if not BREAK.search(reading.text, found.start(), m.start)]
        before = [m for m in named if m.start < found.end()]
        charge(reading, acts, found.start(), (before or named)[-1:])
    for act in acts:
        if act.doer_of is not None and not act.perpetrators:
            act.perpetrators = list(act.doer_of.perpetrators)


def _claimant(reading: Reading, start: int, end: int) -> list[Match]:
    """The name within a claim, else right before or after it."""
    inside = [m for m in within(reading.of("actors"), start, end) if can_do(m)]
    if inside:
        return inside[:1]
    before = [
        m
        for m in within(reading.of("actors"), start - _BESIDE, start)
        if can_do(m) and not BREAK.search(reading.text, m.end, start)
    ]
    return before[-1:]
