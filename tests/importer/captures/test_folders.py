"""Files and folders as a person points at them."""

import os
from pathlib import Path

import pytest

from generator.importer.captures import Capture, Limits, Unreadable, read_captures


def write(root: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def test_a_mirrored_tree(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "paper.example.com/html/2021-01/08/node_2.htm": b"<p>page",
            "paper.example.com/html/2021-01/08/content_7.htm?div=0": b"<p>article",
            "paper.example.com/images/2021-01/08/a.jpg": b"\xff\xd8\xff",
            "dump.txt": b"text",
        },
    )
    found = list(read_captures([tmp_path], "https://paper.example.com/"))
    host = "https://paper.example.com"
    assert found == [
        Capture(f"{tmp_path}/dump.txt", "/dump.txt", b"text"),
        Capture(
            f"{tmp_path}/paper.example.com/html/2021-01/08/content_7.htm?div=0",
            f"{host}/html/2021-01/08/content_7.htm?div=0",
            b"<p>article",
        ),
        Capture(
            f"{tmp_path}/paper.example.com/html/2021-01/08/node_2.htm", f"{host}/html/2021-01/08/node_2.htm", b"<p>page"
        ),
        Capture(
            f"{tmp_path}/paper.example.com/images/2021-01/08/a.jpg", f"{host}/images/2021-01/08/a.jpg", b"\xff\xd8\xff"
        ),
    ]


def test_the_same_url_from_wherever_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"paper.example.com/html/2021-01/08/node_2.htm": b"x"})
    monkeypatch.chdir(tmp_path / "paper.example.com/html")
    given = [
        tmp_path,
        tmp_path / "paper.example.com",
        tmp_path / "paper.example.com/html/2021-01/08/node_2.htm",
        Path(),
        Path("2021-01/08/node_2.htm"),
        Path("../html/2021-01"),
    ]
    found = list(read_captures(given))
    assert {capture.url for capture in found} == {"http://paper.example.com/html/2021-01/08/node_2.htm"}
    assert found[4].path == "2021-01/08/node_2.htm"


def test_what_gives_no_capture_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a/empty.htm": b"", "a/good.htm": b"x", "a/large.htm": b"x" * 101, "a/large.jpg": b"x" * 150})
    (tmp_path / "a/link.htm").symlink_to(tmp_path / "a/good.htm")
    (tmp_path / "a/round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "a/pipe")
    found = list(read_captures([tmp_path / "a", tmp_path / "none.htm"], limits=Limits(page=100, media=200)))
    reasons = {item.path.rpartition("/")[2]: item.reason for item in found if isinstance(item, Unreadable)}
    assert reasons == {
        "empty.htm": "is empty",
        "large.htm": "is larger than 100 bytes",
        "link.htm": "is a symbolic link, which is not followed",
        "round": "is a symbolic link, which is not followed",
        "pipe": "is not a regular file",
        "none.htm": "does not exist",
    }
    assert [item.path.rpartition("/")[2] for item in found if isinstance(item, Capture)] == ["good.htm", "large.jpg"]


def test_what_tools_leave_is_passed_over(tmp_path: Path) -> None:
    write(
        tmp_path, {".DS_Store": b"x", "__MACOSX/._a.htm": b"x", "Thumbs.db": b"x", "hts-cache/new.zip": b"x", "a": b"x"}
    )
    assert [item.path for item in read_captures([tmp_path])] == [f"{tmp_path}/a"]


def test_names_in_gbk(tmp_path: Path) -> None:
    write(tmp_path, {f"{os.fsdecode('墨川'.encode('gbk'))}/a.htm": b"x"})
    (capture,) = read_captures([tmp_path])
    assert (capture.path, capture.url) == (f"{tmp_path}/墨川/a.htm", "/墨川/a.htm")


def test_one_after_the_other(tmp_path: Path) -> None:
    write(tmp_path, {"a.htm": b"x", "b.htm": b"x"})
    stream = read_captures([tmp_path])
    assert next(stream).path.endswith("a.htm")
    (tmp_path / "b.htm").unlink()
    assert next(stream) == Unreadable(f"{tmp_path}/b.htm", "does not exist")
