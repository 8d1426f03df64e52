"""The demo paper's captures -> content, held against a perfect reading of them (tests/captures/demo-expected.yaml)."""

import datetime as dt
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.config import Config, load_config
from generator.content.store import read_issue, read_suspensions
from generator.importer.import_captures import import_captures
from generator.importer.reports import ImportReport
from generator.model import Article, Issue, IssueKey, Page
from generator.workers import SerialExecutor

CAPTURES = Path(__file__).parents[1] / "captures"
EXPECTED: dict[str, Any] = yaml.load((CAPTURES / "demo-expected.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
IMAGE = re.compile(r'^!\[(?P<caption>.*)\]\((?P<file>\S+?)(?: "(?P<credit>.*)")?\)$', re.MULTILINE)
DAYS = [issue["date"] for issue in EXPECTED["issues"]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Config:
    folder = tmp_path_factory.mktemp("demo")
    (folder / "config.yaml").write_text("name: 墨川晨报\nsource: http://paper.mochuan.example/\n", "utf-8")
    return load_config(folder)


@pytest.fixture(scope="module")
def report(project: Config) -> ImportReport:
    return import_captures(project, [CAPTURES / "demo"], SerialExecutor())


@pytest.fixture(scope="module")
def rows(report: ImportReport) -> Mapping[str, list[dict[str, Any]]]:
    assert report.json_file
    values: dict[str, list[dict[str, Any]]] = json.loads(report.json_file.read_text("utf-8"))
    return values


@pytest.fixture(scope="module")
def issues(project: Config, report: ImportReport) -> dict[str, Issue]:
    found = {}
    for day in DAYS:
        issue, problems = read_issue(project.content, IssueKey(dt.date.fromisoformat(day)))
        assert problems == ()
        found[day] = issue
    return found


def each_page() -> Iterator[tuple[str, dict[str, Any]]]:
    for issue in EXPECTED["issues"]:
        for page in issue["pages"]:
            yield issue["date"], page


def each_article() -> Iterator[tuple[str, str, int, dict[str, Any]]]:
    for day, page in each_page():
        for order, article in enumerate(page.get("articles", []), 1):
            yield day, page["number"], order, article


def page_of(issue: Issue, number: str) -> Page:
    return next(page for page in issue.pages if page.number == number)


@pytest.mark.parametrize("day", DAYS)
def test_pages_in_order(issues: dict[str, Issue], day: str) -> None:
    expected = next(issue for issue in EXPECTED["issues"] if issue["date"] == day)
    told = [(page["number"], page["name"], page["captured"]) for page in expected["pages"]]
    assert [(page.number, page.name, page.captured) for page in issues[day].pages] == told


@pytest.mark.parametrize(
    ("day", "page"), list(each_page()), ids=lambda each: each if isinstance(each, str) else each["number"]
)
def test_page(project: Config, issues: dict[str, Issue], day: str, page: dict[str, Any]) -> None:
    found = page_of(issues[day], page["number"])
    sources = [page[key] for key in ("image_large", "image") if key in page]
    folder = project.content / issues[day].key.folder
    assert [(folder / image).read_bytes() for image in found.images] == [
        (CAPTURES / each).read_bytes() for each in sources
    ]
    if "pdf" in page:
        assert (folder / found.pdf).read_bytes() == (CAPTURES / page["pdf"]).read_bytes()
    else:
        assert found.pdf == ""
    assert len({spot.article for spot in found.hotspots}) == page["zones"]
    assert {spot.article for spot in found.hotspots} <= {article.id for article in found.articles}
    assert all(0 <= value <= 1 for spot in found.hotspots for corner in spot.polygon for value in corner)
    assert [article.title for article in found.articles] == [each["title"] for each in page.get("articles", [])]


@pytest.mark.parametrize(
    ("day", "number", "order", "expected"),
    list(each_article()),
    ids=lambda each: each["title"] if isinstance(each, dict) else str(each),
)
def test_article(
    project: Config, issues: dict[str, Issue], day: str, number: str, order: int, expected: dict[str, Any]
) -> None:
    article = page_of(issues[day], number).articles[order - 1]
    plain = ("title", "kicker", "subtitle", "kind")
    wanted_fields = {key: expected.get(key, "") for key in plain}
    assert {key: getattr(article, key) for key in plain} == wanted_fields
    if expected["kind"] == "listed":
        assert (article.body, article.source) == ("", None)
        return
    authors = [
        {key: getattr(author, key) for key in ("name", "role", "employer") if getattr(author, key)}
        for author in article.authors
    ]
    assert authors == expected.get("authors", [])
    if "byline" in expected:
        assert article.byline == expected["byline"]
    figures = [
        *captured_figures(project, article),
        *({"caption": each.caption, "credit": each.credit} for each in article.figures),
    ]
    wanted = [
        {
            "caption": each.get("caption", ""),
            "credit": each.get("credit", ""),
            **({"bytes": (CAPTURES / each["file"]).read_bytes()} if "file" in each else {}),
        }
        for each in expected.get("figures", [])
    ]
    assert figures == wanted
    assert text_of(article) == list(expected.get("paragraphs", []))
    continued(issues[day], article, expected)


def captured_figures(project: Config, article: Article) -> Iterator[dict[str, Any]]:
    folder = project.content / IssueKey(article.date).folder / article.page
    for found in re.finditer(
        r'^!\[(?P<caption>.*)\]\((?P<file>\S+?)(?: "(?P<credit>.*)")?\)$', article.body, re.MULTILINE
    ):
        yield {
            "caption": found["caption"],
            "credit": found["credit"] or "",
            "bytes": (folder / found["file"]).read_bytes(),
        }


def text_of(article: Article) -> list[str]:
    """The body's paragraphs as plain text, without photos and tables."""
    blocks = [block for block in article.body.split("\n\n") if block and not block.startswith(("![", "|"))]
    return [re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", block.replace("\\\n", "\n")) for block in blocks]


def continued(issue: Issue, article: Article, expected: dict[str, Any]) -> None:
    for key in ("continues", "continued_from"):
        link = getattr(article, key)
        if key not in expected:
            assert link is None, key
            continue
        assert link is not None, key
        assert link.page == expected[key]["page"]
        if "title" in expected[key]:
            other = next(each for each in page_of(issue, link.page).articles if each.id == link.id)
            assert other.title == expected[key]["title"]
        else:
            assert link.id == ""


def test_days(project: Config, report: ImportReport, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    told = EXPECTED["days"]
    suspended = [day.date.isoformat() for day in read_suspensions(project.content, 2021)]
    # The first days of January too: the month's list begins on the 6th, and the front page says why.
    assert suspended == [f"2021-01-0{day}" for day in range(1, 6)] + told["suspended"]
    by_kind: dict[str, list[str]] = {}
    for row in rows["gaps"]:
        by_kind.setdefault(row["kind"], []).append(row["date"])
    assert by_kind["suspended"] == suspended
    assert [day for day in by_kind["no-capture"] if day >= "2021"] == told["not_captured"]


def test_every_capture_is_accounted_for(report: ImportReport, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    files = [str(path) for path in (CAPTURES / "demo").rglob("*") if path.is_file()]
    assert sorted(row["path"] for row in rows["captures"]) == sorted(files)
    unknown = sorted(Path(row["path"]).name for row in rows["captures"] if row["status"] == "unknown")
    assert unknown == ["list.html"]
    error_page = next(row for row in rows["captures"] if row["path"].endswith("ArticelA02003HO.htm"))
    assert error_page["status"] == "unreadable" and "is an error page" in error_page["reason"]
    assert {row["status"] for row in rows["captures"]} == {"imported", "media", "entry", "unknown", "unreadable"}
    assert all(row["became"] for row in rows["captures"] if row["status"] == "imported")


def test_gaps(report: ImportReport, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    listed = [article["title"] for _, _, _, article in each_article() if article["kind"] == "listed"]
    assert sorted(row["title"] for row in rows["gaps"] if row["kind"] == "article") == sorted(listed)
    missing = [(day, page["number"]) for day, page in each_page() if not page["captured"]]
    assert [(row["date"], row["page"]) for row in rows["gaps"] if row["kind"] == "page"] == missing
    assert [Path(row["title"]).name for row in rows["gaps"] if row["kind"] == "media"] == ["ferry-dusk.jpg"]
    assert all(row["evidence"] for row in rows["gaps"] if row["kind"] in ("page", "article", "media"))


def test_an_issue_that_only_a_link_names_is_a_gap_with_its_evidence(rows: Mapping[str, list[dict[str, Any]]]) -> None:
    whole = {row["date"]: row for row in rows["gaps"] if row["kind"] == "no-capture"}
    assert whole["2020-12-31"]["evidence"].endswith("html/2021-01/06/node_1.htm"), "上一期 of the 6th of January"
    assert whole["2021-01-07"]["evidence"] and "evidence" not in whole["2020-12-30"]


def test_nothing_of_the_cms_reaches_content(project: Config, report: ImportReport) -> None:
    for path in project.content.rglob("*"):
        if path.is_file() and path.suffix in (".md", ".yaml", ".jsonl"):
            text = path.read_text("utf-8")
            for leak in ("处理标记", "****", "数据源", "3上一篇", "4上一篇", "下一篇4", "4下一篇", "\ufffd"):
                assert leak not in text, f"{path}: {leak}"


def test_importing_again_changes_no_byte(project: Config, report: ImportReport) -> None:
    before = tree(project.content)
    again = import_captures(project, [CAPTURES / "demo"], SerialExecutor())
    assert tree(project.content) == before
    assert again.figures.get("files", 0) == 0
    assert not again.conflicts


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("name: 墨川晨报\n", "utf-8")
    config = load_config(tmp_path)
    told = import_captures(config, [CAPTURES / "demo"], SerialExecutor(), dry_run=True)
    assert not config.content.exists()
    assert sorted(os.listdir(tmp_path)) == [".cache", "config.yaml"]
    done = import_captures(config, [CAPTURES / "demo"], SerialExecutor())
    # The calendar knows what is an issue only when the issues are there: nothing of it is told beforehand.
    assert told.figures["files.write"] == done.figures["files.write"] == len(written(config))


def written(config: Config) -> list[str]:
    return [name for name in tree(config.content) if not name.endswith("import.jsonl")]


def test_only_some(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("name: 墨川晨报\n", "utf-8")
    config = load_config(tmp_path)
    since, until = dt.date(2021, 1, 8), dt.date(2021, 1, 11)
    import_captures(config, [CAPTURES / "demo"], SerialExecutor(), since=since, until=until, only="*/mccb/*")
    folders = {name[:10] for name in tree(config.content) if name.count("/") > 2}
    assert {name for name in folders if name[:4].isdigit()} == {"2021/01/08", "2021/01/11"}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path, with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_report_pages(project: Config, report: ImportReport) -> None:
    assert report.html_file
    html = report.html_file.read_text("utf-8")
    assert "社区食堂的“剩菜本”" in html
    assert html.count("<script") == 0
    assert "list.html" in html
