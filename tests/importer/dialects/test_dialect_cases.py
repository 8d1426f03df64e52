"""Every capture beside its expected content; a dialect without cases fails."""

from pathlib import Path

import pytest
from dialect_cases import HERE, capture_document, read_case, result_mapping

from generator.importer.dialects import DIALECTS

CAPTURES = sorted(path for path in HERE.glob("*/*") if path.suffix in (".htm", ".html", ".txt", ".xml"))


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_capture_gives_exactly_what_stands_beside_it(capture: Path) -> None:
    expected = read_case(capture)
    assert result_mapping(capture_document(capture, expected.pop("url"))) == expected


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.NAME)
def test_every_dialect_has_cases(dialect: object) -> None:
    name = getattr(dialect, "NAME", "")
    assert any(read_case(capture).get("dialect") == name for capture in CAPTURES)
