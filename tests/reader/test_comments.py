"""发表评论: nothing before the reader asks; with a real Isso server; giscus as far as a machine without it can tell."""

import configparser
import gzip
import http.client
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import paper
import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Route, expect

from generator.builder.contexts.site import POLICY
from generator.config import Giscus, Isso

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ARTICLE = "2021/01/08/A01/1"
GISCUS = Giscus("mochuan/comments", "R_kgDOtest", "Announcements", "DIC_kwDOtest")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Forum:
    """A newspaper's site with an Isso server of its own, both on this machine."""

    home: str
    """Where the site lies: below a path; ends with `/`."""
    server: str
    """Where Isso answers; ends with `/`."""
    database: Path

    @property
    def article(self) -> str:
        return f"{self.home}{ARTICLE}.html"


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def isso_cfg(folder: Path, site: str, server: str) -> Path:
    """The configuration that the README gives, with this machine's places."""
    given = re.search(r"```ini\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert given
    settings = configparser.ConfigParser()
    settings.read_string(given[1])
    assert set(settings["general"]) == {"dbpath", "host"}
    settings["general"] = {"dbpath": str(folder / "comments.db"), "host": site}
    settings["server"] = {"listen": server, "public-endpoint": server}
    settings["guard"] = {"reply-to-self": "true"}
    file = folder / "isso.cfg"
    with file.open("w", encoding="utf-8") as opened:
        settings.write(opened)
    return file


@pytest.fixture  # to be named before `window`, which is then closed before the server ends
def forum(tmp_path: Path, serve: Callable[[Path], str]) -> Iterator[Forum]:
    host = serve(tmp_path)
    process, server = start_isso(tmp_path, f"{host}/")
    try:
        config = paper.lay_out(tmp_path, responsive_images=False)
        paper.build(replace(config, comments=Isso(server)))
        yield Forum(f"{host}/{config.site.name}/", server, tmp_path / "comments.db")
    finally:
        process.terminate()
        process.wait(20)


def start_isso(folder: Path, site: str) -> tuple["subprocess.Popen[bytes]", str]:
    """The server's process and its address. Isso wants a port by its number: one may be taken before it gets there."""
    for _ in range(5):
        server = f"http://127.0.0.1:{free_port()}/"
        file = isso_cfg(folder, site, server)
        command = [sys.executable, "-c", "from isso import main; main()", "-c", str(file), "run"]
        with (folder / "isso.log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log)
        for _ in range(600):
            if process.poll() is not None:
                break
            if answers(server):
                return process, server
            time.sleep(0.1)
        process.terminate()
    raise AssertionError((folder / "isso.log").read_text("utf-8"))


def answers(server: str) -> bool:
    """Whether Isso, and nobody else, answers there."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=2)
    try:
        connection.request("GET", "/config")
        response = connection.getresponse()
        return response.status == 200 and b"reply-to-self" in response.read()
    except OSError:
        return False
    finally:
        connection.close()


def test_a_comment_is_written_and_stays(forum: Forum, window: Page) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    window.goto(forum.article)
    window.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(forum.home)] == []
    section = window.locator("#comments")
    expect(section).to_contain_text(f"评论由 {urlsplit(forum.server).netloc} 保管")

    section.get_by_role("button", name="发表评论").press("Enter")  # by keys alone
    expect(window.locator("#comments-title")).to_be_focused()
    field = section.get_by_label("在此输入评论")
    expect(field).to_be_visible()
    expect(section.get_by_role("status")).to_have_text("")
    for _ in range(3):
        if field.evaluate("element => element === document.activeElement"):
            break
        window.keyboard.press("Tab")
    window.keyboard.type("桥头的灯，我也看见了。")
    window.keyboard.press("Tab")
    window.keyboard.type("读者甲")
    section.get_by_role("button", name="提交").press("Enter")
    expect(section.locator(".isso-text")).to_have_text(["", "桥头的灯，我也看见了。"])  # the first is the preview's

    window.reload()
    assert section.locator(".isso-comment").count() == 0
    window.locator(".tools").get_by_role("link", name="发表评论").click()
    expect(section.locator(".isso-author")).to_have_text("读者甲")
    expect(section).to_contain_text("桥头的灯，我也看见了。")
    expect(section.locator('[aria-level="3"]')).to_have_text("1 条评论")

    with sqlite3.connect(forum.database) as database:
        threads = database.execute("SELECT uri, title FROM threads").fetchall()
    assert threads == [(ARTICLE, window.locator("h1").inner_text())]


def test_an_address_opens_the_comments(forum: Forum, window: Page) -> None:
    window.goto(f"{forum.article}#comments")
    expect(window.locator("#comments .isso-postbox")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_open_comments_stand_in_nobodys_way(browser: Browser, forum: Forum, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="zh-CN")  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(10_000)
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.goto(f"{forum.article}#comments")
    section = page.locator("#comments")
    section.get_by_label("在此输入评论").fill("第一条。\n\n> 引一句\n\n- 一\n- 二")
    section.get_by_role("button", name="提交").click()
    section.get_by_role("link", name="回复").click()
    expect(section.locator(".isso-postbox")).to_have_count(2)
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper_colour = "getComputedStyle(document.body).backgroundColor"
    assert section.locator("textarea").first.evaluate(f"e => getComputedStyle(e).backgroundColor === {paper_colour}")
    context.close()
    assert noise == []


def test_a_server_that_does_not_answer_is_told_and_asked_again(browser: Browser, forum: Forum) -> None:
    page = browser.new_page(locale="zh-CN")
    page.set_default_timeout(10_000)
    page.route(f"{forum.server}js/*", lambda route: route.abort())
    page.goto(forum.article)
    section = page.locator("#comments")
    section.get_by_role("button", name="发表评论").click()
    expect(section.get_by_role("status")).to_have_text("评论服务器没有应答，请稍后再试。")
    page.unroute(f"{forum.server}js/*")
    section.get_by_role("button", name="再试一次").click()
    expect(section.locator(".isso-postbox")).to_be_visible()
    expect(section.get_by_role("status")).to_have_text("")
    page.close()


def test_a_server_that_is_silent_behind_its_script_is_told_too(browser: Browser, forum: Forum) -> None:
    page = browser.new_page(locale="zh-CN")
    page.route(f"{forum.server}config", lambda route: route.abort())
    page.clock.install()
    page.goto(f"{forum.article}#comments")
    section = page.locator("#comments")
    expect(section.get_by_role("status")).to_have_text("正在连接评论服务器……")
    page.wait_for_timeout(500)
    page.clock.fast_forward(13_000)
    expect(section.get_by_role("status")).to_have_text("评论服务器没有应答，请稍后再试。")
    page.unroute(f"{forum.server}config")
    section.get_by_role("button", name="再试一次").click()
    expect(section.locator(".isso-postbox")).to_be_visible()
    page.close()


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same paper without comments, with Isso's, and with those of giscus."""
    services = {"off": None, "isso": Isso("https://comments.example.org/isso/"), "giscus": GISCUS}
    made = {}
    for name, service in services.items():
        config = paper.lay_out(tmp_path_factory.mktemp(name), responsive_images=False)
        made[name] = paper.build(replace(config, comments=service))
    return made


def test_without_comments_no_page_speaks_of_them(sites: dict[str, Path]) -> None:
    pages = list(sites["off"].rglob("*.html"))
    assert len(pages) > 8
    assert [page for page in pages if re.search("comments|评论|isso|giscus", page.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("service", "allowed"),
    [
        ("isso", {"script-src": "https://comments.example.org", "connect-src": "https://comments.example.org"}),
        ("giscus", dict.fromkeys(("script-src", "style-src", "frame-src"), "https://giscus.app")),
    ],
)
def test_only_an_articles_policy_allows_one_host_more(
    sites: dict[str, Path], service: str, allowed: dict[str, str]
) -> None:
    def policy(page: Path) -> str:
        found = html.fromstring(page.read_text("utf-8")).cssselect('meta[http-equiv="Content-Security-Policy"]')
        return str(found[0].get("content"))

    def directives(text: str) -> dict[str, set[str]]:
        return {name: set(sources) for name, *sources in (part.split() for part in text.split(";"))}

    pages = {page.relative_to(sites[service]).as_posix(): policy(page) for page in sites[service].rglob("*.html")}
    articles = {path for path in pages if re.fullmatch(r"\d{4}/\d\d/\d\d/\w+/\d+\.html", path)}
    assert len(articles) > 3
    plain = directives(POLICY)
    for path, text in pages.items():
        more = {name: sources - plain.get(name, set()) for name, sources in directives(text).items()}
        assert {name: sources for name, sources in more.items() if sources} == (
            {name: {host} for name, host in allowed.items()} if path in articles else {}
        ), path
        assert ("comments.js" in (sites[service] / path).read_text("utf-8")) == (path in articles)


def test_an_article_with_comments_is_as_light(sites: dict[str, Path]) -> None:
    article = sites["isso"] / f"{ARTICLE}.html"
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', article.read_text("utf-8"))
    sizes = [len(gzip.compress((article.parent / script).read_bytes())) for script in scripts]
    assert len(sizes) > 8
    assert sum(sizes) <= 15 * 1024


def test_without_scripts_a_sentence_says_what_comments_need(
    browser: Browser, sites: dict[str, Path], serve: Callable[[Path], str]
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{serve(sites['isso'])}/{ARTICLE}.html")
    expect(page.get_by_text("看评论和发表评论要用 JavaScript。")).to_be_visible()
    expect(page.get_by_role("button", name="发表评论")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator("#comments")).to_be_hidden()
    page.close()


# What the script of giscus.app does with its own element, by its documentation: a frame beside it, a stylesheet from
# its host, and its words to the frame. The real one cannot be had here.
STAND_IN = """
const own = document.currentScript;
const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("/default.css", own.src);
document.head.prepend(style);
const frame = document.createElement("iframe");
frame.className = "giscus-frame giscus-frame--loading";
frame.title = "Comments";
frame.style.opacity = "0";
frame.src = `${new URL(own.src).origin}/${own.dataset.lang}/widget?${new URLSearchParams({...own.dataset})}`;
frame.addEventListener("load", () => frame.classList.remove("giscus-frame--loading"));
document.querySelector(".giscus").append(frame);
"""
FRAME = """<!doctype html><title>frame</title><p>讨论</p><script>
addEventListener("message", (event) => { document.querySelector("p").textContent = JSON.stringify(event.data); });
</script>"""


def test_giscus_is_told_the_thread_the_language_and_the_colours(
    window: Page, sites: dict[str, Path], serve: Callable[[Path], str]
) -> None:
    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        kind, body = {
            "/client.js": ("text/javascript", STAND_IN),
            "/default.css": ("text/css", ".giscus { color: red }"),
        }.get(path, ("text/html; charset=utf-8", FRAME))
        route.fulfill(body=body, content_type=kind, headers={"access-control-allow-origin": "*"})

    asked: list[str] = []
    window.route("https://giscus.app/**", answer)
    window.on("request", lambda request: asked.append(request.url))
    host = serve(sites["giscus"].parent)
    window.goto(f"{host}/{sites['giscus'].name}/{ARTICLE}.html")
    assert not any("giscus.app" in url for url in asked)
    window.get_by_role("button", name="发表评论").click()
    frame = window.frame_locator("#comments iframe")
    expect(frame.locator("p")).to_have_text("讨论")
    expect(window.locator("#comments iframe")).to_have_attribute("title", "评论")
    expect(window.get_by_role("status")).to_have_text("")
    address = window.locator("#comments iframe").get_attribute("src")
    assert address is not None and address.startswith("https://giscus.app/zh-CN/widget?")
    told = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
    assert told == {
        "repo": GISCUS.repo, "repoId": GISCUS.repo_id, "category": GISCUS.category, "categoryId": GISCUS.category_id,
        "mapping": "specific", "term": ARTICLE, "strict": "1", "reactionsEnabled": "0", "emitMetadata": "0",
        "inputPosition": "top", "theme": "preferred_color_scheme", "lang": "zh-CN",
    }  # fmt: skip
    window.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(frame.locator("p")).to_have_text('{"giscus":{"setConfig":{"theme":"dark"}}}')
