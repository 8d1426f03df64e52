"""The one look at a common article gives what the full reading gives, or nothing."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.article_file import KINDS, read_in_full, write_article
from generator.content.plain_article import plain_article
from generator.errors import ContentError
from generator.model import Article, Author, Source

EAST = dt.timezone(dt.timedelta(hours=8))
COMMON = Article(
    id="1",
    date=dt.date(2021, 1, 8),
    page="ZC02",
    order=3,
    title="墨川新桥通车 “两岸一家”",
    kicker="“怎么修”",
    byline="李墨 通讯员 王河",
    authors=(Author("李墨", "记者", "墨川日报社"), Author("王河", "通讯员")),
    source=Source("http://paper.mochuan.example/a.htm", "3f" * 32, dt.datetime(2021, 1, 9, 8, tzinfo=EAST)),
    body="桥。\n\n---\n\n通车。",
)
TEXTS = st.lists(
    st.sampled_from(["墨川", "“桥”", "《灯》", "1", "a", ":", ": ", " #", "#", " ", "\u3000", "\t", "\xa0"])
    | st.sampled_from(["'", "\\", "-", "\n"])
    | st.characters(codec="utf-8"),
    max_size=5,
).map("".join)  # fmt: skip
ARTICLES = st.builds(
    Article,
    id=st.just("1"),
    date=st.dates(),
    page=st.from_regex(r"[A-Z]{0,3}[0-9]{1,3}", fullmatch=True),
    order=st.integers(0, 99),
    title=TEXTS.map(lambda text: "墨" + text),
    kicker=TEXTS,
    subtitle=TEXTS,
    byline=TEXTS,
    authors=st.lists(st.builds(Author, TEXTS.map(lambda text: "李" + text), TEXTS), max_size=2).map(tuple),
    kind=st.sampled_from(KINDS),
    source=st.none()
    | st.builds(Source, st.sampled_from(["http://a.example/1.htm", "https://a.example/1:"]),
                st.text("0123456789abcdef", min_size=64, max_size=64) | st.just("1" * 64),
                st.none() | st.datetimes(timezones=st.just(EAST), min_value=dt.datetime(1900, 1, 1))),
    body=TEXTS,
)  # fmt: skip


def check(text: str) -> bool:
    """Whether the look is enough; where it is, what it gives is right."""
    found = plain_article(text, "1")
    if found is not None:
        assert repr(found) == repr(read_in_full(text, "1", "1.md"))
    return found is not None


@settings(max_examples=400, deadline=None, database=None)
@given(ARTICLES)
def test_it_equals_the_full_reading_of_what_the_importer_writes(article: Article) -> None:
    check(write_article(article))


@settings(max_examples=600, deadline=None, database=None)
@given(st.data())
def test_it_equals_the_full_reading_of_what_a_person_made_of_that(data: st.DataObject) -> None:
    text = write_article(COMMON)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 6)))
        text = text[:start] + data.draw(TEXTS) + text[end:]
    try:
        check(text)
    except ContentError as error:
        raise AssertionError("what cannot be read was vouched for") from error


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("墨川新", "墨川2:1胜#"),
        ("- name: 王河", "- name: 王:#河"),
        ("3f" * 32, "0b" * 32),
        ("3f" * 32, "1" * 64),
    ],
)
def test_the_common_article_takes_one_look(old: str, new: str) -> None:
    text = write_article(COMMON)
    assert old in text and check(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 墨", "title: 墨: "),
        ("title: 墨", "title: 墨 #"),
        ("2021-01-08", "2021-02-30"),
        ("kicker", "kicke"),
        ("order: 3", "order: 03"),
        ("- name: 王河", "- name: 王河:"),
        ("a.htm", "a.htm:"),
        ("3f" * 32, f"'{'3f' * 32}'"),
    ],
)
def test_what_is_odd_is_read_in_full(old: str, new: str) -> None:
    text = write_article(COMMON)
    assert old in text and not check(text.replace(old, new, 1))
