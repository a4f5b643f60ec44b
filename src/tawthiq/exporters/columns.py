"""Arabic in a terminal: lines that stay in their column and read in the right order.

A terminal that orders Arabic itself is given the logical order, each value in an isolate (U+2066 or U+2067 to U+2069)
so that neighbours and columns do not mix. Any other is given the letters in the order they are seen.
"""

import re
from collections.abc import Iterable

from rich.cells import cell_len, split_text

from tawthiq.exporters.directions import rtl

Piece = tuple[str, bool]
"""Some text, and whether it stands apart from its neighbours."""

_ISOLATES = re.compile("[\u2066-\u2069]")
# Reversed, a vowel sign comes before its letter; it must follow it, or it sits on the wrong one.
_MARKS_BEFORE = re.compile("([\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+)([\u0620-\u064a\u066e-\u06d5])")


def wrap(pieces: Iterable[Piece], width: int) -> list[list[Piece]]:
    """The pieces in lines of at most `width` columns, broken between words, and within one only when it is too long."""
    lines: list[list[Piece]] = [[]]
    room = width
    for text, apart in pieces:
        for part in re.findall(r"\s+|\S+", text):
            space = part.isspace()
            word = " " if space else part
            if space and room == width:
                continue
            while cell_len(word) > room:
                if room < width:
                    lines.append([])
                    room = width
                    if space:
                        word = ""
                else:
                    head, word = split_text(word, width)
                    lines[-1].append((head, apart))
                    lines.append([])
            if word:
                lines[-1].append((word, apart))
                room -= cell_len(word)
        lines[-1].append(("", False))
    return [line for line in map(_joined, lines) if line]


def _joined(line: list[Piece]) -> list[Piece]:
    """Neighbouring words of one piece as one; an empty piece marks where a piece ends."""
    out: list[Piece] = []
    new = True
    for text, apart in line:
        if not text:
            new = True
        elif new or out[-1][1] != apart:
            out.append((text, apart))
            new = False
        else:
            out[-1] = (out[-1][0] + text, apart)
    while out and not out[-1][0].strip():
        out.pop()
    if out:
        out[-1] = (out[-1][0].rstrip(), out[-1][1])
    return out


def isolated(text: str, right_to_left: bool) -> str:
    """The text between isolates of that direction."""
    return ("\u2067" if right_to_left else "\u2066") + text + "\u2069"


def laid(line: Iterable[Piece], right_to_left: bool, visual: bool) -> str:
    """One line of a column of that direction, in isolates, or when `visual` with its letters in the order seen."""
    text = isolated("".join(isolated(part, rtl(part)) if apart else part for part, apart in line), right_to_left)
    if not visual:
        return text
    from bidi import get_display

    seen = str(get_display(text, base_dir="R" if right_to_left else "L"))
    return _MARKS_BEFORE.sub(r"\2\1", _ISOLATES.sub("", seen))
