"""What goes past the Markdown parser comes out as the parser would give it, whatever stands beside it."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.builder.boxes import ImageLink
from generator.builder.markdown import Markdown
from generator.content.article_file import read_article

PARSER = Markdown(shortcuts=False)
MARKDOWN = Markdown()
CONTENT = Path(__file__).parents[2] / "content"


class Shortcuts(Markdown):
    """Markdown without its parser."""

    def load(self) -> None:
        """Errors: AssertionError, always."""
        raise AssertionError("the parser was asked")


def shown(path: str) -> ImageLink | None:
    """Some images are there, some in several formats, others not at all."""
    if "x" in path:
        return None
    return ImageLink(f"/{path}", 800, 600, (("image/webp", f"/{path}-800.webp 800w"),) if "b" in path else ())


def joined(pieces: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    """Texts out of up to `most` of these."""
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


_LETTERS = ("墨", "川", "新桥", "a", "b2", "7", "2021", "é")
_STOPS = ("，", "。", "“", "”", "（", "）", "：", "—", ".", ",", "!", "'", '"', ">", "~", "+", "=", "$", "|", "/")
_BLANKS = (" ", "  ", "\u3000", "\xa0", "\u2003", "\x85", "\ufeff", "\t")
_MARKS = ("**", "**", "**", "**", "*", "\\\n", "\\\n", "\n", "\\*", "\\_", "\\<", "\\&", '\\"', "\\墨", "\\\\", "\\")
_SIGNS = (
    "_",
    "`",
    "[",
    "]",
    "](",
    "![",
    "[川](a.png)",
    "<",
    "<b>",
    "&",
    "&amp;",
    "&#9;",
    "#",
    "# ",
    "1.",
    "1. ",
    "12)",
)
_DASHES = ("-", "- ", "---", ":", ":-", ":-:", "| ", " | ", "|")
_STARTS = (
    "# ",
    "> ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "1.",
    "2) ",
    "==",
    "--",
    "|-|-|",
    ":-|-:",
    "-|-",
    "~~~",
    "|",
    ":",
    " ",
    "    ",
)

_RUNS = joined(_LETTERS * 3 + _STOPS + _MARKS + ("**墨**", "**“川”**", " ", "\u3000"), 9)
_TEXTS = _RUNS | joined(_LETTERS * 4 + _STOPS + _MARKS + _BLANKS + _SIGNS + _DASHES, 20)
_STARTED = st.builds("{}{}".format, st.sampled_from(_STARTS), st.just("") | _RUNS)
_LINES = st.lists(joined((*_LETTERS, "|"), 3) | _STARTED, min_size=2, max_size=3).map("\n".join)

_CAPTIONS = joined(_LETTERS * 6 + _STOPS + _BLANKS + _SIGNS + ("*", "\n"), 5)
_PATHS = joined(("a", "b", "x", "1", "Z", ".", "/", "_", "-", ".png"), 6) | st.sampled_from(
    ("新.png", "a", "http://a.example/b.png", "a b.png", "a%20b.png", "<a.png>", "a.png?x", "a(1).png")
)
_PHOTOS = st.builds("![{}]({})".format, _CAPTIONS, _PATHS) | st.builds(
    '![{}]({} "{}")'.format, _CAPTIONS, _PATHS, _CAPTIONS
)

_CELLS = joined(_LETTERS * 8 + _STOPS + _BLANKS + ("**墨**", "\\*", "&lt;", "`7`", "**", "\\|", "[", "&", "-"), 3)
_LINES_UNDER = st.sampled_from(("---", "---", "-", ":-", "-:", ":---:", "--:", ":", "", "墨"))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(rows: list[list[str]], under: list[str]) -> str:
    return "\n".join((_row(rows[0]), _row(under), *map(_row, rows[1:])))


_TABLES = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        _table,
        st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=3),
        st.lists(_LINES_UNDER, min_size=width, max_size=width),
    )
)
_ODD_TABLES = st.builds(_table, st.lists(st.lists(_CELLS, min_size=1, max_size=2), min_size=1), st.lists(_LINES_UNDER))
_LISTS = st.lists(
    st.builds("{}{}".format, st.sampled_from(("- ",) * 8 + ("-", "-  ", "  - ", "* ", "1. ")), _RUNS | _STARTED),
    max_size=3,
).map("\n".join)
_AROUND = st.sampled_from(
    ("```", "```", "~~~", "  丙", "    丁", "> 戊", "- 甲\n\n  乙", "+ 甲", "1. 甲", "***", "* * *")
)
_OTHERS = st.sampled_from(
    ("墨川的灯亮了。", "", "## 己", "庚\n---", "[b]: https://a.example", "[b]", "![b]", "**", "****", "**甲", "甲**")
    + ("\n", "\\", "|", "| 甲 |", "![甲](a.png)\\\n乙")
)
_BLOCKS = _RUNS | _TEXTS | _LINES | _TABLES | _ODD_TABLES | _LISTS | _PHOTOS | _AROUND | _OTHERS


@settings(max_examples=4000, deadline=None, database=None)
@given(st.lists(_BLOCKS, min_size=1, max_size=4).map("\n\n".join))
@example("墨|川\n|-|-|")
@example("墨|川\n:-|-:")
@example("墨\n==")
def test_a_body_is_shown_as_the_parser_shows_it(body: str) -> None:
    assert MARKDOWN.html(body, shown) == PARSER.html(body, shown)
    assert MARKDOWN.images(body) == PARSER.images(body)


@settings(max_examples=1500, deadline=None, database=None)
@given(_RUNS)
def test_marks_in_running_text_are_shown_as_the_parser_shows_them(text: str) -> None:
    assert MARKDOWN.html(text) == PARSER.html(text)


@pytest.mark.parametrize(
    "body",
    [
        "**路灯下的城**\n\n河边的灯亮了。",
        "**（一）**\n\n**问：**\\\n答",
        "河水\\\n走过**石头**的\\\n脸上",
        "证号37030\\*\\*\\*\\*12，车牌鲁C\\*\\*\\*99",
        "1\\. 甲\n\n2.5万人\n\n3.乙",
        "[本报讯]R&D投入[1]增长",
        '![新桥](bridge.jpg "李墨 摄")\n\n河边的灯亮了。\n\n![](x_1.png)\n\n![夜](b-1/c.jpg)',
        "| 线路 | 首班 | 末班 |\n| --- | ---: | :-: |\n| 3路 | 6:00 |  |\n| “4路” | 6:30 | 21:00 |",
        "- 甲\n- **乙**\n\n丙\n\n- 丁",
    ],
)
def test_what_newspapers_print_needs_no_parser(body: str) -> None:
    markdown = Shortcuts()
    assert markdown.html(body, shown) == PARSER.html(body, shown)
    assert markdown.images(body) == PARSER.images(body)


def test_the_demo_newspaper_needs_no_parser() -> None:
    bodies = [
        read_article(file.read_text("utf-8"), file.stem, file.name).body for file in sorted(CONTENT.rglob("*.md"))
    ]
    assert len(bodies) > 50
    for body in bodies:
        assert Shortcuts().html(body, shown) == PARSER.html(body, shown)
        assert Shortcuts().images(body) == PARSER.images(body)
