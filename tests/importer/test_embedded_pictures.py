"""A picture that a page held in itself has no address: it is known by its content, and none is made up for it."""

import base64
from pathlib import Path

import pytest
from import_runs import make_project, report_rows, run, tree

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40
PAGE = (
    "<!DOCTYPE html><html><!--\n Page saved with SingleFile\n url: http://paper.mochuan.example/html/2021-01/08/content_7.htm\n"
    " saved date: Sat Jan 09 2021 08:00:00 GMT+0800 (中国标准时间)\n--><meta charset=utf-8>"
    '<table><tr><td class="font01"><founder-title>渡口的灯</founder-title></td></tr></table>'
    '<table id=newspic><tr><td><img src="data:image/jpeg;base64,{0}"></td></tr>'
    "<tr><td>渡口。顾长风 摄</td></tr></table>"
    "<div id=ozoom><founder-content><!--enpcontent--><P>　　渡口的灯亮了一夜，撑船的人等最后一班。"
    "<!--/enpcontent--></founder-content></div><!--<founder-type>1</founder-type>-->"
)


@pytest.mark.parametrize("times", [1, 2])
def test_it_stands_where_it_stood_and_has_no_invented_address(tmp_path: Path, times: int) -> None:
    config = make_project(tmp_path / "p")
    (tmp_path / "渡口的灯.html").write_text(PAGE.format(base64.b64encode(PHOTO).decode()), "utf-8")
    for _ in range(times):
        report = run(config, [tmp_path / "渡口的灯.html"])
    found = tree(config.content)
    photos = [name for name, content in found.items() if content == PHOTO]
    assert len(photos) == 1 and photos[0].startswith("2021/01/08/00/")
    (article,) = (content.decode() for name, content in found.items() if name.endswith("/7.md"))
    assert f"({photos[0].rpartition('/')[2]} " in article
    whole = b"".join(content for name, content in found.items() if not name.endswith(".jpg"))
    assert b"embedded" not in whole and b".invalid" not in whole and b"sha256:" in whole
    assert [row["status"] for row in report_rows(report, "captures")] == ["imported", "media"]
    assert "embedded.invalid" not in str(report_rows(report, "captures"))
    assert not report_rows(report, "gaps")
