"""A decoded capture that dialects can look into."""

from dataclasses import dataclass
from functools import cached_property

from lxml import html

from generator.importer.addresses import Address


@dataclass(frozen=True)
class Document:
    """One capture as text, and as a tree where it is HTML."""

    url: str
    """Its own address, the best that is known; links resolve against `base`."""
    base: str
    """`<base href>` where the document has one, else `url`."""
    path: str
    text: str
    """Decoded; newlines are `\\n`."""
    address: Address
    is_html: bool

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The parsed document; `element.sourceline` is the 1-based line in `text`."""
        return html.document_fromstring(self.text)
