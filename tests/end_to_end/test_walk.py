"""A reader's walk through the demo newspaper in Chromium: by clicking only, from the home page and back."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from whole_way import build, issues

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


@pytest.fixture(scope="module", params=["served", "below a path", "from the folder"])
def home(
    request: pytest.FixtureRequest,
    demo_project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
) -> str:
    """The address of the home page: on a host, below a path of a host, as a file."""
    project = tmp_path_factory.mktemp("walk")
    if request.param == "below a path":
        build(demo_project / "content", project, "https://example.org/papers/mccb/")
        host = tmp_path_factory.mktemp("host")
        (host / "papers").mkdir()
        (host / "papers/mccb").symlink_to(project / "site")
        return serve(host) + "/papers/mccb/"
    site = build(demo_project / "content", project)
    return serve(site.folder) + "/" if request.param == "served" else (site.folder / "index.html").as_uri()


@pytest.fixture(params=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A browser window; whatever a page's console has to say fails the test."""
    context = browser.new_context(java_script_enabled=request.param == "with scripts", locale="zh-CN")
    context.set_default_timeout(10_000)
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: noise.append(f"{page.url}: {error}"))
    yield page
    context.close()
    assert noise == []


def place(window: Page) -> str:
    """Where the window is, as the path of the site that ends the address: `2021/01/08/A01/002.html`."""
    address = window.url.partition("#")[0].removesuffix("index.html")
    found = re.search(r"/((?:\d{4}/)?(?:\d{2}/){0,2}(?:[A-Z0-9-]+/)?(?:[\w-]+\.html)?)$", address)
    assert found is not None
    return found[1]


def link(window: Page | Locator, name: str) -> Locator:
    """The first link whose words begin with `name`."""
    return window.get_by_role("link", name=re.compile(rf"^\W*{name}")).first


def test_the_walk(home: str, reader: Page, demo_project: Path) -> None:
    read = {issue.key.folder: issue for issue in issues(demo_project / "content")}
    reader.goto(home)
    expect(reader).to_have_title(re.compile("墨川晨报"))

    link(reader, "日历").click()
    link(reader.get_by_role("main"), "1月").click()
    days = reader.get_by_role("main").get_by_role("table")
    days.get_by_role("link", name=re.compile("1月8日")).click()
    assert place(reader) == "2021/01/08/"

    link(reader.get_by_role("main"), "A01").click()
    assert place(reader) == "2021/01/08/A01/"
    on_page = [article for article in read["2021/01/08"].pages[0].articles if article.kind != "listed"]
    link(reader.get_by_role("main"), on_page[0].title).click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text(on_page[0].title)

    seen = [place(reader)]
    while place(reader).startswith("2021/01/08/A01/"):
        link(reader, "下一篇").click()
        seen.append(place(reader))
        assert len(seen) <= len(on_page) + 1
    assert seen[:-1] == [f"2021/01/08/A01/{article.id}.html" for article in on_page]
    assert seen[-1].startswith("2021/01/08/A02/")

    crumbs = reader.get_by_role("navigation", name="所在位置")
    crumbs.get_by_role("link").last.click()
    assert place(reader) == "2021/01/08/A02/"
    earlier = link(reader, "本版上一期")
    expect(earlier).to_contain_text("1月6日")
    earlier.click()
    assert place(reader) == "2021/01/06/A02/"

    link(reader, "标题导航").click()
    assert place(reader) == "2021/01/06/"
    assert reader.url.endswith("#headlines")
    for page in read["2021/01/06"].pages:
        for article in page.articles:
            expect(reader.locator("#headlines").get_by_text(article.title.split(" ")[0]).first).to_be_visible()

    reader.go_back()
    assert place(reader) == "2021/01/06/A02/"
    link(reader, "返回主页").click()
    assert place(reader) == ""


def test_the_page_before_skips_issues_without_it(home: str, reader: Page) -> None:
    """ZC02 is in the issues of 6, 11 and 12 January, not in that of the 8th."""
    reader.goto(home.removesuffix("index.html") + "2021/01/11/ZC02/index.html")
    link(reader, "本版上一期").click()
    assert place(reader) == "2021/01/06/ZC02/"
    expect(link(reader, "本版上一期")).to_have_count(0)


def test_the_calendar_has_the_right_weekdays_and_three_marks(home: str, reader: Page) -> None:
    reader.goto(home.removesuffix("index.html") + "2021/01/index.html")
    table = reader.get_by_role("main").get_by_role("table").first
    heads = table.locator("thead th").all_inner_texts()
    assert heads == list("一二三四五六日")
    for row in table.locator("tbody tr").all():
        for column, cell in enumerate(row.locator("td").all()):
            if found := re.match(r"\d+", cell.inner_text()):
                assert dt.date(2021, 1, int(found[0])).weekday() == column
    days = {int(found[0]): cell for cell in table.locator("td").all() if (found := re.match(r"\d+", cell.inner_text()))}
    assert len(days) == 31
    assert [day for day, cell in days.items() if cell.get_by_role("link").count()] == [6, 8, 11, 12]
    assert "休刊" in days[9].inner_text() and "未收录" in days[7].inner_text()


def test_a_turned_article_is_linked_both_ways(home: str, reader: Page) -> None:
    reader.goto(home.removesuffix("index.html") + "2021/01/08/A01/002.html")
    reader.get_by_text("下转").locator("..").get_by_role("link").click()
    assert place(reader) == "2021/01/08/A03/002.html"
    reader.get_by_text("上接").locator("..").get_by_role("link").click()
    assert place(reader) == "2021/01/08/A01/002.html"


def test_a_zone_of_the_facsimile_leads_to_its_article(home: str, reader: Page) -> None:
    reader.goto(home.removesuffix("index.html") + "2021/01/08/A01/index.html")
    zone = reader.locator("svg a").first
    expect(zone).to_be_visible()
    zone.click()
    assert re.fullmatch(r"2021/01/08/A01/\w+\.html", place(reader))


def test_headlines_that_were_not_captured_are_shown_and_lead_nowhere(home: str, reader: Page) -> None:
    reader.goto(home.removesuffix("index.html") + "2021/01/12/ZC02/index.html")
    row = reader.get_by_role("main").get_by_text("一只邮筒的退休仪式")
    expect(row.first).to_be_visible()
    expect(reader.get_by_role("link", name=re.compile("一只邮筒的退休仪式"))).to_have_count(0)
    expect(reader.get_by_text("未收录").first).to_be_visible()
