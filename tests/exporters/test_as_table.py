"""The table: readable at any width, in either language, whatever the report holds."""

import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from tawthiq.exporters import Lang, Look
from tawthiq.exporters.as_table import to_table
from tawthiq.exporters.columns import laid, wrap
from tawthiq.exporters.directions import orders_arabic, rtl
from tawthiq.model.record import Record

ISOLATES = re.compile("[\u2066-\u2069]")


def plain(table: bytes) -> str:
    """The table without its isolates."""
    return ISOLATES.sub("", table.decode())


@pytest.mark.parametrize("visual", [False, True])
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(record: Record, width: int, lang: Lang, visual: bool) -> None:
    """Diacritics take no column, wide signs two, isolates none."""
    table = to_table(record, Look(lang=lang, width=width, visual=visual)).decode()
    assert max(map(cell_len, table.split("\n"))) <= width


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_entry_and_its_words_are_told(record: Record, lang: Lang) -> None:
    """All kinds are there, and each entry's words, quoted."""
    table = plain(to_table(record, Look(lang=lang, width=120)))
    for kind in (record.events, record.casualties, record.damage, record.victims, record.statements, record.places):
        for entry in kind:
            assert entry.evidence.text.split()[0] in table
    assert ("more than 130" if lang == "en" else "أكثر من 130 · مدنيون") in table
    assert ("[denied]" if lang == "en" else "[منفي]") in table


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_isolate_closes_on_its_own_line(record: Record, lang: Lang) -> None:
    """No line leaves a direction open for the next."""
    for line in to_table(record, Look(lang=lang)).decode().split("\n"):
        depth = 0
        for char in ISOLATES.findall(line):
            depth += -1 if char == "\u2069" else 1
            assert depth >= 0
        assert depth == 0


def test_without_colour_there_is_no_escape_sequence(record: Record) -> None:
    """What is piped is text alone; a terminal gets its colours."""
    assert b"\x1b" not in to_table(record, Look())
    assert b"\x1b[" in to_table(record, Look(colour=True))


def test_a_report_cannot_drive_the_terminal(record: Record) -> None:
    """Escape sequences and overrides in a report are shown as their codes."""
    hostile = replace(record, document=replace(record.document, title="\x1b]0;owned\x07 \u202egnp.exe"))
    table = plain(to_table(hostile, Look()))
    assert "\x1b" not in table and "\u202e" not in table
    assert "U+001B]0;ownedU+0007" in table and "U+202Egnp.exe" in table


def test_a_record_without_entries_says_so(record: Record) -> None:
    """An empty record is an answer too."""
    assert "nothing that belongs in a record" in plain(to_table(Record(document=record.document), Look()))


def test_visual_order_keeps_numbers_and_vowel_signs_on_their_letters() -> None:
    """Letters come reversed, digits as they were, each sign after the letter it sits on, and no isolate is left."""
    assert laid([("قتيلًا 130", True)], right_to_left=True, visual=True) == "130 " + "ا" + "لً" + "يتق"


def test_words_longer_than_a_column_are_cut_and_others_are_not() -> None:
    """Nothing is lost in wrapping but the spaces where lines break."""
    lines = wrap([("aaa bbbbbbbbbb", False), (" cc", True)], 5)
    assert ["".join(text for text, _ in line) for line in lines] == ["aaa", "bbbbb", "bbbbb", "cc"]


def test_direction_is_that_of_the_first_letter() -> None:
    """Digits and quotation marks have none."""
    assert rtl("«130 قتيل") and not rtl("130 killed, قتيل") and not rtl("130")


def test_terminals_that_order_arabic_are_known() -> None:
    """Of others nothing is assumed."""
    assert orders_arabic({"VTE_VERSION": "7200"})
    assert orders_arabic({"KONSOLE_VERSION": "230400"})
    assert not orders_arabic({"VTE_VERSION": "5200"})
    assert not orders_arabic({"TERM": "xterm-256color"})
