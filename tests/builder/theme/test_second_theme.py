"""A theme of its own: eight small files, of which some replace the default theme's and some extend them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Page, expect
from sample_archive import make_project

from generator.builder.build import build_site
from generator.config import Config
from generator.inspection.inspect_site import inspect_site
from generator.theming.theme_files import list_theme
from generator.workers import SerialExecutor

EVENING = Path(__file__).parent / "evening"
PAGE = "2021/01/08/A01/index.html"
ARTICLE = "2021/01/08/A01/101.html"


def make_evening(folder: Path, base_url: str = "") -> Config:
    config = make_project(folder, base_url=base_url)
    shutil.copytree(EVENING, config.templates)
    assert [str(problem) for problem in build_site(config).problems] == []
    return config


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return make_evening(tmp_path_factory.mktemp("evening"))


@pytest.fixture(scope="module")
def read(config: Config) -> Callable[[str], HtmlElement]:
    return lambda path: html.fromstring((config.site / path).read_text("utf-8"))


def test_every_file_of_it_is_used(config: Config) -> None:
    own = {file.name: file.standing for file in list_theme(config) if file.standing != "default"}
    assert own == {
        "article.html": "extended",
        "assets/lamp.svg": "added",
        "assets/style.css": "replaced",
        "base.html": "extended",
        "issue.html": "extended",
        "locales/zh-Hans.yaml": "extended",
        "page.html": "replaced",
        "parts/masthead.html": "replaced",
    }


@pytest.mark.parametrize("base_url", ["", "https://news.example/archive/mc/"])
def test_every_link_leads_somewhere(tmp_path: Path, base_url: str) -> None:
    config = make_evening(tmp_path, base_url)
    report = inspect_site(config.site, config.base_url, SerialExecutor())
    assert report.links > 500
    assert [str(problem) for problem in report.problems] == []


def test_what_it_replaces_leaves_nothing_of_the_default(config: Config, read: Callable[[str], HtmlElement]) -> None:
    assert (config.site / "assets/style.css").read_bytes() == (EVENING / "assets/style.css").read_bytes()
    assert not read(PAGE).cssselect(".page-head, .page-grid, .page-list, .items, .plate, .strip")
    for file in sorted(config.site.rglob("*.html")):
        document = html.fromstring(file.read_text("utf-8"))
        assert document.cssselect("header.evening") and not document.cssselect(".masthead, .nameplate, .bar"), file
        assert document.cssselect("footer.lamplight") and not document.cssselect("footer.foot"), file
        signs = [icon.get("href").rpartition("/")[2] for icon in document.cssselect('link[rel="icon"]')]
        assert signs == ["lamp.svg"], file


def test_what_it_extends_keeps_the_rest(read: Callable[[str], HtmlElement]) -> None:
    article = read(ARTICLE)
    assert [pen.text for pen in article.cssselect(".story header .pen")] == ["沈知夏（记者）", "陆小舟（通讯员）"]
    assert not article.cssselect(".byline, .rail.left") and article.cssselect(".good-night")
    for kept in (".kicker", ".subtitle", ".source-line", ".text p", ".cut", ".turn .on", ".crumbs"):
        assert article.cssselect(kept), kept
    assert read("2021/01/06/A01/102.html").cssselect(".pen, .byline") == []
    for front in ("index.html", "2021/01/08/index.html"):  # the home page extends the issue's, and so follows
        issue = read(front)
        assert issue.cssselect("h1")[0].text.endswith("的灯下") and issue.cssselect("#headlines li")


def test_its_words_take_the_place_of_single_ones(read: Callable[[str], HtmlElement]) -> None:
    words = [link.text for link in read(PAGE).cssselect(".evening nav a")]
    assert words == ["今夜", "版面导航", "标题导航", "旧报"]


@pytest.mark.browser
def test_it_has_its_own_look_and_the_scripts_still_work(
    window: Page, config: Config, serve: Callable[[Path], str]
) -> None:
    address = serve(config.site)
    window.goto(f"{address}/{ARTICLE}")
    expect(window.locator("body")).to_have_css("background-color", "rgb(16, 21, 31)")
    expect(window.locator(".sign a")).to_have_css("color", "rgb(244, 213, 141)")
    window.keyboard.press("j")
    expect(window).to_have_url(f"{address}/2021/01/08/A01/102.html")
    window.get_by_role("link", name="旧报").click()
    expect(window.locator("h1")).to_have_text("旧报")
