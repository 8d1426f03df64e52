"""The facsimile under the fingers: pinch, drag, swipe; what is seen larger is fetched larger."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page
from waiting import until

pytestmark = pytest.mark.browser

PAGE = "2021/01/08/A01/"
SCALE = "new DOMMatrix(getComputedStyle(document.querySelector('.frame')).transform).a"
LEFT = "new DOMMatrix(getComputedStyle(document.querySelector('.frame')).transform).e"
SHOWN = "document.querySelector('.frame img').currentSrc"
Point = tuple[float, float]


class Hand:
    """Fingers on the glass of a phone, as the browser's own input takes them."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self.page = page
        self._session = session

    def move(self, *steps: tuple[Point, ...]) -> None:
        """Puts the fingers down at the first step, moves them through the others, and lifts them."""
        for order, fingers in enumerate(steps):
            self._send("touchMove" if order else "touchStart", fingers)
        self._send("touchEnd", ())

    def middle(self) -> Point:
        box = self.page.locator(".facsimile").bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 3

    def _send(self, kind: str, fingers: tuple[Point, ...]) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(fingers)]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.fixture
def hand(browser: Browser, address: str) -> Iterator[Hand]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=1, has_touch=True, is_mobile=True, locale="zh-CN"
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.goto(address + PAGE)
    yield Hand(page, context.new_cdp_session(page))
    context.close()
    assert noise == []


def spread(middle: Point, *halves: float) -> tuple[tuple[Point, ...], ...]:
    """Two fingers around a point, so many pixels from it, step by step."""
    x, y = middle
    return tuple(((x - half, y), (x + half, y)) for half in halves)


def test_two_fingers_zoom_and_one_moves(hand: Hand) -> None:
    page = hand.page
    hand.move(*spread(hand.middle(), 30, 60, 90))
    until(page, f"{SCALE} > 2.5")
    before = page.evaluate(LEFT)
    x, y = hand.middle()
    hand.move(((x, y),), ((x + 20, y),), ((x + 45, y),))
    assert page.evaluate(LEFT) == pytest.approx(before + 45, abs=2)
    assert page.url.endswith(PAGE)  # neither a swipe to another page nor a tap on a hot zone
    hand.move(*spread(hand.middle(), 90, 40, 15))
    until(page, f"{SCALE} === 1")
    assert page.evaluate("visualViewport.scale") == 1


def test_the_point_between_the_fingers_stays(hand: Hand) -> None:
    x, y = hand.middle()
    inside = "(([x, y]) => { const box = document.querySelector('.frame').getBoundingClientRect();"
    inside += " return [(x - box.left) / box.width, (y - box.top) / box.height]; })"
    before = hand.page.evaluate(inside, [x, y])
    hand.move(*spread((x, y), 30, 45, 60, 75))
    assert hand.page.evaluate(inside, [x, y]) == pytest.approx(before, abs=0.02)


def test_what_is_seen_larger_is_fetched_larger(hand: Hand) -> None:
    until(hand.page, f"{SHOWN}.includes('-680.')")
    hand.move(*spread(hand.middle(), 30, 60, 90))
    until(hand.page, f"!{SHOWN}.includes('-680.')")


def test_swipes_turn_pages_both_ways(hand: Hand) -> None:
    x, y = hand.middle()
    hand.move(((x + 80, y),), ((x, y),), ((x - 90, y),))
    hand.page.wait_for_url("**/2021/01/08/A02/**")
    hand.move(((x - 80, y),), ((x, y),), ((x + 90, y),))
    hand.page.wait_for_url("**/2021/01/08/A01/**")


def test_a_finger_up_the_page_scrolls_it(hand: Hand) -> None:
    x, y = hand.middle()
    hand.move(*(((x, y + 100 - step),) for step in range(0, 220, 20)))
    until(hand.page, "scrollY > 60")
    assert hand.page.url.endswith(PAGE)


def test_a_tap_on_a_zone_opens_its_article(hand: Hand) -> None:
    box = hand.page.locator(".zones a").first.bounding_box()
    assert box is not None
    hand.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 4)
    hand.page.wait_for_url("**/2021/01/08/A01/1.html")
