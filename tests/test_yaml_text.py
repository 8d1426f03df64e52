"""YAML that people write: a number is what reads back as written, and what nobody means is told with its line."""

import datetime as dt

import pytest

from generator.content.article_file import read_article
from generator.errors import ContentError
from generator.yaml_text import read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021", 2021), ("0", 0), ("-5", -5),
        ("02", "02"), ("007", "007"), ("12:30", "12:30"), ("1.10", "1.10"), ("1_000", "1_000"), ("0x1f", "0x1f"),
        ("+5", "+5"), ("1e5", "1e5"), ("1" * 30, "1" * 30),
        ("'2021'", "2021"), ("true", True), ("2021-01-08", dt.date(2021, 1, 8)), ("", None),
    ],
)  # fmt: skip
def test_a_value_reads_back_as_it_was_written(written: str, value: object) -> None:
    read = read_yaml(f"key: {written}\n", "issue.yaml", ContentError)["key"]
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "line", "message", "advice"),
    [
        ("a: 1\nb: 2021-02-30\n", 3, "2021-02-30 is no date: day is out of range for month", "mend the date"),
        ("a: 1\nb: 2\na: 3\n", 4, "the key `a` stands here twice", "delete one of them"),
        ("a: 1\nb:\n- c: 1\n  c: 2\n", 5, "the key `c` stands here twice", "delete one of them"),
        ("a: 1\n\tb: 2\n", 3, "not YAML", "blanks, not with tabs"),
        ("a: b: c\n", 2, "not YAML", "quote a value"),
        ("a: !!int x\n", 2, "not YAML", "plain text"),
        ("a: !!timestamp x\n", 2, "not YAML", "plain text"),
        ("a: !!bool x\n", 2, "not YAML", "plain text"),
        ("a: !!omap [b: 1, c]\n", 2, "not YAML", ""),
        ("a: &b [*b]\n? *b\n: 1\n", 2, "not YAML", ""),
        ("a: \x00\n", 2, "not YAML", "plain text"),
        ("[" * 5000, 2, "not YAML", "quote a value"),
    ],
)
def test_what_nobody_means_is_told_with_its_line(text: str, line: int, message: str, advice: str) -> None:
    with pytest.raises(ContentError) as raised:
        read_yaml(text, "1.md", ContentError, first_line=2)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line) == ("1.md", line)
    assert message in problem.message
    assert advice in problem.advice


def test_what_a_mapping_takes_from_another_may_be_said_anew() -> None:
    text = "a: &one\n  x: 1\n  y: 1\nb:\n  <<: *one\n  y: 2\n"
    assert read_yaml(text, "config.yaml", ContentError)["b"] == {"x": 1, "y": 2}


def test_a_page_needs_no_quotes() -> None:
    head = "title: 12:30\ndate: 2021-01-08\npage: 02\norder: 1\ncontinues:\n  page: 08\n"
    article = read_article(f"---\n{head}---\n\n字\n", "1", "1.md")
    assert (article.title, article.page, article.continues and article.continues.page) == ("12:30", "02", "08")
