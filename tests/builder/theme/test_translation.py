"""The interface in another language, chosen by the reader: everything that is not the newspaper's own text follows."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sample_archive import make_site

pytestmark = pytest.mark.browser


def until(window: Page, holds: str) -> None:
    """Waits for what a script tells; the pages' policy forbids Playwright's own way, which compiles it there."""
    for _ in range(100):
        if window.evaluate(holds):
            return
        window.wait_for_timeout(50)
    raise AssertionError(holds)


KINDS = {
    "home": "index.html",
    "issue": "2021/01/08/index.html",
    "page": "2021/01/08/A01/index.html",
    "page without an image": "2021/01/08/ZC02/index.html",
    "article": "2021/01/08/A01/101.html",
    "article without its photo": "2021/01/08/ZC02/302.html",
    "last article": "2021/01/06/ZC02/321.html",
    "calendar": "calendar/index.html",
    "year": "2021/index.html",
    "month": "2021/01/index.html",
    "about": "about/index.html",
    "404": "404.html",
}
NAMES = ("墨川日报社", "墨川晨报", "要闻", "本埠", "民生", "城事", "广告", "周末不出报", "六十名抢修工的一夜")
"""Of the newspaper, its pages and articles, and why there was none: they are never the interface's."""
SAID = """() => {
  const said = [];
  const skipped = 'script, dialog, .zones, [lang]:not(html)';
  const lines = '.source-line, .jump, .provenance';
  const isOwn = (element) => !element.closest(skipped) || element.closest(lines);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (isOwn(node.parentElement)) said.push(node.data.trim());
  }
  for (const name of ['aria-label', 'title', 'alt', 'abbr']) {
    for (const element of document.querySelectorAll(`body [${name}]`)) {
      if (isOwn(element)) said.push(element.getAttribute(name));
    }
  }
  return said.filter(Boolean);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("site"))


def choose(window: Page, language: str) -> None:
    window.locator('[data-slot="settings"] button').click()
    window.locator(f'input[name="set-language"][value="{language}"]').check()
    window.locator("dialog[open] .panel-close").click()
    expect(window.locator("html")).to_have_attribute("lang", language)


def has_han(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def without_names(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "")
    return text


def test_nothing_is_left_in_the_other_language(browser: Browser, site: Path, serve: Callable[[Path], str]) -> None:
    context = browser.new_context(locale="zh-CN")
    window = context.new_page()
    address = serve(site)
    left: list[tuple[str, str]] = []
    for kind, path in KINDS.items():
        window.goto(f"{address}/{path}")
        if kind == "home":
            choose(window, "en")
        expect(window.locator("html")).to_have_attribute("lang", "en")
        left += [(kind, said) for said in window.evaluate(SAID) if has_han(without_names(said))]
        if "article" not in kind and has_han(without_names(window.title())):
            left.append((kind, window.title()))
        singular = re.findall(r"\b1 (?:issues|pages|articles|days)\b", window.locator("body").inner_text())
        left += [(kind, said) for said in singular]
    context.close()
    assert left == []


def test_the_title_follows_and_comes_back(window: Page, site: Path, serve: Callable[[Path], str]) -> None:
    address = serve(site)
    titles = {
        "2021/01/08/A01/index.html": ("第A01版 要闻 墨川晨报 2021年1月8日", "Page A01 要闻 墨川晨报 8 January 2021"),
        "2021/01/index.html": ("2021年1月 - 墨川晨报", "January 2021 - 墨川晨报"),
        "calendar/index.html": ("日历 - 墨川晨报", "Calendar - 墨川晨报"),
    }
    for path, (own, other) in titles.items():
        window.goto(f"{address}/{path}")
        choose(window, "en")
        until(window, f"document.title === {json.dumps(other)}")
        choose(window, "zh-Hans")
        until(window, f"document.title === {json.dumps(own)}")
    window.goto(f"{address}/2021/01/08/A01/101.html")
    before = window.title()
    choose(window, "en")
    expect(window.locator(".dateline")).to_contain_text("5 pages")
    assert window.title() == before


def test_dates_counts_and_labels_follow_and_come_back(window: Page, site: Path, serve: Callable[[Path], str]) -> None:
    window.goto(f"{serve(site)}/2021/01/08/A01/101.html")
    before = window.evaluate(SAID)
    choose(window, "en")
    expect(window.locator(".dateline time")).to_have_text("8 January 2021 Friday")
    expect(window.locator(".dateline .lunar")).to_have_text("lunar 11-25")
    expect(window.locator(".dateline")).to_contain_text("5 pages")
    expect(window.locator(".source-line")).to_contain_text("Page A01 要闻 8 January 2021")
    expect(window.locator(".jump")).to_contain_text("Page A02 本埠 六十名抢修工的一夜")
    expect(window.get_by_role("navigation", name="Main")).to_be_visible()
    expect(window.get_by_role("navigation", name="Previous article Next article")).to_be_visible()
    expect(window.locator(".story h1")).to_contain_text("冷到底了")
    choose(window, "zh-Hant")
    expect(window.locator(".dateline time")).to_have_text("2021年1月8日 星期五")
    expect(window.locator(".dateline .lunar")).to_have_text("農曆冬月廿五")
    choose(window, "zh-Hans")
    assert window.evaluate(SAID) == before


def test_a_day_says_what_it_is(window: Page, site: Path, serve: Callable[[Path], str]) -> None:
    window.goto(f"{serve(site)}/2021/01/index.html")
    choose(window, "en")
    expect(window.locator("#day-2021-01-08 a")).to_have_attribute(
        "aria-label", "8 January 2021 Friday, articles missing"
    )
    expect(window.locator("h1")).to_have_text("January 2021")
    assert window.locator("thead th").all_inner_texts() == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    expect(window.locator(".issues li").nth(1)).to_contain_text("8 January Friday")
    expect(window.locator(".issues .count").nth(1)).to_have_text("5 pages10 articles")
    window.goto(f"{window.url.rpartition('/2021/')[0]}/calendar/index.html")
    expect(window.locator(".year-months a").first).to_have_text("Jan 3 issues")
    window.get_by_role("link", name="2021").click()
    expect(window.locator(".month h2").nth(8)).to_have_text("September")


def test_from_a_folder_and_from_english(window: Page, tmp_path: Path) -> None:
    site = make_site(tmp_path, language="en")
    window.goto((site / "2021/01/08/A01/101.html").as_uri())
    before = window.evaluate(SAID)
    choose(window, "zh-Hans")
    expect(window.locator(".dateline time")).to_have_text("2021年1月8日 星期五")
    expect(window.locator(".dateline .lunar")).to_have_text("农历冬月廿五")
    expect(window.locator(".source-line")).to_contain_text("第A01版 要闻 2021年1月8日")
    expect(window.locator(".foot")).to_contain_text("墨川日报社 主办")
    choose(window, "en")
    assert window.evaluate(SAID) == before
    window.goto((site / "calendar/index.html").as_uri())
    field = window.get_by_label("Find a date")
    field.fill("2021-01-08")
    window.wait_for_url("**/2021/01/index.html#day-2021-01-08")


FACE = "(name) => getComputedStyle(document.querySelector(name)).fontFamily"


def test_the_newspapers_text_keeps_its_script_s_faces(window: Page, site: Path, serve: Callable[[Path], str]) -> None:
    window.goto(f"{serve(site)}/2021/01/08/A01/101.html")
    before = {name: window.evaluate(FACE, name) for name in (".story h1", ".text", ".byline", ".heads li")}
    choose(window, "zh-Hant")
    assert "PingFang TC" in window.evaluate(FACE, ".bar")
    assert {name: window.evaluate(FACE, name) for name in before} == before
    assert "PingFang SC" in before[".text"] and "Songti SC" in before[".story h1"]
    window.evaluate("document.documentElement.dataset.face = 'serif'")
    assert "Songti SC" in window.evaluate(FACE, ".text")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_papers_own_faces_hold_in_every_language(window: Page, tmp_path: Path, language: str) -> None:
    theme = (("headline-face", "Lishu"), ("text-face", "Yahei"), ("byline-face", "Kai"))
    site = make_site(tmp_path, language=language, theme=theme)
    window.goto((site / "2021/01/08/A01/101.html").as_uri())
    for name, face in ((".story h1", "Lishu"), (".paper a", "Lishu"), (".text", "Yahei"), (".bar", "Yahei")):
        assert window.evaluate(FACE, name) == face, name
    choose(window, "en" if language == "zh-Hant" else "zh-Hant")
    assert window.evaluate(FACE, ".story h1") == "Lishu"
