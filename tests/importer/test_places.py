"""Where words stand: looking only there gives what looking everywhere gives."""

import html as entities
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.importer.addresses import Address
from generator.importer.cleaning import messages
from generator.importer.cleaning.soup import printed_lines
from generator.importer.decoding import claims
from generator.importer.document import Document
from generator.importer.markup import above, controls, heads
from generator.importer.places import holds, matches_at, places

_PIECES = (
    *("上一篇", "下一篇", "上一", "下", "本版", "本版上一期", "下一期", "参见", "3", "4", " ", "\n", "\xa0", "&nbsp;"),
    *("<font face=Webdings>", '<SPAN style="font-family:WINGdings"', "<i <b wingdings>", "</font>", "</span>", "</b>"),
    *("<a>", "<a href='#'>", "<A href=x>", "</a>", "<b>", "</b", "<", ">", '<a title="上一篇">', "<abbr>", "x", "第"),
)
_BLANKS = ("　", "　　", " ", "\n", "\t", "\r", "。", "”", "）", "一", "a")
_PRINTED_BREAK = re.compile(r"[ \t\r]*\n[ \t\r\n]*(?=　　)|(?<=[。！？…”’」』）)])[ \t]*(?=　　)")


@given(st.lists(st.sampled_from(_PIECES), max_size=16))
def test_controls_and_glyphs_are_found_as_if_looked_for_everywhere(pieces: list[str]) -> None:
    text = "".join(pieces)
    for pattern, starts in (
        (messages._GLYPH, messages._glyph_starts(text)),
        (messages._FONT, messages._font_starts(text)),
        (controls._DEAD, controls._link_starts(text)),
    ):
        assert [m.span() for m in matches_at(pattern, text, starts)] == [m.span() for m in pattern.finditer(text)]


@given(st.text("上一下 a"), st.sampled_from(("上一", "下", "上一下")))
def test_places_of_a_word(text: str, word: str) -> None:
    assert list(places(text, word)) == [at for at in range(len(text)) if text.startswith(word, at)]
    assert holds(text, word) == (word in text)


@given(st.lists(st.sampled_from(_BLANKS), max_size=16))
def test_lines_part_where_the_print_began_a_paragraph(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert printed_lines(text) == _PRINTED_BREAK.split(text)


_HEAD = (
    *("<meta ", "<META http-equiv=x content='text/html; ", "charset=", "Charset = 'gbk'", "gb2312", '"', "'", ">", "<"),
    *("/>", "\n", " ", "<!--", "-->", "<title>", "metal", "content=", "utf-8"),
)


@given(st.lists(st.sampled_from(_HEAD), max_size=14))
def test_charsets_are_found_as_if_looked_for_everywhere(pieces: list[str]) -> None:
    head = "".join(pieces).encode()
    found = matches_at(claims._META, head, claims._meta_starts(head))
    assert [match.span() for match in found] == [match.span() for match in claims._META.finditer(head)]


_SOURCE = (
    *("第12期", "第 12", "期", "期号", "号", "总第", "3", " ", "\n", "&nbsp;", "&#26399;", "<b>", "</b>", "上一期"),
    *("2021-01-08", "19", "20", "21/", "1/1", ".", "&#50;"),
)


@given(st.lists(st.sampled_from(_SOURCE), max_size=12))
def test_a_source_without_an_issue_number_is_told_by_a_glance(pieces: list[str]) -> None:
    source = "".join(pieces)
    if not heads.source_counts_issues(source):
        assert not heads.read_issue_number(_seen(source))


_DATED = (
    *("2021", "年", "1", "月", "8", "日", "年1月", "\n", " ", "<b>", "</b>", "<b\n>", "<", ">", "i < 3; ", "字", "abc"),
    *("/", "-", ".", "January", "2021-october-16", "2021/01/08", "19", "20", "第", "12", "期", "总", "期号："),
    *("&#50;", "&nbsp;", "&lt;", "&", "　", "２０２１"),
)


@given(st.lists(st.sampled_from(_DATED), max_size=24))
def test_dates_and_numbers_are_found_line_by_line_as_in_the_whole(pieces: list[str]) -> None:
    source = "".join(pieces)
    start = source.count("\n") + 2
    document = Document("", "", "", f"{source}\nbelow", Address("", ""), is_html=True)
    date, number = heads.read_date(_seen(source)), heads.read_issue_number(_seen(source))
    assert above.read_above(document, start, wants_date=True) == (date, number)
    assert above.read_above(document, start, wants_date=False) == (None, number)


def _seen(source: str) -> str:
    return entities.unescape(re.sub("<[^>]*>", "", source))
