"""Articles that lack a title or a text, pages without articles: their address says what they are."""

import pytest

from generator.importer.captures import Capture
from generator.importer.dialects import choose, parse
from generator.importer.document import Document, read_document
from generator.importer.error_pages import what_instead
from generator.importer.parsed import Evidence, ParsedArticle, ParsedPage

HOST = "http://paper.mochuan.example"
CLASSIC = (
    "<table><tr><td class=font01><founder-title>{}</founder-title></td></tr></table>"
    "<div id=ozoom><founder-content>{}</founder-content></div>"
)
TABLE = (
    "<table><tr><td><span id=contenttitle>{}</span></td></tr><tr><td><span id=contenttext>{}</span></td></tr></table>"
)
NEW = "<h2 id=Title>{}</h2><div id=ozoom><founder-content>{}</founder-content></div>"
CASES = {
    "founder_classic": (CLASSIC, f"{HOST}/html/2021-01/08/content_7.htm"),
    "paper_index": (TABLE, f"{HOST}/mcb/content/20210108/Articel01002NU.htm"),
    "founder_new": (NEW, f"{HOST}/pc/content/202101/08/content_30035.html"),
}


def chosen(page: str, url: str) -> tuple[Document, Evidence | None]:
    document = read_document(Capture("a.htm", url, f"<meta charset=utf-8>{page}".encode(), url_is_told=True))
    assert isinstance(document, Document)
    return document, choose(document)[0]


@pytest.mark.parametrize("family", CASES)
@pytest.mark.parametrize(
    ("title", "body"),
    [("<img src=title7.gif alt=题>", "<P>　　渡口的灯亮了一夜。"), ("", "<P>　　渡口的灯亮了一夜。"), ("渡口的灯", "")],
)
def test_what_is_there_is_read(family: str, title: str, body: str) -> None:
    template, url = CASES[family]
    document, evidence = chosen(template.format(title, body), url)
    assert evidence and evidence.dialect == family
    parsed, _ = parse(document, evidence, document.address)
    assert isinstance(parsed, ParsedArticle)
    assert parsed.title == ("渡口的灯" if title == "渡口的灯" else "")
    assert parsed.blocks == (("渡口的灯亮了一夜。",) if body else ())


@pytest.mark.parametrize("family", CASES)
def test_without_both_or_without_such_an_address_it_is_unknown(family: str) -> None:
    template, url = CASES[family]
    assert chosen(template.format("", ""), url)[1] is None
    assert chosen(template.format("", "<P>　　渡口的灯亮了一夜。"), f"{HOST}/about.php")[1] is None


@pytest.mark.parametrize(
    "page",
    [
        "<title>Index of /html</title><h1>Index of /html</h1><pre><a href=../>Parent Directory</a></pre>",
        "<title>paper.mochuan.example - /html/</title><pre><a href=/>[To Parent Directory]</a></pre>",
    ],
)
def test_a_servers_list_of_files_is_told(page: str) -> None:
    document, evidence = chosen(page, f"{HOST}/html/")
    assert evidence is None and what_instead(document.tree) == "a server's list of files"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (
            f"{HOST}/pc/layout/202101/08/node_A04.html",
            "<span id=layout>第A04版:广告</span><ul id=layoutlist><li><a href=node_A04.html>第A04版:广告</a></li></ul>",
        ),
        (
            f"{HOST}/mcb/content/20210108/PageA04TB.htm",
            "<td>第A04版：广告</td><ul id=banlist><li class=banci><a href=PageA04TB.htm>A04</a></li></ul>",
        ),
    ],
)
def test_a_page_without_articles_is_a_page(url: str, page: str) -> None:
    document, evidence = chosen(f"<html><body>{page}</body></html>", url)
    assert evidence and evidence.kind == "page"
    parsed, _ = parse(document, evidence, document.address)
    assert isinstance(parsed, ParsedPage)
    assert (parsed.number, parsed.name, parsed.articles) == ("A04", "广告", ())
