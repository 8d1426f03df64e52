"""An Issue without its articles <-> the text of its issue.yaml; a year's Suspensions <-> its calendar.yaml."""

import math
from typing import Any

from generator.content.article_file import read_source, source_values
from generator.content.fields import Fields
from generator.content.front_matter import load_yaml
from generator.content.paths import is_page_number
from generator.errors import Problem
from generator.model import Hotspot, Issue, IssueKey, Page, Suspension
from generator.yaml_text import dump_yaml, placed


def read_issue_file(text: str, key: IssueKey, file: str) -> tuple[Issue, list[Problem]]:
    """The Issue in the text of issue.yaml, its pages without articles yet, and keys there that may be slips.

    Errors: ContentError with everything that is wrong.
    """
    fields = Fields(load_yaml(text, file), file, text)
    fields.know("date", "edition", "edition_name", "number", "pages")
    if fields.date("date") != key.date:
        fields.wrong("date", f"is not the date of its folder, {key.date}", "change it, or move the folder")
    issue = Issue(
        key=key,
        number=fields.text("number"),
        edition_name=fields.text("edition_name"),
        pages=fields.each("pages", _read_page),
    )
    seen: set[str] = set()
    for page in issue.pages:
        if page.number in seen:
            fields.wrong("pages", f"page {page.number} stands here twice", "delete one of them")
        seen.add(page.number)
    fields.check()
    return issue, list(placed(fields.slips, text))


def write_issue_file(issue: Issue) -> str:
    """The text of issue.yaml; articles lie in files of their own."""
    values: dict[str, Any] = {"date": issue.key.date}
    if issue.key.edition:
        values["edition"] = issue.key.edition
    if issue.edition_name:
        values["edition_name"] = issue.edition_name
    if issue.number:
        values["number"] = issue.number
    values["pages"] = [_page_values(page) for page in issue.pages]
    return dump_yaml(values)


def read_calendar_file(text: str, file: str) -> tuple[Suspension, ...]:
    """The suspended days in the text of a year's calendar.yaml, by date.

    Errors: ContentError with everything that is wrong.
    """
    fields = Fields(load_yaml(text, file), file, text)
    days = fields.each("suspended", lambda inner: Suspension(inner.date("date"), inner.text("reason")))
    fields.check()
    return tuple(sorted(days))


def write_calendar_file(days: tuple[Suspension, ...]) -> str:
    """The text of a year's calendar.yaml."""
    rows = [{"date": day.date} | ({"reason": day.reason} if day.reason else {}) for day in sorted(days)]
    return dump_yaml({"suspended": rows})


def _read_page(fields: Fields) -> Page:
    fields.know("number", "name", "images", "pdf", "hotspots", "captured", "source")
    number = fields.text("number", required=True)
    if number and not is_page_number(number):
        fields.wrong("number", f"{number!r} is no page number", "letters, then digits: A01, ZC02, 06-07")
    return Page(
        number=number,
        name=fields.text("name"),
        images=fields.texts("images"),
        pdf=fields.text("pdf"),
        hotspots=fields.each("hotspots", _read_hotspot),
        captured=fields.truth("captured", True),
        source=fields.one("source", read_source),
    )


def _page_values(page: Page) -> dict[str, Any]:
    values: dict[str, Any] = {
        "number": page.number,
        "name": page.name,
        "captured": None if page.captured else False,
        "images": list(page.images),
        "pdf": page.pdf,
        "hotspots": [{"article": spot.article, "polygon": _polygon_text(spot.polygon)} for spot in page.hotspots],
        "source": source_values(page.source),
    }
    return {key: value for key, value in values.items() if value not in ("", [], {}, None)}


def _read_hotspot(fields: Fields) -> Hotspot:
    corners: list[tuple[float, float]] = []
    for corner in fields.text("polygon", required=True).split():
        try:
            x, y = map(float, corner.split(","))
            if not (math.isfinite(x) and math.isfinite(y)):
                raise ValueError(corner)
        except ValueError:
            fields.wrong("polygon", f"{corner!r} is no corner", "write corners as `0.25,0.5`, fractions of the image")
            break
        corners.append((x, y))
    return Hotspot(fields.text("article", required=True), tuple(corners))


def _polygon_text(polygon: tuple[tuple[float, float], ...]) -> str:
    """`0.02,0.1 0.5,0.1 …`: four digits are a pixel in ten thousand."""
    return " ".join(f"{round(x, 4):g},{round(y, 4):g}" for x, y in polygon)
