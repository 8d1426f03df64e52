"""Two papers of one house in one heap of captures: told, and parted by what the report says to do."""

from pathlib import Path

from import_runs import make_project, report_rows, run, tree

from generator.config import load_config

PAGE = """<html><head><title>{paper}</title></head><body>
<table><tr><td>第A01版：要闻</td></tr></table><img src=a01.jpg usemap=#PagePicMap><map name=PagePicMap></map>
<ul>{items}</ul></body></html>
<!--enpproperty <founder-type>2</founder-type><founder-papername>{paper}</founder-papername>/enpproperty-->"""
ARTICLE = """<html><body><table><tr><td class=font01><founder-title>{title}</founder-title></td></tr></table>
<div id=ozoom><founder-content><P>　　{title}，街上的人都在说这件事。</P></founder-content></div></body></html>"""


def lay_out(heap: Path, code: str, paper: str, titles: dict[int, str]) -> None:
    folder = heap / "paper.mochuan.example" / code / "html" / "2021-01" / "08"
    folder.mkdir(parents=True)
    items = "".join(f"<li><a href=content_{number}.htm>{title}</a></li>" for number, title in titles.items())
    (folder / "node_2.htm").write_text(PAGE.format(paper=paper, items=items), "utf-8")
    for number, title in titles.items():
        (folder / f"content_{number}.htm").write_text(ARTICLE.format(title=title), "utf-8")


def test_two_papers_are_told_and_part_by_editions(tmp_path: Path) -> None:
    heap = tmp_path / "heap"
    lay_out(heap, "mccb", "墨川晨报", {11: "新桥通车", 12: "渡口停航"})
    lay_out(heap, "hwwb", "河湾晚报", {21: "菜价落了"})
    config = make_project(tmp_path / "paper")
    rows = [row for row in report_rows(run(config, [heap]), "anomalies") if row["kind"] == "several-papers"]
    assert rows == [
        {
            "kind": "several-papers",
            "place": "2021/01/08",
            "detail": "captures of 墨川晨报 paper.mochuan.example/mccb/ (3); 河湾晚报 paper.mochuan.example/hwwb/ (2)",
        }
    ]
    page = (tmp_path / "paper" / "import-report.html").read_text("utf-8")
    assert "一期里混有几种报纸" in page
    assert "采集文件分属 墨川晨报 paper.mochuan.example/mccb/ (3); 河湾晚报" in page

    file = tmp_path / "paper" / "config.yaml"
    edition = "editions:\n- {code: HW, name: 河湾晚报, address: paper.mochuan.example/hwwb/}\n"
    file.write_text(file.read_text("utf-8") + edition, "utf-8")
    report = run(load_config(tmp_path / "paper"), [heap])
    assert "several-papers" not in {row["kind"] for row in report_rows(report, "anomalies")}
    articles = {name for name in tree(config.content) if name.endswith(".md")}
    assert articles == {"2021/01/08/A01/11.md", "2021/01/08/A01/12.md", "2021/01/08-HW/A01/21.md"}
