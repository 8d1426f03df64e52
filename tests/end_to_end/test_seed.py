"""The one real capture: every fact of it, to the character. Its text is not ours to keep: it is read where it lies."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from whole_way import ROOT, articles, broadsheet, build, bytes_of, dead_or_empty, issues, leftovers

from generator.model import Author

SEED = ROOT.parent / "shared/seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="../shared/seed is not here: the real capture cannot be read")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The lines of the capture, from 0."""
    (file,) = SEED.glob("*.txt")
    return [line.strip() for line in file.read_text("utf-8").split("\n")]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    (folder / "config.yaml").write_text("name: 鲁中晨报\n", "utf-8")
    broadsheet("-C", folder, "import", SEED, "--content", folder / "content")
    return folder


@pytest.fixture(scope="module")
def report(project: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((project / "import-report.json").read_bytes())
    return values


def test_one_issue_one_page(project: Path) -> None:
    (issue,) = issues(project / "content")
    assert str(issue.key.date) == "2021-01-08"
    assert [(page.number, page.name) for page in issue.pages] == [("ZC02", "城事")]


def test_one_article_with_text_and_its_head(project: Path, lines: list[str]) -> None:
    (article,) = [article for article in articles(project / "content") if article.kind != "listed"]
    assert (article.kicker, article.title, article.subtitle) == (lines[25], lines[26], "")
    assert (article.byline, article.order, article.kind) == (lines[28], 1, "article")
    first, second, third = lines[28].replace(" 通讯员 ", " ").split(" ")
    employer = lines[44].partition("记者")[0]
    assert article.authors == (Author(first, "记者", employer), Author(second, "通讯员"), Author(third, "通讯员"))


def test_the_caption_stands_apart_and_the_body_is_equal_to_the_character(project: Path, lines: list[str]) -> None:
    (article,) = [article for article in articles(project / "content") if article.kind != "listed"]
    assert [(figure.caption, figure.file) for figure in article.figures] == [(lines[30], "")]
    assert article.body.split("\n\n") == lines[32:44]
    assert len(lines[32:44]) == 12


def test_four_more_headlines_are_entries_without_text(project: Path, lines: list[str]) -> None:
    listed = [article for article in articles(project / "content") if article.kind == "listed"]
    assert [article.title for article in sorted(listed, key=lambda article: article.order)] == [
        lines[number].removeprefix("· ") for number in (5, 7, 9, 11)
    ]
    assert {article.body for article in listed} == {""}


def test_every_message_and_every_arrow_is_in_the_report(report: dict[str, Any], lines: list[str]) -> None:
    defects = report["defects"]
    assert Counter(defect["kind"] for defect in defects)["cms-message"] == 13
    messages = [(defect["line"], defect["raw"]) for defect in defects if defect["kind"] == "cms-message"]
    assert all(raw.strip("* ").rstrip() in lines[line - 1] for line, raw in messages)
    assert Counter(line for line, _ in messages) == {5: 2, 7: 2, 9: 2, 11: 2, 13: 2, 21: 1, 23: 2}
    arrows = Counter(defect["line"] for defect in defects if defect["kind"] == "arrow-glyph")
    # two in each page head and in the last line, one before each 参见 and before 上一篇 and 下一篇
    assert arrows == {2: 2, 5: 1, 7: 1, 9: 1, 11: 1, 13: 1, 19: 2, 21: 1, 22: 1, 23: 1, 51: 2}
    assert {defect["verdict"] for defect in defects} <= {"removed", "repaired"}


def test_nothing_of_them_is_left(project: Path, tmp_path: Path) -> None:
    site = build(project / "content", tmp_path)
    assert leftovers(project / "content") == []
    assert leftovers(site.folder) == []
    assert dead_or_empty(site) == []


def test_the_site_shows_the_four_as_not_captured(project: Path, tmp_path: Path, lines: list[str]) -> None:
    site = build(project / "content", tmp_path)
    page = (site.folder / "2021/01/08/ZC02/index.html").read_text("utf-8")
    assert page.count("未收录") >= 4
    assert lines[5].removeprefix("· ") in page


def test_importing_again_changes_no_byte(project: Path) -> None:
    before = bytes_of(project / "content")
    broadsheet("-C", project, "import", SEED, "--content", project / "content")
    assert bytes_of(project / "content") == before
