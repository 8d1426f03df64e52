"""The theme in a real browser: for everyone, without scripts, from a folder, on paper."""

import io
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from sample_archive import make_site
from waiting import until

pytestmark = pytest.mark.browser

KINDS = {
    "home": "index.html",
    "issue": "2021/01/08/index.html",
    "page": "2021/01/08/A01/index.html",
    "page without an image": "2021/01/08/ZC02/index.html",
    "article": "2021/01/08/A01/101.html",
    "article with a table": "2021/01/08/A02/202.html",
    "article without its photo": "2021/01/08/ZC02/302.html",
    "calendar": "calendar/index.html",
    "year": "2021/index.html",
    "month": "2021/01/index.html",
    "about": "about/index.html",
    "404": "404.html",
    "without a network": "offline.html",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES = ["light", "dark", "sepia"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(scope="module")
def axe() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_stands_in_anyones_way(browser: Browser, address: str, axe: str, width: int, theme: str) -> None:
    assert list(obstacles(browser, address, axe, width, theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_nor_does_text_of_twice_the_size(browser: Browser, address: str, axe: str, theme: str) -> None:
    assert list(obstacles(browser, address, axe, 390, theme, "212.5%")) == []


def test_what_stands_in_the_way_is_found(browser: Browser, address: str, axe: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/index.html")
    page.evaluate("document.querySelector('.facsimile img').removeAttribute('alt')")
    assert [line.split(":")[1] for line in violations(page, axe, "home")] == [" image-alt"]
    page.close()


def obstacles(browser: Browser, address: str, axe: str, width: int, theme: str, text: str = "") -> Iterator[str]:
    """What is in the way in any kind of document: what axe finds, what the console says, what is wider than the window.

    `text` is the root's font size, where it is not the theme's.
    """
    # Dark comes from the system, as it does for most; sepia can only be chosen.
    scheme = "dark" if theme == "dark" else "light"
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    if theme == "sepia":
        context.add_init_script("localStorage.setItem('broadsheet', '{\"theme\":\"sepia\"}')")
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: noise.append(f"{page.url}: {error}"))
    for kind, path in KINDS.items():
        page.goto(f"{address}/{path}")
        if text:
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
        yield from violations(page, axe, kind)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            yield f"{kind}: {wide} px wide"
    context.close()
    yield from noise


def violations(page: Page, axe: str, kind: str) -> list[str]:
    page.evaluate(axe)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
    result = page.evaluate("options => axe.run(document, options)", options)
    assert len(result["passes"]) > 20
    return [f"{kind}: {rule['id']}: {node['html'][:200]}" for rule in result["violations"] for node in rule["nodes"]]


@pytest.fixture(params=["with scripts", "without scripts", "from a folder"])
def desk(request: pytest.FixtureRequest, browser: Browser, site: Path, address: str) -> Iterator[tuple[Page, str]]:
    """A window and where the site begins for it. A word on the console fails the test."""
    context = browser.new_context(java_script_enabled=request.param != "without scripts")
    context.set_default_timeout(10_000)
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    yield page, site.as_uri() if request.param == "from a folder" else address
    context.close()
    assert noise == []


def test_a_walk_by_clicking_only(desk: tuple[Page, str]) -> None:
    page, root = desk
    page.goto(f"{root}/index.html")

    def click(name: str, *, within: str = "body") -> None:
        page.locator(within).get_by_role("link", name=name).first.click()

    def title() -> str:
        return page.locator("h1").inner_text()

    click("日历", within=".bar")
    click("2021年", within=".years")
    click("2021年1月8日", within=".months")
    assert "2021年1月8日" in title()
    click("ZC02", within="#pages")
    click("纸坊巷书店旧书周", within=".items")
    click("下一篇", within=".turn")  # past the end of the issue
    assert title() == "走，过桥去"
    click("第A01版", within=".source-line")
    click("本版上一期", within=".ways")
    assert page.url.split("#")[0].removesuffix("index.html").endswith("2021/01/08/A01/")
    click("标题导航", within=".bar")
    assert page.url.endswith("#headlines")
    click("公交首班车时刻", within="#headlines")
    assert title() == "公交首班车时刻"
    click("上一篇", within=".turn")
    click("第A01版 要闻", within=".jump")
    assert title().startswith("冷到底了")
    click("版面导航", within=".bar")
    click("上一期", within=".turn")
    click("上一期", within=".turn")
    assert "2020年12月31日" in title()
    expect(page.locator(".turn .back")).to_have_count(0)
    click("返回主页", within=".bar")
    assert "2021年1月11日" in title()


def test_list_and_facsimile_light_each_other(window: Page, address: str) -> None:
    window.goto(f"{address}/2021/01/08/A01/index.html")
    zone = window.locator('.zones a[data-article="102"]')
    item = window.locator("#item-102")
    item.hover()
    expect(zone).to_have_class("lit")
    zone.hover()
    expect(item).to_have_class("lit")
    window.mouse.move(0, 0)
    expect(item).not_to_have_class("lit")
    zone.focus()
    expect(item).to_have_class("lit")
    expect(window.locator('.zones a[data-article="101"].lit')).to_have_count(0)
    window.keyboard.press("Enter")
    window.wait_for_url("**/102.html")


def test_an_article_leads_to_its_place_lit(window: Page, address: str) -> None:
    window.goto(f"{address}/2021/01/08/A01/101.html")
    window.locator(".cut").click()
    window.wait_for_url("**#zone-101")
    fill = "element => getComputedStyle(element).fill"
    lit = window.locator("#zone-101 polygon").evaluate(fill)
    assert lit != window.locator("#zone-102 polygon").evaluate(fill)


def test_every_zone_is_reached_by_tab(window: Page, address: str) -> None:
    window.goto(f"{address}/2021/01/08/A01/index.html")
    seen = []
    for _ in range(60):
        window.keyboard.press("Tab")
        seen.append(window.evaluate("document.activeElement.querySelector('title')?.textContent"))
    assert "头号通行证" in seen


SCALE = "element => new DOMMatrix(getComputedStyle(element).transform).a"


def test_zoom_by_button_wheel_and_key(window: Page, address: str) -> None:
    window.goto(f"{address}/2021/01/08/A01/index.html")
    frame = window.locator(".frame")
    window.get_by_role("button", name="放大").click()
    assert frame.evaluate(SCALE) == pytest.approx(1.4)
    window.locator(".facsimile").hover()
    window.mouse.wheel(0, -200)
    until(window, "new DOMMatrix(getComputedStyle(document.querySelector('.frame')).transform).a > 1.5")
    before = frame.bounding_box()
    window.mouse.down()
    window.mouse.move(300, 300, steps=4)
    window.mouse.up()
    assert frame.bounding_box() != before
    assert window.url.endswith("A01/index.html")  # a drag is no click on a zone
    window.get_by_role("button", name="还原").click()
    assert frame.evaluate(SCALE) == 1
    window.locator(".zones a").first.focus()
    window.keyboard.press("+")
    window.keyboard.press("+")
    assert frame.evaluate(SCALE) == pytest.approx(1.96)
    window.keyboard.press("-")
    window.keyboard.press("0")
    assert frame.evaluate(SCALE) == 1


def test_a_plain_wheel_scrolls_the_document(window: Page, address: str) -> None:
    window.set_viewport_size({"width": 1280, "height": 500})
    window.goto(f"{address}/2021/01/08/A01/index.html")
    window.locator(".facsimile").hover()
    top = window.evaluate("scrollY")
    window.mouse.wheel(0, 120)
    until(window, f"scrollY > {top}")
    assert window.locator(".frame").evaluate(SCALE) == 1


def test_a_swipe_turns_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}/2021/01/08/A01/index.html")
    box = page.locator(".facsimile").bounding_box()
    assert box is not None
    session = context.new_cdp_session(page)
    height = box["y"] + 80
    for kind, x in (("touchStart", 300), ("touchMove", 220), ("touchMove", 120), ("touchEnd", None)):
        points = [{"x": x, "y": height}] if x is not None else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_url("**/A02/**")
    context.close()


def test_a_story_begins_on_the_first_screen_of_a_phone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/2021/01/08/A02/201.html")
    top = page.locator(".text p").first.bounding_box()
    assert top is not None and top["y"] < 500
    page.close()


@pytest.mark.parametrize("theme", THEMES)
def test_ink_is_black_on_paper_whatever_the_screen(browser: Browser, address: str, theme: str) -> None:
    page = browser.new_page(color_scheme="dark" if theme == "dark" else "light")
    page.goto(f"{address}/{KINDS['article']}")
    if theme != "light":
        page.evaluate("choice => { document.documentElement.dataset.theme = choice; }", theme)
    page.emulate_media(media="print")
    colours = "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))"
    assert page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.close()


def test_an_article_on_paper(browser: Browser, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    site = make_site(tmp_path, base_url="https://news.example/mc/")
    page = browser.new_page()
    # the site lies below /mc/: serve its parent under that name
    (tmp_path / "host").mkdir()
    (tmp_path / "host/mc").symlink_to(site)
    page.goto(f"{serve(tmp_path / 'host')}/mc/2021/01/08/A01/101.html")
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "".join(leaf.get_textpage().get_text_range() for leaf in document)
    flat = "".join(text.split())
    assert len(document) == 1
    assert tuple(round(side) for side in document[0].get_size()) == (595, 842)
    for wanted in (
        "热水桶",
        "本报记者沈知夏",
        "墨川晨报2021年1月8日第A01版要闻",
        "https://news.example/mc/2021/01/08/A01/101.html",
    ):
        assert "".join(wanted.split()) in flat
    for chrome in ("日历", "本版标题", "下一篇", "打印"):
        assert chrome not in flat
    page.close()


def test_a_date_leads_to_its_day(window: Page, address: str) -> None:
    window.goto(f"{address}/calendar/index.html")
    field = window.get_by_label("按日期找")
    field.fill("2020-11-03")
    field.press("Enter")
    expect(window.get_by_role("status")).to_have_text("这个月没有收录")
    field.fill("2021-01-08")  # picked, not typed: it leads on at once
    window.wait_for_url("**/2021/01/index.html#day-2021-01-08")
    assert window.locator("#day-2021-01-08 a").evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_colours_of_the_paper_are_shown(browser: Browser, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    theme = (("accent", "#005a9c"), ("dark.accent", "#9fd0ff"), ("sepia.accent", "#004080"))
    root = serve(make_site(tmp_path, theme=theme))
    colour = "getComputedStyle(document.querySelector('.paper a')).color"
    for scheme, choice, expected in (
        ("light", "", "rgb(0, 90, 156)"),
        ("dark", "", "rgb(159, 208, 255)"),
        ("dark", "light", "rgb(0, 90, 156)"),
        ("light", "dark", "rgb(159, 208, 255)"),
        ("dark", "sepia", "rgb(0, 64, 128)"),
    ):
        page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{root}/index.html")
        if choice:
            page.evaluate("choice => { document.documentElement.dataset.theme = choice; }", choice)
        assert page.evaluate(colour) == expected, (scheme, choice)
        page.close()


SHIFT = """() => new Promise(resolve => {
  let total = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { total += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(total), 400);
})"""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_document_loads(browser: Browser, address: str, kind: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(f"{address}/{KINDS[kind]}")
    assert page.evaluate(SHIFT) == 0
    page.close()
