"""Which codes the words near an act stand for, by the vocabularies: whom it can be laid to, with what, against what."""

from tawthiq.proposals.aligning import Span
from tawthiq.proposals.words import Words

_BESIDE = 1
"""Sentences on either side of an act in which its accused may be named."""


def accused(words: Words, span: Span) -> list[str]:
    """Canonical names of the actors named near an act who can be held responsible for one."""
    found: list[str] = []
    for match in words.of(words.near(span, _BESIDE), "actors"):
        sense = match.sense
        if owner := sense.get("adjective_of"):
            found.append(str(owner))
        elif sense.get("belligerent"):
            found += sense.get("candidates") or [sense.code]
    return found


def weapons(words: Words, span: Span) -> list[str]:
    """Codes of the munitions in an act's sentence."""
    return [match.sense.code for match in words.of(words.near(span), "munitions", "platforms")]


def targets(words: Words, span: Span) -> list[str]:
    """Codes of the objects and groups of people in an act's sentence."""
    return [match.sense.code for match in words.of(words.near(span), "objects", "people")]


def objects(words: Words, span: Span) -> list[str]:
    """Codes of the objects in the sentence of a harm."""
    return [match.sense.code for match in words.of(words.near(span), "objects")]
