"""Where English sentences do not end, and what English quotation marks hold.

A dot after a title, an initial or an abbreviation ends no sentence; an apostrophe opens no quotation.
"""

import re
from typing import Final

from tawthiq.language.sentences import Quotation

_TITLE = re.compile(
    r"(?<![a-z])(?:gen|lt|col|capt|cpt|sgt|cpl|maj|brig|adm|cmdr|pvt|mr|mrs|ms|dr|prof|rev|sen|rep|gov|hon|st|mt|no|nos"
    r"|vs|approx|messrs|sr|jr|fr|amb|min|dept|govt|art|para|figs?|al|el|e\.g|i\.e|cf|ca)\Z"
)
_MONTH = re.compile(r"(?<![a-z])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\Z")
_SHORT = re.compile(r"(?<![a-z])(?:[a-z]|(?:[a-z]\.)+[a-z]|inc|ltd|co|corp|bros|etc)\Z")
_OPENS = re.compile(
    r"\s*(?:\n|(?:the|he|she|it|its|they|we|his|her|their|this|these|those|there|however|meanwhile|but|when|while|since"
    r"|earlier|later|according|local|residents|witnesses|at least)\b)"
)
_LONGEST = 1500
_MARK = re.compile(r"[«“„\"]|(?<![^\s(\[“\"—–-])[‘'](?=[a-z“\"])")
_SINGLE = re.compile(r"(?<=[^\s(])[’'](?![a-z\d])")
_CLOSING: Final = {
    "«": re.compile("»"), "“": re.compile("[”“\"]"), "„": re.compile("[“”]"), '"': re.compile("[\"\n]"),
    "‘": _SINGLE, "'": _SINGLE,
}  # fmt: skip


def abbreviated(text: str, stop: int) -> bool:
    """Whether the dot at `stop` of a folded text belongs to an abbreviation and ends no sentence."""
    if text[stop] != "." or text[stop + 1 : stop + 2] == "\n":
        return False
    before = text[max(0, stop - 12) : stop]
    if _TITLE.search(before):
        return True
    if _MONTH.search(before):
        return re.match(r" \d", text[stop + 1 : stop + 3]) is not None
    return _SHORT.search(before) is not None and not _OPENS.match(text, stop + 1)


def quotations(text: str) -> list[Quotation]:
    """Quotations in order: double, angular or single; one that a new paragraph opens again is two."""
    found: list[Quotation] = []
    position = 0
    for mark in _MARK.finditer(text):
        if mark.start() < position:
            continue
        limit = min(len(text), mark.end() + _LONGEST)
        closing = _CLOSING[mark[0]].search(text, mark.end(), limit)
        if closing is None or closing[0] == "\n":
            continue
        end = closing.start()
        if mark[0] in "'‘" and text.find("\n", mark.end(), end) >= 0:
            continue
        again = closing[0] == "“"
        if again:
            end = len(text[:end].rstrip())
        if end > mark.end():
            found.append(Quotation(mark.end(), end))
            position = closing.start() + (not again)
    return found
