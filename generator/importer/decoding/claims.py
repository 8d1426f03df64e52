"""What a capture says its charset is: the header, the meta elements. Each can lie."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importer.places import matches_at

HEAD_BYTES = 16_384
"""How far a declaration is looked for; pages with a long script before their meta element exist."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One declaration."""

    charset: str
    """Python's codec; empty where the label is unknown or says nothing (iso-8859-1 is what servers send unasked)."""
    raw: str
    """As it stood: the label, or the meta element."""
    line: int = 0
    """1-based; 0 for the header."""


_CODECS = {
    "gb18030": ("gb2312", "gbk", "gb18030", "gb_2312-80", "gb2312-80", "x-gbk", "cp936", "ms936", "windows-936",
                "csgb2312", "euc-cn", "chinese"),
    "utf-8": ("utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "utf-8-sig", "utf8mb4", "unicode"),
    "big5hkscs": ("big5", "big-5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5", "csbig5"),
    "cp949": ("euc-kr", "ks_c_5601-1987", "cp949"),
    "cp932": ("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"),
    "euc_jp": ("euc-jp", "x-euc-jp"),
    "utf-16-le": ("utf-16le",),
    "utf-16-be": ("utf-16be",),
}  # fmt: skip
_CODEC_OF = {label: codec for codec, labels in _CODECS.items() for label in labels}
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CHARSET = re.compile(rb"charset")
_OPEN = ord("<")
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)[^>]*>?", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)[\"'][^>]*>", re.IGNORECASE)


def claims_of(content: bytes, header: str) -> tuple[Claim, ...]:
    """Every declaration, the header's first, then in the order of the bytes."""
    return (*_header(header), *_document(content[:HEAD_BYTES]))


def _header(label: str) -> Iterator[Claim]:
    label = label.strip().strip("\"'")
    if label:
        yield Claim(_codec(label), f"charset={label}")


def _document(head: bytes) -> Iterator[Claim]:
    visible = _visible(head)
    for found in (*_XML.finditer(visible), *matches_at(_META, visible, _meta_starts(visible))):
        raw = found[0].decode("ascii", "backslashreplace")
        yield Claim(_codec(found[1].decode("ascii")), raw, visible.count(b"\n", 0, found.start()) + 1)


def _visible(head: bytes) -> bytes:
    """The bytes up to the end of the last tag that may declare anything, comments blanked out."""
    lowered = head.lower()
    last = max(lowered.rfind(b"charset"), lowered.rfind(b"<?xml"))
    end = (head.find(b">", last) + 1 or len(head)) if last >= 0 else 0
    if head.find(b"<!--", 0, end) < 0:
        return head[:end]
    return _COMMENT.sub(lambda found: re.sub(rb"[^\n]", b" ", found[0]), head)


def _meta_starts(head: bytes) -> list[int]:
    """Where `_META` can begin: in the tag that names a charset."""
    starts: set[int] = set()
    for named in _CHARSET.finditer(head.lower()):
        start = head.rfind(b">", 0, named.start()) + 1
        starts.update(start + at for at, byte in enumerate(head[start : named.start()]) if byte == _OPEN)
    return sorted(starts)


def _codec(label: str) -> str:
    """A meta element that says UTF-16 was read as single bytes, so it means UTF-8, as browsers have it."""
    return _CODEC_OF.get(label.lower(), "")
