#!/usr/bin/env python3
"""Takes the picture of the README, docs/images/record.png: the page of samples/report-ar.md in headless Chromium."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Read the sample, open its page, take the picture."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    tawthiq = Path(sys.executable).with_name("tawthiq")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder, "record.html")
        subprocess.run([tawthiq, "read", ROOT / "samples" / "report-ar.md", "--html", page_file], check=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(page_file.as_uri())
        page.screenshot(path=ROOT / "docs" / "images" / "record.png")
        browser.close()


if __name__ == "__main__":
    main()
