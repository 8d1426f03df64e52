"""A capture of any state -> a Document, or a reason that names what is wrong."""

import datetime as dt

import pytest

from generator.importer.captures import Capture, Unreadable
from generator.importer.document import Document, read_document

URL = "http://paper.example.com/html/2021-01/08/content_7.htm"
PROSE = "墨川的春天来得早，河边的柳树在一月里就发了新芽。"


def capture(content: str | bytes, url: str = URL, **told: object) -> Capture:
    return Capture("heap/x.htm", url, content.encode() if isinstance(content, str) else content, **told)  # type: ignore[arg-type]


def read(content: str | bytes, url: str = URL, source: str = "", **told: object) -> Document:
    document = read_document(capture(content, url, **told), source)
    assert isinstance(document, Document), document
    return document


def refused(content: str | bytes) -> Unreadable:
    result = read_document(capture(content))
    assert isinstance(result, Unreadable)
    assert (result.path, result.url) == ("heap/x.htm", URL)
    return result


def test_lines_are_those_of_the_text() -> None:
    document = read("<html>\r\n<body>\r<p>一</p>\r\n\r\n<p id=two>二</p></body></html>")
    assert "\r" not in document.text
    assert [document.line_of(p) for p in document.tree.iter("p")] == [3, 5]


def test_lines_beyond_what_the_parser_counts() -> None:
    far = "\n" * 70_000
    document = read(f'<html><body>{far}<a href="content_9.htm">远</a><p>{PROSE}</p><b>x</b><b>x</b></body></html>')
    link, paragraph, one, other = document.tree.find("body")
    assert document.line_of(link) == document.line_of(paragraph) == 70_001
    assert document.line_of(one) == document.line_of(other) == 0


@pytest.mark.parametrize(
    "content",
    [
        f"<body><p>{PROSE}<body><p>tail",
        f"<html><body><table><ul><tr><td><li>{PROSE}<p>tail</table></html><script>var x='</p>';</script>",
        f"<html><body>{PROSE}</html>\n<!--<founder-type>2</founder-type>-->\n<p>tail",
        f"<p>{PROSE}<p>tail<a href='cut.ht",
        f"{'<font size=2>' * 1500}{PROSE}<p>tail",
        f"<P>{PROSE}<P><![CDATA[x]]><o:p></o:p><?xml:namespace prefix = o /><p>tail",
        f"<p>{PROSE}\0\0</p>\x01<p>tail",
        f"<html><body>{PROSE}</body></html><html><head><title>x</title></head><body><p>tail",
        f"<html><head><title>墨川晨报</head><body>{PROSE}<p>tail</body>",
        f"\n\n  <div>{PROSE}</div><td>tail",
    ],
)
def test_broken_markup_loses_no_text(content: str) -> None:
    document = read(content)
    assert document.is_html
    text = document.tree.text_content()
    assert PROSE in text and "tail" in text
    assert "tail" in document.tree.find("body").text_content()


def test_control_characters_are_removed_and_recorded() -> None:
    document = read(f"<p>{PROSE}</p>\n<p>甲\0乙</p>&#0;&#xFFFD;&#55300;")
    assert "甲乙" in document.text and "\0" not in document.text and document.text.endswith("〓〓〓")
    assert [(d.line, d.kind, d.raw, d.verdict) for d in document.defects] == [
        (2, "broken-markup", "\\x00", "removed"),
        (2, "lost-character", "&#0;", "left"),
        (2, "lost-character", "&#xFFFD;", "left"),
        (2, "lost-character", "&#55300;", "left"),
    ]
    assert "\ufffd" not in document.tree.text_content()


def test_a_byte_order_mark_in_the_midst_is_removed() -> None:
    document = read(f"<html><body>{PROSE}\n\ufeff<p>\ufeff甲</p></body></html>")
    assert "\ufeff" not in document.text and "<p>甲" in document.text
    assert [(defect.line, defect.raw) for defect in document.defects] == [(2, "\\ufeff"), (2, "\\ufeff")]


def test_a_great_many_defects_are_told_together() -> None:
    document = read(f"<html><body>{PROSE * 800}" + "\n甲\0" * 150)
    assert len(document.defects) == 101
    assert document.defects[-1].raw == "50 more of this kind" and document.defects[-1].line == 102


HOSTILE = {
    "tags": "<" * 3_000_000,
    "comments": "<!--" * 700_000,
    "titles": "<title>" * 400_000,
    "references": "&#" * 1_000_000 + "&#1" * 500_000,
    "attributes": "<p " + "a=1 " * 500_000 + ">",
    "quoted": "<p " + " ".join(f'a{n}="<"' for n in range(100_000)) + ">",
    "names": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
    "metas": "<meta " * 400_000,
    "controls": "<p>" + "墨川的春天来得早，河边的柳树在一月里就发了新芽。甲乙丙丁戊己庚辛壬癸\1\n" * 60_000,
    "formatting": "<b><i>" * 900 + "<p>x" * 20_000,
    "tables": "<table>" * 500 + "<tr><td>" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(20)
def test_hostile_markup_takes_bounded_time(name: str) -> None:
    read_document(capture(f"<html><body>{HOSTILE[name]}"))


@pytest.mark.parametrize("tag", ["div", "font", "table><tr><td", "span", "ul><li"])
def test_nesting_without_end_is_refused(tag: str) -> None:
    result = refused(f"<html><body>{f'<{tag}>' * 100_000}{PROSE}")
    assert "2000 deep" in result.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "nothing but blanks"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\0" * 5000, "binary"),
        (b"<!doctype html>", "no element"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "JPEG"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"),
        (b"GIF89a" + b"\0" * 50, "GIF"),
        (b"%PDF-1.4\n" + b"\0" * 50, "PDF"),
        (b"BM\x10\x20\0\0\0\0\0\0" + b"\1" * 50, "BMP"),
        (b"RIFF\x10\x20\0\0WEBP" + b"\1" * 50, "picture"),
        (b"PK\x03\x04" + b"\1" * 50, "ZIP"),
        (b"<html><body>" + bytes(range(1, 9)) * 100, "binary"),
    ],
)
def test_what_is_no_page_says_what_it_is(content: bytes, reason: str) -> None:
    assert reason in refused(content).reason


