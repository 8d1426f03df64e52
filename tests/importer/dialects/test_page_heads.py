"""Page heads as papers print them."""

import pytest
from dialect_cases import read_document, text_document

from generator.importer.markup.heads import read_page_head
from generator.importer.parsed import ParsedArticle


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("第ZC02版:城事", ("ZC02", "城事")),
        ("A01： 头版", ("A01", "头版")),
        ("第1版　　　要闻", ("1", "要闻")),
        ("[A01]要闻", ("A01", "要闻")),
        ("第特01版：特刊", ("特01", "特刊")),
        ("增2版 号外", ("增2", "号外")),
        ("第06-07版：通版", ("06-07", "通版")),
        ("特刊第3版", None),
        ("要闻", None),
    ],
)
def test_a_page_head(text: str, head: tuple[str, str] | None) -> None:
    assert read_page_head(text) == head


ARTICLE = (
    "<table><tr><td class=font01><founder-title>新桥通车</founder-title></td></tr></table>"
    "<div id=ozoom><founder-content><p>　　桥上的灯亮了一夜。</p>{}</founder-content></div>"
)


@pytest.mark.parametrize(
    ("around", "inside", "page"),
    [
        ("", "<p>　　菜价见<a href=node_3.htm>第A02版</a>。</p>", ""),
        ("", "<p>　　（下转<a href=node_4.htm>第3版</a>）</p>", ""),
        ("<div>第A02版：要闻</div>", "<p>　　图见本页<a href=node_3.htm>第A02版</a>。</p>", "A02"),
        ("<a href=node_3.htm>第A02版：要闻</a>", "<p>　　菜价见内页。</p>", "A02"),
    ],
)
def test_a_page_that_only_the_text_names_is_not_the_articles_own(around: str, inside: str, page: str) -> None:
    url = "http://paper.mochuan.example/html/2021-01/08/content_9007.htm"
    _, article, _ = read_document(text_document(around + ARTICLE.format(inside), url))
    assert isinstance(article, ParsedArticle)
    assert article.page == page
