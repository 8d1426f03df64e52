"""The shortcut past the Markdown parser gives what the parser gives, or nothing."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.builder.markdown import Markdown
from generator.builder.plain import ascii_of, opens_plainly, plain_html

PARSER = Markdown(shortcuts=False)
MARKDOWN = Markdown()
PIECES = st.sampled_from(
    ("墨川", "，", "。", "“", "”", '"', "'", ">", "<b>", "&", "&amp;", "*", "**", "_", "`", "[a](b)", "![", "]", "\\")
    + ("#", "# ", "- ", "+ ", "1. ", "12) ", "2021", "3.5", "10、", "=", "===", "---", "|", "| a |", ":", "~~~", "~")
    + ("https://a.example", "\n", "\n\n", "\n\n\n", " ", "  ", "\t", "\u3000", "\u3000\u3000", "\xa0", "\x0b", "\x1c")
    + ("\x85", "\u2028", "\r", "\0", "\x7f", "\ufeff", "(", ")", "!", "?", "%", "^", ";", "$", "{", "}", "@", "\ud800")
)

BLOCKS = st.sampled_from(
    ("\n\n河边的灯亮了。\n\n", '\n\n![新桥](a.png "李墨 摄")\n\n', "\n\n**小标题**\n\n", "\n\n河水\\\n走\n\n")
    + ("\n\n| 线路 | 首班 |\n| --- | ---: |\n| 3路 | 6:00 |\n\n", "\n\n- 甲\n- 乙\n\n", "\n\n1. 甲\n\n2. 乙\n\n")
    + ("\n- 甲\n\n  - 乙\n\n", "\n\n  丙\n\n", "\n\n    丁\n\n", "\n\n> 戊\n\n", "\n\n## 己\n\n", "\n\n庚\n---\n\n")
    + ("\n\n```\n", "\n\n~~~\n", "\n\n[b]: https://a.example\n\n", "[b]", "\n\n***\n\n", "\n\n* * *\n\n", "\n\n\n")
)


@settings(max_examples=800, deadline=None, database=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_shortcut_equals_the_parser(body: str) -> None:
    found = plain_html(body, ascii_of(body))
    assert found is None or found == PARSER.load().render(body, {})


@settings(max_examples=800, deadline=None, database=None)
@given(st.lists(PIECES | BLOCKS, max_size=12).map("".join))
def test_a_body_in_parts_equals_the_whole(body: str) -> None:
    assert MARKDOWN.html(body) == PARSER.html(body)


@settings(max_examples=200, deadline=None, database=None)
@given(
    st.lists(st.text(st.characters(categories=["Lo", "Nd", "P", "S", "Z"]), min_size=1), max_size=4).map("\n\n".join)
)
def test_the_shortcut_equals_the_parser_on_any_writing(body: str) -> None:
    found = plain_html(body, ascii_of(body))
    assert found is None or found == PARSER.load().render(body, {})


@pytest.mark.parametrize(
    "body",
    [
        "墨川的灯亮了。",
        '“你好！”他说："走吧"。\n\n2021年1月8日，气温3.5℃，涨了10%。\n\n（完）',
        "a > b",
        "价格$5（约￥32）—— 见A/B版",
    ],
)
def test_newspaper_prose_takes_the_shortcut(body: str) -> None:
    assert plain_html(body, ascii_of(body)) == PARSER.html(body)


def test_chinese_opens_plainly_and_has_no_blank() -> None:
    assert all(opens_plainly(chr(sign)) for sign in range(0x3001, 0xA000))
    assert not any(chr(sign).isspace() for sign in range(0x3001, sys.maxunicode + 1))


def test_a_web_address_may_be_broken_where_it_is_read_only() -> None:
    address = "https://paper.example/2021/01/08/index.html?id=3"
    shown = "https://<wbr>paper.<wbr>example/<wbr>2021/<wbr>01/<wbr>08/<wbr>index.<wbr>html?<wbr>id=<wbr>3"
    assert MARKDOWN.html(f"见{address}。") == PARSER.html(f"见{address}。") == f"<p>见{shown}。</p>\n"
    assert MARKDOWN.html(f"见[此]({address})与<{address}>") == (
        f'<p>见<a href="{address}">此</a>与<a href="{address}">{shown}</a></p>\n'
    )
