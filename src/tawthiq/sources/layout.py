"""Lines on pages to paragraphs: what a line break of the page split comes together, what repeats on pages goes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

EDGE_LINES = 2
"""How many lines at the top and at the bottom of a page may be its header and footer."""
SAME_SIZE = 0.6
"""Lines whose letters differ by less, in points, may belong to one paragraph."""
SAME_PITCH = 1.25
"""Lines of one paragraph stand at most this many times the page's closest lines apart."""

_PAGE_NUMBER = re.compile(r"(?:صفحة|الصفحة|page)?[\s\d٠-٩|/–—.()-]*(?:(?:من|of)\s*[\d٠-٩]+)?", re.IGNORECASE)
_ITEM = re.compile(r"[•●▪■◦‣⁃∙*–—-]")
_DIGITS = re.compile(r"[\d٠-٩]+")


class Line(Struct, frozen=True, kw_only=True):
    """A line in logical order and where it stands on its page, in points from the page's top left corner."""

    text: str
    right_to_left: bool
    x0: float
    x1: float
    top: float
    size: float


class Paragraph(Struct, frozen=True):
    """The text of joined lines, and the size of their letters in points."""

    text: str
    size: float


def paragraphs(pages: Iterable[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of all pages in their order."""
    found: list[list[Line]] = []
    last: Line | None = None
    for lines in _without_edges(list(pages)):
        if not lines:
            continue
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        pitch = _closest(lines)
        for line in lines:
            if last and _goes_on(last, line, left, right, pitch):
                found[-1].append(line)
            else:
                found.append([line])
            last = line
    return [Paragraph(" ".join(line.text for line in lines), lines[0].size) for lines in found]


def body_size(pages: Iterable[Sequence[Line]]) -> float:
    """The size in points in which most characters are set."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _goes_on(last: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Whether a line goes on where the last one was full: its first word would not have fitted there.

    At the top of a page only the fullness counts, for how far the lines are apart is not known.
    """
    if abs(last.size - line.size) >= SAME_SIZE or last.right_to_left != line.right_to_left:
        return False
    if _ITEM.match(line.text) or line.top - last.top > SAME_PITCH * pitch:
        return False
    room = max(last.x0 - left, right - last.x1)
    first_word = len(line.text.split(" ", 1)[0]) / len(line.text) * (line.x1 - line.x0)
    return room < 1.2 * first_word + 0.5 * line.size


def _closest(lines: Sequence[Line]) -> float:
    """The distance of the closest lines of a page, from top to top."""
    gaps = (after.top - before.top for before, after in pairwise(lines))
    return min((gap for gap in gaps if gap > 1), default=0.0)


def _without_edges(pages: list[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without what stands at the edge of more than half of them."""
    if len(pages) < 2:
        return [list(lines) for lines in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        seen.update({_key(lines[number]) for number in _edges(lines)})
    often = {key for key, count in seen.items() if len(pages) > 2 and count > len(pages) / 2}
    kept = []
    for lines in pages:
        gone = {n for n in _edges(lines) if _key(lines[n]) in often or _PAGE_NUMBER.fullmatch(lines[n].text)}
        kept.append([line for number, line in enumerate(lines) if number not in gone])
    return kept


def _edges(lines: Sequence[Line]) -> set[int]:
    return {*range(min(EDGE_LINES, len(lines))), *range(max(0, len(lines) - EDGE_LINES), len(lines))}


def _key(line: Line) -> tuple[str, int]:
    """What makes two lines one header: their words but for numbers, and their height on the page."""
    return _DIGITS.sub("", line.text), round(line.top)
