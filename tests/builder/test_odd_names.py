"""Names and dates that a newspaper's own hands may give its files: every link leads to them, and the feed is sound."""

import datetime as dt
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from newspaper import project, put_article, put_issue

from generator.builder.build import build_site
from generator.inspection.inspect_site import inspect_site
from generator.model import Article, Figure, IssueKey, Page
from generator.workers import SerialExecutor

IDS = ("a&b", "a<b>", 'say"so"', "it's", "x#y", "x?y", "100%", "%41", "旧 闻", "+1", "a;b=c", "a.b")
PAGES = ("A01", "06-07")


@pytest.mark.parametrize("base_url", ["", "https://example.org/paper/"])
def test_links_lead_to_names_of_any_signs(tmp_path: Path, base_url: str) -> None:
    config = project(tmp_path, base_url=base_url)
    date = dt.date(2021, 1, 8)
    pages = tuple(
        Page(number, "要闻 & <城事>", articles=tuple(Article(one, date, number, 1, f"《{one}》") for one in IDS))
        for number in PAGES
    )
    put_issue(config, IssueKey(date), pages)
    assert build_site(config).problems == ()
    found = inspect_site(config.site, base_url, SerialExecutor())
    assert found.problems == ()
    assert all((config.site / f"2021/01/08/{page}/{one}.html").is_file() for page in PAGES for one in IDS)
    feed = feedparser.parse((config.site / "feed.xml").read_bytes())
    assert (feed.bozo, len({entry.id for entry in feed.entries})) == (False, 24)
    assert {entry.title for entry in feed.entries} == {f"《{one}》" for one in IDS}


def test_a_folder_that_is_no_page_is_told_once_and_costs_only_itself(tmp_path: Path) -> None:
    config, date = project(tmp_path), dt.date(2021, 1, 8)
    put_issue(config, IssueKey(date), (Page("A01", articles=(Article("1", date, "A01", 1, "头条"),)),))
    for one in ("1", "2"):
        put_article(config, Article(one, date, "a02", 1, "二版"), IssueKey(date))
    (problem,) = build_site(config).problems
    assert (problem.message, problem.file) == ("'a02' is no page number", str(config.content / "2021/01/08/a02"))
    assert (config.site / "2021/01/08/A01/1.html").is_file()
    assert not (config.site / "2021/01/08/a02").exists()


def test_a_photo_without_words_leaves_no_empty_line(tmp_path: Path) -> None:
    config, date = project(tmp_path), dt.date(2021, 1, 8)
    figures = (Figure(), Figure("新桥"), Figure(credit="李墨 摄"))
    put_issue(config, IssueKey(date), (Page("A01", articles=(Article("1", date, "A01", 1, "头条", figures=figures),)),))
    assert build_site(config).problems == ()
    assert inspect_site(config.site, "", SerialExecutor()).problems == ()
    page, feed = ((config.site / name).read_text("utf-8") for name in ("2021/01/08/A01/1.html", "feed.xml"))
    assert (page.count("<figcaption>"), page.count('<figure class="uncaptured">')) == (2, 3)
    assert feed.count("&lt;figcaption&gt;") == 2


def test_the_last_day_of_all_has_its_calendar(tmp_path: Path) -> None:
    config = project(tmp_path)
    put_issue(config, IssueKey(dt.date.max), (Page("A01", articles=(Article("1", dt.date.max, "A01", 1, "终"),)),))
    assert build_site(config).problems == ()
    assert inspect_site(config.site, "", SerialExecutor()).problems == ()


@pytest.mark.parametrize(
    ("date", "zone"),
    [
        (dt.date(1872, 4, 30), dt.timedelta(hours=8, minutes=6)),  # the local mean time of Shanghai, by the minute
        (dt.date(1969, 12, 31), dt.timedelta(hours=8)),
        (dt.date(1988, 7, 1), dt.timedelta(hours=9)),  # summer time was kept until 1991
        (dt.date(2020, 2, 29), dt.timedelta(hours=8)),
    ],
)
def test_a_feed_tells_any_date(tmp_path: Path, date: dt.date, zone: dt.timedelta) -> None:
    config = project(tmp_path)
    put_issue(config, IssueKey(date), (Page("A01", articles=(Article("1", date, "A01", 1, "头条"),)),))
    assert build_site(config).problems == ()
    (entry,) = feedparser.parse((config.site / "feed.xml").read_bytes()).entries
    told = parsedate_to_datetime(entry.published)
    assert (told.date(), told.hour, told.utcoffset()) == (date, 6, zone)
