"""Dates in words, and the first words of a text."""

import datetime as dt
import re
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.builder.contexts.dates import day, lunar_date
from generator.builder.contexts.excerpt import first_sentence, opening
from generator.builder.templates import Templates


@pytest.mark.parametrize(
    ("date", "language", "expected"),
    [
        # 2021-02-12 was the first day of the year of the ox, 2020-05-23 of the year's second fourth month
        (dt.date(2021, 1, 8), "zh-Hans", "农历冬月廿五"),
        (dt.date(2021, 2, 11), "zh-Hans", "农历腊月三十"),
        (dt.date(2021, 2, 12), "zh-Hans", "农历正月初一"),
        (dt.date(2020, 5, 23), "zh-Hans", "农历闰四月初一"),
        (dt.date(2020, 5, 23), "zh-Hant", "農曆閏四月初一"),
        (dt.date(2021, 1, 20), "zh-Hant", "農曆臘月初八"),
        (dt.date(2020, 5, 23), "en", "lunar leap 4-1"),
        (dt.date(1850, 1, 1), "zh-Hans", ""),
        (dt.date(2150, 1, 1), "zh-Hans", ""),
    ],
)
def test_lunar_dates(date: dt.date, language: str, expected: str) -> None:
    assert lunar_date(Templates(Path("nowhere")).words(language), date) == expected


@pytest.mark.parametrize(
    ("language", "text", "short", "weekday"),
    [
        ("zh-Hans", "2021年1月8日", "1月8日", "星期五"),
        ("zh-Hant", "2021年1月8日", "1月8日", "星期五"),
        ("en", "8 January 2021", "8 January", "Friday"),
    ],
)
def test_dates(language: str, text: str, short: str, weekday: str) -> None:
    found = day(Templates(Path("nowhere")).words(language), dt.date(2021, 1, 8))
    assert (found.iso, found.text, found.short, found.weekday, found.lunar) == ("2021-01-08", text, short, weekday, "")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ""),
        ("河边的灯亮了。人们走上新桥。", "河边的灯亮了。"),
        ("“村里的大事谁说了算？”他问。", "“村里的大事谁说了算？”"),
        ("![一座桥](bridge.jpg)\n\n桥通了！", "桥通了！"),
        ("| 线路 | 首班 |\n| --- | --- |\n| 3路 | 6:00 |", ""),
        ("## 小标题\n\n正文。", "正文。"),
        (r"价格是\*三元\*，不是\_四元\_。", "价格是*三元*，不是_四元_。"),
        ("**粗体**和[链接](https://news.example/)。", "粗体和链接。"),
        ("> 引文。", "引文。"),
        ("没有句号的一行", "没有句号的一行"),
        ("河水在冰下面走\\\n它不出声", "河水在冰下面走"),
        ("字" * 100 + "。", "字" * 71 + "…"),
        (r"1\. 不是列表。", "1. 不是列表。"),
    ],
)
def test_first_sentence(body: str, expected: str) -> None:
    assert first_sentence(body) == expected


@given(
    st.lists(
        st.lists(st.sampled_from("墨川。！”…，"), max_size=20).map(lambda line: "".join((*line, "。"))), max_size=4
    )
)
def test_the_opening_has_as_many_whole_sentences_as_fit(lines: list[str]) -> None:
    body = "\n\n".join(lines)
    sentences = [one for line in lines for one in re.findall(".+?[。！…]”*|.+", line)]
    for limit in (3, 7, 20):
        begun = list(accumulate(sentences))
        fitting = [text for text in begun if len(text) <= limit]
        assert opening(body, limit) == (fitting[-1] if fitting else first_sentence(body, limit))


def test_the_opening_ends_with_a_sentence() -> None:
    body = "甲乙丙丁。\n\n![图](a.jpg)\n\n戊己庚辛。壬癸子丑。"
    assert opening(body, 10) == "甲乙丙丁。戊己庚辛。"
    assert opening(body, 100) == "甲乙丙丁。戊己庚辛。壬癸子丑。"
    assert opening("一" * 30 + "。", 10) == "一" * 9 + "…"


def test_the_lines_of_a_verse_stay_apart() -> None:
    assert (
        opening("一块石头叫春分\\\n一块石头叫阿毛\n\n老师，我背出来了")
        == "一块石头叫春分　一块石头叫阿毛　老师，我背出来了"
    )
    assert opening("一行人写的，\n接着写。\n\n又一段。") == "一行人写的，接着写。又一段。"
    assert opening("甲\n乙\n丙。") == "甲乙丙。"
