"""The same captures from a folder, a ZIP, a tar, a WARC and a WACZ give the same content."""

import gzip
import io
import json
import re
import tarfile
import zipfile
from pathlib import Path

import pytest
from import_runs import DEMO, difference, make_project, run, tree
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HOST = DEMO / "paper.mochuan.example"
FILES = sorted(path for path in HOST.rglob("*") if path.is_file() and "/20" in str(path))
TIME = "2021-02-03T04:05:06Z"


def name_of(path: Path) -> str:
    return path.relative_to(DEMO).as_posix()


def pack_zip(target: Path) -> Path:
    with zipfile.ZipFile(target / "heap.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in FILES:
            archive.writestr(name_of(path), path.read_bytes())
    return target / "heap.zip"


def pack_tar(target: Path) -> Path:
    with tarfile.open(target / "heap.tar.xz", "w:xz", preset=0) as archive:
        for path in reversed(FILES):
            archive.add(path, name_of(path))
    return target / "heap.tar.xz"


def warc(compressed: bool) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=compressed)
    for path in reversed(FILES):
        kind = {".htm": "text/html", ".html": "text/html", ".xml": "text/xml"}.get(path.suffix, "image/jpeg")
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"http://{name_of(path)}", "response", payload=io.BytesIO(path.read_bytes()), http_headers=headers,
            warc_headers_dict={"WARC-Date": TIME},
        )  # fmt: skip
        writer.write_record(record)
    return stream.getvalue()


def pack_warc(target: Path) -> Path:
    (target / "heap.warc").write_bytes(warc(False))
    return target / "heap.warc"


def pack_warc_gz(target: Path) -> Path:
    (target / "heap.warc.gz").write_bytes(warc(True))
    return target / "heap.warc.gz"


def pack_wacz(target: Path) -> Path:
    with zipfile.ZipFile(target / "heap.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", warc(True))
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
    return target / "heap.wacz"


@pytest.fixture(scope="module")
def from_folder(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    config = make_project(tmp_path_factory.mktemp("folder"))
    run(config, FILES)
    return tree(config.content)


@pytest.fixture(scope="module")
def from_warc(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("warc")
    config = make_project(folder)
    run(config, [pack_warc(folder)])
    return tree(config.content)


@pytest.mark.parametrize("pack", [pack_zip, pack_tar])
def test_archives_of_files(tmp_path: Path, from_folder: dict[str, bytes], pack) -> None:  # type: ignore[no-untyped-def]
    config = make_project(tmp_path)
    run(config, [pack(tmp_path)])
    assert difference(tree(config.content), from_folder) == []


@pytest.mark.parametrize("pack", [pack_warc_gz, pack_wacz])
def test_archives_of_exchanges(tmp_path: Path, from_warc: dict[str, bytes], pack) -> None:  # type: ignore[no-untyped-def]
    config = make_project(tmp_path)
    run(config, [pack(tmp_path)])
    assert difference(tree(config.content), from_warc) == []


def test_a_warc_tells_no_more_than_the_time(from_folder: dict[str, bytes], from_warc: dict[str, bytes]) -> None:
    assert b"captured: " in b"".join(from_warc.values())
    assert (
        difference(*({name: timeless(name, each) for name, each in side.items()} for side in (from_folder, from_warc)))
        == []
    )


def timeless(name: str, content: bytes) -> bytes:
    """A file of the store without capture times, and a ledger also without the hashes of files that hold them."""
    if name.endswith((".md", ".yaml")):
        return re.sub(rb"(?m)^ *captured: \d.*\n", b"", content)
    if name.endswith("import.jsonl"):
        return re.sub(rb'"captured": "[^"]*", |, "written": "[^"]*"', b"", content)
    return content


def test_the_same_heap_twice_in_two_containers(tmp_path: Path, from_warc: dict[str, bytes]) -> None:
    """The time that one of them tells is kept, whichever comes first."""
    config = make_project(tmp_path / "one")
    run(config, [pack_zip(tmp_path)])
    run(config, [pack_warc(tmp_path)])
    other = make_project(tmp_path / "other")
    run(other, [pack_warc(tmp_path), pack_zip(tmp_path)])
    assert difference(tree(config.content), tree(other.content)) == []
    assert difference(tree(config.content), from_warc) == []


def test_json_lines_give_the_same_articles(tmp_path: Path, from_folder: dict[str, bytes]) -> None:
    """A scraper's file holds text: bytes, and so hashes and charset defects, are its own."""
    rows = []
    for path in FILES:
        if path.suffix == ".htm":
            content = path.read_bytes()
            try:
                text = content.decode("utf-8")
            except UnicodeDecodeError:
                text = content.decode("gb18030")
            rows.append(json.dumps({"url": f"http://{name_of(path)}", "html": text}))
    (tmp_path / "heap.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    config = make_project(tmp_path)
    media = [path for path in FILES if path.suffix != ".htm"]
    run(config, [tmp_path / "heap.jsonl.gz", *media])
    found = tree(config.content)
    strip = re.compile(rb"(?m)^ *sha256: .*\n")
    articles = {name for name in from_folder if name.endswith((".md", ".yaml"))}
    assert {name for name in found if name.endswith((".md", ".yaml"))} == articles
    assert [name for name in articles if strip.sub(b"", found[name]) != strip.sub(b"", from_folder[name])] == []
