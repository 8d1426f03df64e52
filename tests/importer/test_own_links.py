"""Links of a text to the old site lead to the mirror's own articles, pages and issues, where those were captured."""

import re
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest
from import_runs import difference, report_rows, run, tree

from generator.builder.build import build_site
from generator.config import Config, load_config
from generator.importer.import_captures import take_down
from generator.inspection.inspect_site import inspect_site
from generator.workers import SerialExecutor

HOST = "paper.mochuan.example"
ARTICLE = """<html><body><table><tr><td>第{number}版：要闻</td></tr></table>
<table><tr><td class=font01><founder-title>{title}</founder-title></td></tr></table>
<div id=ozoom><founder-content>{text}</founder-content></div></body></html>"""
PAGE = """<html><head><title>墨川晨报</title></head><body>
<table><tr><td>第{number}版：要闻</td></tr></table><img src=a.jpg usemap=#PagePicMap><map name=PagePicMap></map>
<ul>{items}</ul></body></html><!--enpproperty <founder-type>2</founder-type>/enpproperty-->"""
INDEX = "<html><head><meta http-equiv=refresh content='0; URL=PageA01a.htm'></head></html>"


def classic(day: str, name: str) -> str:
    return f"{HOST}/mccb/html/{day}/{name}"


FIRST = {
    classic("2021-01/08", "node_2.htm"): PAGE.format(
        number="A01", items="<li><a href=content_9011.htm>新桥通车</a><li><a href=content_9012.htm>渡口停航</a>"
    ),
    classic("2021-01/08", "content_9011.htm"): ARTICLE.format(
        number="A01",
        title="新桥通车",
        text="<p>　　渡口怎么办？<a href='content_9012.htm?div=-1'>参见同版</a>，又见<a href='node_3.htm'>第A02版</a>和"
        "<a href='content_9077.htm'>没有采集的一篇</a>。</p>"
        "<p>　　昨天的事见<a href='../07/content_9005.htm'>旧闻</a>，"
        "外面的事见<a href='http://other.example/html/2021-01/08/content_9012.htm'>别的报</a>。</p>",
    ),
    classic("2021-01/08", "content_9012.htm"): ARTICLE.format(
        number="A01", title="渡口停航", text="<p>　　渡船今天停了。</p>"
    ),
    classic("2021-01/08", "node_3.htm"): PAGE.format(number="A02", items="<li><a href=content_9013.htm>菜价</a>"),
    classic("2021-01/08", "content_9013.htm"): ARTICLE.format(
        number="A02",
        title="菜价",
        text=f"<ul><li><a href='http://h5.{HOST.partition('.')[2]}/x.htm'>不相干</a>"
        f"<li><a href='https://www.{HOST}/mccb/html/2021-01/08/content_9011_0.htm#top'>新桥</a></ul>",
    ),
}
EARLIER = {
    classic("2021-01/07", "node_2.htm"): PAGE.format(number="A01", items="<li><a href=content_9005.htm>旧闻</a>"),
    classic("2021-01/07", "content_9005.htm"): ARTICLE.format(
        number="A01",
        title="旧闻",
        text="<p>　　明天见<a href='../08/content_9011.htm'>新桥</a>和<a href='../08/node_2.htm'>头版</a>。</p>",
    ),
}


def lay_out(folder: Path, captures: dict[str, str]) -> Path:
    for name, text in captures.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def make(folder: Path, more: str = "") -> Config:
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text(f"name: 墨川晨报\n{more}", "utf-8")
    return load_config(folder)


def links(config: Config, article: str) -> list[str]:
    """Where the links of an article's text lead."""
    return re.findall(r"\]\(([^)]*)\)", (config.content / f"{article}.md").read_text("utf-8"))


@pytest.fixture
def heaps(tmp_path: Path) -> list[Path]:
    return [lay_out(tmp_path / "first", FIRST), lay_out(tmp_path / "earlier", EARLIER)]


