"""The calendar: weekdays, marks, and what can be gone to."""

import calendar
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from sample_archive import make_site

from generator.builder.contexts.calendar import DayRecord, month_grid
from generator.builder.templates import Templates
from generator.builder.urls import Links


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], HtmlElement]:
    site = make_site(tmp_path_factory.mktemp("calendar"))
    return lambda path: html.fromstring((site / path).read_text("utf-8"))


@pytest.mark.parametrize(("year", "month"), [(2021, 1), (2021, 2), (2020, 2), (1999, 12), (2021, 8), (2100, 2)])
def test_every_day_stands_under_its_weekday(year: int, month: int) -> None:
    words = Templates(Path("nowhere")).words("zh-Hans")
    grid = month_grid(words, Links("", 2), year, month, lambda date: DayRecord(date, "none"), False)
    seen = []
    for week in grid.weeks:
        assert len(week) == 7
        for weekday, cell in enumerate(week):
            if cell.number:
                assert dt.date(year, month, cell.number).weekday() == weekday
                seen.append(cell.number)
    assert seen == list(range(1, calendar.monthrange(year, month)[1] + 1))


def test_marks(read: Callable[[str], HtmlElement]) -> None:
    cells = {}
    for cell in read("2021/01/index.html").cssselect(".days td > *"):
        number = next(iter(cell.itertext())).strip()
        cells[number] = (cell.tag, cell.get("class"), cell.get("href"), cell.get("aria-label") or cell.get("title"))
    assert cells["5"] == ("span", "not-captured", None, "2021年1月5日 星期二，未收录")
    assert cells["6"] == ("a", "incomplete", "../../2021/01/06/index.html", "2021年1月6日 星期三，有缺稿")
    assert cells["8"][1] == "incomplete"
    assert cells["9"] == ("span", "suspended", None, "2021年1月9日 星期六，休刊，周末不出报")
    assert cells["11"] == ("a", "issue", "../../2021/01/11/index.html", "2021年1月11日 星期一")
    assert cells["12"] == ("span", None, None, None)


def test_a_month_lists_its_issues(read: Callable[[str], HtmlElement]) -> None:
    month = read("2021/01/index.html")
    rows = [" ".join(row.text_content().split()) for row in month.cssselect(".issues a")]
    assert rows == [
        "1月6日 星期三 河面起雾 共3版4篇",
        "1月8日 星期五 冷到底了，暖也到了：一座城和它的六十名抢修工、十二只热水桶 共5版10篇",
        "1月11日 星期一 走，过桥去 共2版2篇",
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2021/01/index.html", ["← 2020年12月"]),
        ("2020/12/index.html", ["2021年1月 →"]),
        ("2021/index.html", ["← 2020年"]),
        ("2020/index.html", ["2021年 →"]),
    ],
)
def test_neighbours_are_absent_at_an_end(read: Callable[[str], HtmlElement], path: str, expected: list[str]) -> None:
    assert [" ".join(way.text_content().split()) for way in read(path).cssselect(".ways a")] == expected


def test_only_months_with_an_issue_can_be_gone_to(read: Callable[[str], HtmlElement]) -> None:
    assert [link.get("href") for link in read("2021/index.html").cssselect(".month h2 a")] == ["../2021/01/index.html"]
    index = read("calendar/index.html")
    assert [link.get("href") for link in index.cssselect(".year-months a")] == [
        "../2021/01/index.html", "../2020/12/index.html",
    ]  # fmt: skip
    assert len(index.cssselect(".year-months li")) == 24
