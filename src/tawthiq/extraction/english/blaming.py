"""Who claims an act that was told before, or is blamed for it: «X claimed responsibility», «residents blamed X»."""

import re

from tawthiq.extraction.actors import actor_names, can_do
from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.reading import Reading, within
from tawthiq.extraction.timeline import paragraph_of
from tawthiq.language.lexicon import Match

_CLAIM = re.compile(r"\b(?:claimed|claims|claiming|took|accepted|admitted) (?:\w+ )?responsibility\b")
_BLAME = re.compile(
    r"\b(?:blam(?:e|ed|es|ing)|accus(?:ed|es|ing)|(?:attributed|attributing) (?:the \w+|it|them|"
    r"both \w+)?(?: [\w'’-]+){0,4} to|"
    r"point(?:ed|ing) (?:the finger )?(?:at|to)|held|holds|holding|said (?:the )?(?:aircraft|planes|jets|"
    r"warplanes|drone|shells?|raid|strike|attack)s? (?:was|were))\b"
)
_BESIDE = 60


def blame(reading: Reading, acts: list[Act]) -> None:
    """Give acts without a doer the one that claims them, or that is blamed for them, in a later sentence."""
    text = reading.text
    for found in _CLAIM.finditer(text):
        before = [m for m in within(reading.of("actors"), found.start() - 90, found.start()) if can_do(m)]
        before = [m for m in before if not re.search(r"[.;\n]", text[m.end : found.start()])]
        by = [m for m in within(reading.of("actors"), found.end(), found.end() + 30) if can_do(m)]
        _charge(reading, acts, found.start(), (by if " by " in text[found.end() : found.end() + 12] else before)[-1:])
    for found in _BLAME.finditer(text):
        named = [m for m in within(reading.of("actors"), found.end(), found.end() + _BESIDE) if can_do(m)]
        named = [m for m in named if not re.search(r"[.;,\n]", text[found.end() : m.start])]
        _charge(reading, acts, found.start(), named[:1])


def _charge(reading: Reading, acts: list[Act], position: int, named: list[Match]) -> None:
    """Make the named the doer of the attack that the words at `position` mean."""
    if not named:
        return
    told = [a for a in acts if a.type in ATTACKS and a.end <= position and a.status == "reported" and a.same_as is None]
    here = [a for a in told if paragraph_of(reading, a.start) == paragraph_of(reading, position)]
    meant = here[-1:] or told[:1]
    for act in meant:
        if not act.perpetrators:
            act.perpetrators = list(dict.fromkeys(n for m in named for n in actor_names(reading, m)))
