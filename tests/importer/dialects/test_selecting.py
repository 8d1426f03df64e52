"""Selectors: what a document's index finds is what XPath finds in its tree."""

from itertools import product

from cssselect import GenericTranslator
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.captures import Capture
from generator.importer.document import Document, read_document
from generator.importer.markup.selecting import compile_selector, select

_PARTS = ("td", "#a", ".b", "td.b", "p#a", ".b-c")
_SELECTORS = (
    *_PARTS,
    *(f"{outer} {inner}" for outer, inner in product(_PARTS, _PARTS)),
    *("#a > .b", "#a, .b", "p:not(.b)", "td[align=center].b", "#a .b p"),
    *("//*[@id='a']", "//*[@id='a']/..", "(//*[@id='a'])[2]", "//*[@id='a'][1]", "//*[@id='a'] | //p"),
    *("//p[@id='a']/..", "//td[@id='a']/text()", "//p[@id='a'] or //p", "//*[@id='a']/following::p[@class='b']"),
    *("//*[@id='a']/ancestor::td[1]/following-sibling::*", "//*[@id='a']/b[@class='x|y'] | //i", "//*[@id='a']//p"),
    *("//p[contains(@class,'b')][not(ancestor::*[@id='a' or @id='b'])]", "//p[contains(@class,'b-')] | //td"),
    *("//td[contains(@class,'b')] or //p", "//*[contains(@class,'c')]//p"),
)
_TAGS = (
    *("<p id=a>", "<p class=b>", "<p id=a class='b c'>", "<div id=a>", "<div class='\tb-c\nb b'>", "<td class=b>"),
    *("</p>", "</div>", "<table><tr>", "<td id=a>", "</td>", "</table>", "<span id='a '>", "<i class=''>", "text"),
    "<b class='b\xa0c'>",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(_TAGS), min_size=1, max_size=16))
def test_the_index_finds_what_xpath_finds(tags: list[str]) -> None:
    document = read_document(Capture("a.htm", "", ("<html><body>" + "".join(tags)).encode()))
    assert isinstance(document, Document)
    for selector in _SELECTORS:
        css = not selector.startswith(("/", "("))
        expression = GenericTranslator().css_to_xpath(selector, prefix="descendant-or-self::") if css else selector
        found = document.tree.xpath(expression)
        assert list(select(document, selector)) == (found if isinstance(found, list) else ["True"] * found), selector


def test_an_id_may_be_called() -> None:
    document = read_document(Capture("a.htm", "", b"<html><body><p id=a>1</p><p id=a>2</p><p id=b>3</p></body></html>"))
    assert isinstance(document, Document)
    assert list(select(document, "(id('a'))/text()")) == ["1"]
    assert list(select(document, '(id("b"))/preceding::p/text()')) == ["1", "2"]
    assert list(select(document, "(id('c'))")) == []


def test_an_element_beside_the_root_is_found_by_its_id() -> None:
    document = read_document(Capture("a.htm", "", b"<html/><body><p id=a>1</p></body>"))
    assert isinstance(document, Document)
    assert document.tree.find(".//p") is None
    assert len(select(document, "//p[@id='a']")) == 1


def test_most_selectors_need_no_xpath() -> None:
    assert compile_selector("#ozoom founder-content").steps
    assert compile_selector("td.font01").steps
    assert not compile_selector("#ozoom > p").steps
