"""Revisit records of a WARC: one more address of the same capture, wherever what they refer to lies."""

import io
import itertools
import json
from pathlib import Path

import pytest
from import_runs import difference, make_project, report_rows, run, tree
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from generator.errors import ContentError

HOST = "http://paper.mochuan.example/html/2021-01/08"
PAGE = (
    '<meta charset=utf-8><table><tr><td class="font01"><founder-title>渡口的灯</founder-title></td></tr></table>'
    "<div id=ozoom><founder-content><!--enpcontent--><P>　　渡口的灯亮了一夜，撑船的人等最后一班。"
    "<!--/enpcontent--></founder-content></div><!--<founder-type>1</founder-type>-->"
).encode()


def warc(file: Path, *, first: bool = True, again: tuple[str, ...] = ()) -> Path:
    """A WARC with the article of content_7.htm, and with revisits of it under other addresses, which come first."""
    with file.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url in again:
            writer.write_record(
                writer.create_revisit_record(url, "sha1:X", f"{HOST}/content_7.htm", "2021-01-09T00:00:00Z")
            )
        if first:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"{HOST}/content_7.htm", "response", payload=io.BytesIO(PAGE), http_headers=headers
            )
            writer.write_record(record)
    return file


TWIN = HOST.replace("http://", "https://") + "/content_7.htm?div=0"


@pytest.mark.parametrize("together", [True, False])
def test_a_revisit_is_one_more_address(tmp_path: Path, together: bool) -> None:
    config = make_project(tmp_path / "p")
    if together:
        report = run(config, [warc(tmp_path / "a.warc.gz", again=(TWIN,))])
    else:
        run(config, [warc(tmp_path / "a.warc.gz")])
        report = run(config, [warc(tmp_path / "b.warc.gz", first=False, again=(TWIN,))])
    assert "unreadable" not in report.figures
    texts = [content.decode() for name, content in tree(config.content).items() if name.endswith(".md")]
    assert len(texts) == 1 and f"aliases:\n- {TWIN}\n" in texts[0]


def test_a_revisit_of_the_same_address_says_nothing_new(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    report = run(config, [warc(tmp_path / "a.warc.gz", again=(f"{HOST}/content_7.htm",))])
    rows = {row["status"]: row for row in report_rows(report, "captures")}
    assert rows["repeated"]["reason"] == f"repeats {HOST}/content_7.htm" and set(rows) == {"imported", "repeated"}


def test_a_revisit_of_what_nobody_captured_is_told(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    report = run(config, [warc(tmp_path / "a.warc.gz", first=False, again=(TWIN,))])
    assert [(row["status"], row["url"]) for row in report_rows(report, "captures")] == [("unreadable", TWIN)]
    assert "of which nothing came in" in report_rows(report, "captures")[0]["reason"]


PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20
OTHER_DAY = HOST.replace("01/08", "01/11")


def record(file: Path, url: str, content: bytes = b"", *, repeats: str = "", at: str = "2021-01-09T00:00:00Z") -> Path:
    """A WARC with one record: a response, or a revisit of another address."""
    with file.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        if repeats:
            writer.write_record(writer.create_revisit_record(url, "sha1:X", repeats, at))
        else:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            told = {"WARC-Date": at}
            payload = io.BytesIO(content)
            writer.write_record(
                writer.create_warc_record(url, "response", payload, http_headers=headers, warc_headers_dict=told)
            )
    return file


def heap(folder: Path) -> list[Path]:
    """An article and its photo, the same under other addresses, and a revisit of a revisit."""
    folder.mkdir()
    photo = f"{HOST.replace('/html', '/images')}/01/a.jpg"
    uses = PAGE.replace(b"<P>", f"<img src='{photo.replace('01/08', '01/11')}'><P>".encode())
    return [
        record(folder / "article.warc.gz", f"{HOST}/content_7.htm", PAGE),
        record(folder / "twin.warc.gz", TWIN, repeats=f"{HOST}/content_7.htm"),
        record(folder / "chain.warc.gz", f"{HOST}/content_7.htm?v=2", repeats=TWIN),
        record(folder / "photo.warc.gz", photo, PHOTO),
        record(folder / "again.warc.gz", photo.replace("01/08", "01/11"), repeats=photo),
        record(folder / "uses.warc.gz", f"{OTHER_DAY}/content_9.htm", uses),
    ]


def test_in_any_order(tmp_path: Path) -> None:
    files = heap(tmp_path / "heap")
    whole = make_project(tmp_path / "whole")
    run(whole, files)
    expected = tree(whole.content)
    text = expected["2021/01/08/00/7.md"].decode()
    assert f"- {HOST}/content_7.htm?v=2\n- {TWIN}\n" in text
    assert "2021/01/11/00/a.jpg" in expected and not any(name.startswith("unplaced/revisits") for name in expected)
    orders = [*itertools.permutations(files[:3]), *itertools.permutations(files[3:])]
    for number, order in enumerate(orders):
        rest = [file for file in files if file not in order]
        config = make_project(tmp_path / str(number))
        for part in ([order[0]], [order[1], *rest], *([file] for file in order[2:])):
            run(config, part)
        assert difference(tree(config.content), expected) == [], order


def test_of_two_copies_the_one_of_the_moment_is_repeated(tmp_path: Path) -> None:
    files = [
        record(tmp_path / "a.warc.gz", f"{HOST}/content_7.htm", PAGE),
        record(tmp_path / "b.warc.gz", f"{HOST}/content_7.htm", PAGE + b"<!-- -->", at="2021-02-01T00:00:00Z"),
        record(tmp_path / "c.warc.gz", TWIN, repeats=f"{HOST}/content_7.htm", at="2021-02-01T00:00:00Z"),
    ]
    for number, order in enumerate((files, [files[1], files[2], files[0]])):
        config = make_project(tmp_path / str(number))
        for file in order:
            run(config, [file])
        rows = [json.loads(row) for row in (config.content / "2021/01/08/import.jsonl").read_bytes().splitlines()]
        hashes = {row["url"]: row["sha256"] for row in rows if row.get("captured") == "2021-02-01T00:00:00+00:00"}
        assert hashes[TWIN] == hashes[f"{HOST}/content_7.htm"]


def test_what_waits_is_told_once_and_stays_through_a_dry_run(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    files = heap(tmp_path / "heap")
    assert run(config, [files[1]]).figures["unreadable"] == 1
    before = tree(config.content)
    assert set(before) == {"unplaced/import.jsonl", "unplaced/revisits.jsonl"}
    assert "unreadable" not in run(config, [files[0]], dry_run=True).figures
    assert tree(config.content) == before
    assert "unreadable" not in run(config, [files[3]]).figures
    assert (config.content / "unplaced/revisits.jsonl").exists()


def test_a_line_of_what_waits_that_is_none_is_told(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    run(config, [heap(tmp_path / "heap")[1]])
    (config.content / "unplaced/revisits.jsonl").write_text("{}\n", "utf-8")
    with pytest.raises(ContentError) as raised:
        run(config, [tmp_path / "heap"])
    assert (raised.value.problems[0].line, raised.value.problems[0].message[:18]) == (1, "no revisit record:")
