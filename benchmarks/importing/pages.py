"""Article pages of two families, some 20 KB each, the same at every run: the corpus's articles, and around them the
chrome that such templates have: styles and scripts, the page list, the list of the page's articles, its map."""

import re
from collections.abc import Iterator
from html import escape
from itertools import islice

from benchmarks.corpus import Day, Sheet, Story, issues
from generator.importer.captures import Capture

HOST = "http://paper.mochuan.example/mccb"
_PARTS = re.compile(r"\*\*|^\| --- .*\n|^- ", re.MULTILINE)
_STYLE = "\n".join(
    f".{name} {{ font-family: 宋体, SimSun, serif; font-size: {size}px; line-height: 160%; color: #333333; }}\n"
    f".{name} a:link, .{name} a:visited {{ color: #1a3c6e; text-decoration: none; }}\n"
    f".{name} a:hover {{ color: #b01e23; text-decoration: underline; }}"
    for size, name in enumerate(
        [
            "bantou",
            "riqi",
            "yinti",
            "futi",
            "zuozhe",
            "banlist",
            "liebiao",
            "canjian",
            "xiangguan",
            "langdu",
            "rili",
            "dibu",
            "pdf",
            "left",
            "right",
        ],
        11,
    )
)
_SCRIPT = """\
function zoom(size) {
  var place = document.getElementById("contenttext") || document.getElementById("ozoom");
  if (place) { place.style.fontSize = size + "px"; place.style.lineHeight = (size * 1.7) + "px"; }
  document.cookie = "fontsize=" + size + "; path=/";
}
function speak() { window.open("http://speech.mochuan.example/read?u=" + encodeURIComponent(location.href)); }
function comment() { window.open("http://bbs.mochuan.example/post?u=" + encodeURIComponent(location.href)); }
function goSame(step) {
  var parts = location.pathname.split("/"), name = parts[parts.length - 1];
  for (var i = 0; i < days.length; i++) {
    if (days[i].day == today && days[i + step]) { location.href = "../" + days[i + step].day + "/" + name; return; }
  }
  alert("没有了");
}
function over(id) { var zone = document.getElementById(id); if (zone) { zone.className = "over"; } }
function out(id) { var zone = document.getElementById(id); if (zone) { zone.className = ""; } }
"""


def captures(count: int) -> list[Capture]:
    """As many article pages, of the two families in turn."""
    return list(islice(_captures(), count))


def _captures() -> Iterator[Capture]:
    for day in issues(24 * 6 * 40):
        for sheet in day.sheets[:12]:
            for story in sheet.stories:
                for url, text in (_paper_index(day, sheet, story), _founder_classic(day, sheet, story)):
                    yield Capture(url.removeprefix("http://"), url, text.encode(), url_is_told=True)


def _paper_index(day: Day, sheet: Sheet, story: Story) -> tuple[str, str]:
    """Family C, the table skin: one run with `<BR>`, two blank cells before each paragraph."""
    folder = f"{day.date:%Y%m%d}"
    neighbours = sheet.stories[story.order : story.order + 1]
    own = "\n".join(
        f'<li>· <a href="Articel{sheet.number}{s.order:03}TB.htm">{escape(s.title)}</a>'
        f'<div class="canjian"></div></li>' for s in sheet.stories
    )  # fmt: skip
    pages = "\n".join(
        f'<li class="banci"><a href="Page{s.number}a.htm">第{s.number}版</a> '
        f'<a href="Page{s.number}a.htm">{s.name}</a> '
        f'<a class="pdf" href="../../PDF/{folder}/{s.number}.pdf"><img src="../../images/pdf.gif" width=16></a></li>'
        for s in day.sheets
    )
    body = "".join(f"　　{escape(text)}<BR>\n" for text in _paragraphs(story))
    step = "".join(f'<a href="Articel{sheet.number}{s.order:03}TB.htm">{escape(s.title)}</a>' for s in neighbours)
    text = f"""<html>
<head>
<META http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{escape(story.title)}_墨川晨报数字报</title>
<link rel="stylesheet" href="../../css/szb.css" type="text/css">
<style type="text/css">
{_STYLE}
</style>
<script language="javascript">
{_SCRIPT}</script>
</head>
<body bgcolor="#FFFFFF" topmargin="0">
<table width="980" align="center" cellspacing="0" cellpadding="4" border="0"><tr valign="top">
<td width="300" class="left"><table class="bantou"><tr><td>第{sheet.number}版:{sheet.name}</td>\
<td nowrap><font face=Webdings>3</font> &nbsp;&nbsp; <a href="PageA02a.htm"><font face=Webdings>4</font></a></td>\
<td class="pdf"><a href="../../PDF/{folder}/{sheet.number}.pdf">PDF 版</a></td></tr></table>
<ul id="newslist">{own}</ul>
<ul id="banlist">{pages}</ul>
<p><a href="../IssueIndex.htm">返回主页</a> | <a href="Page{sheet.number}a.htm">版面导航</a> | \
<a href="PageArticleIndexBT.htm">标题导航</a></p>
<p><a href="../20031231/PageA01a.htm">上一期</a> <a href="#">下一期</a> <a href="javascript:goSame(-1)">本版上一期</a> \
<a href="javascript:goSame(1)">本版下一期</a> <a href="javascript:rili()">日历</a></p>
{_calendar(day, f"../{day.date:%Y%m}{{:02}}/IssueIndex.htm")}
<p>墨川日报社 主办&nbsp;&nbsp;&nbsp;</p></td>
<td class="right"><div><font face=Webdings>4</font>下一篇:{step}&nbsp;&nbsp;</div>
<div class="riqi">{day.date:%Y/%m/%d}</div>
<div id="langdu"><a href="javascript:void(0)" onclick="speak()">朗读</a></div>
<table width="100%" cellspacing="0" cellpadding="0">
<tr><td align="middle" class="yinti">{escape(story.kicker)}</td></tr>
<tr><td align="middle"><span id="contenttitle">{escape(story.title)}</span></td></tr>
<tr><td align="middle" class="futi"></td></tr>
<tr><td align="middle" class="zuozhe">{story.byline}</td></tr>
<tr><td><div id="imagelist" align="center"></div>
<span id="contenttext">{body}</span></td></tr>
</table>
<p><a href="javascript:comment()">发表评论</a>&nbsp;&nbsp; 上一页 下一页</p>
<div class="xiangguan">相关文章:<ul></ul></div></td></tr></table>
</body></html>
"""
    return f"{HOST}/content/{folder}/Articel{sheet.number}{story.order:03}TB.htm", text


