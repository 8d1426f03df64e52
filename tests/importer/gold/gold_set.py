"""The gold set's cases: each a capture, read as an import reads it, and the content that it should give."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml

from generator.config import load_config
from generator.importer.captures import Capture, read_captures
from generator.importer.parsed import ListedArticle, ListedPage, ParsedArticle, ParsedIssue, ParsedPage, Reading
from generator.importer.readings import read_capture

HERE = Path(__file__).parent
CAPTURES = HERE / "captures"
EXPECTED = ".expected.yaml"

Fields = dict[str, Any]
"""Field -> a single value as text, or a list of comparable items."""

OPTIONAL = frozenset(
    {"about", "header", "dialect", "defects", "printed_date", "issue_number", "newspaper", "publisher", "before"}
)
"""Compared only where the expected content names them."""
_LINKS = ("previous", "next", "previous_part", "next_part", "previous_issue", "next_issue", "pdf", "target")
_TITLED = ("listed", "articles", "others")


@dataclasses.dataclass(frozen=True)
class Case:
    """One capture of the set."""

    capture: Path
    url: str
    """From its path; what relative URLs of the expected content resolve against."""
    expected: Fields

    @property
    def name(self) -> str:
        """`GROUP/HOST/path`."""
        return self.capture.relative_to(CAPTURES).as_posix()


def capture_files() -> list[Path]:
    """Every capture of the set, without the expected content beside it."""
    return sorted(path for path in CAPTURES.rglob("*") if path.is_file() and not path.name.endswith(EXPECTED))


def expected_file(capture: Path) -> Path:
    """Where the expected content of a capture lies."""
    return capture.with_name(capture.name + EXPECTED)


def read_cases() -> list[Case]:
    """The whole set, in the order of paths."""
    return [_case(path) for path in capture_files()]


def read_case(case: Case) -> Reading:
    """What the importer makes of a case's capture."""
    (capture,) = read_captures([case.capture])
    assert isinstance(capture, Capture), capture
    return read_capture(dataclasses.replace(capture, charset=case.expected.get("header", "")), load_config(HERE))


def _case(path: Path) -> Case:
    host_and_path = path.relative_to(CAPTURES).parts[1:]
    expected: Fields = yaml.safe_load(expected_file(path).read_text("utf-8"))
    return Case(path, "http://" + "/".join(host_and_path), expected)


# What a perfect reading gives


def expected_fields(case: Case) -> Fields:
    """The expected content in the form that `reading_fields` gives."""
    stated = {name: value for name, value in case.expected.items() if name not in ("about", "header")}
    contents = stated.pop("contents", [])
    fields = _plain(stated, case.url)
    for index, content in enumerate(contents, 1):
        content = dict(content)
        fields[f"contents[{index}].url"] = urljoin(case.url, content.pop("url", ""))
        fields |= {f"contents[{index}].{name}": value for name, value in _plain(content, case.url).items()}
    return fields


def _plain(stated: Fields, base: str) -> Fields:
    def link(target: str) -> str:
        return urljoin(base, target) if target else ""

    def titled(items: list[str]) -> list[str]:
        parts = [item.partition(" ") for item in items]
        return [f"{link(target) if target != '-' else ''} {title}" for target, _, title in parts]

    fields: Fields = {}
    for name, value in stated.items():
        if name in _LINKS:
            fields[name] = link(value)
        elif name in _TITLED:
            fields[name] = titled(value)
        elif name == "images":
            fields[name] = [link(target) for target in value]
        elif name == "authors":
            fields[name] = [
                _author(item.get("name", ""), item.get("role", ""), item.get("employer", "")) for item in value
            ]
        elif name == "figures":
            fields[name] = [
                _figure(link(item.get("url", "")), item.get("caption", ""), item.get("credit", "")) for item in value
            ]
            places = [(index, item["before"]) for index, item in enumerate(value) if "before" in item]
            if places:
                fields["figures_before"] = [f"{index}: {place}" for index, place in places]
        elif name == "zones":
            fields[name] = [_zone(link(item["url"]), item["polygon"], item.get("pixels", False)) for item in value]
        elif name == "pages":
            fields[name] = [
                _page(link(item.get("url", "")), item["number"], item.get("name", ""), link(item.get("pdf", "")))
                for item in value
            ]
            within = [f"{item['number']}: {text}" for item in value for text in titled(item.get("articles", []))]
            if within:
                fields["articles_of_pages"] = within
        elif name in ("keywords", "body", "days", "defects"):
            fields[name] = [str(item) for item in value]
        else:
            fields[name] = str(value)
    fields.setdefault("kind", "article" if "title" in fields else "")
    return fields


# What the importer gives


