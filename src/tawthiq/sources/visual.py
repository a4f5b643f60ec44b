"""From what stands on a page, left to right, to what is read: Arabic in logical order, numbers intact.

A line is reordered by the Unicode bidi algorithm, which undoes itself; presentation forms become letters; lam-alef
comes out in its order, whether the PDF holds it as one sign, as two letters under one sign, or with its lam lost.
"""

import re
import unicodedata
from typing import Any

LOST = "\ufffd"
"""Stands for a sign of which the PDF does not say what letter it is."""

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_MARK = re.compile(f"[{_MARKS}]+")
_UNNAMED = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0b-\x1f\ue000-\uf8ff]")
_PRESENTATION = re.compile(r"[\ufb00-\ufdff\ufe70-\ufefc]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z\u00c0-\u052f]")
_CONTROLS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_LOST_LAM = re.compile(f"(?<=[\u0620-\u064a{_MARKS}]){LOST}(?=[{_MARKS}]*[اأإآ])")
_SWAPPED = re.compile(r"ا([أإآ])ل(?=[\u0621-\u064a])")
_SWAPPED_AT_START = re.compile(r"(?<![\u0620-\u064a])([وفبك]?)اال(?=[\u0621-\u064a]{2})")
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))

Char = dict[str, Any]
"""A character as pdfplumber tells it: `text`, `x0`, `x1`, `top`, `size`, …"""


def as_clusters(chars: list[Char]) -> list[Char]:
    """The characters of a page with each vowel mark joined to its letter, and what is one sign in the page's order.

    A mark's letter is the one written before it: the one drawn after it where a program draws from left to right.
    Signs of several characters are turned round, for the reordering of their line will turn them back.
    """
    letters: list[Char] = []
    marks = ""
    for char in chars:
        text = _CONTROLS.sub("", _UNNAMED.sub(LOST, char["text"]))
        if _MARK.fullmatch(text):
            marks += text
        elif text:
            if len(text) > 1 and _RIGHT_TO_LEFT.search(text):
                text = text[::-1]
            letter = {**char, "text": text}
            if marks:
                drawn_leftward = bool(letters) and letters[-1]["x0"] > char["x0"]
                marked = letters[-1] if drawn_leftward else letter
                marked["text"] = marks[::-1] + marked["text"]
                marks = ""
            letters.append(letter)
    return letters


def logical(line: str) -> tuple[str, bool]:
    """A line of the page in logical order, and whether it runs from right to left."""
    from bidi import get_display

    right_to_left = False
    if _RIGHT_TO_LEFT.search(line):
        words = line.split()
        leftward = sum(bool(_LEFT_TO_RIGHT.search(word)) for word in words)
        right_to_left = sum(bool(_RIGHT_TO_LEFT.search(word)) for word in words) >= leftward
        line = str(get_display(line, base_dir="R" if right_to_left else "L"))
    return _repaired(_PRESENTATION.sub(_letters, line)).strip(), right_to_left


def _letters(form: re.Match[str]) -> str:
    """The letters of a presentation form. Only these are normalised: a raised 2 must not become part of a number."""
    return unicodedata.normalize("NFKC", form[0]).strip()


def _repaired(line: str) -> str:
    """Lam-alef where it was swapped («األحياء», «االنتخابات») or its lam lost; no Arabic word is spelt so."""
    line = _LOST_LAM.sub("ل", line)
    line = _SWAPPED.sub(r"ال\1", line)
    return _brackets_righted(_SWAPPED_AT_START.sub(r"\1الا", line))


def _brackets_righted(line: str) -> str:
    """The line with brackets turned round that open where a word ends or close where one starts.

    Programs that make PDFs disagree on whether a mirrored bracket is named by its look or by its sense.
    """
    for opening, closing in _PAIRS:
        line = re.sub(rf"(?<!\S){re.escape(closing)}(?=\w)", opening, line)
        line = re.sub(rf"(?<=[\w.؟!]){re.escape(opening)}(?!\w)", closing, line)
    return line