def test_links_lead_to_what_was_captured_and_the_others_stay(tmp_path: Path, heaps: list[Path]) -> None:
    config = make(tmp_path / "paper")
    run(config, heaps)
    assert links(config, "2021/01/08/A01/9011") == [
        "9012.md",
        "../A02/",
        f"http://{HOST}/mccb/html/2021-01/08/content_9077.htm",
        "../../07/A01/9005.md",
        "http://other.example/html/2021-01/08/content_9012.htm",
    ]
    assert links(config, "2021/01/08/A02/9013")[1] == "../A01/9011.md"
    assert links(config, "2021/01/07/A01/9005") == ["../../08/A01/9011.md", "../../08/A01/"]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("", ("../../../../{}9012.html", "../../../../{}index.html")),
        ("https://example.org/sub/", ("/sub/{}9012.html", "/sub/{}")),
    ],
)
def test_in_the_site_they_are_addresses(
    tmp_path: Path, heaps: list[Path], base: str, expected: tuple[str, str]
) -> None:
    config = make(tmp_path / "paper", f"base_url: {base}\n" if base else "")
    run(config, heaps)
    build_site(config, SerialExecutor())
    html = (config.site / "2021/01/08/A01/9011.html").read_text("utf-8")
    article, page, *_ = re.findall(r'href="([^"]*)"', html.partition('<div class="text">')[2])
    assert article == expected[0].format("2021/01/08/A01/")
    assert page == expected[1].format("2021/01/08/A02/")
    assert f"{base}2021/01/08/A01/9012.html" in (config.site / "feed.xml").read_text("utf-8")
    assert inspect_site(config.site, base, SerialExecutor()).problems == ()


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_whatever_comes_first_the_links_are_the_same(tmp_path: Path, order: Iterable[int]) -> None:
    first = dict(FIRST)
    late = {name: first.pop(name) for name in [classic("2021-01/08", "content_9012.htm")]}
    heaps = [lay_out(tmp_path / str(number), heap) for number, heap in enumerate((first, late, EARLIER))]
    config, whole = make(tmp_path / "paper"), make(tmp_path / "whole")
    for number in order:
        run(config, [heaps[number]])
    run(whole, heaps)
    assert difference(tree(config.content), tree(whole.content)) == []
    assert report_rows(run(config, heaps), "files") == []


def test_a_text_that_a_person_edited_keeps_its_links(tmp_path: Path, heaps: list[Path]) -> None:
    config = make(tmp_path / "paper")
    run(config, heaps[:1])
    file = config.content / "2021/01/08/A01/9011.md"
    edited = file.read_text("utf-8") + "\n一个人添了一段。\n"
    file.write_text(edited, "utf-8")
    report = run(config, heaps[1:])
    assert file.read_text("utf-8") == edited
    assert [row["file"] for row in report_rows(report, "conflicts")] == ["2021/01/08/A01/9011.md"]
    assert "../../07/A01/9005.md" in file.with_name("9011.md.new").read_text("utf-8")


def test_a_link_to_what_was_taken_down_leads_to_its_old_address_again(tmp_path: Path, heaps: list[Path]) -> None:
    config = make(tmp_path / "paper")
    run(config, heaps)
    take_down(config, ["2021/01/08/A01/9011"])
    assert links(config, "2021/01/07/A01/9005") == [
        f"http://{HOST}/mccb/html/2021-01/08/content_9011.htm",
        "../../08/A01/",
    ]
    take_down(config, ["2021/01/07/A01/9005"])
    assert not (config.content / "links.json").exists()


def test_an_issue_is_what_its_index_led_to(tmp_path: Path) -> None:
    folder = f"{HOST}/mccb/content/20210108"
    body = "<p>　　全部内容见<a href='IssueIndex.htm'>本期</a>和<a href='PageA02TB.htm'>A02版</a>。</p>"
    heap = lay_out(
        tmp_path / "heap",
        {
            f"{folder}/ArticelA01002TB.htm": f"<div class=neirong><h2>新桥</h2></div><div id=contenttext>{body}</div>",
            f"{folder}/PageA02a.htm": "<h1>第A02版：要闻</h1>"
            "<ul id=newslist><li><a href=ArticelA02002TB.htm>菜价</a></ul>"
            "<div id=mylink><a class=overlink href=ArticelA02002TB.htm neirong=菜价></a></div>",
        },
    )
    config = make(tmp_path / "paper")
    run(config, [heap])
    assert links(config, "2021/01/08/A01/002") == ["../", "../A02/"]
