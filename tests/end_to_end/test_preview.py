"""The preview in a browser: the open page follows every edit, and an error never costs the last good page."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

CONFIG = "name: 墨川晨报\npublisher: 墨川日报社\n"
ISSUE = "date: 2021-01-08\npages:\n- number: A01\n  name: 要闻\n"
ARTICLE = """\
---
title: 老墨桥今起封闭大修
date: 2021-01-08
page: A01
order: 1
---

早上六点整,桥面安静了下来。
"""
HEAD = '<!doctype html><html><head><link rel="icon" href="data:,"></head><body>\n<h1>'
ADDRESS = "2021/01/08/A01/1.html"


@dataclass
class Desk:
    """A running preview, and the files of its project."""

    project: Path
    address: str
    process: "subprocess.Popen[str]"

    @property
    def article(self) -> Path:
        return self.project / "content/2021/01/08/A01/1.md"

    @property
    def config(self) -> Path:
        return self.project / "config.yaml"

    @property
    def template(self) -> Path:
        return self.project / "templates/article.html"


def open_desk(project: Path, config: str = CONFIG) -> Desk:
    (project / "content/2021/01/08/A01").mkdir(parents=True, exist_ok=True)
    (project / "config.yaml").write_text(config, "utf-8")
    (project / "content/2021/01/08/issue.yaml").write_text(ISSUE, "utf-8")
    (project / "content/2021/01/08/A01/1.md").write_text(ARTICLE, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "-C", str(project), "preview"],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=_hear_ctrl_c,
    )
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if found := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
            return Desk(project, found[0], process)
    raise AssertionError(f"the preview ended: {said}")


def _hear_ctrl_c() -> None:
    """A run of the tests in the background ignores Ctrl-C, and what it starts would too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def close_desk(desk: Desk) -> None:
    desk.process.send_signal(signal.SIGINT)
    assert desk.process.wait(10) == 0


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    close_desk(desk)


def test_an_edit_shows_on_the_open_page(desk: Desk, window: Page) -> None:
    window.goto(desk.address + ADDRESS)
    expect(window.locator("h1")).to_have_text("老墨桥今起封闭大修")
    desk.article.write_text(ARTICLE.replace("安静了下来", "热闹了起来"), "utf-8")
    expect(window.get_by_text("桥面热闹了起来")).to_be_visible()
    desk.article.write_text(ARTICLE.replace("封闭大修", "恢复通行"), "utf-8")
    expect(window.locator("h1")).to_have_text("老墨桥今起恢复通行")
    assert not (desk.project / "site").exists()


def test_the_path_of_the_base_url_may_be_of_any_letters(tmp_path: Path, window: Page) -> None:
    desk = open_desk(tmp_path, f"{CONFIG}base_url: https://example.org/晨%20报/\n")
    assert desk.address.endswith("/%E6%99%A8%20%E6%8A%A5/")
    window.goto(desk.address + ADDRESS)
    expect(window.locator("h1")).to_have_text("老墨桥今起封闭大修")
    window.goto(desk.address.partition("%")[0])
    assert window.url == desk.address
    window.goto("about:blank")
    close_desk(desk)


def test_nothing_is_kept_by_the_browser(desk: Desk, window: Page) -> None:
    answer = window.goto(desk.address)
    assert answer is not None and answer.headers["cache-control"] == "no-store"


def test_a_broken_template_shows_its_file_and_line_until_it_is_mended(desk: Desk, window: Page) -> None:
    window.goto(desk.address + ADDRESS)
    desk.template.parent.mkdir()
    desk.template.write_text(HEAD + "{{ title }}</h1>\n{{ titel }}</body></html>")
    overlay = window.locator("#broadsheet-problems")
    expect(overlay).to_contain_text("article.html:3")
    expect(overlay).to_contain_text("titel")
    expect(window.get_by_text("桥面安静了下来")).to_be_visible()
    desk.template.write_text(HEAD + "{{ title }}</h1>\n{% if %}</body></html>")
    expect(overlay).to_contain_text("article.html:3")
    expect(overlay).not_to_contain_text("titel")
    desk.template.write_text(HEAD + "题:{{ title }}</h1></body></html>")
    expect(window.locator("h1")).to_have_text("题:老墨桥今起封闭大修")
    expect(overlay).to_have_count(0)
    desk.template.unlink()
    expect(window.get_by_text("桥面安静了下来")).to_be_visible()


def test_a_broken_article_keeps_its_last_good_page(desk: Desk, window: Page) -> None:
    window.goto(desk.address + ADDRESS)
    desk.article.write_text(ARTICLE.replace("order: 1", "order: 甲"), "utf-8")
    overlay = window.locator("#broadsheet-problems")
    expect(overlay).to_contain_text("1.md:5: order: must be a whole number")
    expect(window.locator("h1")).to_have_text("老墨桥今起封闭大修")
    desk.article.write_text(ARTICLE.replace("封闭大修", "恢复通行"), "utf-8")
    expect(window.locator("h1")).to_have_text("老墨桥今起恢复通行")
    expect(overlay).to_have_count(0)


def test_a_broken_config_is_shown_too_and_what_it_says_follows(desk: Desk, window: Page) -> None:
    window.goto(desk.address)
    desk.config.write_text("nmae: 墨川晨报\n", "utf-8")
    overlay = window.locator("#broadsheet-problems")
    expect(overlay).to_contain_text("config.yaml:1: nmae: no such key")
    expect(overlay).to_contain_text("did you mean `name`?")
    desk.config.write_text(CONFIG.replace("晨报", "晚报"), "utf-8")
    expect(window).to_have_title(re.compile("墨川晚报"))
    expect(overlay).to_have_count(0)


def test_below_the_path_of_the_base_url(tmp_path: Path, window: Page) -> None:
    desk = open_desk(tmp_path, CONFIG + "base_url: https://example.org/mccb/\n")
    assert desk.address.endswith("/mccb/")
    window.goto(desk.address.removesuffix("mccb/"))
    assert window.url == desk.address
    window.goto(desk.address + ADDRESS)
    desk.article.write_text(ARTICLE.replace("安静了下来", "热闹了起来"), "utf-8")
    expect(window.get_by_text("桥面热闹了起来")).to_be_visible()
    window.goto("about:blank")
    close_desk(desk)


def test_it_ends_quietly_when_it_is_told_to(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.process.send_signal(signal.SIGTERM)
    assert desk.process.wait(10) == 0
    assert desk.process.stderr is not None and "Traceback" not in desk.process.stderr.read()


def test_what_is_broken_from_the_start_is_shown_and_can_be_mended(tmp_path: Path, browser: Browser) -> None:
    window = browser.new_page()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/article.html").write_text("{% if %}")
    desk = open_desk(tmp_path)
    window.goto(desk.address + ADDRESS, wait_until="load")
    expect(window.locator("#broadsheet-problems")).to_contain_text("article.html:1")
    desk.template.unlink()
    expect(window.locator("h1")).to_have_text("老墨桥今起封闭大修")
    window.close()
    close_desk(desk)


def test_a_service_worker_of_the_published_site_is_gone(desk: Desk, window: Page) -> None:
    window.goto(desk.address)
    window.evaluate("navigator.serviceWorker.register('/any.js').then(() => null)")
    window.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
