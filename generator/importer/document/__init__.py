"""A capture decoded and parsed: what dialects look into."""

from generator.importer.document.document import Document
from generator.importer.document.parsing import parse_html
from generator.importer.document.reading import read_document

__all__ = ["Document", "parse_html", "read_document"]
