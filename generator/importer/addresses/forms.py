"""The table of address forms: for each its name, what it is of, how its parts are read, and an example.

A pattern is searched in the path (percent-encoding undone, `\\` as `/`, no query), to its end, in any case. Its named
groups give the parts: `year` `month` `day`, `page` (label), `serial`, `part`. The first row that matches counts.
"""

import re
from dataclasses import dataclass
from typing import Literal

AddressKind = Literal["entry", "issue", "page", "article", "list", "whole-issue", "calendar", "media", "asset", ""]
"""`list`: a headline directory. `calendar`: a period file. `asset`: style, script or font of the old site, nothing to
import. Empty: no form matched."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing addresses."""

    name: str
    kind: AddressKind
    pattern: re.Pattern[str]
    example: str = ""
    reads: tuple[str, str, str, int] = ("", "", "", 0)
    """What `example` gives: date, page, serial, part. A test holds pattern and example together."""
    with_query: bool = False
    """The pattern looks at `path?query`, and the query is a part of the identity."""


LABEL = r"[A-Z]{0,8}\d{1,6}(?:-[A-Z]{0,8}\d{1,6})?"
DATE_JOINED = r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)/"
"""20210108/"""
DATE_CLASSIC = r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)/(?P<day>\d\d)/"
"""2021-01/08/"""
DATE_NEW = r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)/(?P<day>\d\d)/"
"""202101/08/"""
DATE_ANY = r"(?P<year>(?:19|20)\d\d)[-/]?(?P<month>\d\d)[-/]?(?P<day>\d\d)/"
PICTURE = r"\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg)"
MEDIUM = r"\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg|pdf|mp3|m4a|wav|mp4|flv|wmv|webm)"
ASSET = r"\.(?:css|js|mjs|json|map|ico|cur|woff2?|ttf|otf|eot|swf|class|jar|htc)"


def _row(
    name: str, kind: AddressKind, pattern: str, example: str, reads: tuple[str, str, str, int] = ("", "", "", 0)
) -> Form:
    return Form(name, kind, re.compile(rf"(?:^|/){pattern}$", re.IGNORECASE), example, reads)


