"""The page: every word of the report, every entry on its words, nothing that acts."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from tawthiq.exporters import Lang, Look
from tawthiq.exporters.as_html import to_html
from tawthiq.model.record import Event, Evidence, Record, Rule
from tawthiq.model.text import Document, Problem

ALLOWED = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "p",
        "b",
        "h1",
        "h2",
        "h3",
        "dl",
        "div",
        "dt",
        "dd",
        "bdi",
        "nav",
        "label",
        "input",
        "span",
        "main",
        "article",
        "section",
        "a",
        "ol",
        "li",
        "em",
        "blockquote",
        "details",
        "summary",
        "code",
        "i",
        "footer",
    ]
)
HOSTILE = (
    "<script>alert(1)</script> </style></article><img src=x onerror=alert(2)> javascript:alert(3)\r\n"
    '" onmouseover="alert(4) \' &lt; &#x3C; \u202egnp.exe\u2066 \x00\x1b[31m قُتل 😀 طفلان \ud800\n\n<!-- ]]> end'
)


class Page(HTMLParser):
    """What a browser would make of a page, as far as these tests ask."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.report = ""
        self.marked: dict[int, str] = {}
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag == "article" for tag, _ in self.open):
            self.report += data
            for _, attrs in self.open:
                if found := re.search(r"\bm .*\bn(\d+)", attrs.get("class") or ""):
                    self.marked[int(found[1])] = self.marked.get(int(found[1]), "") + data


def report_of(text: str, *phrases: str) -> Record:
    """A record of events on phrases of a text."""
    rule = Rule("invented")
    return Record(
        document=Document(id="x", text=text, title=text, outlet=text, author=text, url="javascript:alert(1)"),
        events=tuple(
            Event(
                id=f"e{i}",
                evidence=Evidence(text.index(words), text.index(words) + len(words), words),
                type="shelling",
                places=(words,),
                rule=rule,
            )
            for i, words in enumerate(phrases, 1)
        ),
    )


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_report_is_there_word_for_word(record: Record, lang: Lang) -> None:
    """The text of the page's report is the text of the report."""
    assert Page(to_html(record, Look(lang=lang))).report.strip("\n") == record.document.text.strip("\n")


def test_marked_words_are_the_evidence(record: Record) -> None:
    """Each entry, overlapping or not, is marked on exactly its words, and its mark and its entry name each other."""
    page = Page(to_html(record))
    entries = [
        entry
        for kind in (record.events, record.casualties, record.damage, record.victims, record.statements, record.places)
        for entry in kind
    ]
    assert [page.marked[i] for i in range(len(entries))] == [entry.evidence.text for entry in entries]
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"] for tag, attrs in page.tags if tag == "a"} <= {f"#{name}" for name in ids}


def test_evidence_over_several_lines_is_marked_on_each() -> None:
    """A line feed inside evidence ends a paragraph, not the mark."""
    text = "one two\n\nthree four"
    assert Page(to_html(report_of(text, "two\n\nthree"))).marked[0] == "twothree"


def test_what_a_report_holds_is_shown_and_does_nothing() -> None:
    """Markup, quotes, references, overrides and controls of a report arrive as text, inside and outside of marks."""
    page = Page(
        to_html(report_of(HOSTILE, "<script>alert(1)</script>", 'onmouseover="alert(4)', "😀 طفلان", "\u202egnp"))
    )
    assert {tag for tag, _ in page.tags} <= ALLOWED
    assert not any(name.startswith("on") or name in ("src", "style") for _, attrs in page.tags for name in attrs)
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in page.tags)
    shown = re.sub("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800]", lambda c: f"U+{ord(c[0]):04X}", HOSTILE)
    assert page.report.strip("\n") == shown
    assert page.marked[3] == "U+202Egnp"


def test_the_style_is_the_one_that_the_policy_allows(record: Record) -> None:
    """The policy names the hash of the only style there is, and allows nothing else."""
    page = to_html(record).decode()
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', page)
    assert style and policy
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1] and "@import" not in style[1]


@pytest.mark.parametrize(("lang", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_page_and_report_each_run_their_own_way(record: Record, lang: Lang, direction: str) -> None:
    """Labels run with their language, the report with its own."""
    tags = Page(to_html(record, Look(lang=lang))).tags
    assert (dict(tags)["html"]["lang"], dict(tags)["html"]["dir"]) == (lang, direction)
    assert dict(tags)["article"]["dir"] == "rtl"


def test_a_title_that_is_not_in_the_text_stands_above_it(record: Record) -> None:
    """There is one heading, whether the text begins with the title or not."""
    apart = replace(record, document=replace(record.document, title="Another title"))
    for page in (to_html(record).decode(), to_html(apart).decode()):
        assert page.count("<h1") == 1


def test_problems_of_the_reading_are_told(record: Record) -> None:
    """What a reviewer should know of how the report was read is on the page."""
    document = replace(record.document, problems=(Problem("one page could not be read"),))
    assert "one page could not be read" in to_html(replace(record, document=document)).decode()


def test_the_same_record_gives_the_same_bytes(record: Record) -> None:
    """Nothing of the day or the machine is in the page."""
    assert to_html(record) == to_html(record)


def test_a_language_that_is_none_is_left_out(record: Record) -> None:
    """A language code from a hostile file does not reach the markup."""
    document = replace(record.document, language='ar" onload="alert(1)')
    assert "onload" not in to_html(replace(record, document=document)).decode()


def test_a_marked_down_title_is_the_heading_too(record: Record) -> None:
    """A text that begins with «# title» has its heading there, and keeps its sign."""
    document = replace(record.document, text=f"# {record.document.title}\nnothing")
    page = to_html(Record(document=document)).decode()
    assert page.count("<h1") == 1 and f"# {record.document.title}</h1>" in page