def _founder_classic(day: Day, sheet: Sheet, story: Story) -> tuple[str, str]:
    """Family B: headline in a table's rows, `<P>` never closed, the map of the page, `enpproperty` at the end."""
    own = "\n".join(
        f"<li><a href=content_{s.id}.htm><div id=mp{s.id}>{escape(s.title)}</div></a></li>" for s in sheet.stories
    )
    pages = "\n".join(
        f"<tr><td class=default><a id=pageLink href=./node_{at}.htm>第{s.number}版：{s.name}</a></td>"
        f"<td><a href=../../../images/{day.date:%Y-%m/%d}/{s.number}.pdf>"
        "<img src=../../../tplimg/pdf.gif></a></td></tr>"
        for at, s in enumerate(day.sheets, 2)
    )
    zones = "\n".join(
        f'<Area coords="2,{at * 80},348,{at * 80},348,{at * 80 + 78},2,{at * 80 + 78}" shape="polygon" '
        f'href="content_{s.id}.htm" onmouseover="over(\'mp{s.id}\')" onmouseout="out(\'mp{s.id}\')">'
        for at, s in enumerate(sheet.stories)
    )
    body = "\n".join(f"<P>　　{escape(text)}" for text in _paragraphs(story))
    text = f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{escape(story.title)}-墨川晨报</title>
<link href="../../../tplimg/mccb.css" rel="stylesheet" type="text/css">
<style type="text/css">
{_STYLE}
</style>
<script language="javascript">
{_SCRIPT}</script>
</head>
<body text=#000000 topmargin=0>
<table width="1000" align="center"><tr><td class="bantou">第{sheet.number}版：{sheet.name}</td>\
<td>{day.date.year}年{day.date.month}月{day.date.day}日　星期三</td>
<td><a><FONT face=Webdings>3</FONT>上一篇</a> <a href="content_{story.id}1.htm">下一篇<FONT face=Webdings>4</FONT></a> \
<a href='javascript:read()'>朗读</a></td></tr></table>
<table width="1000" align="center"><tr><td width=360>
<img src="../../../images/{day.date:%Y-%m/%d}/{sheet.number}_b.jpg" \
width=350 height=500 useMap=#PagePicMap>
<map name="PagePicMap">
{zones}
</map>
<table>{pages}</table>
<ul>{own}</ul>
{_calendar(day, "../{:02}/node_2.htm")}</td><td>
<table width="640" align="center" id="biaoti">
<tr><td class="font02" align="center">{escape(story.kicker)}</td></tr>
<tr><td class="font01" align="center"><founder-title>{escape(story.title)}</founder-title></td></tr>
<tr><td class="font02" align="center"></td></tr>
<tr><td class="font02" align="center"><founder-author>{story.byline}</founder-author></td></tr></table>

<div id="ozoom"><founder-content><!--enpcontent-->{body}
<!--/enpcontent--></founder-content></div>

<p align=right><a><FONT face=Webdings>3</FONT>上一篇</a> <a href="content_{story.id}1.htm">下一篇\
<FONT face=Webdings>4</FONT></a> <a href='javascript:read()'>朗读</a></p></td></tr></table>
</body>
</html>
<!--enpproperty <articleid>{story.id}</articleid><date>{day.date} 00:00:00.0</date><author>{story.byline}</author>\
<title>{escape(story.title)}</title><keyword>null</keyword><subtitle>null</subtitle>\
<introtitle>{escape(story.kicker)}</introtitle><siteid>1</siteid><nodeid>3</nodeid><nodename>{sheet.name}</nodename>\
<founder-type>1</founder-type>/enpproperty-->
"""
    return f"{HOST}/html/{day.date:%Y-%m/%d}/content_{story.id}.htm", text


def _calendar(day: Day, target: str) -> str:
    """The month, as a script left it: a cell a day."""
    cells = [f'<td class="rili"><a href="{target.format(number)}">{number}</a></td>' for number in range(1, 29)]
    rows = "\n".join(f"<tr>{''.join(cells[week : week + 7])}</tr>" for week in range(0, 28, 7))
    return f'<table class="rili"><tr><td colspan=7>{day.date.year}年{day.date.month}月</td></tr>\n{rows}</table>'


def _paragraphs(story: Story) -> list[str]:
    """The article in plain paragraphs: marks of Markdown are none of print."""
    return [line for line in _PARTS.sub("", story.body).replace("\\\n", "\n").split("\n") if line]
