"""A template that no dialect knows, read through the project's selectors alone."""

from pathlib import Path

import pytest
from dialect_cases import as_mapping

from generator.config import Config, Selectors, load_config
from generator.errors import ConfigError
from generator.importer.captures import Capture
from generator.importer.parsed import ParsedArticle, ParsedPage, Reading
from generator.importer.readings import read_capture

CONFIG = """\
name: 潮声周刊
selectors:
  title: .hd .main
  kicker: .hd .over
  subtitle: .hd .under
  byline: [.hd .who, .sign]
  body: .wenzhang
  date: .when
  page: .ban
  list: .items
  pages: .all
  zones: .hot a
  image: .whole
  pdf: .down a
  address:
    page: '/weekly/(?P<year>\\d{4})(?P<month>\\d\\d)(?P<day>\\d\\d)/p(?P<page>\\d+)\\.aspx$'
    article: '/weekly/(?P<year>\\d{4})(?P<month>\\d\\d)(?P<day>\\d\\d)/a\\.aspx\\?id=(?P<serial>\\d+)$'
"""
ARTICLE = """<html><body><div class="ban">第03版：潮汐</div><div class="when">2018年05月04日</div>
<div class="hd"><p class="over">海堤志</p><p class="main">潮水表的抄写人</p><p class="under">抄了三十一年</p>
<p class="who">记者 江　渚</p></div>
<div class="wenzhang"><p>　　潮水表每天抄两次，一次涨，一次落。</p><p>　　他说，落潮的字要写得轻一点。</p></div>
<a href="a.aspx?id=72">下一篇</a></body></html>"""
PAGE = """<html><body><div class="ban">第03版：潮汐</div><div class="when">2018年05月04日</div>
<img class="whole" src="/img/03.jpg" width="300" height="400">
<div class="hot"><a href="a.aspx?id=71" style="left:30px;top:40px;width:60px;height:80px"></a></div>
<div class="items"><p><a href="a.aspx?id=72">4号闸口</a></p><p><a href="a.aspx?id=71">潮水表的抄写人</a></p></div>
<div class="all"><a href="p01.aspx">第01版：要闻</a><a href="p03.aspx">第03版：潮汐</a></div>
<div class="down"><a href="/pdf/03.pdf">PDF</a></div></body></html>"""
URL = "http://weekly.chaosheng.example/weekly/20180504/"


def config_in(folder: Path, text: str = CONFIG) -> Config:
    (folder / "config.yaml").write_text(text, "utf-8")
    return load_config(folder)


def read(config: Config, name: str, text: str) -> Reading:
    return read_capture(Capture(path=name, url=URL + name, content=text.encode()), config)


def test_an_unknown_template_is_unknown_without_selectors(tmp_path: Path) -> None:
    reading = read(config_in(tmp_path, "name: 潮声周刊\n"), "a.aspx?id=71", ARTICLE)
    assert reading.parsed is None
    assert "unknown" in reading.failure


def test_an_article_is_read_through_selectors(tmp_path: Path) -> None:
    reading = read(config_in(tmp_path), "a.aspx?id=71", ARTICLE)
    assert (str(reading.date), reading.serial, reading.form) == ("2018-05-04", "71", "own article")
    assert isinstance(reading.parsed, ParsedArticle)
    assert as_mapping(reading.parsed) == {
        "title": "潮水表的抄写人",
        "blocks": ["潮水表每天抄两次，一次涨，一次落。", "他说，落潮的字要写得轻一点。"],
        "kicker": "海堤志",
        "subtitle": "抄了三十一年",
        "byline": "记者 江　渚",
        "authors": [{"name": "江渚", "role": "记者"}],
        "date": reading.date,
        "page": "03",
        "page_name": "潮汐",
        "next_url": URL + "a.aspx?id=72",
    }


@pytest.mark.parametrize("with_addresses", [True, False])
def test_a_page_is_read_through_selectors(tmp_path: Path, with_addresses: bool) -> None:
    text = CONFIG if with_addresses else CONFIG.partition("  address:")[0]
    reading = read(config_in(tmp_path, text), "p03.aspx", PAGE)
    page = reading.parsed
    assert isinstance(page, ParsedPage)
    assert (page.number, page.name, str(page.date)) == ("03", "潮汐", "2018-05-04")
    assert [(article.url, article.title) for article in page.articles] == [
        (URL + "a.aspx?id=72", "4号闸口"),
        (URL + "a.aspx?id=71", "潮水表的抄写人"),
    ]
    assert [zone.polygon for zone in page.zones] == [((0.1, 0.1), (0.3, 0.1), (0.3, 0.3), (0.1, 0.3))]
    assert [(entry.number, entry.name) for entry in page.pages] == [("01", "要闻"), ("03", "潮汐")]
    assert page.images == ("http://weekly.chaosheng.example/img/03.jpg",)
    assert page.pdf == "http://weekly.chaosheng.example/pdf/03.pdf"


def test_a_wrong_selector_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        config_in(tmp_path, "name: 潮声周刊\nselectors:\n  title: 'h1['\n  address:\n    page: '(?P<year>'\n")
    assert [(problem.key, problem.line) for problem in caught.value.problems] == [
        ("selectors.title", 3),
        ("selectors.address.page", 5),
    ]


def test_selectors_may_be_one_or_several(tmp_path: Path) -> None:
    selectors = config_in(tmp_path).selectors
    assert isinstance(selectors, Selectors)
    assert selectors.byline == (".hd .who", ".sign")
    assert selectors.title == (".hd .main",)
