"""Documentation: no link leads nowhere, and what can be named is named."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from tawthiq.exporters import labels
from tawthiq.model import record
from tawthiq.model.record import Casualty, Damage, Event, Place, Statement, Victim

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    page for page in ROOT.rglob("*.md") if not any(part.startswith(".") for part in page.relative_to(ROOT).parts)
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODES = (record.EventType, record.Outcome, record.Group, record.Bound, record.Vague, record.Effect, record.Level)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project finds it, and its heading."""
    for link in LINK.findall(page.read_text("utf-8")):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: there is no such heading"


def test_every_page_is_in_the_index() -> None:
    """docs/README.md leads to every page of docs."""
    index = set(LINK.findall((ROOT / "docs" / "README.md").read_text("utf-8")))
    assert {page.name for page in PAGES if page.parent == ROOT / "docs"} - {"README.md"} <= index


def test_every_vocabulary_is_described() -> None:
    """docs/lexicons.md names each file of the vocabularies."""
    page = (ROOT / "docs" / "lexicons.md").read_text("utf-8")
    for language in (files("tawthiq") / "lexicons").iterdir():
        for file in language.iterdir():
            assert f"`{file.name}`" in page, f"docs/lexicons.md says nothing of {file.name}"


@pytest.mark.parametrize("entry", [Event, Casualty, Damage, Victim, Statement, Place], ids=lambda entry: entry.__name__)
def test_every_field_of_the_record_is_described(entry: type) -> None:
    """docs/record.md names each field."""
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    for field in entry.__struct_fields__:  # type: ignore[attr-defined]
        assert f"`{field}`" in page, f"docs/record.md says nothing of {field}"


def test_every_code_of_the_record_is_described() -> None:
    """docs/record.md names each code that an entry can hold."""
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    named = {code for codes in CODES for code in get_args(codes)}
    named |= {code for section in ("weapons", "objects") for code in labels.vocabulary()[section]}
    assert {code for code in named if f"`{code}`" not in page} == set()


def test_every_reader_and_exporter_is_described() -> None:
    """docs/sources.md names each format, docs/commands.md each exporter."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    for group, page in (("tawthiq.readers", "sources.md"), ("tawthiq.exporters", "commands.md")):
        text = (ROOT / "docs" / page).read_text("utf-8")
        assert [name for name in groups[group] if f"`{name}`" not in text] == []


def test_the_locks_agree() -> None:
    """What pip installs from requirements/ is what uv.lock says, and dev holds all of core."""
    pinned = {}
    for name in ("core", "dev"):
        lines = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
        pinned[name] = {line.split(" ")[0] for line in lines if re.match(r"\w", line)}
    locked = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    versions = {f"{package['name']}=={package['version']}" for package in locked if "version" in package}
    assert pinned["core"] <= pinned["dev"] <= versions
