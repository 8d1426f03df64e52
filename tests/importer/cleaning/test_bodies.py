"""Scraped bodies and all that comes of them, as data: bodies.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.importer.cleaning import CleanBody, clean_markup
from generator.importer.cleaning.bylines import read_byline
from generator.importer.cleaning.draft import Head

CASES = yaml.safe_load(Path(__file__).with_name("bodies.yaml").read_text("utf-8"))
BASE = "http://dzb.hewan.example/a/b/c.htm"


def as_mapping(clean: CleanBody) -> dict[str, Any]:
    """What a case's `gives` must equal."""
    figures = [
        {key: value for key in ("url", "caption", "credit", "position") if (value := getattr(figure, key)) != ""}
        for figure in clean.figures
    ]
    values: dict[str, Any] = {
        "figures": figures,
        "byline": clean.byline,
        "authors": [" ".join(part for part in (a.name, a.role, a.employer) if part) for a in clean.authors],
        "continues": clean.continues_page,
        "continued_from": clean.continued_from_page,
        "defects": [f"{defect.kind}: {defect.raw}" for defect in clean.defects],
    }
    return {"blocks": list(clean.blocks)} | {key: value for key, value in values.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_body(case: dict[str, Any]) -> None:
    given = case.get("head", {})
    byline = given.get("byline", "")
    head = Head(
        given.get("title", ""), given.get("kicker", ""), "", byline, read_byline(byline).authors if byline else ()
    )
    assert as_mapping(clean_markup(case["html"], BASE, head, case["html"])) == case["gives"]
