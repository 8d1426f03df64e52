"""A ledger keeps everything that was read, and reads it back."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ContentError
from generator.importer.defects import Defect
from generator.importer.ledger import FileLine, read_ledger, write_ledger
from generator.importer.media import Media
from generator.importer.parsed import (
    Evidence,
    ListedArticle,
    ListedPage,
    ParsedArticle,
    ParsedFigure,
    ParsedIssue,
    ParsedPage,
    Reading,
    Zone,
)
from generator.model import Author

text = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)
dates = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1))
listed = st.lists(st.builds(ListedArticle, text, text, text), max_size=2).map(tuple)
numbers = st.floats(0, 1, allow_nan=False)
articles = st.builds(
    ParsedArticle, title=text, blocks=st.lists(text, max_size=3).map(tuple), kicker=text, date=dates, page=text,
    authors=st.lists(st.builds(Author, text, text, text), max_size=2).map(tuple), listed=listed,
    figures=st.lists(st.builds(ParsedFigure, text, text, text, st.integers(0, 9)), max_size=2).map(tuple),
)  # fmt: skip
pages = st.builds(
    ParsedPage, number=text, name=text, date=dates, articles=listed,
    zones=st.lists(st.builds(Zone, text, st.lists(st.tuples(numbers, numbers)).map(tuple)), max_size=2).map(tuple),
    pages=st.lists(st.builds(ListedPage, text, text, text), max_size=2).map(tuple),
)  # fmt: skip
issues = st.builds(ParsedIssue, articles=st.lists(articles, max_size=2).map(tuple), first=dates, last=dates)
times = st.none() | st.datetimes(timezones=st.just(dt.timezone(dt.timedelta(hours=8))))
readings = st.builds(
    Reading, url=text, path=st.just(""), sha256=text, captured=times, form=text, date=dates, page=text, serial=text,
    evidence=st.just(Evidence("made", "skin", "article", 0, ())), parsed=articles | pages | issues,
)  # fmt: skip


@given(st.lists(readings, max_size=3, unique_by=lambda each: (each.url, each.sha256)))
def test_what_is_written_reads_back(tmp_path_factory: pytest.TempPathFactory, given: list[Reading]) -> None:
    file = tmp_path_factory.getbasetemp() / "round.jsonl"
    written = write_ledger((each, "something") for each in given)
    file.write_text(written, "utf-8", newline="\n")
    found = read_ledger(file)
    assert sorted(found.readings, key=repr) == sorted(given, key=repr)
    assert write_ledger((each, "something") for each in reversed(found.readings)) == written


def reading(**changes: Any) -> Reading:
    return replace(
        Reading("http://p.example/x.htm", "heap/x.htm", "ab", None, "", None, "", "", None, ParsedArticle("题")),
        **changes,
    )


def test_the_place_and_the_raw_text_of_defects_stay_out() -> None:
    raw = "****处理标记:[Article]时,数据源为空。 ****"
    defects = (Defect(7, "cms-message", raw, "removed"), Defect(3, "arrow-glyph", "4", "removed"))
    (line,) = write_ledger([(reading(defects=defects), "article A01/7")]).splitlines()
    assert json.loads(line)["defects"] == [["arrow-glyph", 3], ["cms-message", 7]]
    assert "处理标记" not in line
    assert "heap" not in line


def test_media_files_and_days(tmp_path: Path) -> None:
    media = Media("http://p.example/a.jpg", "p.example/a.jpg", "cd", 12, "jpg", 4, 3, "/somewhere")
    lines = (FileLine("b.md", "1"), FileLine("a.md", "2", "3"))
    days = (dt.date(2021, 1, 10), dt.date(2021, 1, 9))
    file = tmp_path / "import.jsonl"
    file.write_text(write_ledger((), (media,), lines, days), "utf-8")
    found = read_ledger(file)
    assert found.media == (replace(media, place=""),)
    assert dict(found.files) == {line.file: line for line in lines}
    assert found.days == tuple(sorted(days))


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "import.jsonl").readings == ()


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        '{"url": 1, "sha256": "a"}',
        "[]",
        "7",
        '{"file": "x", "written": []}',
        '{"media": "x"}',
        100_000 * "[",
    ],
    ids=lambda line: line[:20],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "import.jsonl"
    file.write_text(write_ledger([(reading(), "")]) + line + "\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        read_ledger(file)
    assert (caught.value.problems[0].file, caught.value.problems[0].line) == (str(file), 2)