def test_bytes_that_are_no_text_say_where() -> None:
    result = refused(f"<meta charset=gbk><p>{PROSE}".encode("gbk") + b"\xff\xff<p>" + PROSE.encode("gbk"))
    assert result.offset == len(f"<meta charset=gbk><p>{PROSE}".encode("gbk"))


@pytest.mark.parametrize(
    "text", [PROSE, f"第A01版:要闻\n{PROSE}", f"说明：用 <div> 标签\n{PROSE}", "BMW 3 系\n" + PROSE]
)
def test_a_text_dump_is_no_html(text: str) -> None:
    assert not read(text, "/dumps/000.txt").is_html


def test_a_period_file_is_no_html() -> None:
    assert not read("<?xml version='1.0'?><periodlist><period id='1'/><p/><p/><p/></periodlist>").is_html


def test_xhtml_is_html() -> None:
    assert read(f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{PROSE}</body></html>").is_html


BROWSER = "<!-- saved from url=(0054)http://paper.example.com/html/2021-01/08/content_7.htm -->\n"
HTTRACK = (
    "<!-- Mirrored from paper.example.com/html/2021-01/08/content_7.htm by HTTrack Website Copier/3.x [XR&CO'2014], "
    "Fri, 08 Jan 2021 02:10:00 GMT -->\n"
)
SINGLE_FILE = (
    "<!--\n Page saved with SingleFile \n url: http://paper.example.com/html/2021-01/08/content_7.htm \n"
    " saved date: Fri Jan 08 2021 10:10:00 GMT+0800 (China Standard Time)\n-->"
)
CANONICAL = f"<link href='{URL}' rel=Canonical>"
TIME = dt.datetime(2021, 1, 8, 2, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("head", "captured"),
    [(BROWSER, None), (HTTRACK, TIME), (SINGLE_FILE, TIME), (CANONICAL, None), (f"<base href={URL}>", None)],
)
@pytest.mark.parametrize("path_url", ["", "/saved/第A01版.htm", "http://paper.example.com/x.htm"])
def test_a_saved_page_tells_its_own_address(head: str, captured: dt.datetime | None, path_url: str) -> None:
    document = read(f"<html>{head}<body>{PROSE}</body></html>", path_url)
    assert (document.url, document.captured) == (URL, captured)
    assert (document.address.date, document.address.serial) == (dt.date(2021, 1, 8), "7")


def test_httrack_takes_the_scheme_of_the_papers_address() -> None:
    document = read(f"<html>{HTTRACK}<body>{PROSE}</body></html>", "", source="https://paper.example.com/html/")
    assert document.url == URL.replace("http:", "https:")


def test_what_the_container_told_goes_before_what_the_page_says() -> None:
    other = "http://mirror.example.com/html/2021-01/08/content_7.htm"
    time = dt.datetime(2021, 2, 1, tzinfo=dt.UTC)
    document = read(f"<html>{SINGLE_FILE}<body>{PROSE}</body></html>", other, url_is_told=True, captured=time)
    assert (document.url, document.captured) == (other, time)


@pytest.mark.parametrize("canonical", ["http://paper.example.com/", "/index.html", "javascript:x", "http://[bad/", ""])
def test_a_canonical_link_to_the_front_page_is_not_believed(canonical: str) -> None:
    assert read(f"<html><link rel=canonical href='{canonical}'><body>{PROSE}</body></html>").url == URL


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0014)about:internet -->",
        "<!-- saved from url=(0022)file:///C:/x/page.htm -->",
        "<!-- Mirrored from nowhere -->",
    ],
)
def test_a_comment_that_tells_nothing_is_passed_over(comment: str) -> None:
    assert read(f"{comment}<html><body>{PROSE}</body></html>").url == URL


def test_a_bad_time_is_no_time() -> None:
    head = HTTRACK.replace("Fri, 08 Jan 2021", "Fri, 99 Foo 2021")
    assert read(f"<html>{head}<body>{PROSE}</body></html>").captured is None


def test_links_resolve_against_the_base() -> None:
    document = read(f"<html><base href='../09/'><body>{PROSE}</body></html>")
    assert document.base == "http://paper.example.com/html/2021-01/09/"
    assert document.link("node_1.htm") == "http://paper.example.com/html/2021-01/09/node_1.htm"
    assert document.link("..\\08\\node_2.htm") == "http://paper.example.com/html/2021-01/08/node_2.htm"


@pytest.mark.parametrize("target", ["", "#", "#top", "javascript:void(0)", "mailto:a@example.com", "http://[x/"])
def test_links_to_nowhere(target: str) -> None:
    assert read(f"<html><body>{PROSE}</body></html>").link(target) == ""


def test_a_lone_text_has_no_address() -> None:
    document = read(PROSE, "/dumps/000.txt")
    assert (document.url, document.address.form) == ("", "")


def test_a_page_of_too_many_tags_is_told() -> None:
    found = read_document(Capture("a.htm", "", b"<p>" * 400_001))
    assert isinstance(found, Unreadable) and found.reason == "has more than 400000 tags"
