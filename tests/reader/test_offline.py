"""Reading with the network cut: an issue that was kept, whole and of one build."""

import functools
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import paper
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from static_host import QuietHandler, StaticHost
from waiting import until

from generator.builder.build import build_site
from generator.config import Config

pytestmark = pytest.mark.browser

ISSUE = "2021/01/08/index.html"


@pytest.fixture(params=["", "https://paper.example/site/"], ids=["relative", "below a path"])
def config(request: pytest.FixtureRequest, tmp_path: Path) -> Config:
    config = paper.lay_out(tmp_path, base_url=request.param)
    paper.build(config)
    return config


class Network:
    """A plain static host that can be cut off: then every connection is refused."""

    def __init__(self, folder: Path) -> None:
        self._handler = functools.partial(QuietHandler, directory=str(folder))
        self._port = 0
        self.join()

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self._port}/site/"

    def join(self) -> None:
        self._server = StaticHost(("127.0.0.1", self._port), self._handler)
        self._port = self._server.server_port
        self._is_up = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def cut(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._is_up = False

    def close(self) -> None:
        if self._is_up:
            self.cut()


@pytest.fixture
def network(config: Config) -> Iterator[Network]:
    network = Network(config.site.parent)
    yield network
    network.close()


@pytest.fixture
def home(network: Network) -> str:
    return network.home


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(15_000)
    yield context
    context.close()


def keep(window: Page, home: str) -> None:
    """Keeps the issue, with the service worker at work."""
    window.goto(home + ISSUE)
    until(window, "navigator.serviceWorker.controller !== null")
    window.get_by_role("button", name="离线保存本期").click()
    expect(window.get_by_role("button", name="删除离线本期")).to_be_visible(timeout=15_000)


def test_a_kept_issue_is_read_with_the_network_cut(context: BrowserContext, home: str, network: Network) -> None:
    window = context.new_page()
    keep(window, home)
    network.cut()
    window.goto(home + ISSUE)
    window.get_by_role("link", name="8日城事第1条").first.click()
    expect(window.locator("h1")).to_contain_text("8日城事第1条")
    assert window.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)"
    window.locator(".text img").scroll_into_view_if_needed()
    until(window, "document.querySelector('.text img').naturalWidth > 0")
    window.get_by_role("button", name="阅读设置").click()
    window.keyboard.press("Escape")
    window.goto(home + "2021/01/08/A01/")
    until(window, "document.querySelector('.frame img').naturalWidth > 0")


def test_what_was_not_kept_says_so_and_leads_to_what_was(context: BrowserContext, home: str, network: Network) -> None:
    window = context.new_page()
    keep(window, home)
    network.cut()
    window.goto(home + "2021/01/09/index.html")
    expect(window.locator("h1")).to_have_text("没有网络")
    assert window.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)"
    window.get_by_role("link", name="2021年1月8日").click()
    expect(window.locator("h1")).to_contain_text("2021年1月8日")


def test_a_kept_issue_can_be_given_up(context: BrowserContext, home: str, network: Network) -> None:
    window = context.new_page()
    keep(window, home)
    window.get_by_role("button", name="删除离线本期").click()
    expect(window.get_by_role("button", name="离线保存本期")).to_be_visible()
    network.cut()
    window.goto(home + ISSUE)
    expect(window.locator("h1")).to_have_text("没有网络")


def test_two_builds_are_never_mixed(context: BrowserContext, home: str, network: Network, config: Config) -> None:
    window = context.new_page()
    # An hour old: the browser takes such files for fresh; the host counts in seconds, and tells new ones from them.
    for built in config.site.rglob("*.*"):
        os.utime(built, (built.stat().st_atime, built.stat().st_mtime - 3600))
    keep(window, home)
    file = config.content / "2021/01/08/A01/2.md"
    file.write_text(file.read_text("utf-8").replace("雪停了", "雨停了"), "utf-8")
    (config.templates / "assets").mkdir(parents=True)
    (config.templates / "assets/style.css").write_text("body { background: rgb(1, 2, 3) }", "utf-8")
    assert build_site(config).problems == ()
    # with the network: the new text in its new clothes
    window.goto(home + "2021/01/08/A01/2.html")
    expect(window.locator(".text")).to_contain_text("雨停了")
    assert window.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(1, 2, 3)"
    # without: the kept text in the clothes it was kept with
    network.cut()
    window.goto(home + "2021/01/08/A01/2.html")
    expect(window.locator(".text")).to_contain_text("雪停了")
    assert window.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)"
    network.join()
    window.goto(home + ISSUE)
    window.get_by_role("button", name="更新离线本期").click()
    expect(window.get_by_role("button", name="删除离线本期")).to_be_visible(timeout=15_000)
    network.cut()
    window.goto(home + "2021/01/08/A01/2.html")
    expect(window.locator(".text")).to_contain_text("雨停了")
    assert len(window.evaluate("caches.keys().then((all) => all.filter((one) => one.includes(' issue ')))")) == 1


def test_a_file_that_is_missing_keeps_nothing_by_halves(context: BrowserContext, home: str, config: Config) -> None:
    (config.site / "2021/01/08/A02/2.html").unlink()
    window = context.new_page()
    window.goto(home + ISSUE)
    window.get_by_role("button", name="离线保存本期").click()
    expect(window.get_by_role("status")).to_have_text("没有保存成功，请稍后再试")
    expect(window.get_by_role("button", name="离线保存本期")).to_be_visible()


def test_an_edit_changes_the_list_of_its_issue_only(config: Config) -> None:
    lists = {day: config.site / f"2021/01/{day}/offline.json" for day in ("08", "09")}
    before = {day: json.loads(file.read_text("utf-8")) for day, file in lists.items()}
    for listed in before["08"]["files"]:
        path = listed if not listed.endswith("/") else listed + "index.html"
        assert (config.site / path).is_file(), listed
    file = config.content / "2021/01/08/A01/2.md"
    file.write_text(file.read_text("utf-8").replace("雪停了", "雨停了"), "utf-8")
    build_site(config)
    after = {day: json.loads(file.read_text("utf-8")) for day, file in lists.items()}
    assert after["08"]["build"] != before["08"]["build"] and after["09"] == before["09"]
