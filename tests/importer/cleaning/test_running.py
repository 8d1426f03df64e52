"""Bodies of running text: read from the page's tree they give what BeautifulSoup gives."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.importer.cleaning.running import read_running
from generator.importer.cleaning.soup import read_soup
from generator.importer.document import parse_html

_WORDS = (
    "　　今晨",
    "降到零下11.2度",
    "。",
    "”",
    "\n",
    "  ",
    " ",
    "\xa0",
    "\t",
    "&nbsp;",
    "&lt;b&gt;",
    "&amp;",
    "A b",
    "　",
)
_TAGS = (
    "<br>",
    "<BR>",
    "<p>",
    "<P>",
    "</p>",
    "<p id=x>",
    "<p mce_keep='true'>",
    "<!--enpcontent-->",
    "<br/>",
    "<P></P>",
)
_ODD = (
    "<b>粗</b>",
    "<p align=center>",
    "<img src=a.jpg>",
    "<br clear=all>",
    "<p style='display:none'>",
    "</div>",
    "<a>",
)
_ROOTS = (
    ("<span id=body>", "</span>"),
    ("<div id=body>", "</div>"),
    ("<founder-content id=body>", "</founder-content>"),
)


@given(st.sampled_from(_ROOTS), st.lists(st.sampled_from(_WORDS + _TAGS), max_size=24))
def test_running_text_is_read_as_beautifulsoup_reads_it(root: tuple[str, str], parts: list[str]) -> None:
    body = _body(root[0] + "".join(parts) + root[1])
    read = read_running(body)
    assert read is not None
    assert read == _by_soup(body)


@given(st.sampled_from(_ROOTS), st.lists(st.sampled_from(_WORDS + _TAGS + _ODD), max_size=24))
def test_anything_else_is_left_to_beautifulsoup(root: tuple[str, str], parts: list[str]) -> None:
    body = _body(root[0] + "".join(parts) + root[1])
    read = read_running(body)
    assert read is None or read == _by_soup(body)


def test_a_face_or_a_photo_is_no_running_text() -> None:
    assert read_running(_body("<div id=body>一<b>二</b></div>")) is None
    assert read_running(_body("<div id=body>一<p align=center>二</div>")) is None
    assert read_running(_body("<div id=body>一<p><img src=a.jpg></div>")) is None


def _body(markup):  # type: ignore[no-untyped-def]
    return parse_html(f"<html><body><table><tr><td>{markup}</td></tr></table></body></html>").xpath("//*[@id='body']")[
        0
    ]


def _by_soup(body):  # type: ignore[no-untyped-def]
    markup = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    return read_soup(markup, "http://paper.mochuan.example/")
