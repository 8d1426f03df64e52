"""HTML -> Markdown -> HTML keeps every visible character of a body, and its structure."""

import html as entities
import unicodedata
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.importer.cleaning.blocks import Block
from generator.importer.cleaning.rendering import render_block
from generator.importer.cleaning.soup import read_soup

BASE = "http://dzb.hewan.example/hwrb/content/20190506/Articel04001NU.htm"
HAN = "河湾水车渡口三个人记者一只猫在墙上"
PUNCTUATION = "，。！？、；：“”‘’（）《》【】—…·"
ASCII = "#*_`~[]()<>!|\\&+-=.:;'\"{}^$%@/?, 0123456789abcXYZ"
WORDS = [
    *("1. ", "- ", "+ ", "# ", "> ", "***", "---", "~~~", "```", "&amp;", "&copy;", "<b>", "</p>"),
    *("[a](b)", "![x](y)", "[c]: d"),
]
OTHER = "\xa0é\U0001f600\U00020000•■□▲①②"

text = st.lists(
    st.one_of(
        st.text(alphabet=HAN, min_size=1, max_size=5),
        st.sampled_from(list(PUNCTUATION)),
        st.text(alphabet=ASCII, min_size=1, max_size=4),
        st.sampled_from(WORDS),
        st.sampled_from(list(OTHER)),
    ),
    min_size=1,
    max_size=8,
).map("".join)


@dataclass(frozen=True)
class Piece:
    """A run of the body as it is generated."""

    text: str
    tag: str = ""


piece = st.builds(Piece, text, st.sampled_from(["", "", "", "b", "strong", "i", "em", "a"]))
pieces = st.lists(piece, min_size=1, max_size=4)
verse = st.lists(st.text(alphabet=HAN + "，。#-*", min_size=1, max_size=9), min_size=2, max_size=5)
table = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(text, min_size=width, max_size=width), min_size=2, max_size=4)
)


def shown(value: str) -> str:
    """What counts of a text: its visible characters, in order."""
    return "".join(value.split()).replace("\xa0", "").replace("　", "")


def markup(run: list[Piece]) -> str:
    opened = {"a": '<a href="http://a.example/b(c)">'}
    return "".join(
        f"{opened.get(p.tag, f'<{p.tag}>')}{entities.escape(p.text)}</{p.tag}>" if p.tag else entities.escape(p.text)
        for p in run
    )


def rendered(blocks: tuple[Block, ...]) -> BeautifulSoup:
    """The HTML of the blocks' Markdown, as the builder renders it."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    body = "\n\n".join(text for block in blocks if block.kind != "figure" and (text := render_block(block)))
    return BeautifulSoup(parser.render(body), "lxml")


def words(value: str) -> str:
    """Letters and digits alone: emphasis may leave the punctuation at its ends outside."""
    return "".join(c for c in value if unicodedata.category(c)[0] in "LN")


@settings(max_examples=400, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=4))
@example([[Piece("“怎么办”", "b"), Piece("说")]])
@example([[Piece("这", ""), Piece("（重要）", "strong"), Piece("的", "")]])
@example([[Piece("价格*", "b"), Piece("*注", "i")]])
@example([[Piece("1. 不是列表")], [Piece("- 也不是")], [Piece("# 不是标题")], [Piece("a\\"), Piece("b_c_d")]])
def test_paragraphs_keep_every_visible_character(paragraphs: list[list[Piece]]) -> None:
    blocks = read_soup("".join(f"<p>{markup(run)}</p>" for run in paragraphs), BASE)
    soup = rendered(blocks)
    expected = [seen for run in paragraphs if (seen := shown("".join(p.text for p in run)))]
    assert [shown(p.get_text()) for p in soup.find_all("p")] == expected
    assert soup.find(["h1", "h2", "ul", "ol", "blockquote", "pre", "code", "hr", "img", "table"]) is None
    assert words("".join(b.get_text() for b in soup.find_all("strong"))) == words(
        "".join(p.text for run in paragraphs for p in run if p.tag in ("b", "strong"))
    )
    linked = [p for run in paragraphs for p in run if p.tag == "a" and p.text.strip()]
    assert shown("".join(a.get_text() for a in soup.find_all("a"))) == shown("".join(p.text for p in linked))


@settings(max_examples=200, deadline=None)
@given(verse)
@example(["- 是破折号", "# 不是标题", "1. 不是列表"])
def test_verse_keeps_its_lines(lines: list[str]) -> None:
    blocks = read_soup("<p>" + "<br>".join(entities.escape(line) for line in lines) + "</p>", BASE)
    (paragraph,) = rendered(blocks).find_all("p")
    for br in paragraph.find_all("br"):
        br.replace_with("\n")
    assert [shown(line) for line in paragraph.get_text().split("\n") if line.strip()] == [shown(line) for line in lines]


@settings(max_examples=200, deadline=None)
@given(table)
def test_tables_keep_their_cells(rows: list[list[str]]) -> None:
    cells = "".join("<tr>" + "".join(f"<td>{entities.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    soup = rendered(read_soup(f"<table>{cells}</table>", BASE))
    expected = [[shown(cell) for cell in row] for row in rows]
    seen = [[shown(cell.get_text()) for cell in row.find_all(["td", "th"])] for row in soup.find_all("tr")]
    if seen:
        assert seen == [row for row in expected if any(row)]
    else:  # too few filled cells for a table: read as lines, nothing lost
        assert shown(soup.get_text()) == "".join("".join(row) for row in expected)


@settings(max_examples=200, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=4), st.booleans(), st.integers(1, 12))
def test_lists_keep_their_items(items: list[list[Piece]], ordered: bool, first: int) -> None:
    opened, name = (f'<ol start="{first}">', "ol") if ordered else ("<ul>", "ul")
    source = opened + "".join(f"<li>{markup(item)}" for item in items) + f"</{name}>"
    soup = rendered(read_soup(source, BASE))
    expected = [seen for item in items if (seen := shown("".join(p.text for p in item)))]
    assert [shown(li.get_text()) for li in soup.find_all("li")] == expected
    found = soup.find(name)
    if expected and ordered:
        assert isinstance(found, Tag)
        assert found.get("start", "1") == str(first)


@settings(max_examples=100, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=3))
def test_quotes_keep_their_paragraphs(paragraphs: list[list[Piece]]) -> None:
    source = "<blockquote>" + "".join(f"<p>{markup(run)}</p>" for run in paragraphs) + "</blockquote>"
    expected = [seen for run in paragraphs if (seen := shown("".join(p.text for p in run)))]
    soup = rendered(read_soup(source, BASE))
    assert [shown(p.get_text()) for p in soup.select("blockquote p")] == expected


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(alphabet=HAN + "，。3４0", min_size=30, max_size=60), min_size=1, max_size=5), st.integers(0, 4)
)
def test_paragraphs_are_told_however_they_are_marked(texts: list[str], style: int) -> None:
    source = (
        "".join(f"<P>　　{line}" for line in texts),
        "<BR><BR>".join(texts),
        "<BR>".join(f"　　{line}" for line in texts),
        "".join(f"<P mce_keep=true>&nbsp;&nbsp;&nbsp;&nbsp;{line}</P>\n" for line in texts),
        "".join(f"<div><font>{line}</font></div>" for line in texts),
    )[style]
    assert [p.get_text() for p in rendered(read_soup(f"<div id=ozoom>{source}</div>", BASE)).find_all("p")] == texts
