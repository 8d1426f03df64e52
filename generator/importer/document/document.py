"""One capture as dialects see it."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from lxml import html

from generator.importer.addresses import Address, Form
from generator.importer.defects import Defect
from generator.importer.document.index import Index
from generator.importer.document.parsing import parse_html

LAST_LINE = 65_535
"""libxml2 counts a node's line in 16 bits."""


@dataclass(frozen=True, eq=False)
class Document:
    """One capture as text, and as a tree where it is HTML."""

    url: str
    """Its own address, the best that is known; links resolve against `base`."""
    base: str
    """`<base href>` where the document has one, else `url`, else the path: a page whose address nobody knows still
    finds the pictures that were saved beside it."""
    path: str
    text: str
    """Decoded; newlines are `\\n`."""
    address: Address
    is_html: bool
    charset: str = ""
    """Python's codec that read it."""
    captured: dt.datetime | None = None
    """When, where the container or the page's own comment says so."""
    forms: tuple[Form, ...] = ()
    """The project's own address forms, which its links are read by before the table's."""
    has_pictures: bool = False
    """It holds pictures in itself, under the URLs of `embedded_url`."""
    defects: tuple[Defect, ...] = ()
    """Of its charset and its characters, found before any markup was looked at."""

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The parsed document; `line_of(element)` is an element's line in `text`.

        Errors: CaptureError where it nests too deep or holds nothing. `read_document` gives no such document.
        """
        return parse_html(self.text, self.path)

    @cached_property
    def index(self) -> Index:
        """The elements of the tree by id and by class."""
        return Index(self.tree)

    def line_of(self, element: html.HtmlElement) -> int:
        """The 1-based line of the element in `text`; 0 where it cannot be told (far down a very long text)."""
        line = element.sourceline or 0
        return line if line < LAST_LINE else self._far_line(element)

    def link(self, target: str) -> str:
        """`target` as an absolute URL; empty where it leads nowhere (`#`, `javascript:`)."""
        target = target.strip().replace("\\", "/")
        try:
            return urljoin(self.base, target) if target and not _NO_LINK.match(target) else ""
        except ValueError:
            return ""

    def _far_line(self, element: html.HtmlElement) -> int:
        for mark in (element.get("href"), element.get("id"), (element.text or "").strip()):
            if mark and self.text.count(mark) == 1:
                return self.text.count("\n", 0, self.text.index(mark)) + 1
        return 0


_NO_LINK = re.compile(r"#|(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
