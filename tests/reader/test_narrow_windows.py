"""Where things stand when text is large or windows are narrow."""

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ARTICLE = "2021/01/08/A01/1.html"
WIDTH = "(name) => document.querySelector(name).getBoundingClientRect().width"


def opened(browser: Browser, address: str, width: int, size: str = "") -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN")
    if size:
        context.add_init_script(f"localStorage.setItem('broadsheet', '{{\"size\":\"{size}\"}}')")
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("size", ["", "largest"])
def test_the_rails_give_way_to_the_story(browser: Browser, address: str, size: str) -> None:
    page = opened(browser, address + ARTICLE, 1120, size)
    story, rails = page.evaluate(WIDTH, ".story"), [page.evaluate(WIDTH, name) for name in (".left", ".right")]
    assert story > 1.2 * sum(rails)
    assert max(rails) < 1.05 * min(rails)
    page.context.close()


def test_the_region_is_cut_at_its_edges(browser: Browser, address: str) -> None:
    page = opened(browser, address + ARTICLE, 390)
    shape = page.evaluate(
        "() => { const one = document.querySelector('.region'); const box = one.getBoundingClientRect();"
        " return [box.width / box.height, one.viewBox.baseVal.width / one.viewBox.baseVal.height]; }"
    )
    assert shape[0] == pytest.approx(shape[1], rel=0.02)
    page.context.close()


def test_on_a_tablet_the_headlines_stand_below_the_facsimile_in_columns(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}2021/01/08/", 820)
    sheet, lead, *heads = (
        page.evaluate(
            "(name) => [...document.querySelectorAll(name)].map((one) => {"
            " const { left, top, bottom } = one.getBoundingClientRect(); return { left, top, bottom }; })",
            name,
        )
        for name in (".front-sheet", ".lead", ".page-heads")
    )
    assert lead[0]["left"] > sheet[0]["left"] and lead[0]["top"] < sheet[0]["bottom"]
    assert min(one["top"] for one in heads[0]) >= sheet[0]["bottom"]
    assert len({round(one["left"]) for one in heads[0]}) == 2
    page.context.close()


@pytest.mark.parametrize("path", ["2021/01/08/A01/", "2021/01/08/A02/"])
def test_on_a_phone_the_ways_of_a_page_stand_in_two_columns(browser: Browser, address: str, path: str) -> None:
    page = opened(browser, address + path, 390)
    places = page.evaluate(
        "() => [...document.querySelectorAll('.ways li')].map((one) => {"
        " const { left, right, top } = one.getBoundingClientRect();"
        " return [one.className, left, right, Math.round(top)]; })"
    )
    rows = {name: top for name, _, _, top in places}
    sides = {name: (left, right) for name, left, right, _ in places}
    for name, (left, right) in sides.items():
        assert (right > 350) if "on" in name.split() else (left < 40), name
    issue_rows = {top for name, top in rows.items() if "issue-ways" in name}
    page_rows = {top for name, top in rows.items() if name in ("back", "on")}
    assert len(page_rows) == len(issue_rows) == 1 and max(page_rows) < min(issue_rows)
    page.context.close()


@pytest.mark.parametrize(("height", "stays"), [(900, True), (650, False)])
def test_only_a_facsimile_that_fits_the_window_stays_in_sight(
    browser: Browser, address: str, height: int, stays: bool
) -> None:
    page = opened(browser, f"{address}2021/01/08/A01/", 1366)
    page.set_viewport_size({"width": 1366, "height": height})
    place = "getComputedStyle(document.querySelector('.page-sheet')).position"
    assert (page.evaluate(place) == "sticky") is stays
    if stays:
        assert page.evaluate("document.querySelector('.page-sheet').offsetHeight") < height
    page.context.close()


def test_a_zoomed_facsimile_is_printed_whole(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}2021/01/08/A01/", 1366)
    page.get_by_role("button", name="放大").click()
    scale = "new DOMMatrix(getComputedStyle(document.querySelector('.frame')).transform).a"
    assert page.evaluate(scale) > 1
    page.emulate_media(media="print")
    assert page.evaluate(scale) == 1
    page.context.close()