def reading_fields(reading: Reading, stated: Fields) -> Fields:
    """A Reading in the terms of the README; optional fields only where `stated` (the expected fields) has them."""
    parsed = reading.parsed
    fields: Fields = {"reading": _kind(reading), "dialect": reading.evidence.dialect if reading.evidence else ""}
    fields["defects"] = [kind for kind in stated.get("defects", []) if kind in {d.kind for d in reading.defects}]
    if parsed is not None:
        fields["date"] = str(reading.date or getattr(parsed, "date", None) or "")
    if isinstance(parsed, ParsedArticle):
        fields |= _article(parsed) | {"page": parsed.page or reading.page}
        fields["figures_before"] = [
            f"{index}: {parsed.figures[index].position if index < len(parsed.figures) else 'none'}"
            for index in (int(item.partition(":")[0]) for item in stated.get("figures_before", []))
        ]
    elif isinstance(parsed, ParsedPage):
        fields |= _newspaper_page(parsed) | {"page": parsed.number or reading.page}
    elif isinstance(parsed, ParsedIssue):
        fields |= {"target": parsed.target, "days": [str(day) for day in parsed.days]}
        fields |= {"pages": _pages(parsed.pages), "articles_of_pages": _within(parsed.pages)}
        for index, article in enumerate(parsed.articles, 1):
            content = _article(article) | {"page": article.page, "url": article.url}
            fields |= {f"contents[{index}].{name}": value for name, value in content.items()}
    return {
        name: value
        for name, value in fields.items()
        if name in stated or name.rpartition(".")[2] not in OPTIONAL | {"figures_before"}
    }


def _kind(reading: Reading) -> str:
    kinds = {ParsedArticle: "article", ParsedPage: "page", ParsedIssue: "issue"}
    return reading.failure.partition(":")[0] if reading.parsed is None else kinds[type(reading.parsed)]


def _article(article: ParsedArticle) -> Fields:
    return {
        "printed_date": str(article.date or ""),
        "page_name": article.page_name,
        "title": article.title,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "authors": [_author(author.name, author.role, author.employer) for author in article.authors],
        "kind": article.kind,
        "figures": [_figure(figure.url, figure.caption, figure.credit) for figure in article.figures],
        "body": list(article.blocks),
        "continues": article.continues_page,
        "continued_from": article.continued_from_page,
        "previous": article.previous_url,
        "next": article.next_url,
        "previous_part": article.previous_part_url,
        "next_part": article.next_part_url,
        "keywords": list(article.keywords),
        "listed": _titled(article.listed),
        "pages": _pages(article.pages),
        "articles_of_pages": _within(article.pages),
        "issue_number": article.issue_number,
        "newspaper": article.newspaper,
        "publisher": article.publisher,
    }


def _newspaper_page(page: ParsedPage) -> Fields:
    return {
        "printed_date": str(page.date or ""),
        "page_name": page.name,
        "articles": _titled(page.articles),
        "others": _titled(page.others),
        "zones": [_zone(zone.url, zone.polygon, zone.in_pixels) for zone in page.zones],
        "images": list(page.images),
        "pdf": page.pdf,
        "pages": _pages(page.pages),
        "articles_of_pages": _within(page.pages),
        "previous_issue": page.previous_issue_url,
        "next_issue": page.next_issue_url,
        "issue_number": page.issue_number,
        "newspaper": page.newspaper,
        "publisher": page.publisher,
    }


def _titled(items: tuple[ListedArticle, ...]) -> list[str]:
    return [f"{item.url} {item.title}" for item in items]


def _pages(pages: tuple[ListedPage, ...]) -> list[str]:
    return [_page(page.url, page.number, page.name, page.pdf) for page in pages]


def _within(pages: tuple[ListedPage, ...]) -> list[str]:
    return [f"{page.number}: {item}" for page in pages for item in _titled(page.articles)]


# One comparable text an item


def _author(name: str, role: str, employer: str) -> str:
    return f"{name} | {role} | {employer}"


def _figure(url: str, caption: str, credit: str) -> str:
    return f"{url} | {caption} | {credit}"


def _page(url: str, number: str, name: str, pdf: str) -> str:
    return " | ".join(filter(None, (url, number, name or "-", pdf)))


def _zone(url: str, polygon: Any, in_pixels: bool) -> str:
    corners = " ".join(f"{round(float(x), 3):g},{round(float(y), 3):g}" for x, y in polygon)
    return f"{url} {'pixels ' if in_pixels else ''}{corners}"


def read_all(cases: list[Case]) -> Iterator[tuple[Case, Fields, Fields]]:
    """Each case with its expected fields and those of its reading."""
    for case in cases:
        stated = expected_fields(case)
        yield case, stated, reading_fields(read_case(case), stated)
