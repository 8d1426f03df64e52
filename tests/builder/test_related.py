"""相关文章: what an editor would set beside an article, and what not."""

import datetime as dt
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from newspaper import files_of, project, put_article, put_issue

from generator.builder.archive import Archive, stub_issue
from generator.builder.build import build_site
from generator.builder.related import choose, find_related
from generator.builder.relations import WINDOW, Place, Relation
from generator.builder.templates import theme_mentions
from generator.config import Config
from generator.model import Article, Author, Issue, IssueKey, Page

FIRST = dt.date(2021, 1, 1)


def article(
    day: int,
    page: str,
    number: int,
    title: str,
    kicker: str = "",
    by: Sequence[str] = (),
    subtitle: str = "",
    keywords: tuple[str, ...] = (),
    kind: str = "article",
) -> Article:
    return Article(
        id=str(number), date=FIRST + dt.timedelta(day), page=page, order=number, title=title, kicker=kicker,
        subtitle=subtitle, authors=tuple(map(Author, by)), keywords=keywords, kind=kind,  # type: ignore[arg-type]
        body="河边的灯亮了。",
    )  # fmt: skip


def issue(day: int, *articles: Article) -> Issue:
    names = {"A01": "要闻", "A04": "副刊", "ZC02": "城事"}
    numbers = sorted({one.page for one in articles})
    return Issue(
        IssueKey(FIRST + dt.timedelta(day)),
        tuple(Page(n, names[n], articles=tuple(a for a in articles if a.page == n)) for n in numbers),
    )


def related(*issues: Issue, shown: Iterable[Place] = ()) -> dict[Place, list[Relation]]:
    """What the articles of the last issue lead to; `shown` are of that issue."""
    found = find_related(tuple(stub_issue(one, "").leads for one in issues))
    return {place: choose(every, {(issues[-1].key, *one) for one in shown}) for place, every in found.items()}


def pair(one: Article, other: Article) -> list[tuple[str, str]]:
    """(reason, about) that relates an article to an earlier one, where it does."""
    return [
        (found.reason, found.about) for found in related(issue(0, other), issue(1, one)).get((one.page, one.id), ())
    ]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("A04", 1, "兰台路3号", "老街门牌"), ("A04", 2, "纸坊巷27号", "老街门牌"), ("column", "老街门牌")),
        (("A01", 1, "记者蹲点", "新春走基层·河滩"), ("A01", 2, "守渡人", "新春走基层"), ("column", "新春走基层")),
        (("A01", 1, "菜篮子｜白菜当家"), ("A01", 2, "菜篮子｜萝卜上市"), ("column", "菜篮子")),
        (("A01", 1, "走，过桥去", "明早老墨桥恢复通行"), ("A01", 2, "老墨桥今起封闭大修"), ("phrase", "老墨桥")),
        (("A01", 1, "走，過橋去", "明早老墨橋恢復通行"), ("A01", 2, "老墨橋今起封閉大修"), ("phrase", "老墨橋")),
        (("A01", 1, "头号通行证有了主人"), ("A01", 2, "一张头号通行证在等天亮"), ("phrase", "头号通行证")),
        (("A01", 1, "三百二十块桥面石归位"), ("A01", 2, "三百二十块桥面石编号"), ("phrase", "三百二十块桥面石")),
        (("A01", 1, "猫升了职", "编号00417的新岗位"), ("A01", 2, "猫有了证", "编号00417"), ("phrase", "00417")),
        (("A04", 1, "过桥帖", "", ["谷雨"]), ("A04", 2, "雪来之前", "", ["谷雨"]), ("author", "谷雨")),
    ],
)  # fmt: skip
def test_what_relates(one: tuple[str, int, str], other: tuple[str, int, str], reason: tuple[str, str]) -> None:
    assert pair(article(1, *one), article(0, *other)) == [reason]


def test_a_keyword_relates() -> None:
    one, other = article(1, "A01", 1, "灯亮了", keywords=("亮灯",)), article(0, "A01", 2, "桥上", keywords=("亮灯",))
    assert pair(one, other) == [("keyword", "亮灯")]


