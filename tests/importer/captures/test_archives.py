"""The same issue from a folder, a ZIP, a tar, a WARC, a WACZ."""

import bz2
import datetime as dt
import gzip
import io
import json
import lzma
import zipfile
import zlib
from pathlib import Path

import brotli
import packing
import pytest
from packing import FILES, HOST
from warcio.warcwriter import WARCWriter

from generator.importer.captures import Capture, Limits, Unreadable, read_captures

EXPECTED = {(HOST + path, content) for path, content in FILES.items()}

LIMITS = Limits()


def read(file: Path, limits: Limits = LIMITS) -> tuple[list[Capture], list[Unreadable]]:
    found = list(read_captures([file], limits=limits))
    captures = [item for item in found if isinstance(item, Capture)]
    return captures, [item for item in found if isinstance(item, Unreadable)]


def saved(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_from_a_folder(tmp_path: Path) -> None:
    captures, unreadable = read(packing.tree(tmp_path))
    assert {(capture.url, capture.content) for capture in captures} == EXPECTED and not unreadable


@pytest.mark.parametrize("name", packing.PACKED)
def test_from_an_archive(name: str, tmp_path: Path) -> None:
    captures, unreadable = read(saved(tmp_path, name, packing.PACKED[name]()))
    assert not unreadable
    assert len(captures) == len(EXPECTED)
    assert {(capture.url, capture.content) for capture in captures} == EXPECTED
    assert len({capture.path for capture in captures}) == len(captures)
    assert all(capture.path.startswith(f"{tmp_path}/{name}!") for capture in captures)


def test_archives_in_a_folder_and_in_each_other(tmp_path: Path) -> None:
    inner = packing.zipped()
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("2021/inner.zip", inner)
        archive.writestr("2021/issue.tar.gz", gzip.compress(packing.tarred()))
    saved(tmp_path, "outer.zip", outer.getvalue())
    captures, unreadable = read(tmp_path)
    assert not unreadable and len(captures) == 2 * len(EXPECTED)
    assert {(capture.url, capture.content) for capture in captures} == EXPECTED
    assert f"{tmp_path}/outer.zip!2021/inner.zip!paper.example.com/html/2021-01/08/node_2.htm" in {
        capture.path for capture in captures
    }


def test_json_lines(tmp_path: Path) -> None:
    captures, unreadable = read(saved(tmp_path, "heap.jsonl", packing.jsonl()))
    assert not unreadable
    assert {(capture.url, capture.content) for capture in captures} == {
        (HOST + path, FILES[path]) for path in FILES if path.endswith(("7.htm", "8.htm"))
    }
    assert all(capture.is_text and capture.url_is_told for capture in captures)
    assert [capture.path.rpartition("!")[2] for capture in captures] == ["1", "2"]


def test_json_lines_packed(tmp_path: Path) -> None:
    captures, unreadable = read(saved(tmp_path, "heap.jl.gz", gzip.compress(packing.jsonl())))
    assert len(captures) == 2 and not unreadable


def test_bad_lines_of_json(tmp_path: Path) -> None:
    good = json.dumps({"url": HOST + "/a.htm", "html": "<p>好"})
    lines = [
        good, "", "{cut", "[1]", '{"url": 1, "html": "x"}', '{"url": "x"}', '{"url": "x", "html": ""}',
        '{"url": "x", "html": "\\ud800"}', "[" * 100_000, '{"url": "x", "html": "' + "y" * 400 + '"}',
        '{"url": "x", "html": "' + "y" * 150 + '"}', good,
    ]  # fmt: skip
    content = "\n".join(lines).encode() + b'\n{"\xff": 1}\n' + good.encode()
    captures, unreadable = read(saved(tmp_path, "heap.jsonl", content), Limits(page=100))
    assert [capture.path.rpartition("!")[2] for capture in captures] == ["1", "12", "14"]
    assert [(item.path.rpartition("!")[2], item.reason) for item in unreadable] == [
        ("3", "is no JSON (Expecting property name enclosed in double quotes)"),
        ("4", "is no JSON object"),
        ("5", "has no text under `url` and `html`"),
        ("6", "has no text under `url` and `html`"),
        ("7", "is empty"),
        ("8", "holds half a character (a lone surrogate)"),
        ("9", "is larger than 200 bytes"),
        ("10", "is larger than 200 bytes"),
        ("11", "is larger than 100 bytes"),
        ("13", "is not UTF-8"),
    ]
    assert unreadable[-1].offset == content.index(b"\xff")


PAGE = "<p>墨川的春天来得早，河边的柳树在一月里就发了新芽。".encode() * 20


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
        ("zstd", packing.zstd.compress(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE))),
        ("identity", PAGE),
        ("gzip", PAGE),
        ("br", PAGE),
        ("deflate", PAGE),
    ],
)
@pytest.mark.parametrize("chunked", [False, True])
def test_content_and_transfer_encodings(encoding: str, packed: bytes, chunked: bool, tmp_path: Path) -> None:
    http = {"Content_Encoding": encoding, "Content_Type": 'text/html; Charset="GBK"'}
    if chunked:
        http["Transfer_Encoding"] = "chunked"
        halves = (packed[:100], packed[100:])
        packed = b"".join(b"%x\r\n%s\r\n" % (len(half), half) for half in halves) + b"0\r\n\r\n"
    captures, unreadable = read(saved(tmp_path, "a.warc.gz", packing.warc({"/a.htm": packed}, **http)))
    assert not unreadable
    (capture,) = captures
    assert (capture.content, capture.charset) == (PAGE, "GBK")
    assert capture.captured == dt.datetime(2021, 1, 9, tzinfo=dt.UTC) and capture.url_is_told


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("gzip", gzip.compress(PAGE)[:-20]), ("deflate", zlib.compress(PAGE)[:-20]), ("br", brotli.compress(PAGE)[:-9])],
)
def test_a_body_cut_off_is_told(encoding: str, packed: bytes, tmp_path: Path) -> None:
    files = {"/a.htm": packed}
    captures, unreadable = read(saved(tmp_path, "a.warc.gz", packing.warc(files, Content_Encoding=encoding)))
    assert not captures and "cut off" in unreadable[0].reason and unreadable[0].url == HOST + "/a.htm"


