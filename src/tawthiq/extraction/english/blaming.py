"""Who claims an act that was told before, or is blamed for it: «X claimed responsibility», «residents blamed X»."""

import re

from tawthiq.extraction.actors import can_do
from tawthiq.extraction.acts import Act
from tawthiq.extraction.charging import charge
from tawthiq.extraction.reading import Reading, within

_CLAIM = re.compile(r"\b(?:claimed|claims|claiming|took|accepted|admitted) (?:\w+ )?responsibility\b")
_BLAME = re.compile(
    r"\b(?:blam(?:e|ed|es|ing)|accus(?:ed|es|ing)|(?:attributed|attributing) (?:the \w+|it|them|"
    r"both \w+)?(?: [\w'’-]+){0,4} to|"
    r"point(?:ed|ing) (?:the finger )?(?:at|to)|held|holds|holding|said (?:the )?(?:aircraft|planes|jets|"
    r"warplanes|drone|shells?|raid|strike|attack)s? (?:was|were)|"
    r"(?:assailant|attacker|gunman|gunmen|perpetrator|shooter|raider)s? (?:was|were))\b"
)
_BESIDE = 60


def blame(reading: Reading, acts: list[Act]) -> None:
    """Give acts without a doer the one that claims them, or that is blamed for them, in a later sentence."""
    text = reading.text
    for found in _CLAIM.finditer(text):
        before = [m for m in within(reading.of("actors"), found.start() - 90, found.start()) if can_do(m)]
        before = [m for m in before if not re.search(r"[.;\n]", text[m.end : found.start()])]
        by = [m for m in within(reading.of("actors"), found.end(), found.end() + 30) if can_do(m)]
        charge(reading, acts, found.start(), (by if " by " in text[found.end() : found.end() + 12] else before)[-1:])
    for found in _BLAME.finditer(text):
        named = [m for m in within(reading.of("actors"), found.end(), found.end() + _BESIDE) if can_do(m)]
        named = [m for m in named if not re.search(r"[.;,\n]", text[found.end() : m.start])]
        charge(reading, acts, found.start(), named[:1])
