"""What a reader's phone must fetch before it shows a document, as a host sends it: compressed."""

import gzip
import re
from pathlib import Path

import pytest

WHOLE = 40 * 1024
SCRIPT = 15 * 1024
KINDS = {
    "home": "index.html",
    "issue": "2021/01/08/index.html",
    "page": "2021/01/08/A01/index.html",
    "article": "2021/01/08/A01/002.html",
    "calendar": "calendar/index.html",
    "year": "2021/index.html",
    "month": "2021/01/index.html",
    "about": "about/index.html",
    "404": "404.html",
    "without a network": "offline.html",
}
LINKS = re.compile(r'<(?:script[^>]* src|link rel="stylesheet"[^>]* href)="([^"]+)"')


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_light(mirror: Path, kind: str) -> None:
    document = mirror / KINDS[kind]
    files = [_place(mirror, document, link) for link in LINKS.findall(document.read_text("utf-8"))]
    sizes = {file.name: _compressed(file) for file in files}
    script = sum(size for name, size in sizes.items() if name.endswith(".js"))
    assert {Path(name).suffix for name in sizes} == {".css", ".js"}
    assert 0 < script <= SCRIPT, sizes
    assert _compressed(document) + sum(sizes.values()) <= WHOLE, sizes


def test_no_document_allows_what_stands_inline(mirror: Path) -> None:
    documents = sorted(mirror.rglob("*.html"))
    assert documents
    for document in documents:
        text = document.read_text("utf-8")
        assert 'http-equiv="Content-Security-Policy"' in text, document
        assert "unsafe-inline" not in text, document
        assert not re.search(r"<style|<[^>]* style=|<script(?![^>]* src=)[^>]*>", text), document


def _place(site: Path, document: Path, link: str) -> Path:
    path = link.split("?")[0]
    return site / path.lstrip("/") if path.startswith("/") else document.parent / path


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))
