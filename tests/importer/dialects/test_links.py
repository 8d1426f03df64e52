"""Links: what is told of one that holds nothing but its words is what looking closely tells."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.captures import Capture
from generator.importer.document import Document, read_document
from generator.importer.markup import links
from generator.importer.markup.links import Lead, Link, read_links

_TARGETS = (
    *(
        "",
        "#",
        " # ",
        "javascript:x()",
        "content_1.htm",
        "./node_2.htm",
        " content_3.htm ",
        "..\\x.pdf",
        "/a/b.PDF?c=1",
    ),
    *(
        "http://other.example/content_4.htm",
        "http://",
        "https:",
        "//h.example/content_5.htm",
        "?x=1",
        "http://[bad",
        "a:b",
    ),
)
_ATTRIBUTES = (
    "",
    " alt=content_6.htm",
    " daoxiang=content_7.htm",
    " neirong=题",
    " style=font-family:Webdings",
    " title=全题",
)
_INSIDE = (
    *(
        "",
        "甲",
        " 乙 ",
        "· 丙",
        "下一篇",
        "本版责编：某",
        "丁…",
        "3",
        "<img src=a.gif>",
        "<div>戊</div>",
        "<b>己</b>庚",
        "　",
    ),
    *(
        "<script>document.write('辛')</script>",
        "<font face=Webdings>4</font>",
        "<!-- x -->壬",
        "<span title=癸癸>癸…</span>",
    ),
    "参见第****处理标记:[Article]时, 字段 [URLOtherPageNo] 在数据源中没有找到! ****版",
)


@settings(deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (("a", "area"), _TARGETS, _ATTRIBUTES, _INSIDE))), max_size=6))
def test_a_plain_link_is_read_as_any_other(parts: list[tuple[str, str, str, str]]) -> None:
    markup = "".join(f'<p><{tag} href="{target}"{more}>{inside}</{tag}>' for tag, target, more, inside in parts)
    document = read_document(Capture("a.htm", "http://paper.example/html/2021-01/08/content_9.htm", markup.encode()))
    if not isinstance(document, Document):
        return
    folder = links._folder(document.base)
    closely = ((element, links._lead(document, folder, element)) for element in document.tree.iter("a", "area"))
    wanted = [Link(element, lead) for element, lead in closely if lead is not None]
    assert [(element, _told(lead)) for element, lead in read_links(document)] == [
        (e, _told(lead)) for e, lead in wanted
    ]


def _told(lead: Lead) -> tuple[object, ...]:
    return lead.url, lead.address, lead.kind, lead.title, lead.is_pdf, lead.is_step
