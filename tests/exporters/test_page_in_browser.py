"""The page in a real browser: nothing runs, nothing is fetched, words and entries find each other.

Needs Chromium (`apt-get install chromium`, or its path in CHROMIUM) and playwright; without them these tests fail.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from test_as_html import HOSTILE, report_of

from tawthiq.exporters.as_html import to_html
from tawthiq.model.record import Record


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "these tests need Chromium: apt-get install chromium, or name it in CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab of a desk's width."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    yield page
    page.close()


def opened(page: Page, record: Record, folder: Path) -> list[str]:
    """The record's page opened from a file; what it asks for and complains of is noted in the list."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("dialog", lambda dialog: seen.append(f"dialog {dialog.message}"))
    page.on("console", lambda message: seen.append(f"console {message.text}"))
    (folder / "page.html").write_bytes(to_html(record))
    page.goto(f"file://{folder}/page.html")
    return seen


def test_nothing_runs_and_nothing_is_fetched(page: Page, tmp_path: Path) -> None:
    """A hostile report causes no script, no request, no dialog and no complaint of the policy."""
    seen = opened(page, report_of(HOSTILE, "<script>alert(1)</script>", "😀 طفلان"), tmp_path)
    page.hover("a.m >> nth=0")
    page.click("a.m >> nth=0")
    assert seen == [f"file://{tmp_path}/page.html"]
    assert page.evaluate("document.scripts.length + document.images.length") == 0
    assert page.inner_text("#w0") == "<script>alert(1)</script>"


def test_a_script_put_into_the_page_by_hand_does_not_run(page: Page, tmp_path: Path) -> None:
    """The policy holds even where escaping would have failed."""
    html = to_html(report_of("a report", "report")).replace(b"</body>", b"<script>document.title='ran'</script></body>")
    (tmp_path / "page.html").write_bytes(html)
    page.goto(f"file://{tmp_path}/page.html")
    assert page.title() != "ran"


def test_browser_shows_the_words_of_every_entry(page: Page, record: Record, tmp_path: Path) -> None:
    """The marks that a browser builds hold exactly the evidence."""
    opened(page, record, tmp_path)
    evidence = [entry.evidence for entry in record.events] + [entry.evidence for entry in record.casualties]
    for index, expected in enumerate(evidence):
        words = page.evaluate(f"[...document.querySelectorAll('.m.n{index}')].map(m => m.textContent).join('')")
        assert words == expected.text


def test_choosing_words_lights_their_entry_and_the_reverse(page: Page, record: Record, tmp_path: Path) -> None:
    """Words lead to their entry, the entry to its words, and both are lit together."""
    opened(page, record, tmp_path)
    first = len(record.events)
    colour = f"getComputedStyle(document.querySelector('#c{first}')).backgroundColor"
    before = page.evaluate(colour)
    page.click(f"a.m.n{first}")
    assert page.url.endswith(f"#c{first}")
    page.mouse.move(0, 0)
    assert page.evaluate(colour) != before
    page.click(f"#c{first} blockquote a")
    assert page.url.endswith(f"#w{first}")


def test_a_phone_shows_the_page_without_scrolling_sideways(page: Page, record: Record, tmp_path: Path) -> None:
    """At 360 pixels nothing sticks out, and a chosen entry lies over the foot of the screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, record, tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click("a.m >> nth=0")
    box = page.locator("li.card:target").bounding_box()
    assert box and box["y"] + box["height"] <= 740


def test_paper_shows_the_report_and_then_the_record(page: Page, record: Record, tmp_path: Path) -> None:
    """In print the record follows the report, nothing scrolls, and marks keep their lines and get numbers."""
    opened(page, record, tmp_path)
    page.emulate_media(media="print")
    report, entries = page.locator("article").bounding_box(), page.locator("section.record").bounding_box()
    assert report and entries and entries["y"] >= report["y"] + report["height"]
    assert page.evaluate("getComputedStyle(document.querySelector('.record')).overflow") == "visible"
    assert page.evaluate("getComputedStyle(document.querySelector('.m')).textDecorationLine") == "underline"
    assert page.evaluate("getComputedStyle(document.querySelector('.m[data-n]'), '::after').content") != "none"
