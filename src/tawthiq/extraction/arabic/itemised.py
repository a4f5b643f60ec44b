"""The items of a list that splits a total: «ارتفع عدد الشهداء إلى 58: / دمشق: 21 / حلب: 14».

A line under a sentence that ends with a colon, its label, a colon, and a number: of the people of the total before it.
Refuses a number greater than the total, and ends the list at the first line of another make.
"""

import re

from tawthiq.extraction.arabic.phrases import SHARE, Phrases
from tawthiq.extraction.people import People, Span
from tawthiq.extraction.reading import Reading

_ITEM = re.compile(r"[^\w\n]*(?:\d{1,2}[-.)]\s*)?[^\W\d][^\n:؛.\d]{1,60}?\s*:\s*(?=\w|\()\(?")
_REACH = 500


def itemised(reading: Reading, spans: list[Span], found: list[People]) -> list[People]:
    """The phrases of the items whose own words say nothing of an outcome; `found` are the phrases that have one."""
    text, items = reading.text, []
    total: People | None = None
    for span in spans:
        line = _ITEM.match(text, *span)
        opens_line = "\n" in text[max(0, span[0] - 3) : span[0] + 1] or span[0] == 0
        here = [p for p in found if span[0] <= p.start < span[1]]
        if total is not None and line and opens_line:
            items += [] if here else _of_item(reading, (line.end(), span[1]), total)
            continue
        if text[: span[1]].rstrip(" \n").endswith(":") and text[span[0] : span[1]].strip():
            sums = [p for p in found if p.start < span[1] and p.whole is None and p.quantity and p.quantity.value]
            total = sums[-1] if sums and span[0] - sums[-1].end < _REACH else None
        elif text[span[0] : span[1]].strip():
            total = None
    return items


def _of_item(reading: Reading, span: Span, total: People) -> list[People]:
    """The number of one item, and the shares of it."""
    items: list[People] = []
    most = total.quantity.value if total.quantity else 0
    for phrase in Phrases(reading).of(span):
        first = not items
        share = not first and SHARE.search(reading.text, items[0].end, phrase.start)
        if (first and (phrase.start - span[0] > 1 or not phrase.quantity)) or (not first and not share):
            break
        if phrase.quantity and (phrase.quantity.value or 0) > (most or 0):
            break
        phrase.outcome, phrase.governor = total.outcome, total.governor
        phrase.whole = total if first else items[0]
        phrase.shared = phrase.shared or (first and phrase.noun is None)
        items.append(phrase)
    return items
