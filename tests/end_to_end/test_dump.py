"""A capture of our own in the shape of the real one, the visible text of a page, the whole way by the command."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from whole_way import ROOT, BuiltSite, articles, broadsheet, build, bytes_of, dead_or_empty, issues, leftovers

DUMP = ROOT / "tests/importer/dialects/text_dump/local_section.txt"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dump")
    (folder / "config.yaml").write_text("name: 墨川晨报\n", "utf-8")
    shutil.copy(DUMP, folder / "000_5c1f.txt")
    broadsheet("-C", folder, "import", folder / "000_5c1f.txt")
    return folder


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build(project / "content", tmp_path_factory.mktemp("site"), "https://example.org/mccb/")


def test_one_article_with_text_and_two_without(project: Path) -> None:
    lines = DUMP.read_text("utf-8").split("\n")
    (issue,) = issues(project / "content")
    assert (str(issue.key.date), [page.number for page in issue.pages]) == ("2020-11-06", ["HY03"])
    found = {article.kind: article for article in articles(project / "content")}
    article = found["article"]
    assert (article.kicker, article.title, article.subtitle) == (lines[19], lines[20], lines[21])
    assert [author.name for author in article.authors] == ["周澜", "范小舟", "贺宁"]
    assert [figure.caption + figure.credit for figure in article.figures] == [lines[24].strip()]
    assert article.body.split("\n\n") == [line.strip() for line in lines[26:29]]
    listed = [article for article in articles(project / "content") if article.kind == "listed"]
    assert [article.title for article in sorted(listed, key=lambda each: each.order)] == [
        "河湾村的水车又转起来了",
        "公告",
    ]


def test_what_was_broken_is_told(project: Path) -> None:
    defects = json.loads((project / "import-report.json").read_bytes())["defects"]
    kinds = Counter(defect["kind"] for defect in defects)
    assert kinds["cms-message"] == DUMP.read_text("utf-8").count("处理标记")
    assert kinds["arrow-glyph"] >= 8


def test_nothing_of_it_is_left(project: Path, site: BuiltSite) -> None:
    assert leftovers(project / "content") == []
    assert leftovers(site.folder) == []
    assert dead_or_empty(site) == []


def test_importing_again_changes_no_byte(project: Path) -> None:
    before = bytes_of(project / "content")
    broadsheet("-C", project, "import", project / "000_5c1f.txt")
    assert bytes_of(project / "content") == before