def test_a_keyword_of_nothing_relates_nothing() -> None:
    one, other = (
        article(1, "A01", 1, "灯亮了", keywords=("", " \n")),
        article(0, "A01", 2, "桥上", keywords=("", " \n")),
    )
    assert pair(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # any piece of prose, worn words, numbers, times, institutions that every town has
        (("A01", 1, "我市召开安全生产工作会议"), ("A01", 2, "全市安全生产工作会议要求")),
        (("A01", 1, "志愿者进社区"), ("A01", 2, "义诊进社区")),
        (("A01", 1, "一个人的车站"), ("A01", 2, "一个人的粮店")),
        (("A01", 1, "图书馆延长开放"), ("A01", 2, "图书馆里有猫")),
        (("A01", 1, "一百二十里"), ("A01", 2, "一百二十名")),
        (("A01", 1, "今年上半年的雨"), ("A01", 2, "今年上半年的账")),
        (("A01", 1, "下转A04版"), ("A01", 2, "上接A04版")),
        (("A01", 1, "2021年第12345号"), ("A01", 2, "2021年第12346号")),
        # in the other script, too
        (("A01", 1, "我市召開安全生產工作會議"), ("A01", 2, "全市安全生產工作會議要求")),
        (("A01", 1, "圖書館延長開放"), ("A01", 2, "圖書館裡有貓")),
        (("A01", 1, "義診進社區"), ("A01", 2, "閱讀進社區")),
        (("A01", 1, "雪大", "本報墨川訊"), ("A01", 2, "風急", "本報墨川訊")),
        # a reporter writes of anything; an agency is no author
        (("A01", 1, "理发师队险胜", "", ["顾长风"]), ("ZC02", 2, "河面起雾", "", ["顾长风"])),
        (("A01", 1, "理发师队险胜", "", ["顾长风", "秦岚"]), ("A01", 2, "河面起雾", "", ["顾长风"])),
        (("A01", 1, "雪大", "", ["新华社"]), ("A01", 2, "风急", "", ["新华社"])),
        # what every issue prints
        (("A01", 1, "雪大", "图片新闻"), ("A01", 2, "风急", "图片新闻")),
        (("A01", 1, "雪大", "本报墨川讯"), ("A01", 2, "风急", "本报墨川讯")),
    ],
)  # fmt: skip
def test_what_does_not_relate(one: tuple[str, int, str], other: tuple[str, int, str]) -> None:
    assert pair(article(1, *one), article(0, *other)) == []


@pytest.mark.parametrize(("kind", "title"), [("ad", "老墨桥豆腐坊"), ("listed", "老墨桥的灯"), ("photo", "图片新闻")])
def test_nothing_leads_to_what_is_no_reading(kind: str, title: str) -> None:
    other = article(0, "A01", 2, title, "老墨桥", kind=kind)
    assert pair(article(1, "A01", 1, "老墨桥亮灯"), other) == []


def test_what_half_the_paper_speaks_of_relates_nothing() -> None:
    issues = [issue(day, *(article(day, "A01", n, f"老墨桥{'甲乙丙丁'[n]}事") for n in range(4))) for day in range(4)]
    assert related(*issues) == {}


def test_what_the_page_shows_anyway_is_left_out() -> None:
    own = (article(0, "A01", 1, "老墨桥亮灯"), article(0, "A01", 2, "老墨桥通车"), article(0, "ZC02", 3, "老墨桥边"))
    assert [found.lead.id for found in related(issue(0, *own))["A01", "1"]] == ["3"]
    assert related(issue(0, *own), shown=[("ZC02", "3")])["A01", "1"] == []


def test_the_closest_come_first_then_the_newest_and_five_at_most() -> None:
    earlier = [issue(day, article(day, "A04", day, f"门牌{day}", "老街门牌", ["程砚"])) for day in range(1, 9)]
    phrase = issue(9, article(9, "A01", 9, "纸坊巷书店旧书周"))
    last = issue(10, article(10, "A04", 10, "纸坊巷书店", "老街门牌", ["程砚"]))
    found = related(*earlier, phrase, last)["A04", "10"]
    assert [(one.reason, one.lead.id) for one in found] == [
        ("column", "8"), ("column", "7"), ("column", "6"), ("phrase", "9"),
    ]  # fmt: skip


def test_only_the_issues_of_the_same_edition_before_one_are_looked_back_to() -> None:
    days = [Issue(IssueKey(FIRST + dt.timedelta(day), edition)) for day in range(20) for edition in ("", "city")]
    archive = Archive(stub_issue(one, "") for one in days)
    key = IssueKey(FIRST + dt.timedelta(16))
    assert [leads.key for leads in archive.leads(key, WINDOW)] == [
        IssueKey(FIRST + dt.timedelta(day)) for day in range(2, 17)
    ]
    assert [leads.key for leads in archive.leads(IssueKey(FIRST), WINDOW)] == [IssueKey(FIRST)]


def write(config: Config, one: Issue) -> None:
    put_issue(config, one.key, one.pages)


