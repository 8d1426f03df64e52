"""Packs one issue's captures as people keep them."""

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HOST = "http://paper.example.com"
FILES: dict[str, bytes] = {
    "/html/2021-01/08/node_2.htm": "<meta charset=gb2312><p>第01版：要闻".encode("gbk"),
    "/html/2021-01/08/content_7.htm": "<p>墨川的春天来得早".encode(),
    "/html/2021-01/08/content_8.htm": "<p>河边的柳树发了新芽".encode(),
    "/images/2021-01/08/01/mcb_b.jpg": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40,
    "/images/2021-01/08/01/mcb.pdf": b"%PDF-1.4\n" + bytes(range(256)) * 40,
}
"""Path below the host, content."""


def tree(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    """A mirrored folder."""
    for path, content in files.items():
        file = folder / "paper.example.com" / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def zipped(files: dict[str, bytes] = FILES, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for path, content in files.items():
            archive.writestr(f"paper.example.com{path}", content)
    return packed.getvalue()


def tarred(files: dict[str, bytes] = FILES) -> bytes:
    """A tar, not packed."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path, content in files.items():
            member = tarfile.TarInfo(f"paper.example.com{path}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def warc(files: dict[str, bytes] = FILES, packed: bool = True, **http: str) -> bytes:
    """A WARC with a request beside each response; `http`: headers of each response, `_` for `-`."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("mcb.warc.gz", {"software": "test"}))
    for path, content in files.items():
        headers = [(name.replace("_", "-"), value) for name, value in http.items()]
        add(writer, HOST + path, content, headers)
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "paper.example.com")], is_http_request=True)
        writer.write_record(writer.create_warc_record(HOST + path, "request", http_headers=request))
    return file.getvalue()


def add(
    writer: WARCWriter,
    url: str,
    content: bytes,
    headers: list[tuple[str, str]] | None = None,
    status: str = "200 OK",
    kind: str = "response",
    **warc_headers: str,
) -> None:
    """One more record."""
    http = StatusAndHeaders(status, headers or [], protocol="HTTP/1.1") if kind != "resource" else None
    own = {"WARC-Date": "2021-01-09T00:00:00Z"} | {key.replace("_", "-"): value for key, value in warc_headers.items()}
    writer.write_record(
        writer.create_warc_record(
            url, kind, payload=io.BytesIO(content), http_headers=http, warc_headers_dict=own,
            warc_content_type="text/html" if kind == "resource" else "",
        )
    )  # fmt: skip


def wacz(files: dict[str, bytes] = FILES) -> bytes:
    """A WACZ: a ZIP with the WARC stored, and indexes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("archive/data.warc.gz", warc(files))
        archive.writestr("indexes/index.cdx.gz", gzip.compress(b"com,example,paper)/ 20210109000000 {}\n"))
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n{"url": "http://paper.example.com/"}\n')
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
    return packed.getvalue()


def jsonl(files: dict[str, bytes] = FILES) -> bytes:
    """JSON lines of the pages that are UTF-8."""
    pages = {path: content.decode() for path, content in files.items() if path.endswith(("7.htm", "8.htm"))}
    return "".join(json.dumps({"url": HOST + path, "html": html}) + "\n" for path, html in pages.items()).encode()


PACKED = {
    "heap.zip": zipped,
    "lzma.zip": lambda: zipped(method=zipfile.ZIP_LZMA),
    "bzip2.zip": lambda: zipped(method=zipfile.ZIP_BZIP2),
    "heap.tar": tarred,
    "heap.tar.gz": lambda: gzip.compress(tarred()),
    "heap.tgz": lambda: gzip.compress(tarred()),
    "heap.tar.bz2": lambda: bz2.compress(tarred()),
    "heap.tar.xz": lambda: lzma.compress(tarred()),
    "heap.tar.zst": lambda: zstd.compress(tarred()),
    "heap.warc": lambda: warc(packed=False),
    "heap.warc.gz": warc,
    "whole.warc.gz": lambda: gzip.compress(warc(packed=False)),
    "heap.warc.zst": lambda: zstd.compress(warc(packed=False)),
    "heap.wacz": wacz,
}
"""File name, what makes its content."""
