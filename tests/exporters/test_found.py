"""Exporters are found by name, ours as anyone's."""

import pytest

from tawthiq.errors import UsageError
from tawthiq.exporters import find, names


@pytest.mark.parametrize("name", ["html", "json", "jsonl", "table"])
def test_each_built_in_exporter_is_found_by_its_name(name: str) -> None:
    """The entry point and the exporter agree on what it is called."""
    assert find(name).name == name


def test_an_unknown_name_is_answered_with_those_on_offer() -> None:
    """The user is told what there is."""
    with pytest.raises(UsageError, match="no exporter is called xml; choose one of: html, json, jsonl, table"):
        find("xml")
    assert set(names()) >= {"html", "json", "jsonl", "table"}
