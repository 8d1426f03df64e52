"""The report calls removed only what went: a line that looks like a control and is prose stays, and is told as left."""

import pytest

from generator.importer.cleaning import clean_markup
from generator.importer.cleaning.draft import Head
from generator.importer.cleaning.messages import message_defects

MESSAGE = "****处理标记:[Article]时,数据源为空。 ****"


def verdicts(markup: str) -> list[str]:
    """Each defect of a capture that is all body, and what was done."""
    clean = clean_markup(markup, "", Head("水车"), markup)
    return [f"{defect.raw} {defect.verdict}" for defect in message_defects(markup, clean.blocks)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>　　3上一篇报道提到的水车，今天又转了。</p><p>　　村里静得很。</p>", ["3上一篇 left"]),
        ("<p>　　村里静得很。</p><p>　　4下一篇<b>文章</b>再说。</p>", ["4下一篇 left"]),
        ("<p>　　水车又转了。</p><p>3上一篇　下一篇4</p>", ["3上一篇 removed", "下一篇4 removed"]),
        ("<p>　　3上一篇报道提到水车。</p><p>3上一篇</p>", ["3上一篇 left", "3上一篇 removed"]),
        ("<p>　　水车又转了。</p>\n3    4\n<p>　　共34人。</p>", ["3 left", "4 left"]),
        (f"<p>　　水车</p><ul><li>一<li>{MESSAGE}二</ul>", [f"{MESSAGE} removed"]),
    ],
)  # fmt: skip
def test_a_verdict_is_what_was_done(markup: str, expected: list[str]) -> None:
    assert verdicts(markup) == expected


def test_messages_go_out_of_lists_tables_and_quotes() -> None:
    markup = (
        f"<ul><li>水车{MESSAGE}<li>{MESSAGE}</ul><blockquote><p>{MESSAGE}廊桥</p></blockquote>"
        f"<table><tr><td>桨<td>{MESSAGE}<tr><td>舵<td>2{MESSAGE}</table>"
    )
    blocks = clean_markup(markup, "", Head()).blocks
    assert blocks == ("- 水车", "> 廊桥", "| 桨 |  |\n| --- | --- |\n| 舵 | 2 |")