def test_kinds_of_records(tmp_path: Path) -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    packing.add(writer, HOST + "/ok.htm", PAGE)
    packing.add(writer, HOST + "/own.htm", PAGE, kind="resource")
    packing.add(writer, HOST + "/gone.htm", b"<p>404", status="404 Not Found")
    packing.add(writer, HOST + "/moved.htm", b"", status="302 Found")
    packing.add(writer, HOST + "/short.htm", PAGE, [("Content-Length", str(len(PAGE) + 1))])
    packing.add(writer, HOST + "/cut.htm", PAGE, WARC_Truncated="length")
    packing.add(writer, HOST + "/empty.htm", b"")
    packing.add(writer, HOST + "/bare.htm", PAGE, kind="resource", WARC_Date="2021-01-09T00:00:00.123456Z")
    packing.add(writer, "dns:paper.example.com", b"10.0.0.1", kind="resource")
    again = writer.create_revisit_record(HOST + "/again.htm", "sha1:X", HOST + "/ok.htm", "2021-01-09T00:00:00Z")
    writer.write_record(again)
    captures, unreadable = read(saved(tmp_path, "a.warc.gz", file.getvalue()))
    assert [capture.url.rpartition("/")[2] for capture in captures] == ["ok.htm", "own.htm", "bare.htm"]
    assert {capture.captured for capture in captures} == {dt.datetime(2021, 1, 9, tzinfo=dt.UTC)}
    assert {item.url.rpartition("/")[2]: item.reason for item in unreadable} == {
        "gone.htm": "is no page: the server answered 404 Not Found",
        "moved.htm": "is no page: the server answered 302 Found",
        "short.htm": f"is cut off: {len(PAGE)} of {len(PAGE) + 1} bytes",
        "cut.htm": "was cut off when it was captured (length)",
        "empty.htm": "is empty",
        "again.htm": f"repeats {HOST}/ok.htm, of which nothing came in: import the archive that holds it as well",
    }


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, packing.zstd.compress])
def test_one_page_packed(pack: "object", tmp_path: Path) -> None:
    suffix = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}.get(pack, "zst")  # type: ignore[call-overload]
    host = tmp_path / "paper.example.com"
    host.mkdir()
    captures, unreadable = read(saved(host, f"Page01a.htm.{suffix}", pack(PAGE)))  # type: ignore[operator]
    assert not unreadable
    assert [(capture.url, capture.content) for capture in captures] == [(HOST + "/Page01a.htm", PAGE)]


def test_a_page_saved_as_the_server_packed_it(tmp_path: Path) -> None:
    captures, _ = read(saved(tmp_path, "Page01a.htm", gzip.compress(PAGE)))
    assert [(capture.url, capture.content) for capture in captures] == [("/Page01a.htm", PAGE)]


@pytest.mark.parametrize("charset", ["gbk", "utf-8"])
def test_zip_names_without_the_flag_for_utf8(charset: str, tmp_path: Path) -> None:
    name = "墨川晨报/第01版.htm"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("X" * len(name.encode(charset)), PAGE)
    content = packed.getvalue().replace(b"X" * len(name.encode(charset)), name.encode(charset))
    captures, unreadable = read(saved(tmp_path, "heap.zip", content))
    assert not unreadable
    assert [(capture.url, capture.path) for capture in captures] == [(f"/{name}", f"{tmp_path}/heap.zip!{name}")]


def test_a_zip_with_windows_separators(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(r"paper.example.com\html\a.htm", PAGE)
    captures, _ = read(saved(tmp_path, "heap.zip", packed.getvalue()))
    assert captures[0].url == HOST + "/html/a.htm"


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    captures, _ = read(saved(tmp_path, "notes.docx", packing.zipped()))
    assert [capture.url for capture in captures] == ["/notes.docx"]
