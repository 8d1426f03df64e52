"""Editions of one date: the main one first, the others as the config lists them, unknown ones last."""

import datetime as dt

from generator.builder.archive import Archive, stub_issue
from generator.model import Issue, IssueKey

DAY = dt.date(2021, 1, 8)


def archive(codes: tuple[str, ...], editions: tuple[str, ...]) -> Archive:
    keys = [IssueKey(DAY + dt.timedelta(offset), code) for offset in (0, 1) for code in codes]
    return Archive((stub_issue(Issue(key, ()), key.folder) for key in keys), (), editions)


def test_the_order_is_that_of_the_config() -> None:
    found = archive(("a", "zibo", "", "extra", "b"), ("zibo", "extra", "a"))
    assert [stub.key.edition for stub in found.issues_on(DAY)] == ["", "zibo", "extra", "a", "b"]
    assert [stub.key.date for stub in found.issues] == [DAY] * 5 + [DAY + dt.timedelta(1)] * 5


def test_each_edition_is_found_and_has_its_neighbours() -> None:
    found = archive(("zibo", "", "b"), ("zibo",))
    for code in ("zibo", "", "b"):
        key, after = IssueKey(DAY, code), IssueKey(DAY + dt.timedelta(1), code)
        one, other = found.issue(key), found.next(key)
        assert one and one.key == key and other and other.key == after
        back = found.previous(after)
        assert back and back.key == key
    assert found.issue(IssueKey(DAY, "gone")) is None
    assert found.latest and found.latest.key == IssueKey(DAY + dt.timedelta(1))
    assert found.years() == [2021] and found.months(2021) == [1]
    assert found.state(DAY) == ("issue", "")


def test_without_a_config_the_order_is_that_of_the_codes() -> None:
    assert [stub.key.edition for stub in archive(("b", "", "a"), ()).issues_on(DAY)] == ["", "a", "b"]
