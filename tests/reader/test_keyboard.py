"""The whole site by keyboard alone: Tab and Enter from one page to the next, never lost, never held."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

# What stands out where the focus is: read with the focus, and again without it.
RING = """one => {
  const drawn = (one instanceof SVGElement && one.querySelector("polygon")) || one;
  const style = getComputedStyle(drawn);
  return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.stroke, style.strokeWidth,
    style.top, style.textDecorationLine].join(" ");
}"""
WHERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  return {
    name: (one.getAttribute("aria-label") || one.textContent || one.value || "").trim().replace(/\\s+/g, " "),
    tag: one.tagName.toLowerCase(), type: one.type || "", key: one.dataset.key || "", href: one.href || "",
    left: box.left + scrollX, top: box.top + scrollY, width: box.width, height: box.height,
    inline: Boolean(one.closest(".text p, .jump")), visible: box.bottom > 0 && box.top < innerHeight,
  };
}"""


class Walker:
    """A reader with a keyboard; each stop on the way is looked at."""

    def __init__(self, window: Page) -> None:
        self.window = window
        self.stops: list[dict[str, object]] = []

    def tab(self) -> dict[str, object] | None:
        """Presses Tab; where the focus is then, None where it has left the document."""
        self.window.keyboard.press("Tab")
        stop: dict[str, object] | None = self.window.evaluate(WHERE)
        if stop is not None:
            self.look(stop)
            self.stops.append(stop)
        return stop

    def look(self, stop: dict[str, object]) -> None:
        place = f"{self.window.url}: {stop['tag']} {stop['name']}"
        focused = self.window.evaluate_handle("document.activeElement")
        lit = focused.evaluate(RING)
        if stop["type"] != "date":  # year, month and day are stops of their own: given back, the focus is on the first
            # Taken away and given back by a script, which the browser takes for the keyboard's doing as it was before.
            focused.evaluate("one => one.blur()")
            assert focused.evaluate(RING) != lit, f"{place}: nothing shows the focus"
            focused.evaluate("one => one.focus()")
            assert focused.evaluate(RING) == lit, place
        assert stop["visible"], f"{place}: out of sight"
        if not stop["inline"] and stop["type"] not in ("radio", "checkbox"):
            assert min(float(str(stop["width"])), float(str(stop["height"]))) >= 23.9, f"{place}: {stop}"

    def enter(self, name: str = "", *, key: str = "") -> None:
        """Tabs on to the first link or button whose words begin with `name`, or that has this key; presses Enter."""
        for _ in range(150):
            stop = self.tab()
            assert stop is not None, f"no {name or key} on {self.window.url}"
            if (key and stop["key"] == key) or (name and str(stop["name"]).startswith(name)):
                self.window.keyboard.press("Enter")
                return
        raise AssertionError(f"held on {self.window.url}: never came to {name or key}")

    def go(self, name: str = "", *, key: str = "") -> None:
        """Follows a link, and waits until the document that it leads to is there."""
        with self.window.expect_navigation():
            self.enter(name, key=key)


@pytest.fixture(params=[390, 1280])
def walker(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Walker]:
    context = browser.new_context(viewport={"width": request.param, "height": 844}, locale="zh-CN")
    context.set_default_timeout(10_000)
    window = context.new_page()
    noise: list[str] = []
    window.on("console", lambda message: noise.append(message.text))
    window.on("pageerror", lambda error: noise.append(str(error)))
    yield Walker(window)
    context.close()
    assert noise == []


def test_the_walk(walker: Walker, address: str) -> None:
    window = walker.window
    heading = window.locator("h1")
    window.goto(address + "index.html")
    walker.go("上一期")
    expect(heading).to_contain_text("2021年1月8日")
    walker.go("第A01版 要闻")
    expect(heading).to_contain_text("要闻")
    walker.go("8日要闻第2条")  # a hot zone of the facsimile: it comes before the list
    expect(heading).to_contain_text("8日要闻第2条")
    walker.go(key="previous-article")
    expect(heading).to_contain_text("8日要闻第1条")
    walker.go(key="next-article")
    walker.go(key="next-article")
    expect(heading).to_contain_text("8日城事第1条")
    walker.go(key="calendar")
    expect(heading).to_have_text("日历")
    walker.go("1月")
    expect(heading).to_have_text("2021年1月")
    walker.go("2021年1月9日")
    expect(heading).to_contain_text("2021年1月9日")
    walker.go("A02")
    expect(heading).to_contain_text("城事")
    walker.go("本版上一期")
    assert "/2021/01/08/A02/" in window.url
    walker.go("关于本站")
    expect(heading).to_contain_text("数字报存档")
    walker.go(key="home")
    expect(heading).to_contain_text("2021年1月9日")
    assert len(walker.stops) > 100


def test_dialogs_keep_the_focus_and_give_it_back(walker: Walker, address: str) -> None:
    window = walker.window
    window.goto(address + "2021/01/08/A01/1.html")
    walker.enter(key="settings")
    dialog = window.get_by_role("dialog", name="阅读设置")
    expect(dialog).to_be_visible()
    names = set()
    for _ in range(20):
        stop = walker.tab()
        assert stop is None or window.evaluate("document.activeElement.closest('dialog') !== null"), stop
        names.add(stop and stop["name"])
    assert "恢复默认" in names
    window.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert window.evaluate("document.activeElement.dataset.key") == "settings"
    window.keyboard.press("?")
    expect(window.get_by_role("dialog", name="快捷键")).to_be_visible()
    walker.tab()
    window.keyboard.press("Escape")
    expect(window.get_by_role("dialog")).to_have_count(0)
    assert window.evaluate("document.activeElement.dataset.key") == "settings"


@pytest.mark.parametrize("path", ["index.html", "2021/01/08/A01/", "2021/01/08/A01/1.html", "calendar/", "about/"])
def test_the_order_is_that_of_the_eye(walker: Walker, address: str, path: str) -> None:
    window = walker.window
    window.goto(address + path)
    first = walker.tab()
    assert first is not None and first["name"] == "跳到正文"
    while walker.tab() is not None:
        assert len(walker.stops) < 200, "the focus never leaves the document"
    in_document = window.evaluate(
        "[...document.querySelectorAll('a[href], button, input, [tabindex=\"0\"]')]"
        ".filter(one => one.checkVisibility()).length"
    )
    assert in_document <= len(walker.stops) <= in_document + 8  # a date's field has several stops
    tops = [float(str(stop["top"])) for stop in walker.stops[1:]]
    leaps = [(before, after) for before, after in itertools.pairwise(tops) if after < before - 900]
    assert len(leaps) <= 1, leaps  # back to the top once at most: from a column to the one beside it


def test_the_skip_link_leads_past_the_masthead(walker: Walker, address: str) -> None:
    walker.window.goto(address + "2021/01/08/A01/1.html")
    walker.enter("跳到正文")
    stop = walker.tab()
    assert stop is not None and walker.window.evaluate("document.activeElement.closest('main') !== null")
