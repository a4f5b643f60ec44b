"""Whether an act happened, is denied, planned or threatened, or is none: an idea, a wish, a purpose, a habit."""

import re

from tawthiq.extraction.acts import ATTACKS, Act
from tawthiq.extraction.english.locating import POLITICAL
from tawthiq.extraction.english.voice import is_finite, is_verb
from tawthiq.extraction.reading import Reading, within
from tawthiq.language.lexicon import Match

_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|not|never|no|reject\w*|refut\w*|disput\w*)\b(?: [\w'’-]+){0,4} $")
_UNDONE = re.compile(
    r"\b(?:no|without|not|never|prevent\w*|avoid\w*|avert\w*|foil\w*|thwart\w*|halt\w*|stop\w*|end|ending|"
    r"cease)(?: [\w'’-]+){0,3} $"
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)? to|prepar\w+ (?:to|for)|about to|intend\w* to|set to|"
    r"vow\w* to|going to|due to)(?: \w+)? $"
)
_THREAT = re.compile(r"\b(?:threat\w*|vow\w*|warn\w*)\b(?: [\w'’-]+){0,6} $")
_MODAL = re.compile(
    r"\b(?:to|could|may|might|can|should|must|if|whether|in case of|fears? of|risk of|threat of|"
    r"possib\w+ of|any)(?: \w+){0,2} $"
)
_MADE_TO = re.compile(r"\b(?:forc|caus|prompt|compel|push|driv|drove|ordered|led|made)\w*(?: [\w'’-]+){0,5} to $")
_IF = re.compile(r"\b(?:if|unless|whether|in case of|should)(?: \w+){0,2} $")
_ANCHORED = POLITICAL | {
    "deployment", "territorial_change", "evacuation", "protest", "release", "displacement", "aid_obstruction", "siege",
    "rescue", "aid_delivery", "detention",
}  # fmt: skip
"""Acts whose nouns are told of at large too: they need something of their own."""


def judge(reading: Reading, act: Act) -> None:
    """Give the act its status by the words that govern it."""
    text = reading.text
    first = act.triggers[0]
    before = text[max(act.window[0], act.sentence[0], first.start - 60) : first.start]
    context = {m.sense.code for m in within(reading.of("context"), max(act.window[0], act.start - 60), act.start)}
    saying = act.saying
    if (saying and saying.denies and act.start - saying.start < 90) or _DENIED.search(before):
        act.status = "denied"
        if _UNDONE.search(before) and not (saying and saying.denies) and not act.perpetrators:
            act.effect = True
    elif re.search(r"\b(?:no|any)\b", text[first.end : act.triggers[-1].start]):
        act.status = "denied"
    elif _UNDONE.search(before[-40:]):
        act.effect, act.perpetrators, act.status = True, [], "denied"
    elif (
        (saying and saying.threatens and act.start - saying.start < 70)
        or "threatened" in context
        or _THREAT.search(before)
    ):
        act.status = "threatened"
    elif "planned" in context or (is_verb(first) and first.form.shape == "present" and _FUTURE.search(before)):
        act.status = "planned"


def _governs(reading: Reading, wish: Match, trigger: Match) -> bool:
    """Whether a word of wish or doubt stands before a trigger; «25 May» is a date."""
    dated = any(d.start <= wish.start < d.end for d in within(reading.dates, wish.start - 20, wish.end))
    return wish.end <= trigger.start and not dated


def no_occurrence(reading: Reading, act: Act) -> str | None:
    """Why an act is none, but an idea, a purpose, a general remark; None where it is one."""
    text = reading.text
    first = act.triggers[0]
    near = within(reading.of("context"), max(act.window[0], act.start - 40), act.end + 30)
    context = {m.sense.code for m in near if m.sense.code != "supposed" or _governs(reading, m, first)}
    if context & {"habit", "supposed"} and act.status == "reported":
        return "habit" if "habit" in context else "wished"
    words = text[max(act.sentence[0], first.start - 40) : first.start]
    if (
        act.status == "reported"
        and _MODAL.search(words)
        and not _MADE_TO.search(words)
        and first.form.shape in ("present", "noun", "word")
    ):
        return "possible"
    if _IF.search(words):
        return "possible"
    taken_up = act.main.sense.get("generic") and not is_verb(first) and re.search(r"\b(?:the|this|that) $", words)
    if act.status == "denied" and (act.effect or (taken_up and not (act.saying and act.saying.denies))):
        return "negated"
    if act.type in _ANCHORED and act.status == "reported":
        anchored = act.date or act.own_place or act.perpetrators or act.count or is_finite(text, act.main)
        return None if anchored else "unanchored"
    if act.type in ATTACKS and act.main.sense.get("generic") and not is_finite(text, act.main):
        told = (
            act.date or act.own_place or act.perpetrators or act.count or act.weapons or act.targets or act.definite
            or len(act.triggers) > 1 or within(reading.of("outcomes"), *act.window)
        )  # fmt: skip
        return None if told else "at_large"
    return None
