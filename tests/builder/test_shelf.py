"""The shelf: an issue comes back as it was put there, or not at all."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.builder.shelf import find_issue, forget_issue, issue_digest, put_issue
from generator.model import Article, Author, Continuation, Figure, Hotspot, Issue, IssueKey, Page, Source

KEY = IssueKey(dt.date(2021, 1, 8), "ZB")
STATE = b"s" * 12
TEXTS = st.text(max_size=4) | st.sampled_from(["桥。\n\n通车。", "é", "🌉", "\ud83d", "\ude00"])
BODIES = TEXTS.filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text))
"""A body comes from a file in UTF-8, which has no half of a character; a title may, since YAML can write one."""
SOURCES = st.none() | st.builds(Source, TEXTS, TEXTS, st.none() | st.datetimes(timezones=st.just(dt.UTC)))
OTHER_HALVES = st.none() | st.builds(Continuation, TEXTS, TEXTS)


def several(values: "st.SearchStrategy[object]") -> "st.SearchStrategy[tuple[object, ...]]":
    """Up to two of them."""
    return st.lists(values, max_size=2).map(tuple)


def articles_of(page: str) -> "st.SearchStrategy[tuple[object, ...]]":
    """Articles of one page."""
    return several(
        st.builds(
            Article, id=TEXTS, date=st.just(KEY.date), page=st.just(page), order=st.integers(0, 9), title=TEXTS,
            kicker=TEXTS, authors=several(st.builds(Author, TEXTS, TEXTS, TEXTS)), keywords=several(TEXTS),
            figures=several(st.builds(Figure, TEXTS, TEXTS, TEXTS)), continues=OTHER_HALVES,
            continued_from=OTHER_HALVES, source=SOURCES, aliases=several(TEXTS), body=BODIES,
            extra=st.dictionaries(TEXTS, TEXTS | st.integers() | st.lists(TEXTS, max_size=2), max_size=1),
        )
    )  # fmt: skip


PAGES = st.sampled_from(["A01", "ZC02"]).flatmap(
    lambda number: st.builds(
        Page, st.just(number), TEXTS, several(TEXTS), TEXTS,
        several(st.builds(Hotspot, TEXTS, st.just(((0.25, 0.5), (1.0, 1.0))))),
        st.booleans(), SOURCES, articles_of(number),
    )
)  # fmt: skip
ISSUES = st.builds(Issue, st.just(KEY), several(PAGES), TEXTS, TEXTS)
BRIDGE = Issue(KEY, (Page("A01", articles=(Article("1", KEY.date, "A01", 1, "桥", body="通车。"),)),))


@settings(max_examples=200, deadline=None, database=None)
@given(ISSUES)
def test_an_issue_comes_back_as_it_was_put_there(tmp_path_factory: pytest.TempPathFactory, issue: Issue) -> None:
    shelf = tmp_path_factory.getbasetemp() / "shelf"
    put_issue(shelf, issue, STATE)
    found = find_issue(shelf, KEY.folder, STATE)
    assert found == issue
    assert issue_digest(found) == issue_digest(issue)


def test_another_state_is_another_issue(tmp_path: Path) -> None:
    put_issue(tmp_path, BRIDGE, STATE)
    assert find_issue(tmp_path, KEY.folder, b"t" * 12) is None
    forget_issue(tmp_path, KEY.folder)
    assert find_issue(tmp_path, KEY.folder, STATE) is None


def test_what_is_damaged_is_not_there(tmp_path: Path) -> None:
    put_issue(tmp_path, BRIDGE, STATE)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert find_issue(tmp_path, KEY.folder, STATE) is None
        file.write_bytes(whole[:at])
        assert find_issue(tmp_path, KEY.folder, STATE) is None


@pytest.mark.parametrize("odd_value", [{"extra": {"seen": KEY.date}}, {"body": "半个\ud83d字"}])
def test_what_cannot_be_packed_is_not_kept(tmp_path: Path, odd_value: dict[str, Any]) -> None:
    page = BRIDGE.pages[0]
    odd = replace(page, articles=(replace(page.articles[0], **odd_value),))
    put_issue(tmp_path, replace(BRIDGE, pages=(odd,)), STATE)
    assert find_issue(tmp_path, KEY.folder, STATE) is None


def test_a_digest_differs_where_anything_does() -> None:
    page = BRIDGE.pages[0]
    others = [
        replace(BRIDGE, number="1"),
        replace(BRIDGE, pages=(replace(page, name="要闻"),)),
        replace(BRIDGE, pages=(replace(page, articles=(replace(page.articles[0], body="通车！"),)),)),
    ]
    assert len({issue_digest(one) for one in (BRIDGE, *others)}) == 4
