"""After one change a build writes the files that show it and no others: each listed, with the full default theme."""

import io
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from newspaper import project, small_archive
from PIL import Image

from generator.builder.build import build_site
from generator.builder.outputs.article import Articles
from generator.builder.outputs.issue import IssueFronts
from generator.builder.outputs.offline import DOCUMENTS as OFFLINE_DOCUMENTS
from generator.builder.outputs.offline import IssueFiles
from generator.builder.outputs.page import Pages
from generator.builder.templates import default_theme
from generator.config import Config

ISSUES = [f"2021/01/{day:02}" for day in (8, 9, 10, 11)]
PAGES = ("A01", "ZC02")
ARTICLE = "2021/01/09/A01/1.md"
"""Amid the archive; the feed holds the last issue only."""
NEWEST = "2021/01/11/ZC02/1.md"
FRONT = "早春的河水涨了。" * 30
"""Longer than any excerpt: what follows it shows in the article alone."""

Change = Callable[[Config], Config | None]
"""What a person does; gives the Config where that is what changed."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Config:
    config = project(tmp_path_factory.mktemp("built"), base_url="https://paper.mochuan.example/", feed_articles=4)
    small_archive(config, days=4)
    for name in (ARTICLE, NEWEST):
        file = config.content / name
        file.write_text(file.read_text("utf-8").replace("河边的灯亮了。", FRONT), "utf-8")
    time.sleep(0.03)
    assert build_site(config).problems == ()
    return config


@pytest.fixture
def config(built: Config, tmp_path: Path) -> Config:
    """A project that was built in the same place, and not since."""
    folder = tmp_path / "project"
    shutil.copytree(built.project, folder)
    here = replace(
        built, project=folder, content=folder / "content", templates=folder / "templates", site=folder / "site",
        cache=folder / ".cache",
    )  # fmt: skip
    build_site(here)
    time.sleep(0.03)
    assert build_site(here).written == 0
    return here


def rewrite(name: str, old: str, new: str) -> Change:
    def change(config: Config) -> None:
        file = config.content / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


def copy_article(config: Config) -> None:
    file = config.content / ARTICLE
    file.with_name("3.md").write_text(file.read_text("utf-8").replace("order: 1", "order: 3"), "utf-8")


def rename_article(config: Config) -> None:
    (config.content / ARTICLE).rename((config.content / ARTICLE).with_name("7.md"))


def remove_article(config: Config) -> None:
    (config.content / "2021/01/09/A01/2.md").unlink()


def remove_issue(config: Config) -> None:
    shutil.rmtree(config.content / "2021/01/09")


def restyle(name: str, old: str, new: str) -> Change:
    """The project's own version of a file of the theme."""

    def change(config: Config) -> None:
        text = (default_theme() / name).read_text("utf-8")
        assert old in text
        (config.templates / name).parent.mkdir(parents=True)
        (config.templates / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


def own_word(config: Config) -> None:
    """A locale that replaces one word of the default theme's."""
    (config.templates / "locales").mkdir(parents=True)
    (config.templates / "locales/en.yaml").write_text("home: Front\n", "utf-8")


def picture(name: str, shade: int) -> Change:
    """Another picture of the same size in the place of one."""

    def change(config: Config) -> None:
        stream = io.BytesIO()
        Image.new("L", (1, 1), shade).save(stream, "PNG")
        (config.content / name).write_bytes(stream.getvalue())

    return change


def lose(name: str) -> Change:
    return lambda config: (config.site / name).unlink()


def of_issues(*names: str) -> list[str]:
    return [f"{issue}/{name}" for issue in ISSUES for name in names]


ARTICLES = [f"{page}/{number}.html" for page in PAGES for number in (1, 2)]
DOCUMENTS = ["index.html", *(f"{page}/index.html" for page in PAGES), *ARTICLES]
SITE_DOCUMENTS = ["index.html", "calendar/index.html", "2021/index.html", "2021/01/index.html", "about/index.html",
                  "404.html", "offline.html"]  # fmt: skip
PHOTO = [".png", "-png-1.avif", "-png-1.jpg", "-png-1.webp"]
FACSIMILE = [*PHOTO, "-png-thumb-1.avif", "-png-thumb-1.jpg", "-png-thumb-1.webp"]
PHOTO_OF_ARTICLE = [f"2021/01/09/A01/bridge{ending}" for ending in PHOTO]

CASES: dict[str, tuple[Change, list[str]]] = {
    "a text, beyond its excerpt": (
        rewrite(ARTICLE, "人们走上新桥", "人们走下新桥"),
        ["2021/01/09/A01/1.html", "2021/01/09/offline.json"],
    ),
    "a text, in its excerpt": (
        rewrite("2021/01/09/ZC02/1.md", "河边的灯亮了", "河边的灯灭了"),
        ["2021/01/09/ZC02/index.html", "2021/01/09/ZC02/1.html", "2021/01/09/offline.json"],
    ),
    "a text of the newest issue": (
        rewrite(NEWEST, "人们走上新桥", "人们走下新桥"),
        ["2021/01/11/ZC02/1.html", "2021/01/11/offline.json", "feed.xml"],
    ),
    "a title": (
        rewrite(ARTICLE, "title: 新事", "title: 旧事"),
        ["2021/01/08/ZC02/2.html", "2021/01/08/offline.json",  # whose next article this is
         "2021/01/09/index.html", "2021/01/09/A01/index.html", "2021/01/09/A01/1.html", "2021/01/09/A01/2.html",
         "2021/01/09/offline.json",
         "2021/01/index.html"],  # it leads its issue
    ),
    "a title of the newest issue": (
        rewrite(NEWEST, "title: 新事", "title: 旧事"),
        ["2021/01/11/index.html", "2021/01/11/A01/2.html", "2021/01/11/ZC02/index.html", "2021/01/11/ZC02/1.html",
         "2021/01/11/ZC02/2.html", "2021/01/11/offline.json", "index.html", "feed.xml"],
    ),
    "an article more": (
        copy_article,
        ["2021/01/09/index.html", "2021/01/09/A01/index.html", "2021/01/09/A01/1.html", "2021/01/09/A01/2.html",
         "2021/01/09/A01/3.html", "2021/01/09/ZC02/1.html", "2021/01/09/offline.json",
         "2021/01/index.html", "about/index.html", "sitemap-2021-01.xml"],
    ),
    "an article less": (
        remove_article,
        ["2021/01/09/index.html", "2021/01/09/A01/index.html", "2021/01/09/A01/1.html", "2021/01/09/A01/2.html",
         "2021/01/09/ZC02/1.html", "2021/01/09/offline.json", *PHOTO_OF_ARTICLE,
         "2021/01/index.html", "about/index.html", "sitemap-2021-01.xml"],
    ),
    "an article of another name": (
        rename_article,
        ["2021/01/08/ZC02/2.html", "2021/01/08/offline.json",
         "2021/01/09/index.html", "2021/01/09/A01/index.html", "2021/01/09/A01/1.html", "2021/01/09/A01/2.html",
         "2021/01/09/A01/7.html", "2021/01/09/offline.json", "sitemap-2021-01.xml"],
    ),
    "an issue less": (
        remove_issue,
        [f"2021/01/09/{name}" for name in (*DOCUMENTS, "offline.json")]
        + [f"2021/01/09/{page}/bridge{ending}" for page in PAGES for ending in PHOTO]
        + [f"2021/01/09/{page}{ending}" for page in PAGES for ending in FACSIMILE]
        # the issues on either side, in full, lead to each other
        + [f"2021/01/{day}/{name}" for day in ("08", "10") for name in (*DOCUMENTS, "offline.json")]
        + ["2021/index.html", "2021/01/index.html", "calendar/index.html", "about/index.html", "sitemap-2021-01.xml"],
    ),
    "a part of the articles": (
        restyle("parts/rail.html", "<ol ", '<ol data-own="" '),
        of_issues(*ARTICLES, "offline.json"),
    ),
    "a part of two documents of the calendar": (
        restyle("parts/legend.html", "<p ", '<p data-own="" '),
        ["2021/index.html", "2021/01/index.html"],
    ),
    "a template that no issue uses": (
        restyle("month.html", "<h1>", '<h1 data-own="">'),
        ["2021/01/index.html"],
    ),
    "a script of the articles": (
        restyle("assets/speech.js", "'use strict';", "'use strict'; "),
        ["assets/speech.js", *of_issues("offline.json")],
    ),
    "the stylesheet": (
        restyle("assets/style.css", "{", "{ "),
        ["assets/style.css", *of_issues("offline.json"), "sw.js"],
    ),
    "a word of a language to change over to": (own_word, ["assets/words/en.js"]),
    "a setting of the feed": (lambda config: replace(config, timezone="Asia/Urumqi"), ["feed.xml"]),
    "a setting of every document": (
        lambda config: replace(config, rights="墨川日报社"),
        [*of_issues(*DOCUMENTS, "offline.json"), *SITE_DOCUMENTS, "feed.xml", "sw.js"],
    ),
    "a photo, of the same size": (
        picture("2021/01/09/A01/bridge.png", 90),
        [*PHOTO_OF_ARTICLE, "2021/01/09/offline.json"],
    ),
    "a file of the site, by another hand": (lose("2021/01/09/A01/1.html"), ["2021/01/09/A01/1.html"]),
    "a list of the site, by another hand": (lose("sitemap-2021-01.xml"), ["sitemap-2021-01.xml"]),
}  # fmt: skip


@pytest.mark.parametrize("what", CASES)
def test_what_is_written_after(what: str, config: Config) -> None:
    change, expected = CASES[what]
    before = states(config.site)
    changed = change(config) or config
    untouched = states(config.site)
    report = build_site(changed)
    after = states(config.site)
    assert report.problems == ()
    assert sorted({path for path, _ in before ^ after}) == sorted(expected)
    assert report.written + report.removed == len({path for path, _ in untouched ^ after})


def states(site: Path) -> set[tuple[str, tuple[int, int]]]:
    """Each file with what differs where it was written anew, be it with the same bytes."""
    found = [(file, file.stat()) for file in site.rglob("*") if file.is_file()]
    return {(file.relative_to(site).as_posix(), (stat.st_ino, stat.st_mtime_ns)) for file, stat in found}


def test_the_lists_for_reading_offline_know_every_template_of_an_issue() -> None:
    named = {name for output in (IssueFronts(), Pages(), Articles()) for name in output.templates}
    assert {name for name in named if not name.startswith("locales/")} == set(OFFLINE_DOCUMENTS)
    settings = {name for output in (IssueFronts(), Pages(), Articles()) for name in output.config_keys}
    assert settings == set(IssueFiles().config_keys)
