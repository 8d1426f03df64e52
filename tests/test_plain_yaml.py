"""The shortcut past the YAML parser gives what the parser gives, or nothing."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.article_file import write_article
from generator.content.front_matter import FENCE
from generator.content.issue_file import write_issue_file
from generator.errors import ContentError
from generator.model import Article, Author, Continuation, Figure, Hotspot, Issue, IssueKey, Page, Source
from generator.plain_yaml import plain_values
from generator.yaml_library import parse_yaml
from generator.yaml_text import dump_yaml

PIECES = st.sampled_from(
    ("title", "kicker", "order", "authors", "source", "date", "url", "sha256", ":", ": ", " ", "  ", "- ", "-", "\n")
    + (
        "墨川",
        "“新桥”",
        "《灯》",
        "#",
        " #",
        "'",
        '"',
        "[",
        "{",
        "&a",
        "*a",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        ",",
        "\\",
    )
    + (
        "2021-01-08",
        "2021-13-40",
        "2021-01-08T06:00:00+08:00",
        "1",
        "01",
        "0",
        "1.5",
        "1e5",
        "0x1f",
        "0b1",
        "null",
        "~",
    )
    + ("true", "no", "A01", "ZC02", "http://a.example/b:c", "https://a.example/#x", "a" * 40, "1" * 40, "0b" + "1" * 40)
    + (
        "Yes",
        "off",
        "NULL",
        "y",
        "e5",
        "Home page",
        "'it''s'",
        '"{}篇"',
        "Asia/Shanghai",
        "accent-2",
        "# 注",
        "\n# 注\n",
        "\n\n",
    )
    + ("\t", "\u3000", "\xa0", "\x85", "\u2028", "\ufeff", "\x7f", "---", "...", "😀", "<<", "=", "①", "·")
)
LINES = st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=5).map(
    lambda lines: "".join(f"{x}\n" for x in lines)
)
KEYS = st.sampled_from(["title", "url", "number", "images", "pages", "true", "no", "sha256"])
VALUES = st.sampled_from(
    ["墨川", "01", "a: b", " x ", "", "A01/a.jpg", "01/01.pdf", "a:b.jpg", "0.1,0.2 1,0.5", "A06-07"]
) | (st.sampled_from([True, False, None, 7, dt.date(2021, 1, 8), [], {}, "true", "0.1,0.2", "'", "3f" * 32, "1" * 40]))
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        VALUES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
).map(dump_yaml)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """Nested YAML as the importer would write it, and what a slip of the hand makes of it."""
    text = draw(TREES)
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(["", "", " ", "  ", "- ", "\n", "\n  ", ":", "'", "#", "墨"])) + text[at:]


KEYED = st.lists(
    st.tuples(
        st.sampled_from(["title: ", "order: ", "date: ", "authors:\n- name: ", "  role: ", "source:\n  url: ", "- "]),
        st.lists(PIECES, max_size=3).map("".join),
    ).map("".join),
    max_size=5,
).map(lambda lines: "".join(f"{x}\n" for x in lines))


def check(text: str) -> None:
    found = plain_values(text)
    if found is not None:
        expected = parse_yaml(text, "1.md", ContentError)
        assert found == expected
        assert repr(found) == repr(expected)


@settings(max_examples=1500, deadline=None, database=None)
@given(st.one_of(LINES, KEYED, slips()))
def test_the_shortcut_equals_the_parser(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None, database=None)
@given(
    st.builds(
        Article,
        id=st.just("1"),
        date=st.dates(),
        page=st.from_regex(r"[A-Z]{0,3}\d{1,3}", fullmatch=True),
        order=st.integers(0, 99),
        title=st.text(max_size=12),
        kicker=st.text(max_size=5),
        byline=st.text(max_size=5),
        authors=st.lists(st.builds(Author, st.text(min_size=1, max_size=4), st.text(max_size=3)), max_size=2).map(
            tuple
        ),
        keywords=st.lists(st.text(max_size=4), max_size=2).map(tuple),
        source=st.none()
        | st.builds(Source, st.just("http://a.example/1.htm"), st.text("0123456789abcdef", min_size=64, max_size=64)),
    )
)
def test_the_shortcut_equals_the_parser_on_what_the_importer_writes(article: Article) -> None:
    check(write_article(article).split(FENCE)[1].removeprefix("\n"))


@pytest.mark.parametrize("moment", [None, dt.datetime(2021, 1, 9, 8, tzinfo=dt.timezone(dt.timedelta(hours=8)))])
def test_an_article_takes_the_shortcut(moment: dt.datetime | None) -> None:
    article = Article(
        id="1",
        date=dt.date(2021, 1, 8),
        page="ZC02",
        order=3,
        title="墨川新桥通车 “两岸一家”",
        kicker="“怎么修”",
        byline="李墨 通讯员 王河",
        authors=(Author("李墨", "记者", "墨川日报社"), Author("王河", "通讯员")),
        figures=(Figure("新桥"), Figure(url="http://paper.mochuan.example/a.jpg")),
        continues=Continuation("A03"),
        keywords=("桥", "交通"),
        source=Source("http://paper.mochuan.example/a.htm", "3f" * 32, moment),
    )
    text = write_article(article).split(FENCE)[1].removeprefix("\n")
    assert plain_values(text) == parse_yaml(text, "1.md", ContentError)


PAGES = st.lists(
    st.builds(
        Page,
        number=st.from_regex(r"[A-Z]{0,3}\d{1,3}", fullmatch=True),
        name=st.text(max_size=5) | st.just("要闻"),
        images=st.lists(st.sampled_from(["A01/a.jpg", "01/01.jpg", "a b.jpg", "版/一.png", "1.0", "x:y.gif"])).map(
            tuple
        ),
        pdf=st.sampled_from(["", "A01/01.pdf", "1.pdf"]),
        hotspots=st.lists(
            st.builds(
                Hotspot,
                st.sampled_from(["001", "1", "a7", "s63cafb120"]),
                st.lists(st.tuples(st.floats(0, 1), st.floats(-1, 2)), max_size=4).map(tuple),
            ),
            max_size=2,
        ).map(tuple),
        captured=st.booleans(),
        source=st.none() | st.just(Source("http://a.example/1.htm", "3f" * 32)),
    ),
    max_size=3,
).map(tuple)


@settings(max_examples=150, deadline=None, database=None)
@given(st.builds(Issue, st.dates().map(IssueKey), PAGES, number=st.sampled_from(["", "31616", "第7期"])))
def test_the_shortcut_equals_the_parser_on_issue_files(issue: Issue) -> None:
    check(write_issue_file(issue))


def test_an_issue_file_takes_the_shortcut() -> None:
    zone = Hotspot("002", ((0.0375, 0.131), (0.9625, 0.131), (0.9625, 0.6121), (0, 1)))
    source = Source("http://paper.mochuan.example/a.htm", "3f" * 32)
    pages = (
        Page("A01", "要闻", ("A01/PageA01.jpg",), "A01/01.pdf", (zone,), source=source),
        Page("02", images=("02/02.jpg",), captured=False),
    )
    text = write_issue_file(Issue(IssueKey(dt.date(2021, 1, 8)), pages, number="7174"))
    assert plain_values(text) == parse_yaml(text, "issue.yaml", ContentError)


def test_what_people_write_takes_the_shortcut() -> None:
    text = (
        "# The paper.\n\nname: The Harbour\nlanguage: en\ntimezone: Asia/Shanghai\nbase_url: ''\nicon: \"\"\n"
        'theme:\n  # Colours.\n  accent: "#005a9c"\n  headline-face: \'"Songti SC", serif\'\n  paper-2: "#fff"\n'
        '  dark:\n    ink: "#eee"\n\nlunar_date: false\nfeed:\n  articles: 5\n'
    )
    assert plain_values(text) == parse_yaml(text, "config.yaml", ContentError)


@pytest.mark.parametrize("file", sorted(Path("templates/locales").resolve().glob("*.yaml")), ids=lambda file: file.stem)
def test_the_words_of_the_theme_take_the_shortcut(file: Path) -> None:
    text = file.read_text("utf-8")
    assert plain_values(text) == parse_yaml(text, file.name, ContentError)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "# 墨\n", "a:\n- \n", "a: Yes\n", 'a: "\\n"\n', "a: 墨\u200b\n", "a: []\n", "a: [b: 墨]\n"]
    + ["title:\n", "title: 墨\ntitle: 川\n", "- 墨川\n", 40 * " " + "a: 墨\n"],
)
def test_what_is_in_doubt_is_left_to_the_parser(text: str) -> None:
    assert plain_values(text) is None
