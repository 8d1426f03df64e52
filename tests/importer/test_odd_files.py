"""Files as people and tools leave them: names that no address has, lists that are no pages."""

import json
from pathlib import Path

import pytest
from import_runs import make_project, report_rows, run, tree

from generator.importer.cleaning.continuations import page_carried_from

PAGE = (
    '<meta charset=utf-8><table><tr><td class="font01"><founder-title>渡口的灯</founder-title></td></tr></table>'
    "<div id=ozoom><founder-content><P>　　渡口的灯亮了一夜，撑船的人等最后一班。</founder-content></div>"
)


def put(folder: Path, name: str, text: str = PAGE) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("paper.mochuan.example/html/2021-01/08/content_7 (1).htm", "2021/01/08/00/7.md"),
        ("paper.mochuan.example/html/2021-01/08/content_7.htm.1", "2021/01/08/00/7.md"),
        ("剪报/2021-01/08/渡口.htm", "2021/01/08/00/s"),
        ("剪报/20210108/渡口.htm", "2021/01/08/00/s"),
    ],
)
def test_the_folder_tells_the_date_where_nothing_else_does(tmp_path: Path, name: str, place: str) -> None:
    config = make_project(tmp_path / "p")
    put(tmp_path / "heap", name)
    report = run(config, [tmp_path / "heap"])
    assert "undated" not in report.figures
    (article,) = (name for name in tree(config.content) if name.endswith(".md"))
    assert article.startswith(place)


def test_the_printed_date_goes_before_that_of_a_folder_of_no_known_form(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    lai = "<h1>渡口的灯</h1><div class='lai'>《 墨川晨报 》（ 2021年01月07日   03 版）</div>"
    put(
        tmp_path / "heap",
        "采集于/20210108/渡口.htm",
        f"<meta charset=utf-8>{lai}<div id=articleContent><p>灯亮了。</div>",
    )
    run(config, [tmp_path / "heap"])
    assert [name[:13] for name in tree(config.content) if name.endswith(".md")] == ["2021/01/07/03"]


def test_what_is_no_page_is_told_for_what_it_is(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    put(tmp_path / "heap", "out.json", json.dumps([{"url": "http://paper.mochuan.example/a.htm", "html": PAGE}]))
    put(tmp_path / "heap", "index.html", "<title>Local index - HTTrack Website Copier</title><h1>Index</h1>")
    put(tmp_path / "heap", "backblue.gif", "GIF89a")
    rows = {Path(row["path"]).name: row["reason"] for row in report_rows(run(config, [tmp_path / "heap"]), "captures")}
    assert rows == {
        "out.json": "is one JSON value, not JSON lines",
        "index.html": "is a server's list of files, not one of a paper",
    }


@pytest.mark.parametrize(
    ("title", "page"),
    [
        ("渔歌（上接01版）", "01"),
        ("（紧接第A3版）", "A3"),
        ("上接第一版", "1"),
        ("上接天气下接地气", ""),
        ("马上接3版合同", ""),
    ],
)
def test_a_headline_that_names_the_page_it_comes_from(title: str, page: str) -> None:
    assert page_carried_from(title) == page
