"""Bytes to text: UTF-8, UTF-16 or windows-1256, told by their content; anything that does not read is refused.

Nothing is replaced or left out on the way: a text comes back character for character (a byte order mark is no character
of it), or UnreadableError says why it does not.
"""

import codecs
import re

from tawthiq.errors import UnreadableError

RESAVE = "save it again as UTF-8"
_REFETCH = "get the report from its source again"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_ARABIC = re.compile(r"[\u0621-\u064a\u067e\u0679\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2]")
_FOREIGN = re.compile(r"[\u0152\u0153\u0192\xc0-\xd6\xd8-\xf6\xf8-\xff]")
_GARBLED = re.compile(
    r"[ØÙ][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
MAX_CONTROLS = 0.005
"""The share of control characters from which bytes are no text."""
MAX_LOST = 0.02
"""The share of lost or garbled letters from which a text is refused."""


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The text of `data`. `declared` is the encoding that the document names itself, believed where UTF-8 fails."""
    text = _decoded(data, where, declared)
    if not text.strip():
        raise UnreadableError(where, "it is empty", "nothing can be read from it")
    if len(_CONTROL.findall(text)) > MAX_CONTROLS * len(text):
        raise UnreadableError(where, "it holds binary data, no text", "give the report itself as text, HTML or PDF")
    if text.count("\ufffd") > MAX_LOST * len(text):
        raise UnreadableError(where, "its letters were lost in an earlier conversion", _REFETCH)
    if 2 * len(_GARBLED.findall(text)) > max(MAX_LOST * len(text), 8):
        raise UnreadableError(where, "its Arabic was read in a wrong encoding and saved so", _REFETCH)
    return text


def damaged(where: str, codec: str, byte: int) -> UnreadableError:
    return UnreadableError(where, f"it is cut off or damaged at byte {byte} (invalid {codec.upper()})", RESAVE)


def utf_16_codec(head: bytes) -> str | None:
    """The codec of a text in UTF-16, with or without its mark; None for any other."""
    marked = any(head.startswith(mark) for mark, _ in _MARKS[1:])
    return "utf-16" if marked else _utf_16_without_mark(head)


def _decoded(data: bytes, where: str, declared: str | None) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec, where)
    if unmarked := _utf_16_without_mark(data):
        return _strictly(data, unmarked, where)
    if b"\x00" in data:
        raise UnreadableError(where, "it holds binary data, no text", "give the report itself as text, HTML or PDF")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = error
    if _mostly_utf_8(data):
        raise damaged(where, "utf-8", fault.start)
    if declared and declared.lower() not in ("utf-8", "utf8"):
        try:
            return data.decode(declared)
        except (LookupError, UnicodeError):
            pass
    text = data.decode("cp1256")
    if not _reads_as_windows_1256(text):
        raise UnreadableError(where, "its encoding could not be told (no UTF-8, UTF-16 or windows-1256)", RESAVE)
    return text


def _strictly(data: bytes, codec: str, where: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise damaged(where, codec, error.start) from None


def _utf_16_without_mark(data: bytes) -> str | None:
    """Arabic and Latin letters have 06 or 00 as their high byte, bytes that no other text holds."""
    sample = data[:4096]
    sample = sample[: len(sample) // 2 * 2]
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        letters = high.count(0x00) + high.count(0x06)
        if letters and letters + high.count(0x20) > 0.7 * len(high):
            return codec
    return None


def _mostly_utf_8(data: bytes) -> bool:
    """Whether nearly all bytes beyond ASCII are sound UTF-8, so that what is not is damage."""
    high = sum(len(run) for run in _HIGH.findall(data))
    sound = sum(len(char.encode()) for char in data.decode("utf-8", errors="ignore") if char > "\x7f")
    return high > 4 and sound >= 0.75 * high


def _reads_as_windows_1256(text: str) -> bool:
    """Arabic words, or a Latin text; a mixture of Arabic and accented letters is another encoding misread."""
    arabic, foreign = len(_ARABIC.findall(text)), len(_FOREIGN.findall(text))
    if not arabic:
        return True
    if foreign > 0.1 * arabic:
        return False
    return arabic < 40 or text.count("ا") > 0.03 * arabic
