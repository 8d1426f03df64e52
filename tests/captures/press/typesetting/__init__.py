"""Pages set, photographed, printed: facsimiles, PDFs, and the box of each article."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from .. import plates
from ..addresses import facsimile_path, pdf_path
from ..documents import TREE
from ..newspaper import Issue, Page
from ..plant import jpeg
from ..plates import Plate
from .sheet import sheet

SIZE = (1000, 1450)
SPREAD_SIZE = (2050, 1450)
IMAGE_WIDTH = 800
SPREAD_IMAGE_WIDTH = 1280
BRIEF_WIDTH = 350
IMAGE_LIMIT = 115_000  # bytes
FIT = (Path(__file__).parent / "fit.js").read_text(encoding="utf-8")
BOXES = """() => [...document.querySelectorAll("article")]
  .map(a => ({n: Number(a.dataset.index), r: a.getBoundingClientRect()}))
  .sort((a, b) => a.n - b.n).map(({r}) => [r.left - 7, r.top - 7, r.right + 7, r.bottom + 7])"""


def set_pages(browser: Browser, issues: list[Issue], drawn: dict[str, bytes], captures: Path) -> None:
    found: dict[str, Plate] = {}
    for issue in issues:
        for page in issue.pages:
            if page.captured and not page.dump and (page.image != "none" or page.pdf):
                found[plates.key(issue, page)] = _set_page(browser, issue, page, drawn, captures)
    plates.save(found)


def _set_page(browser: Browser, issue: Issue, page: Page, drawn: dict[str, bytes], captures: Path) -> Plate:
    size, width = (SPREAD_SIZE, SPREAD_IMAGE_WIDTH) if page.is_spread else (SIZE, IMAGE_WIDTH)
    tab = browser.new_page(viewport={"width": size[0], "height": size[1]}, device_scale_factor=2)
    tab.set_content(sheet(issue, page, size, drawn))
    tab.evaluate("document.fonts.ready")
    fitted: dict[str, Any] = tab.evaluate(FIT)
    print(f"{plates.key(issue, page)}: {fitted['size']:.1f} px, {fitted['spare']:.0f} px to spare")
    boxes = tab.evaluate(BOXES)
    if page.image != "none":
        _photograph(tab, issue, page, width, captures)
    if page.pdf:
        target = captures / TREE / pdf_path(issue, page)
        target.parent.mkdir(parents=True, exist_ok=True)
        printed = tab.pdf(width=f"{size[0]}px", height=f"{size[1]}px", print_background=True, page_ranges="1")
        target.write_bytes(_compact(printed))
    tab.close()
    shares = tuple((b[0] / size[0], b[1] / size[1], b[2] / size[0], b[3] / size[1]) for b in boxes)
    return Plate(width, round(size[1] * width / size[0]), shares)


def _photograph(tab: Tab, issue: Issue, page: Page, width: int, captures: Path) -> None:
    png = tab.screenshot(type="png")
    for name in page.sizes or ("",):
        target = captures / TREE / facsimile_path(issue, page, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        is_brief = name == "brief"
        target.write_bytes(jpeg(png, IMAGE_LIMIT, best=60, width=BRIEF_WIDTH if is_brief else width))


def _compact(pdf: bytes) -> bytes:
    """The same page in half the bytes, and without a time of printing: the press prints the same bytes twice."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.docinfo
        document.save(
            target, deterministic_id=True, recompress_flate=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return target.getvalue()
