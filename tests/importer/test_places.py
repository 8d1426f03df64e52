"""Where words stand: looking only there gives what looking everywhere gives."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.importer.cleaning import messages
from generator.importer.cleaning.soup import printed_lines
from generator.importer.markup import controls
from generator.importer.places import holds, matches_at, places

_PIECES = (
    *("上一篇", "下一篇", "上一", "下", "本版", "本版上一期", "下一期", "参见", "3", "4", " ", "\n", "\xa0", "&nbsp;"),
    *("<a>", "<a href='#'>", "<A href=x>", "</a>", "<b>", "</b", "<", ">", '<a title="上一篇">', "<abbr>", "x", "第"),
)
_BLANKS = ("　", "　　", " ", "\n", "\t", "\r", "。", "”", "）", "一", "a")
_PRINTED_BREAK = re.compile(r"[ \t\r]*\n[ \t\r\n]*(?=　　)|(?<=[。！？…”’」』）)])[ \t]*(?=　　)")


@given(st.lists(st.sampled_from(_PIECES), max_size=16))
def test_controls_and_glyphs_are_found_as_if_looked_for_everywhere(pieces: list[str]) -> None:
    text = "".join(pieces)
    for pattern, starts in (
        (messages._GLYPH, messages._glyph_starts(text)),
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
