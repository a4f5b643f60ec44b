"""Any text comes back from any of the encodings; what is no text is refused with the reason."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tawthiq.errors import UnreadableError
from tawthiq.sources.decoding import decode

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
    lambda text: text.strip() and not text.startswith("\ufeff") and "\ufffd" not in text and not {"Ø", "Ù"} & set(text)
)
ARABIC_WORDS = st.lists(st.text("ابتةثجحخدذرزسشصضطظعغفقكلمنهويىءآأؤإئًٌٍَُِّْ", min_size=2, max_size=9), min_size=3)
BETWEEN = st.sampled_from([" ", "، ", " 12 ", ".\r\n", " «", "» ", " – "])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@given(text=TEXTS)
def test_any_text_comes_back_from_a_marked_encoding_and_from_utf_8(encoding: str, text: str) -> None:
    """Not a character is lost, added or changed."""
    assert decode(text.encode(encoding), "here") == text


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16-le", "utf-16-be"])
@given(words=ARABIC_WORDS, between=BETWEEN)
def test_arabic_comes_back_from_an_encoding_without_a_mark(encoding: str, words: list[str], between: str) -> None:
    """Encodings without a mark are told by their content."""
    text = (
        "قال مصدر طبي في البلدة إن القصف أوقع قتلى وجرحى بين المدنيين"
        + between
        + between.join(f"ال{word}" for word in words)
    )
    assert decode(text.encode(encoding), "here") == text


@given(data=st.binary(min_size=1))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but our own error comes out of bytes, whatever they are."""
    with suppress(UnreadableError):
        assert decode(data, "here").strip()


@given(words=ARABIC_WORDS, cut=st.integers(min_value=1, max_value=40))
def test_utf_8_cut_inside_a_letter_is_refused(words: list[str], cut: int) -> None:
    """A file that ends in half a letter is cut off, not windows-1256."""
    data = ("قال مصدر طبي في البلدة " + " ".join(words)).encode()[:-cut]
    try:
        data.decode()
    except UnicodeDecodeError:
        with pytest.raises(UnreadableError, match="cut off or damaged at byte"):
            decode(data, "here")
    else:
        assume(False)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \r\n\t", "empty"),
        (b"\x00\x01\x02\x03" * 99, "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        ("ذكر مصدر".encode().decode("cp1252", "replace").encode() * 9, "wrong encoding|lost"),
        (("قصف \ufffd\ufffd\ufffd على \ufffd\ufffd").encode(), "lost"),
        ("Вчера в городе прогремел сильный взрыв, есть погибшие".encode("cp1251"), "could not be told"),
        ("قصف على البلدة".encode("utf-16")[:-1], "damaged"),
    ],
)
def test_what_is_no_readable_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    """Binary data, lost and garbled letters and unknown encodings are named as what they are."""
    with pytest.raises(UnreadableError, match=reason):
        decode(data, "here")


def test_an_encoding_that_a_page_names_itself_is_believed_where_utf_8_fails() -> None:
    """UTF-8 that is sound is UTF-8, whatever the page says; else the page is believed."""
    text = "قصف على البلدة"
    assert decode(text.encode("iso-8859-6"), "here", "iso-8859-6") == text
    assert decode(text.encode("utf-8"), "here", "windows-1256") == text
    assert decode(text.encode("cp1256"), "here", "utf-8") == text
    assert decode(text.encode("cp1256"), "here", "no-such-code") == text
