"""The demo newspaper the whole way: nothing of the source's rubbish in any file, every link alive, at every address."""

import json
import re
from pathlib import Path

from lxml import html
from whole_way import (
    DEMO,
    ROOT,
    BuiltSite,
    articles,
    broadsheet,
    build,
    bytes_of,
    dead_or_empty,
    issues,
    leftovers,
)

from generator.inspection.references import resolve


def test_it_is_a_newspaper_worth_showing(demo_project: Path) -> None:
    read = issues(demo_project / "content")
    assert len(read) >= 4
    assert all(3 <= len(issue.pages) <= 6 for issue in read)
    assert len([article for article in articles(demo_project / "content") if article.kind != "listed"]) >= 40


def test_nothing_of_the_source_is_left_in_the_content(demo_project: Path) -> None:
    assert leftovers(demo_project / "content") == []


def test_the_captures_are_full_of_it() -> None:
    """Else the tests of what is left could not fail."""
    assert len(leftovers(DEMO)) > 300


def test_nothing_of_the_source_is_left_in_the_site(demo_site: BuiltSite) -> None:
    assert leftovers(demo_site.folder) == []


def test_every_link_is_alive_and_every_label_says_something(demo_site: BuiltSite) -> None:
    assert dead_or_empty(demo_site) == []


def test_every_article_that_was_captured_has_its_page(demo_site: BuiltSite) -> None:
    for article in articles(demo_site.content):
        page = demo_site.folder / f"{article.date:%Y/%m/%d}" / article.page / f"{article.id}.html"
        if article.kind == "listed":
            assert not page.exists()
        else:
            first = re.split(r"[\n!*_`|\\\[<&]", article.body.lstrip("#> "), maxsplit=1)[0]
            assert first in page.read_text("utf-8")


def test_every_newspaper_page_and_issue_has_its_own(demo_site: BuiltSite) -> None:
    for issue in issues(demo_site.content):
        assert (demo_site.folder / issue.key.folder / "index.html").is_file()
        for page in issue.pages:
            file = demo_site.folder / issue.key.folder / page.number / "index.html"
            assert file.is_file() or not (page.captured or page.articles)


def test_next_and_previous_run_through_the_whole_archive(demo_site: BuiltSite) -> None:
    """From the very first article to the very last by 下一篇 alone, and back by 上一篇."""
    order = [
        f"{issue.key.folder}/{page.number}/{article.id}.html"
        for issue in issues(demo_site.content)
        for page in issue.pages
        for article in page.articles
        if article.kind != "listed"
    ]
    assert followed(demo_site, order[0], "下一篇") == order
    assert followed(demo_site, order[-1], "上一篇") == order[::-1]


def followed(site: BuiltSite, path: str, words: str) -> list[str]:
    """The files that one comes by, going on by the link that begins with `words`."""
    seen: list[str] = []
    while path and path not in seen:
        seen.append(path)
        links = html.fromstring((site.folder / path).read_text("utf-8")).iter("a")
        hrefs = [a.get("href", "") for a in links if a.text_content().strip().startswith(words)]
        path = resolve(hrefs[0], path, site.base_url).path if hrefs else ""
    return seen


def test_importing_again_changes_no_byte(demo_project: Path) -> None:
    before = bytes_of(demo_project / "content")
    broadsheet("-C", demo_project, "import", DEMO)
    assert bytes_of(demo_project / "content") == before


def test_building_again_writes_nothing(demo_site: BuiltSite) -> None:
    report = json.loads(
        broadsheet("-C", demo_site.folder.parent, "build", "--content", demo_site.content, "--json").stdout
    )
    assert (report["written"], report["removed"], report["problems"]) == (0, 0, [])


def test_another_build_elsewhere_gives_the_same_bytes(relative_site: BuiltSite, tmp_path: Path) -> None:
    assert bytes_of(build(relative_site.content, tmp_path).folder) == bytes_of(relative_site.folder)


def test_the_command_finds_the_built_site_sound(demo_site: BuiltSite) -> None:
    assert "all is well" in broadsheet("-C", demo_site.folder.parent, "check").stderr


def test_the_repositorys_content_is_the_import_of_the_demo(tmp_path: Path) -> None:
    """A person who looks into content/ sees what the importer gives; `make demo` brings the two together again."""
    (tmp_path / "config.yaml").write_text((ROOT / "config.yaml").read_text("utf-8"), "utf-8")
    broadsheet("-C", tmp_path, "import", DEMO)
    assert bytes_of(ROOT / "content") == bytes_of(tmp_path / "content")
