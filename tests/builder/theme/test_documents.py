"""What the documents of an archive say, and where they lead."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html
from lxml.html import HtmlElement
from sample_archive import make_project, make_site

from generator.builder import urls
from generator.builder.build import build_site
from generator.inspection.inspect_site import inspect_site
from generator.workers import SerialExecutor


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("relative"))


@pytest.fixture(scope="module")
def read(site: Path) -> Callable[[str], HtmlElement]:
    return lambda path: html.fromstring((site / path).read_text("utf-8"))


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(document: HtmlElement, selector: str) -> list[tuple[str, str]]:
    """(text, href) of each link."""
    return [(text(link), link.get("href")) for link in document.cssselect(selector)]


def test_home_is_the_latest_issue(read: Callable[[str], HtmlElement]) -> None:
    home = read("index.html")
    assert text(home.cssselect(".dateline")[0]).startswith("2021年1月11日 星期一农历冬月廿八")
    assert links(home, ".lead h2 a") == [("走，过桥去", "2021/01/11/A01/101.html")]
    assert home.cssselect("#pages") and home.cssselect("#headlines")


def test_both_directories_hold_every_page_and_headline(read: Callable[[str], HtmlElement]) -> None:
    issue = read("2021/01/08/index.html")
    heads = [text(head) for head in issue.cssselect("#headlines h3")]
    assert heads == ["A01 要闻", "A02 本埠", "A03 民生 未收录", "A04 广告 无文字", "ZC02 城事"]
    assert len(issue.cssselect("#headlines li")) == 10
    assert [text(page) for page in issue.cssselect("#pages .caption")] == heads
    assert [page.get("id") for page in issue.cssselect("#pages li[id]")][2] == "page-A03"


def test_what_nobody_captured_is_named_and_leads_nowhere(site: Path, read: Callable[[str], HtmlElement]) -> None:
    issue = read("2021/01/08/index.html")
    listed = next(item for item in issue.cssselect("#headlines li") if "水管急诊" in text(item))
    assert text(listed) == "水管急诊 未收录"
    assert not listed.cssselect("a")
    assert not issue.cssselect('a[href*="A03"]')
    assert not (site / "2021/01/08/A03").exists()
    assert not (site / "2021/01/08/A01/103.html").exists()
    zones = read("2021/01/08/A01/index.html").cssselect(".zones a")
    assert [zone.get("data-article") for zone in zones] == ["101", "102", "101"]


def test_small_labels(read: Callable[[str], HtmlElement]) -> None:
    page = read("2021/01/08/ZC02/index.html")
    assert [text(head) for head in page.cssselect(".items h3")][2:] == ["图片新闻 图片", "纸坊巷书店旧书周 广告"]
    assert text(read("2021/01/08/A02/203.html").cssselect("h1")[0]) == "停水公告 公告"


@pytest.mark.parametrize(
    ("path", "way", "expected"),
    [
        # within a page, on to the next page, past the end of the issue: to what can be read, and it says where
        ("2021/01/08/A01/101.html", ".turn .on", [("下一篇 头号通行证", "../../../../2021/01/08/A01/102.html")]),
        (
            "2021/01/08/A01/102.html", ".turn .on",
            [("下一篇第A02版 本埠 六十名抢修工的一夜", "../../../../2021/01/08/A02/201.html")],
        ),
        (
            "2021/01/08/ZC02/324.html", ".turn .on",
            [("下一篇2021年1月11日第A01版 要闻 走，过桥去", "../../../../2021/01/11/A01/101.html")],
        ),
        (
            "2021/01/06/ZC02/321.html", ".turn .back",
            [("上一篇第A01版 要闻 致读者", "../../../../2021/01/06/A01/102.html")],
        ),
        # the ends of the archive
        ("2020/12/31/A01/101.html", ".turn .back", []),
        ("2021/01/11/ZC02/321.html", ".turn .on", []),
        # 本版上一期 skips the issue without the page
        ("2021/01/08/A02/index.html", ".ways a", [
            ("← 上一版", "../../../../2021/01/08/A01/index.html"),
            ("下一版 →", "../../../../2021/01/08/A04/index.html"),
            ("本版上一期 1月6日", "../../../../2021/01/06/A02/index.html"),
        ]),
        ("2021/01/11/ZC02/index.html", ".ways a", [
            ("← 上一版", "../../../../2021/01/11/A01/index.html"),
            ("本版上一期 1月8日", "../../../../2021/01/08/ZC02/index.html"),
        ]),
        ("2020/12/31/A01/index.html", ".ways a", [
            ("本版下一期 2021年1月6日", "../../../../2021/01/06/A01/index.html"),
        ]),
        # 上一期 and 下一期
        ("2020/12/31/index.html", ".turn a", [("下一期 2021年1月6日", "../../../2021/01/06/index.html")]),
        ("2021/01/11/index.html", ".turn a", [("上一期 1月8日", "../../../2021/01/08/index.html")]),
        ("2021/01/11/A01/101.html", ".bar a[rel]", [("上一期", "../../../../2021/01/08/index.html")]),
        # breadcrumbs
        ("2021/01/08/A01/101.html", ".crumbs a", [
            ("返回主页", "../../../../index.html"), ("2021年1月8日", "../../../../2021/01/08/index.html"),
            ("第A01版 要闻", "../../../../2021/01/08/A01/index.html"),
        ]),
        # 转版 in both directions, although only one half says so
        (
            "2021/01/08/A01/101.html", ".jump a",
            [("第A02版 本埠 六十名抢修工的一夜", "../../../../2021/01/08/A02/201.html")],
        ),
        (
            "2021/01/08/A02/201.html", ".jump a",
            [(
                "第A01版 要闻 冷到底了，暖也到了：一座城和它的六十名抢修工、十二只热水桶",
                "../../../../2021/01/08/A01/101.html",
            )],
        ),
    ],
)  # fmt: skip
def test_ways(read: Callable[[str], HtmlElement], path: str, way: str, expected: list[tuple[str, str]]) -> None:
    assert links(read(path), way) == expected


def test_an_article(read: Callable[[str], HtmlElement]) -> None:
    article = read("2021/01/08/A01/101.html")
    for part, expected in {
        ".kicker": "零下11度的早晨",
        ".story h1": "冷到底了，暖也到了：一座城和它的六十名抢修工、十二只热水桶",
        ".subtitle": "一条街的灯亮了一夜",
        ".byline": "本报记者 沈知夏 通讯员 陆小舟",
        ".source-line": "第A01版 要闻 2021年1月8日",
        "figcaption": "热水桶前排起的队。 沈知夏 摄",
        ".rail [aria-current]": "冷到底了，暖也到了：一座城和它的六十名抢修工、十二只热水桶",
    }.items():
        assert [text(found) for found in article.cssselect(part)] == [expected]
    assert len(article.cssselect(".text > p")) == 2
    assert article.cssselect(".source-line a")[0].get("href").endswith("2021/01/08/A01/index.html#zone-101")
    region = article.cssselect(".cut .region")[0]
    assert region.get("viewbox") == "27 142 646 263"  # both zones, of 700 x 1000 pixels, and 8 pixels around them
    assert region.cssselect("path")[0].get("d").count("M") == 3
    image = article.cssselect(".text img")[0]
    assert (image.get("width"), image.get("height")) == ("600", "400")


def test_a_caption_without_its_photo_is_kept(read: Callable[[str], HtmlElement]) -> None:
    article = read("2021/01/08/ZC02/302.html")
    assert text(article.cssselect(".uncaptured")[0]) == "图片未收录馆员给砚台量体重。 江小满 摄"
    assert not article.cssselect(".text img") and not article.cssselect(".cut")
    assert article.cssselect(".source-line a")[0].get("href").endswith("#item-302")


def test_a_page_without_an_image_stands_as_a_list(read: Callable[[str], HtmlElement]) -> None:
    page = read("2021/01/08/ZC02/index.html")
    assert page.cssselect(".page-grid.without-facsimile") and not page.cssselect(".facsimile")
    assert [text(number) for number in page.cssselect(".items .number")] == ["1", "2", "3", "4"]


def test_pdf_only_where_there_is_one(read: Callable[[str], HtmlElement]) -> None:
    assert links(read("2021/01/08/A01/index.html"), '[data-word="pdf"]') == [
        ("PDF 版", "../../../../2021/01/08/A01.pdf")
    ]
    assert links(read("2021/01/08/A02/index.html"), '[data-word="pdf"]') == []


def test_every_link_leads_somewhere_also_below_a_path(tmp_path: Path) -> None:
    for number, base in enumerate(("", "https://news.example/", "https://news.example/archive/mc/")):
        config = make_project(tmp_path / str(number), base_url=base)
        assert build_site(config).problems == ()
        report = inspect_site(config.site, config.base_url, SerialExecutor())
        assert [str(problem) for problem in report.problems] == []


def test_the_page_for_a_wrong_address_works_at_any_depth(tmp_path: Path, site: Path) -> None:
    below = make_site(tmp_path, base_url="https://news.example/archive/mc/")
    for folder, root in ((site, "/"), (below, "/archive/mc/")):
        document = html.fromstring((folder / "404.html").read_text("utf-8"))
        for element, attribute, href, _ in document.iterlinks():
            assert href.startswith(root) or href == "#main", (element.tag, attribute, href)


def test_every_document_has_the_policy_and_obeys_it(site: Path) -> None:
    for file in site.rglob("*.html"):
        document = html.fromstring(file.read_text("utf-8"))
        policy = document.cssselect('meta[http-equiv="Content-Security-Policy"]')[0].get("content")
        assert "unsafe" not in policy and "default-src 'none'" in policy
        assert not document.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]"), file


def test_every_document_names_itself_and_its_language(site: Path) -> None:
    titles = []
    for file in sorted(site.rglob("*.html")):
        document = html.fromstring(file.read_text("utf-8"))
        titles.append(document.findtext(".//title"))
        assert document.get("lang") == "zh-Hans"
        assert len(document.cssselect("h1")) == 1, file
        assert document.cssselect("main#main") and document.cssselect("nav[aria-label]")
        ids = [element.get("id") for element in document.cssselect("[id]")]
        assert len(ids) == len(set(ids)), file
    assert len(set(titles)) == len(titles)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    config = make_project(tmp_path)
    file = config.content / "2021/01/08/A01/101.md"
    raw = file.read_text("utf-8")
    hostile = '"><script>alert(1)</script>'
    file.write_text(raw.replace("零下11度的早晨", "'" + hostile + "'").replace("魏师傅", hostile), "utf-8")
    assert build_site(config).problems == ()
    for page in config.site.rglob("*.html"):
        assert b"<script>alert" not in page.read_bytes()


def test_another_language_of_the_interface(tmp_path: Path) -> None:
    site = make_site(tmp_path, language="en")
    article = html.fromstring((site / "2021/01/08/A01/101.html").read_text("utf-8"))
    assert article.get("lang") == "en"
    assert article.cssselect(".story")[0].get("lang") == "zh-Hans"
    assert links(article, ".turn .on")[0][0] == "Next article 头号通行证"
    assert text(article.cssselect(".dateline")[0]).startswith("8 January 2021 Fridaylunar 11-25")


def test_a_paper_can_leave_out_the_lunar_date(tmp_path: Path) -> None:
    site = make_site(tmp_path, lunar_date=False)
    assert "农历" not in (site / "2021/01/08/index.html").read_text("utf-8")


def test_a_mirror_without_an_issue_has_a_home_page(tmp_path: Path) -> None:
    config = make_project(tmp_path)
    shutil.rmtree(config.content)
    assert build_site(config).problems == ()
    assert text(html.fromstring((config.site / "index.html").read_text("utf-8")).cssselect("h1")[0]) == "还没有报纸"
    assert "还没有报纸" in (config.site / "calendar/index.html").read_text("utf-8")
    assert inspect_site(config.site, "", SerialExecutor()).problems == ()


def test_the_papers_own_colours_stand_in_a_stylesheet_of_their_own(tmp_path: Path, site: Path) -> None:
    theme = (("accent", "#005a9c"), ("headline-face", '"FZXiaoBiaoSong-B05S"'), ("dark.accent", "#8ab4f8"))
    own = make_site(tmp_path, theme=theme)
    assert (own / "assets/paper.css").read_text("utf-8") == (
        ":root { --accent: #005a9c }\n"
        ':root[data-theme="dark"] { --accent: #8ab4f8 }\n'
        "@media (prefers-color-scheme: dark) { :root:not([data-theme]) { --accent: #8ab4f8 } }\n"
        ':root, [lang] { --song: "FZXiaoBiaoSong-B05S" }\n'
    )
    sheets = html.fromstring((own / "index.html").read_text("utf-8")).cssselect('link[rel="stylesheet"]')
    assert [sheet.get("href") for sheet in sheets] == ["assets/style.css", "assets/paper.css"]
    assert not (site / "assets/paper.css").exists()


def test_the_same_day_of_other_years(tmp_path: Path) -> None:
    config = make_project(tmp_path)
    for year, day in ((2019, "01/11"), (2020, "01/11"), (2020, "02/29"), (2021, "01/12")):
        shutil.copytree(config.content / "2021/01/11", config.content / f"{year}/{day}")
        for file in (config.content / f"{year}/{day}").rglob("*.*"):
            if file.suffix in (".md", ".yaml"):
                date = f"{year}-{day.replace('/', '-')}"
                file.write_text(file.read_text("utf-8").replace("2021-01-11", date), "utf-8")
    assert build_site(config).problems == ()
    for path, expected in (
        ("2021/01/11", ["2020年1月11日", "2019年1月11日"]),
        ("2019/01/11", ["2021年1月11日", "2020年1月11日"]),
        ("2020/02/29", []),
        ("2021/01/12", []),
    ):
        issue = html.fromstring((config.site / path / "index.html").read_text("utf-8"))
        assert [name for name, _ in links(issue, ".same-day a")] == expected


def test_what_the_mirror_holds_and_lacks(read: Callable[[str], HtmlElement]) -> None:
    about = read("about/index.html")
    assert [text(row) for row in about.cssselect(".figures-of-mirror div")] == [
        "起止2020年12月31日至2021年1月11日",
        "收录共4期共10版16篇",
        # 5 January and the others up to the 10th; the 9th is known to have had none
        "缺失7天未收录1版未收录2篇未收录",
    ]
    assert [[text(cell) for cell in row.cssselect("th, td")] for row in about.cssselect("tbody tr")] == [
        ["2021年", "3", "9", "14"],
        ["2020年", "1", "1", "2"],
    ]
    bars = about.cssselect(".chart rect")
    assert [text(bar) for bar in bars] == ["2020年12月，2篇", "2021年1月，14篇"]
    assert [bar.get("height") for bar in bars] == ["17.1", "120.0"]


def test_every_document_that_is_to_be_found_is_in_a_sitemap(tmp_path: Path) -> None:
    base = "https://news.example/mc/"
    site = make_site(tmp_path, base_url=base)
    read = {file: etree.parse(site / file) for file in sorted(path.name for path in site.glob("sitemap*.xml"))}
    named = {
        file: [str(place) for place in tree.xpath("//*[local-name()='loc']/text()")] for file, tree in read.items()
    }
    index = named.pop("sitemap.xml")
    assert sorted(place.removeprefix(base) for place in index) == sorted(named)
    places = [place.removeprefix(base) for places in named.values() for place in places]
    files = [urls.output_file(place) for place in places]
    documents = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    assert sorted(files) == sorted(documents - {"404.html", "offline.html"})


@pytest.mark.parametrize(
    "path", ["index.html", "2021/01/08/index.html", "2021/01/08/A01/index.html", "2021/01/08/A01/101.html"]
)
def test_a_document_is_light(site: Path, path: str) -> None:
    """With its stylesheet and scripts, as a host sends them: 40 KB at most, 15 KB of it scripts."""
    document = html.fromstring((site / path).read_text("utf-8"))
    folder = (site / path).parent
    sent = len(gzip.compress((site / path).read_bytes()))
    sheets = [folder / sheet.get("href") for sheet in document.cssselect('link[rel="stylesheet"]')]
    scripts = [folder / script.get("src") for script in document.cssselect("script")]
    assert sheets and scripts
    script = sum(len(gzip.compress(file.read_bytes())) for file in scripts)
    assert script <= 15_000
    assert sent + script + sum(len(gzip.compress(file.read_bytes())) for file in sheets) <= 40_000
