"""The facsimile by keys: zoom and pan from a hot zone or a button, and a hot zone that is focused comes into sight."""

import pytest
from playwright.sync_api import Page
from waiting import until

pytestmark = pytest.mark.browser

PAGE = "2021/01/08/A01/"
MOVE = "new DOMMatrix(getComputedStyle(document.querySelector('.frame')).transform)"
SCROLLED = "(one => one.scrollLeft || one.scrollTop)(document.querySelector('.facsimile'))"
HIDDEN = """() => {
  const zone = document.activeElement.getBoundingClientRect();
  const box = document.querySelector(".facsimile").getBoundingClientRect();
  return zone.bottom < box.top || zone.top > box.bottom || zone.right < box.left || zone.left > box.right;
}"""


def test_a_zone_that_is_focused_comes_into_sight_and_nothing_is_lost_by_it(window: Page, address: str) -> None:
    window.goto(address + PAGE)
    window.locator(".zones a").first.focus()
    for _ in range(4):
        window.keyboard.press("+")
    window.keyboard.press("Tab")
    until(window, f"!{SCROLLED}")
    assert not window.evaluate(HIDDEN)
    for _ in range(60):  # back to the first corner, which must be there to be seen
        window.keyboard.press("ArrowUp")
        window.keyboard.press("ArrowLeft")
    assert [window.evaluate(f"{MOVE}.{side}") for side in "ef"] == [0, 0]
    assert not window.evaluate(SCROLLED)
    window.keyboard.press("0")
    until(window, f"{MOVE}.a === 1")


def test_the_buttons_take_the_keys_too(window: Page, address: str) -> None:
    window.goto(address + PAGE)
    window.get_by_role("button", name="放大").focus()
    window.keyboard.press("Enter")
    until(window, f"{MOVE}.a > 1")
    before = window.evaluate(f"{MOVE}.e")
    window.keyboard.press("ArrowLeft")
    assert window.evaluate(f"{MOVE}.e") > before
    window.keyboard.press("0")
    until(window, f"{MOVE}.a === 1")
    assert window.url.endswith(PAGE)
