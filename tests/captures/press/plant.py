"""The machines: Chromium draws the photos, sets the pages, and gives back where each article stands."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from .addresses import photo_path
from .documents import TREE
from .drawings import SCENES
from .drawings.ink import HEIGHT, WIDTH
from .manuscript import read_issues
from .newspaper import Issue, Photo

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]
PHOTO_LIMIT = 43_000  # bytes


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def print_media(captures: Path, *, photos: bool, facsimiles: bool) -> None:
    """Photos and, in `captures`, what the issues show of them; then facsimiles, PDFs and their boxes."""
    with chromium() as browser:
        drawn = draw(browser)
        issues = read_issues(as_printed=True)
        if photos:
            for issue in issues:
                hang(issue, drawn, captures)
        if facsimiles:
            from .typesetting import set_pages

            set_pages(browser, issues, drawn, captures)


def draw(browser: Browser) -> dict[str, bytes]:
    """Scene -> JPEG."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    drawn = {}
    for name, scene in SCENES.items():
        page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{scene()}")
        drawn[name] = jpeg(page.screenshot(type="png"), PHOTO_LIMIT)
    page.close()
    return drawn


def jpeg(png: bytes, limit: int, best: int = 84, width: int | None = None) -> bytes:
    """The best quality that keeps below `limit` bytes."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    if width is not None:
        image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    for quality in range(best, 30, -4):
        target = io.BytesIO()
        image.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
        if target.tell() <= limit:
            break
    return target.getvalue()


def hang(issue: Issue, drawn: dict[str, bytes], captures: Path) -> None:
    """Lay an issue's photos where its markup looks for them, missing ones apart."""
    for page in issue.pages:
        wanted: list[Photo] = [photo for article in page.articles if article.captured for photo in article.photos]
        for photo in wanted:
            if page.dump or photo.missing:
                continue
            target = captures / TREE / photo_path(issue, page, photo.file)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(drawn[photo.file])
