"""Whether a number that a model proposes stands in the words that it gives for it."""

from collections.abc import Sequence

from tawthiq.model.record import Bound, Count, Vague
from tawthiq.proposals.aligning import Span
from tawthiq.proposals.words import Words

_KINDS = ("count", "ordinal")
"""What a number before people or things may be taken for: «فيه 120 مهاجرا» reads like a label."""


def counted(
    words: Words,
    span: Span,
    value: int | None,
    upper: int | None,
    word: Vague | None,
    bound: Bound | None,
    nouns: Sequence[str] = (),
) -> Count | None:
    """The number as the words of `span` give it, with their hedge; None where they do not give it.

    A hedge that the model names counts where an earlier number of the sentence has it («أكثر من 130 قتيلًا و150
    جريحًا»). One and two may also be said by a singular or a dual of the lexicons `nouns` alone («مقتل طفل»، «طفلان»).
    """
    start, end = span
    sentence = words.near(span)[0]
    hedges = {"exact"}
    bare = True
    for quantity in words.quantities:
        if quantity.kind not in _KINDS or quantity.number_start < sentence:
            continue
        if quantity.number_end > end:
            break
        hedges.add(quantity.bound)
        if quantity.number_start < start:
            continue
        bare = False
        if (value is not None or word) and (quantity.value, quantity.upper, quantity.word) == (value, upper, word):
            inherited = bound if quantity.bound == "exact" and bound in hedges else None
            return Count(value, upper, inherited or quantity.bound, word)
    alone = bare and upper is None and word is None and value is not None
    return Count(value) if alone and value == _by_form(words, span, nouns) else None


def _by_form(words: Words, span: Span, nouns: Sequence[str]) -> int | None:
    """Two where a noun in a span is a dual, one where it is a singular; None where neither is beyond doubt."""
    forms = set()
    for match in words.of(span, *nouns):
        form, sense = match.form, match.sense
        if sense.lexicon != "outcomes" or sense.get("role") == "person":
            either = form.possessed or words.text[match.end - 1] == "ي"  # «ابني» is one, or two
            forms |= {form.number, sense.get("number")} - ({"dual"} if either else set())
    return 2 if "dual" in forms else 1 if "singular" in forms else None


def age_stands(words: Words, span: Span, age: int) -> bool:
    """Whether an age stands in the sentence of a span."""
    start, end = words.near(span)
    return any(
        quantity.value == age and quantity.kind in ("age", "count", "time")
        for quantity in words.quantities
        if start <= quantity.number_start and quantity.number_end <= end
    )
