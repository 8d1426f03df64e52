"""The facsimile, what a reader waits for first: asked for once, ahead of the scripts, no larger than it is shown."""

import pytest
from playwright.sync_api import Browser
from waiting import until

pytestmark = pytest.mark.browser

PICTURE = "document.querySelector('.frame img')"


@pytest.mark.parametrize("path", ["2021/01/08/", "2021/01/08/A01/"])
@pytest.mark.parametrize(
    ("width", "density", "expected"),
    [(412, 1.75, 680), (360, 2, 680), (375, 2, 680), (390, 3, 1000), (1440, 1, 680), (1440, 2, 1000)],
)
def test_one_file_of_the_right_width(
    browser: Browser, address: str, path: str, width: int, density: float, expected: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 823}, device_scale_factor=density, is_mobile=width < 800
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address + path)
    until(page, f"{PICTURE}.complete")
    wanted = f"A01-jpg-{expected}.avif"
    assert page.evaluate(f"{PICTURE}.currentSrc").endswith(wanted)
    assert [name for name in asked if name.startswith("A01-jpg-") and "thumb" not in name] == [wanted]
    assert asked.index(wanted) < asked.index("words.js")
    shown = page.evaluate(f"{PICTURE}.getBoundingClientRect().width") * density
    assert shown <= expected or expected == 1000  # as wide as the source is
    context.close()
