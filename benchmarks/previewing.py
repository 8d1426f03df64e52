"""How long a person waits in the preview: from a saved edit until the open page, in Chromium, shows it."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.corpus import middle_story
from benchmarks.measure import environment

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_PATIENCE = 30.0
"""Seconds until an edit that does not show counts as lost."""
_PAUSE = 0.7
"""Seconds between two edits: a person reads before changing the next word."""
_TELL = """\
addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => requestAnimationFrame(() => {
  const text = document.querySelector('article');
  if (text) shown(performance.timeOrigin + performance.now(), text.textContent);
})));
"""
"""In each document that opens: tells when its first frame was on the screen (ms since 1970), and what stands there."""


def latencies(project: Path, articles: int, edits: int) -> list[float]:
    """Seconds of each of `edits` edits to one article of the project, whose content is the corpus of that size."""
    story = middle_story(articles)
    file = project / "content" / story.folder / f"{story.id}.md"
    original = file.read_text("utf-8")
    waited: list[float] = []
    with _preview(project) as address, _window() as page:
        seen: list[tuple[float, str]] = []
        page.expose_binding("shown", lambda source, when, text: seen.append((when / 1000, text)))
        page.add_init_script(_TELL)
        page.goto(f"{address}{story.folder}/{story.id}.html")
        _until_shown(page, seen, story.title)
        for number in range(edits + 1):
            page.wait_for_timeout(_PAUSE * 1000)
            news = f"第{number}次改动的一段。"
            saved = time.time()
            file.write_text(f"{original}\n{news}\n", "utf-8")
            waited.append(_until_shown(page, seen, news) - saved)
    file.write_text(original, "utf-8")
    return waited[1:]  # the first one warms up


def _until_shown(page: Any, seen: Sequence[tuple[float, str]], text: str) -> float:
    """When a document with `text` was first on the screen, in seconds since 1970. Errors: TimeoutError."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        page.wait_for_timeout(5)  # lets news of the browser in
        for when, content in seen:
            if text in content:
                return when
    raise TimeoutError(f"the page did not show {text!r} in {_PATIENCE:.0f} s")


@contextmanager
def _preview(project: Path) -> Iterator[str]:
    """The address of a running `broadsheet preview` of the project."""
    command = [sys.executable, "-m", "generator", "-C", str(project), "preview"]
    process = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stderr is not None
    try:
        found = next(
            (found for line in process.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+/\S*", line))), None
        )
        if found is None:
            raise RuntimeError("the preview ended before it served anything")
        yield found[0]
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def _window() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # heavy, and needed here only

    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, _CHROMIUM)), None)
        browser = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        yield browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
        browser.close()
