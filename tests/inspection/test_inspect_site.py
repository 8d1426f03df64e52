"""Each kind of thing that can be wrong with a site is found where it stands, and a sound site is left in peace."""

from pathlib import Path
from urllib.parse import quote

import pytest

from generator.inspection.inspect_site import Inspection, inspect_site
from generator.workers import SerialExecutor, open_executor

HEAD = '<!doctype html>\n<html lang="zh-Hans"><head><title>墨川晨报</title></head><body>\n'


def lay_out(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html").replace("_css", ".css").replace(
            "_xml", ".xml"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def inspect(folder: Path, base_url: str = "") -> Inspection:
    return inspect_site(folder, base_url, SerialExecutor())


def test_a_sound_site_has_no_problems(tmp_path: Path) -> None:
    page = (
        HEAD + '<h1 id="top">第一版</h1><a href="../index.html#news">回首页</a> <a href="#top">回顶部</a>'
        '<a href="https://elsewhere.example/">外站</a><a href="mailto:a@b.example"><img src="../a.css" alt="信"></a>'
        "<p>身份证号 3703****1234,下一期4版再续。</p>"
    )
    lay_out(tmp_path, index_html=HEAD + '<h2 id="news">要闻</h2><a href="p/index.html">版</a>', p__index_html=page)
    lay_out(tmp_path, a_css="body { background: url(index.html) }")
    found = inspect(tmp_path)
    assert found.problems == ()
    assert (found.files, found.links) == (3, 5)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="gone.html">版</a>', "there is no gone.html"),
        ('<a href="p/">版</a>', "must name index.html"),
        ('<a href="../up.html">版</a>', "leaves the site's own folder"),
        ('<a href="/2021/">版</a>', "leaves the site's own folder"),
        ('<a href="">版</a>', "the link is empty"),
        ('<a href="#">版</a>', "does nothing"),
        ('<a href="javascript:goPrePeriod()">上一期</a>', "a script stands where a link should"),
        ('<a href="http://[paper/">版</a>', "it is no address"),
        ('<a href="#here">版</a>', "nothing here is named 'here'"),
        ('<a href="other.html#here">版</a>', "other.html#here: nothing there has that name"),
        ('<img src="photo.jpg" alt="图">', "there is no photo.jpg"),
        ('<img srcset="index.html 1x, big.jpg 2x" alt="图">', "there is no big.jpg"),
        ('<meta http-equiv="refresh" content="0; URL=gone.html">', "there is no gone.html"),
        ('<svg><a xlink:href="gone.html"><text>x</text></a></svg>', "there is no gone.html"),
        ("<p>参见第****处理标记:[Article]时, 字段 [URLOtherPageNo] 在数据源中没有找到! ****版</p>", "a message of"),
        ("<p>3上一篇:墨川</p>", "an arrow that became a digit"),
        ("<p>下一篇4   2021/01/08</p>", "an arrow that became a digit"),
        ("<p>墨\ufffd晨报</p>", "not decoded"),
        ("<h2> </h2>", "an empty <h2>"),
        ('<a href="other.html"><img src="other.html" alt=""></a>', "an empty <a>"),
        ("<dl><dt>作者</dt><dd>\u3000</dd></dl>", "an empty <dd>"),
        ("<p>相关文章:</p>", "a label without a value"),
        ("<p>主办 ;</p>", "a label without a value"),
        ("<span>;</span>", "a label without a value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_with_its_line(tmp_path: Path, body: str, message: str) -> None:
    lay_out(tmp_path, index_html=HEAD + "\n" + body, other_html=HEAD + "<p>字</p>", p__index_html=HEAD)
    (problem,) = inspect(tmp_path).problems
    assert message in problem.message
    assert (problem.file, problem.line) == ("index.html", 4)


@pytest.mark.parametrize(
    "body",
    [
        "<p>第3上一期的报纸</p>",
        "<p>第13期、24版</p>",
        '<p role="status" aria-live="polite"></p><p hidden></p>',
        '<a href="other.html" aria-label="上一版"></a>',
        '<a href="other.html"><svg viewBox="0 0 1 1"></svg></a>',
        "<p><span>作者：</span>郑一鸣</p>",
        "<dt>作者:</dt><dd>郑一鸣</dd>",
        "<table><tr><td></td><td>1</td></tr></table>",
        "<p>138****1234</p>",
    ],
)
def test_what_is_right_is_left_in_peace(tmp_path: Path, body: str) -> None:
    lay_out(tmp_path, index_html=HEAD + body, other_html=HEAD)
    assert inspect(tmp_path).problems == ()


def test_with_a_base_url_links_start_from_its_path(tmp_path: Path) -> None:
    hrefs = ("/sub/p/", "https://example.org/sub/p/", "/p/", "/sub/q/")
    body = "".join(f'<a href="{href}">版</a>' for href in hrefs)
    lay_out(tmp_path, index_html=HEAD + body, p__index_html=HEAD)
    messages = [problem.message for problem in inspect(tmp_path, "https://example.org/sub/").problems]
    assert messages == [
        "a dead link to '/p/': the link leaves the site's own folder",
        "a dead link to '/sub/q/': there is no q/index.html",
    ]


def test_a_document_of_any_name_is_where_its_links_start(tmp_path: Path) -> None:
    names = ("100%25.html", "a&b.html", "旧 闻.html", "x#y.html", "z?z.html")
    for name in names:
        (tmp_path / name).write_text(
            HEAD + '<a href="#top">顶</a><p id="top">字</p><a href="index.html">首页</a>', "utf-8"
        )
    lay_out(tmp_path, index_html=HEAD + "".join(f'<a href="{quote(name)}#top">文</a>' for name in names))
    found = inspect(tmp_path)
    assert (found.problems, found.links) == ((), 15)


def test_a_document_without_anything_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path, index_html=HEAD + '<a href="empty.html#top">文</a>', empty_html="<!-- -->")
    assert [(problem.file, problem.message) for problem in inspect(tmp_path).problems] == [
        ("empty.html", "holds nothing"),
        ("index.html", "a dead link to empty.html#top: nothing there has that name"),
    ]


def test_the_page_for_what_is_not_there_starts_from_the_root(tmp_path: Path) -> None:
    files = {"404_html": HEAD + '<a href="/">首页</a><a href="/p/">版</a>', "index_html": HEAD}
    lay_out(tmp_path, **files)
    assert [p.message for p in inspect(tmp_path).problems] == ["a dead link to '/p/': there is no p/index.html"]


def test_a_feed_and_a_stylesheet_are_read_too(tmp_path: Path) -> None:
    feed = (
        '<?xml version="1.0"?>\n<rss><channel><item><link>https://example.org/a.html</link>\n'
        '<guid isPermaLink="false">x</guid>\n<description>&lt;img src="https://example.org/b.jpg"&gt;</description>'
        "</item></channel></rss>"
    )
    lay_out(
        tmp_path, feed_xml=feed, broken_xml="<a>\n<b></a>", style_css='@import "gone.css";\n\nb { c: url("x.png") }'
    )
    found = {
        (problem.file, problem.line): problem.message for problem in inspect(tmp_path, "https://example.org/").problems
    }
    assert {place: message.rpartition(": ")[2].split(" (")[0] for place, message in found.items()} == {
        ("broken.xml", 2): "Opening and ending tag mismatch: b line 2 and a, line 2, column 8".rpartition(": ")[2],
        ("feed.xml", 2): "there is no a.html",
        ("feed.xml", 4): "there is no b.jpg",
        ("style.css", 1): "there is no gone.css",
        ("style.css", 3): "there is no x.png",
    }


def test_several_processes_find_the_same(tmp_path: Path) -> None:
    for number in range(200):
        lay_out(tmp_path, **{f"p{number}_html": HEAD + f'<a href="p{number + 1}.html#a">下</a><h1 id="a">字</h1>'})
    with open_executor(2) as pool:
        assert inspect_site(tmp_path, "", pool) == inspect(tmp_path)
