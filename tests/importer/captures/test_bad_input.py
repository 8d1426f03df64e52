"""Hostile and broken archives: a line each, the rest read, in bounded memory and time."""

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import packing
import pytest
from packing import FILES, HOST
from warcio.warcwriter import WARCWriter

from generator.importer.captures import Capture, Limits, Unreadable, read_captures

LIMITS = Limits()
PAGE = "<p>墨川的春天来得早，河边的柳树在一月里就发了新芽。".encode() * 20

PAGES = {f"/{number}.htm": PAGE + bytes(str(number), "ascii") for number in range(6)}


def read(folder: Path, name: str, content: bytes, limits: Limits = LIMITS) -> tuple[list[Capture], dict[str, str]]:
    """The captures, and the reason for each path (what follows the file's name) that gave none."""
    file = folder / name
    file.write_bytes(content)
    found = list(read_captures([file], limits=limits))
    prefix = str(file)
    assert all(item.path.startswith(prefix) for item in found)
    unreadable = [item for item in found if isinstance(item, Unreadable)]
    return [item for item in found if isinstance(item, Capture)], {
        item.path.removeprefix(prefix): item.reason for item in unreadable
    }


def zip_of(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members:
            archive.writestr(member, content)
    return packed.getvalue()


def test_names_in_a_zip_that_lead_out(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.htm")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    content = zip_of(
        ("../up.htm", PAGE), ("a/../../up.htm", PAGE), ("/etc/root.htm", PAGE), ("C:\\win.htm", PAGE), ("..", PAGE),
        (link, b"/etc/passwd"), ("__MACOSX/._a.htm", b"x"), ("a/./good.htm", PAGE),
    )  # fmt: skip
    captures, reasons = read(tmp_path, "heap.zip", content)
    assert [capture.url for capture in captures] == ["/a/good.htm"]
    out = "has no name, or one that leads out of its archive"
    assert reasons == {
        "!../up.htm": out, "!a/../../up.htm": out, "!/etc/root.htm": out, "!C:\\win.htm": out, "!..": out,
        "!link.htm": "is a symbolic link, which is not followed",
    }  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["heap.zip"]


def test_members_of_a_tar_that_are_no_files(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, kind in [
            ("../up.htm", tarfile.REGTYPE), ("/etc/root.htm", tarfile.REGTYPE), ("soft.htm", tarfile.SYMTYPE),
            ("hard.htm", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE), ("dev", tarfile.CHRTYPE),
            ("folder", tarfile.DIRTYPE), ("good.htm", tarfile.REGTYPE),
        ]:  # fmt: skip
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            member.size = len(PAGE) if kind == tarfile.REGTYPE else 0
            archive.addfile(member, io.BytesIO(PAGE))
    captures, reasons = read(tmp_path, "heap.tar", packed.getvalue())
    assert [(capture.url, capture.content) for capture in captures] == [("/good.htm", PAGE)]
    assert set(reasons) == {"!../up.htm", "!/etc/root.htm", "!soft.htm", "!hard.htm", "!pipe", "!dev"}


def test_names_in_a_tar_in_gbk(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT, encoding="gbk") as archive:
        member = tarfile.TarInfo("墨川/第01版.htm")
        member.size = len(PAGE)
        archive.addfile(member, io.BytesIO(PAGE))
    captures, _ = read(tmp_path, "heap.tar", packed.getvalue())
    assert [capture.url for capture in captures] == ["/墨川/第01版.htm"]


def test_a_zip_bomb(tmp_path: Path) -> None:
    content = zip_of(("bomb.htm", b"\0" * (30 << 20)), ("a.htm", PAGE))
    captures, reasons = read(tmp_path, "heap.zip", content)
    assert [capture.url for capture in captures] == ["/a.htm"]
    assert reasons == {"!bomb.htm": "unpacks to more than 200 times its size"}


def test_a_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    content = bytearray(zip_of(("a.htm", b"x" * 5000), ("b.htm", PAGE)))
    for at in (content.index(b"PK\x01\x02") + 24, 22):
        content[at : at + 4] = (50).to_bytes(4, "little")
    captures, reasons = read(tmp_path, "heap.zip", bytes(content))
    assert [capture.url for capture in captures] == ["/b.htm"]
    assert "damaged" in reasons["!a.htm"]


def test_a_zip_whose_members_overlap(tmp_path: Path) -> None:
    content = zip_of(("a.htm", bytes(range(256)) * 40))
    start = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry = content[start:end]
    tail = bytearray(content[end:])
    tail[8:10] = tail[10:12] = (30).to_bytes(2, "little")
    tail[12:16] = (30 * len(entry)).to_bytes(4, "little")
    captures, reasons = read(tmp_path, "heap.zip", content[:start] + entry * 30 + bytes(tail))
    assert not captures and "overlap" in reasons[""]


def test_archives_nested_without_end(tmp_path: Path) -> None:
    content = zip_of(("deep.htm", PAGE))
    for level in range(8):
        content = zip_of((f"{level}.zip", content), (f"{level}.htm", PAGE))
    captures, reasons = read(tmp_path, "heap.zip", content)
    assert [capture.url for capture in captures] == ["/4.htm", "/5.htm", "/6.htm", "/7.htm"]
    assert reasons == {"!7.zip!6.zip!5.zip!4.zip": "lies more than 4 archives deep"}


def test_a_quine_of_gzip_ends(tmp_path: Path) -> None:
    content = PAGE
    for _ in range(10):
        content = gzip.compress(content)
    captures, reasons = read(tmp_path, "a.gz", content)
    assert not captures and reasons == {"": "lies more than 4 archives deep"}


@pytest.mark.parametrize("name", ["a.htm.gz", "a.tar.gz"])
def test_a_gzip_bomb(name: str, tmp_path: Path) -> None:
    bomb = b"\0" * (40 << 20)
    content = gzip.compress(packing.tarred({"/a.htm": bomb}) if "tar" in name else bomb)
    captures, reasons = read(tmp_path, name, content)
    assert not captures and set(reasons.values()) == {"unpacks to more than 200 times its size"}


def test_a_page_too_large(tmp_path: Path) -> None:
    content = packing.tarred({"/a.htm": b"x" * 200, "/b.htm": b"y"})
    captures, reasons = read(tmp_path, "heap.tar", content, Limits(page=100))
    assert [capture.content for capture in captures] == [b"y"]
    assert reasons == {"!paper.example.com/a.htm": "is larger than 100 bytes"}


def test_too_many_members(tmp_path: Path) -> None:
    for name in ("heap.zip", "heap.tar"):
        captures, reasons = read(tmp_path, name, packing.PACKED[name](), Limits(members=3))
        assert len(captures) <= 3 and reasons == {"": "has more than 3 members"}


def test_a_member_without_a_name(tmp_path: Path) -> None:
    content = bytearray(zip_of(("a.htm", PAGE), ("b.htm", PAGE)))
    content[content.index(b"a.htm", content.index(b"PK\x01\x02"))] = 0
    captures, reasons = read(tmp_path, "heap.zip", bytes(content))
    assert [capture.url for capture in captures] == ["/b.htm"] and "no name" in reasons["!"]


def test_an_encrypted_zip(tmp_path: Path) -> None:
    content = bytearray(zip_of(("a.htm", PAGE), ("b.htm", PAGE)))
    for at in (6, content.index(b"PK\x01\x02") + 8):
        content[at] |= 1
    captures, reasons = read(tmp_path, "heap.zip", bytes(content))
    assert [capture.url for capture in captures] == ["/b.htm"] and reasons == {"!a.htm": "is encrypted"}


def test_a_zip_cut_off(tmp_path: Path) -> None:
    captures, reasons = read(tmp_path, "heap.zip", packing.zipped()[:-100])
    assert not captures and "cut off or no ZIP archive" in reasons[""]


def test_a_damaged_member_of_a_zip(tmp_path: Path) -> None:
    content = bytearray(zip_of(("a.htm", PAGE), ("b.htm", PAGE)))
    content[60] ^= 0xFF
    captures, reasons = read(tmp_path, "heap.zip", bytes(content))
    assert [capture.url for capture in captures] == ["/b.htm"] and "damaged" in reasons["!a.htm"]


PACK: dict[str, Callable[[bytes], bytes]] = {
    "heap.tar": bytes,
    "heap.tar.gz": gzip.compress,
    "heap.tar.xz": lzma.compress,
    "heap.tar.bz2": bz2.compress,
    "heap.tar.zst": packing.zstd.compress,
}


@pytest.mark.parametrize("name", PACK)
def test_a_tar_cut_off_gives_what_was_whole(name: str, tmp_path: Path) -> None:
    files = {f"/{number}.htm": bytes((number * n * n) % 251 for n in range(50_000)) for number in range(1, 40)}
    packed = PACK[name](packing.tarred(files))
    captures, reasons = read(tmp_path, name, packed[: len(packed) * 2 // 3])
    assert 1 <= len(captures) < 39
    assert all(capture.content == files[capture.url.removeprefix(HOST)] for capture in captures)
    assert any("cut off" in reason for reason in reasons.values())


def test_a_damaged_header_in_a_tar_costs_one_member(tmp_path: Path) -> None:
    content = bytearray(packing.tarred(PAGES))
    at = content.index(b"paper.example.com/2.htm")
    content[at + 150] ^= 0xFF
    captures, reasons = read(tmp_path, "heap.tar", bytes(content))
    assert urls(captures) == [path for path in PAGES if path != "/2.htm"]
    assert "no member" in reasons[""]


def test_the_last_header_of_a_tar_damaged(tmp_path: Path) -> None:
    content = bytearray(packing.tarred(PAGES))
    content[content.index(b"paper.example.com/5.htm") + 150] ^= 0xFF
    captures, reasons = read(tmp_path, "heap.tar", bytes(content))
    assert urls(captures) == list(PAGES)[:-1] and "no member" in reasons[""]


def test_damage_that_only_the_checksum_tells(tmp_path: Path) -> None:
    files = {f"/{number}.htm": bytes((number * n * n) % 251 for n in range(50_000)) for number in range(1, 9)}
    content = bytearray(gzip.compress(packing.tarred(files), 0))
    content[200_000] ^= 0xFF
    captures, reasons = read(tmp_path, "heap.tar.gz", bytes(content))
    assert len(captures) >= 7 and reasons == {"": "is damaged (gzip)"}


@pytest.mark.parametrize("cut", [1, 8, 30])
def test_a_page_in_gzip_cut_off(cut: int, tmp_path: Path) -> None:
    captures, reasons = read(tmp_path, "a.htm.gz", gzip.compress(PAGE)[:-cut])
    assert not captures and reasons == {"": "is cut off"}


def members(content: bytes) -> list[bytes]:
    """The gzip members of a packed WARC."""
    found = []
    while content:
        unpacking = zlib.decompressobj(31)
        unpacking.decompress(content)
        found.append(content[: len(content) - len(unpacking.unused_data)])
        content = unpacking.unused_data
    return found


def urls(captures: list[Capture]) -> list[str]:
    return [capture.url.removeprefix(HOST) for capture in captures]


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "junk"])
@pytest.mark.parametrize("at", [0, 1, 5, 11])
def test_a_damaged_record_costs_only_itself(damage: str, at: int, tmp_path: Path) -> None:
    """Members are: warcinfo, then response and request by turns."""
    parts = members(packing.warc(PAGES))
    offset = sum(map(len, parts[:at]))
    broken = bytearray(parts[at])
    if damage == "cut":
        broken = broken[: len(broken) // 2]
    elif damage == "flip":
        broken[len(broken) // 2] ^= 0xFF
    elif damage == "empty":
        broken = bytearray()
    else:
        broken = bytearray(b"junk" * 30)
    parts[at] = bytes(broken)
    captures, reasons = read(tmp_path, "a.warc.gz", b"".join(parts))
    lost = (at - 1) // 2 if at % 2 else -1
    assert urls(captures) == [path for number, path in enumerate(PAGES) if number != lost]
    if damage != "empty":
        assert len(reasons) == 1
        assert reasons.keys() <= {f"!{offset}", ""}


def test_a_warc_cut_off_in_its_last_record(tmp_path: Path) -> None:
    whole = packing.warc(PAGES)
    parts = members(whole)
    captures, reasons = read(tmp_path, "a.warc.gz", whole[: -len(parts[-1]) - 20])
    assert urls(captures) == list(PAGES)[:-1]
    assert list(reasons.values()) == ["is cut off"]


@pytest.mark.parametrize("at", [1, 3, 11])
def test_a_record_that_is_not_as_long_as_it_says(at: int, tmp_path: Path) -> None:
    records = [gzip.decompress(member) for member in members(packing.warc(PAGES))]
    records[at] = records[at][:-60] + b"\r\n\r\n"
    captures, reasons = read(tmp_path, "a.warc", b"".join(records))
    assert urls(captures) == [path for number, path in enumerate(PAGES) if number != (at - 1) // 2]
    offset = sum(map(len, records[:at]))
    assert list(reasons) == [f"!{offset}"] and "length is not" in reasons[f"!{offset}"]


OWN = b"WARC-Type: response\r\nWARC-Target-URI: http://h.example/\r\n"


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    "record",
    [
        b"WARC/1.0\r\n" + OWN + b"Content-Length: many\r\n\r\n<p>\r\n\r\n",
        b"WARC/1.0\r\n" + OWN + b"Content-Length: -5\r\n\r\n<p>\r\n\r\n",
        b"WARC/1.0\r\n" + OWN + b"Content-Length: 3\r\n\r\n<p>\r\n\r\n",
        b"WARC/1.0\r\n" + OWN + b"Content-Length: 99999999999999\r\n\r\n<p>\r\n\r\n",
        b"WARC/1.0\r\n" + b"A" * 100_000 + b"\r\n\r\n",
        b"WARC/1.0\r\n\r\n\r\n",
        b"WARC/1.0\r\n" + b"X-A: b\r\n" * 5000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n<p>",
    ],
)
def test_records_that_are_none(record: bytes, packed: bool, tmp_path: Path) -> None:
    around = members(packing.warc({"/1.htm": PAGE})), members(packing.warc({"/2.htm": PAGE}))
    if packed:
        content = b"".join([*around[0], gzip.compress(record), *around[1]])
    else:
        content = b"".join([*map(gzip.decompress, around[0]), record, *map(gzip.decompress, around[1])])
    captures, reasons = read(tmp_path, "a.warc.gz" if packed else "a.warc", content)
    # A length beyond the end of the file hides what follows: nothing tells that it is wrong before the end.
    assert urls(captures) == (["/1.htm"] if b"99999999999999" in record else ["/1.htm", "/2.htm"])
    assert len(reasons) == 1


def test_a_bomb_in_a_warc(tmp_path: Path) -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    packing.add(writer, HOST + "/1.htm", PAGE)
    packing.add(writer, HOST + "/bomb.htm", b"\0" * (40 << 20))
    packing.add(writer, HOST + "/2.htm", PAGE)
    packing.add(writer, HOST + "/3.htm", gzip.compress(b"\0" * (40 << 20)), [("Content-Encoding", "gzip")])
    packing.add(writer, HOST + "/4.htm", PAGE)
    captures, reasons = read(tmp_path, "a.warc.gz", file.getvalue())
    assert urls(captures) == ["/1.htm", "/2.htm", "/4.htm"]
    assert list(reasons.values()) == ["unpacks to more than 200 times its size"] * 2


def test_a_header_without_end_in_gzip(tmp_path: Path) -> None:
    content = gzip.compress(b"WARC/1.0\r\n" + b"A" * (40 << 20)) + packing.warc({"/1.htm": PAGE})
    captures, reasons = read(tmp_path, "a.warc.gz", content)
    assert urls(captures) == ["/1.htm"] and reasons


STUBS = [
    b"", b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06", b"WARC/", b"WARC/1.0\r\n\r\n", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd",
    b"BZh91AY&SY", b"x" * 257 + b"ustar" + b"\0" * 300, packing.tarred({}), zip_of(),
]  # fmt: skip


@pytest.mark.parametrize("content", STUBS)
@pytest.mark.parametrize("name", ["a.zip", "a.warc.gz", "a.tar", "a.jsonl", "a.wacz"])
def test_stubs_of_archives(name: str, content: bytes, tmp_path: Path) -> None:
    captures, reasons = read(tmp_path, name, content)
    assert captures or reasons


def test_the_same_bytes_for_the_same_issue_whatever_the_damage_beside_it(tmp_path: Path) -> None:
    content = gzip.compress(b"WARC/1.0\r\n") + packing.warc(FILES) + b"\0" * 100
    captures, _ = read(tmp_path, "a.warc.gz", content)
    assert {capture.url: capture.content for capture in captures} == {HOST + path: page for path, page in FILES.items()}