def long_archive(config: Config, days: int) -> None:
    """An issue a day with a column and an article of its own."""
    for day in range(days):
        column = article(day, "A04", 1, f"门牌{chr(0x4E00 + day)}", "老街门牌")
        write(config, issue(day, column, article(day, "A01", 2, f"{chr(0x4F00 + day)}的事")))
    time.sleep(0.03)  # as in small_archive


def lists(file: Path) -> list[tuple[str, ...]]:
    """(href, title, reason, place) of each related article on a page; the heading is there where one is."""
    document = html.fromstring(file.read_text("utf-8"))
    assert len(document.cssselect("#related-title")) == min(1, len(document.cssselect(".related li")))
    return [
        (item.cssselect("a")[0].get("href"), *(" ".join(part.text_content().split()) for part in item))
        for item in document.cssselect(".related li")
    ]


def test_a_page_leads_there_and_says_why(tmp_path: Path) -> None:
    config = project(tmp_path, responsive_images=False)
    long_archive(config, 2)
    assert build_site(config).problems == ()
    assert lists(config.site / "2021/01/02/A04/1.html") == [
        ("../../../../2021/01/01/A04/1.html", "门牌一", "同一栏目：老街门牌", "2021年1月1日 第A04版 副刊")
    ]
    assert lists(config.site / "2021/01/01/A04/1.html") == []
    assert lists(config.site / "2021/01/02/A01/2.html") == []


def test_an_edit_reaches_the_issues_that_look_back_and_no_further(tmp_path: Path) -> None:
    config = project(tmp_path, responsive_images=False)
    long_archive(config, WINDOW + 4)
    build_site(config)
    before = files_of(config.site)
    put_article(config, article(1, "A04", 1, "门牌新", "老街门牌"), IssueKey(FIRST + dt.timedelta(1)))
    report = build_site(config)
    touched = {path for path in report.changed if "/A04/1.html" in path or "/A01/2.html" in path}
    looked = {f"2021/01/{day:02}/A04/1.html" for day in (2, 3, 4, 5)}  # three are shown of a column, the newest
    assert touched - {"2021/01/01/A01/2.html", "2021/01/02/A01/2.html", "2021/01/03/A01/2.html"} <= looked
    assert {path for path in touched if before[path] != (config.site / path).read_bytes()} == touched
    assert "2021/01/15/offline.json" not in report.changed  # it looks back, and sees three newer ones
    far = f"2021/01/{WINDOW + 3:02}/"
    assert not [path for path in report.changed if path.startswith(far)]


@pytest.mark.parametrize("text", ["{{ title }}", "{% extends 'base.html' %}{% block main %}{{ title }}{% endblock %}"])
def test_a_theme_without_them_has_none_looked_for(tmp_path: Path, text: str) -> None:
    config = project(tmp_path, responsive_images=False)
    assert theme_mentions(config.templates, "article.html", "related")
    config.templates.mkdir()
    (config.templates / "article.html").write_text(text, "utf-8")
    assert not theme_mentions(config.templates, "article.html", "related")
    long_archive(config, 3)
    build_site(config)
    put_article(config, article(0, "A04", 1, "门牌一", "另一栏目"), IssueKey(FIRST))
    report = build_site(config)
    assert not [path for path in report.changed if path.startswith(("2021/01/02/", "2021/01/03/"))]


@pytest.mark.parametrize("text", ["{% extends 'default/article.html' %}", "{% include which %}", "{{ related }}"])
def test_a_theme_that_may_show_them_has_them_looked_for(tmp_path: Path, text: str) -> None:
    (tmp_path / "article.html").write_text(text, "utf-8")
    assert theme_mentions(tmp_path, "article.html", "related")


DAYS, PAGES = st.integers(0, 4), st.sampled_from(["A04", "A01"])
WORDS = st.sampled_from(["老墨桥", "纸坊巷书店", "头号通行证", "雪"])


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
@given(st.lists(st.tuples(DAYS, PAGES, WORDS, WORDS, st.sampled_from(["谷雨", "程砚"])), min_size=1, max_size=5))
def test_lists_that_grew_are_lists_made_anew(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str, str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("grown")
    config = project(folder, responsive_images=False)
    long_archive(config, 5)
    build_site(config)
    for day, page, kicker, title, author in edits:
        number = 1 if page == "A04" else 2
        put_article(config, article(day, page, number, title, kicker, [author]), IssueKey(FIRST + dt.timedelta(day)))
        time.sleep(0.02)
        build_site(config)
    anew = project(folder, "anew", ".cache-anew", responsive_images=False)
    build_site(anew)
    assert files_of(config.site) == files_of(anew.site)
