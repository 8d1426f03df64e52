"""Waiting for what a page's script tells."""

from playwright.sync_api import Page


def until(window: Page, holds: str) -> None:
    """Waits for what a script tells; the pages' policy forbids Playwright's own way, which compiles it there."""
    for _ in range(100):
        if window.evaluate(holds):
            return
        window.wait_for_timeout(100)
    raise AssertionError(holds)
