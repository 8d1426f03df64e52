"""What holds for any capture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.captures import Capture, Unreadable
from generator.importer.document import read_document

PIECES = st.sampled_from([
    "<html>", "</html>", "<body>", "</body>", "<head>", "<title>", "</title>", "<p>", "<P class=x", "<td>",
    "<table>", "</table>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<style>", "<br/>", "<li>",
    "<a href='x", "'>", "<frameset>", "&#0;", "&#65533;", "&#xD800;", "&nbsp;", "&", "<", ">", "\x00", "\x01", "\r",
    "\n", "墨川", "text", "<textarea>", "<?xml version='1.0'?>", "<base href='http://h.example/'>",
    "<base href='http://['>", "<link rel=canonical href='//['>", "<meta charset=gbk>",
    "<!-- saved from url=(0001)http://h.example/a.htm -->", "</p>", "</td>", "\x0c", "\x0b", "\u2028", "<o:p>",
    "<font>",
])  # fmt: skip


def check(content: bytes, declared: str = "") -> None:
    url = "http://paper.example.com/html/2021-01/08/content_7.htm"
    document = read_document(Capture("x.htm", url, content, declared))
    if isinstance(document, Unreadable):
        assert document.reason and document.url == url
        return
    assert "\ufffd" not in document.text and "\r" not in document.text and "\0" not in document.text
    lines = document.text.count("\n") + 1
    assert all(0 <= defect.line <= lines for defect in document.defects)
    if document.is_html:
        assert "\ufffd" not in "".join(document.tree.itertext())
        assert all(0 <= document.line_of(element) <= lines for element in document.tree.iter("p", "td", "a"))


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["utf-8", "gbk"]))
def test_any_markup(text: str, charset: str) -> None:
    check(text.encode(charset, "ignore"), charset)


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    check(content)


@given(st.binary(max_size=200))
def test_any_bytes_in_a_page(content: bytes) -> None:
    check(b"<html><body><p>" + content + b"</p></body></html>", "gbk")


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None)
@given(st.lists(PIECES, max_size=200).map("".join))
def test_any_markup_at_length(text: str) -> None:
    check(text.encode())