FORMS: tuple[Form, ...] = (
    # Family C, "PaperIndex". The letters after the last digit are a template's code, not an edition.
    _row("paper-index entry", "entry", r"PaperIndex\w*\.html?", "/lzcb/PaperIndex.htm"),
    _row(
        "paper-index issue", "issue", rf"(?:{DATE_JOINED})?IssueIndex\w*\.html?",
        "/lzcb/content/20210108/IssueIndex.htm", ("2021-01-08", "", "", 0),
    ),
    _row(
        "paper-index whole issue", "whole-issue", rf"(?:{DATE_JOINED})?PageArticleIndexLB\.html?",
        "/wx/20210108/PageArticleIndexLB.htm", ("2021-01-08", "", "", 0),
    ),
    _row(
        "paper-index list", "list", rf"(?:{DATE_JOINED})?PageArticleIndex[A-Z]{{0,3}}\.html?",
        "/lzcb/content/20210108/PageArticleIndexBT.htm", ("2021-01-08", "", "", 0),
    ),
    _row(
        "paper-index page", "page", rf"(?:{DATE_JOINED})?Page(?P<page>{LABEL})[A-Z]{{0,3}}\.html?",
        "/lzcb/content/20210108/PageZC02TB.htm", ("2021-01-08", "ZC02", "", 0),
    ),
    # The serial is the last three digits; what stands before them is the label. With three digits or fewer
    # there is no telling: all of it is the serial.
    _row(
        "paper-index article", "article",
        rf"(?:{DATE_JOINED})?Artic(?:el|le)(?P<page>{LABEL}(?=\d{{3}}(?!\d)))?(?P<serial>[A-Z]{{0,8}}\d{{1,9}})"
        r"[A-Z]{0,3}\.html?",
        "/lzcb/content/20210108/ArticelA01002TB.htm", ("2021-01-08", "A01", "002", 0),
    ),
    # Family A, Founder new. Two digits, or letters and digits, are a label; any other number is a node's.
    _row("founder-new page", "page", rf"{DATE_NEW}(?:node_|col|l)(?P<page>\d\d|[A-Z]{{1,8}}\d{{1,6}})\.html?",
         "/pc/layout/202101/08/node_JSA01.html", ("2021-01-08", "JSA01", "", 0)),
    _row("founder-new node", "page", rf"{DATE_NEW}(?:node_|col|l)\d+(?:_\d+)?\.html?",
         "/column/202101/08/node_1234.html", ("2021-01-08", "", "", 0)),
    _row("founder-new article", "article", rf"{DATE_NEW}(?:content_|con|c)(?P<serial>\d+)(?:_(?P<part>\d+))?\.html?",
         "/pc/content/202101/08/content_30035.html", ("2021-01-08", "", "30035", 0)),
    # Family B, Founder classic. A node's number is not a page's.
    _row("founder-classic page", "page", rf"{DATE_CLASSIC}node_\d+(?:_\d+)?\.html?",
         "/html/2021-01/08/node_2.htm", ("2021-01-08", "", "", 0)),
    # `content_8_2`, a short number first: article 2 of node 8. `content_52014_2`: the second part of article 52014;
    # `_0` and `_1` are the article itself.
    _row("founder-classic article of a node", "article", rf"{DATE_CLASSIC}content_(?P<serial>\d{{1,3}}_\d+)\.html?",
         "/html/2021-01/08/content_8_2.htm", ("2021-01-08", "", "8_2", 0)),
    _row("founder-classic article", "article", rf"{DATE_CLASSIC}content_(?P<serial>\d+)(?:_(?P<part>\d+))?\.html?",
         "/html/2021-01/08/content_52014_2.htm", ("2021-01-08", "", "52014", 2)),
    _row("people's-daily page", "page", rf"(?:{DATE_CLASSIC})?nbs\.D[A-Z0-9]+_(?P<page>{LABEL})\.html?",
         "/rmrb/html/2021-01/08/nbs.D110000renmrb_07.htm", ("2021-01-08", "07", "", 0)),
    _row("people's-daily article", "article",
         rf"nw\.D[A-Z0-9]+_{DATE_JOINED[:-1]}_(?P<serial>\d+)-(?P<page>{LABEL})\.html?",
         "/rmrb/html/2021-01/08/nw.D110000renmrb_20210108_1-07.htm", ("2021-01-08", "07", "1", 0)),
    # A lone file, without the folder that tells the date: A or B.
    _row("founder page", "page", r"node_\d+(?:_\d+)?\.html?", "node_2.htm"),
    _row("founder article", "article", r"content_(?P<serial>\d+(?:_\d+)?)\.html?",
         "content_30035.html", ("", "", "30035", 0)),
    _row("founder period", "calendar", r"(?:period|navi)\.xml", "/html/2021-01/period.xml"),
    _row("founder pages of a period", "issue", rf"(?:{DATE_ANY})?page\.xml",
         "/html/2021-01/08/page.xml", ("2021-01-08", "", "", 0)),
    # Media and the rest.
    _row("paper-index picture", "media", rf"IMAGE/{DATE_JOINED}(?P<page>{LABEL})/[^/]+{PICTURE}",
         "/lzcb/IMAGE/20210108/ZC02/PageZC02_b.jpg", ("2021-01-08", "ZC02", "", 0)),
    _row("paper-index pdf", "media", rf"PDF/{DATE_JOINED}(?P<page>{LABEL})\.pdf",
         "/lzcb/PDF/20210108/ZC02.PDF", ("2021-01-08", "ZC02", "", 0)),
    _row("dated medium", "media", rf"{DATE_ANY}(?:(?P<page>[A-Z]{{0,8}}\d{{2,4}})/)?(?:[^/]+/)*[^/]+{MEDIUM}",
         "/res/1/2021-01/08/A01/mcb2021010801_b.jpg", ("2021-01-08", "A01", "", 0)),
    _row("medium", "media", rf"[^/]+{MEDIUM}", "/images/arrow.gif"),
    _row("asset", "asset", rf"[^/]+{ASSET}", "/css/epaper.css"),
    _row("entry", "entry", r"(?:index|default)\.s?html?", "/index.htm"),
)  # fmt: skip
"""Every form that is known, the more particular first."""


def custom_form(name: str, kind: AddressKind, pattern: str) -> Form:
    """A form that a project's configuration gives; its pattern may look at the query.

    Errors: re.error where `pattern` is no regular expression.
    """
    return Form(name, kind, re.compile(pattern, re.IGNORECASE), with_query=r"\?" in pattern)
