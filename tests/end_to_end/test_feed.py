"""feed.xml as a feed reader sees it."""

import datetime as dt
from typing import Any

import feedparser
import pytest
from whole_way import BuiltSite, articles

SHANGHAI = dt.timezone(dt.timedelta(hours=8))


@pytest.fixture
def feed(demo_site: BuiltSite) -> Any:
    return feedparser.parse((demo_site.folder / "feed.xml").read_bytes())


def test_it_is_well_formed_and_newest_first(feed: Any) -> None:
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == "墨川晨报"
    times = [entry.published_parsed for entry in feed.entries]
    assert len(times) > 30
    assert times == sorted(times, reverse=True)


def test_dates_are_in_the_papers_time_zone(feed: Any) -> None:
    for entry in feed.entries:
        assert entry.published.endswith("+0800")
        moment = dt.datetime(*entry.published_parsed[:6], tzinfo=dt.UTC).astimezone(SHANGHAI)
        assert f"{moment:%Y/%m/%d}/" in entry.link


def test_every_entry_has_the_full_text(feed: Any, demo_site: BuiltSite) -> None:
    texts = {entry.title: entry.content[0].value for entry in feed.entries}
    found = 0
    for article in articles(demo_site.content):
        if article.title in texts and article.kind == "article":
            last = article.body.rstrip().split("\n")[-1]
            if not set(last) & set("![]|*_\\<>&"):
                assert last in texts[article.title]
                found += 1
    assert found > 20


def test_guids_are_unique_and_hang_on_nothing_that_changes(feed: Any, demo_site: BuiltSite) -> None:
    guids = [entry.id for entry in feed.entries]
    assert len(set(guids)) == len(guids)
    places = {f"{a.date:%Y/%m/%d}/{a.page}/{a.id}" for a in articles(demo_site.content)}
    start = demo_site.base_url or "broadsheet:"
    assert {guid.removeprefix(start).removesuffix(".html") for guid in guids} <= places


def test_links_start_from_the_base_url(feed: Any, demo_site: BuiltSite) -> None:
    assert all(entry.link.startswith(demo_site.base_url or "2") for entry in feed.entries)
