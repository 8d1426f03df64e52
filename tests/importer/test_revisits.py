"""Revisit records of a WARC: one more address of the same capture, wherever what they refer to lies."""

import io
from pathlib import Path

import pytest
from import_runs import make_project, report_rows, run, tree
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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
