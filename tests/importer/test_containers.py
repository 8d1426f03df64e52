"""The same captures from a folder, a ZIP, a tar, a WARC and a WACZ give the same content."""

import gzip
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from import_runs import DEMO, GOLD, difference, gold_files, make_project, run, tree
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Heap = Mapping[str, bytes]
"""Captures by address without its scheme, which is also the path that a scraper's tool gives the file."""

TIME = "2021-02-03T04:05:06Z"
HOST = DEMO / "paper.mochuan.example"
FILES = sorted(path for path in HOST.rglob("*") if path.is_file() and "/20" in str(path))
DEMO_HEAP: Heap = {path.relative_to(DEMO).as_posix(): path.read_bytes() for path in FILES}


def gold_heap() -> Heap:
    """The gold set, without what a browser or a tool saved: there a file's path and its address are two things."""
    heap: dict[str, bytes] = {}
    for path in gold_files():
        group, *place = path.relative_to(GOLD).parts
        if group not in ("tools", "browser-saved") and "." in place[0] and len(place) > 1 and "@" not in place[-1]:
            assert "/".join(place) not in heap
            heap["/".join(place)] = path.read_bytes()
    return heap


def pack_folder(target: Path, heap: Heap) -> Path:
    for name, content in heap.items():
        file = target / "heap" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return target / "heap"


def pack_zip(target: Path, heap: Heap) -> Path:
    with zipfile.ZipFile(target / "heap.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in heap.items():
            archive.writestr(name, content)
    return target / "heap.zip"


def pack_tar(target: Path, heap: Heap) -> Path:
    with tarfile.open(target / "heap.tar.xz", "w:xz", preset=0) as archive:
        for name, content in reversed(heap.items()):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return target / "heap.tar.xz"


def warc(compressed: bool, heap: Heap) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=compressed)
    for name, content in reversed(heap.items()):
        suffix = name.rpartition(".")[2]
        kind = {"htm": "text/html", "html": "text/html", "xml": "text/xml", "txt": "text/plain"}.get(
            suffix, "image/jpeg"
        )
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"http://{name}", "response", payload=io.BytesIO(content), http_headers=headers,
            warc_headers_dict={"WARC-Date": TIME},
        )  # fmt: skip
        writer.write_record(record)
    return stream.getvalue()


def pack_warc(target: Path, heap: Heap) -> Path:
    (target / "heap.warc").write_bytes(warc(False, heap))
    return target / "heap.warc"


def pack_warc_gz(target: Path, heap: Heap) -> Path:
    (target / "heap.warc.gz").write_bytes(warc(True, heap))
    return target / "heap.warc.gz"


def pack_wacz(target: Path, heap: Heap) -> Path:
    with zipfile.ZipFile(target / "heap.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", warc(True, heap))
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
    return target / "heap.wacz"


def imported(target: Path, pack: Callable[[Path, Heap], Path], heap: Heap) -> dict[str, bytes]:
    """What the importer makes of the heap in that container."""
    config = make_project(target)
    run(config, [pack(target, heap)])
    return tree(config.content)


@pytest.fixture(scope="module")
def from_folder(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return imported(tmp_path_factory.mktemp("folder"), pack_folder, DEMO_HEAP)


@pytest.fixture(scope="module")
def from_warc(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return imported(tmp_path_factory.mktemp("warc"), pack_warc, DEMO_HEAP)


@pytest.mark.parametrize("pack", [pack_zip, pack_tar])
def test_archives_of_files(tmp_path: Path, from_folder: dict[str, bytes], pack) -> None:  # type: ignore[no-untyped-def]
    assert difference(imported(tmp_path, pack, DEMO_HEAP), from_folder) == []


@pytest.mark.parametrize("pack", [pack_warc_gz, pack_wacz])
def test_archives_of_exchanges(tmp_path: Path, from_warc: dict[str, bytes], pack) -> None:  # type: ignore[no-untyped-def]
    assert difference(imported(tmp_path, pack, DEMO_HEAP), from_warc) == []


def test_a_warc_tells_no_more_than_the_time(from_folder: dict[str, bytes], from_warc: dict[str, bytes]) -> None:
    assert b"captured: " in b"".join(from_warc.values())
    assert (
        difference(*({name: timeless(name, each) for name, each in side.items()} for side in (from_folder, from_warc)))
        == []
    )


def test_every_family_from_every_container(tmp_path: Path) -> None:
    heap = gold_heap()
    assert len(heap) > 120
    found = {}
    for pack in (pack_folder, pack_zip, pack_tar, pack_warc, pack_warc_gz, pack_wacz):
        found[pack.__name__] = imported(tmp_path / pack.__name__, pack, heap)
    assert difference(found["pack_zip"], found["pack_folder"]) == []
    assert difference(found["pack_tar"], found["pack_folder"]) == []
    assert difference(found["pack_warc_gz"], found["pack_warc"]) == []
    assert difference(found["pack_wacz"], found["pack_warc"]) == []
    one, other = (
        {name: timeless(name, each) for name, each in found[pack].items()} for pack in ("pack_folder", "pack_warc")
    )
    assert difference(one, other) == []


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
    run(config, [pack_zip(tmp_path, DEMO_HEAP)])
    run(config, [pack_warc(tmp_path, DEMO_HEAP)])
    other = make_project(tmp_path / "other")
    run(other, [pack_warc(tmp_path, DEMO_HEAP), pack_zip(tmp_path, DEMO_HEAP)])
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
            rows.append(json.dumps({"url": f"http://{path.relative_to(DEMO).as_posix()}", "html": text}))
    (tmp_path / "heap.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    config = make_project(tmp_path)
    media = [path for path in FILES if path.suffix != ".htm"]
    run(config, [tmp_path / "heap.jsonl.gz", *media])
    found = tree(config.content)
    strip = re.compile(rb"(?m)^ *sha256: .*\n")
    articles = {name for name in from_folder if name.endswith((".md", ".yaml"))}
    assert {name for name in found if name.endswith((".md", ".yaml"))} == articles
    assert [name for name in articles if strip.sub(b"", found[name]) != strip.sub(b"", from_folder[name])] == []
