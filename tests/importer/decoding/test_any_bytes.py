"""What holds for any bytes and any declaration."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.importer.decoding import Decoded, decode

PROSE = "墨川的春天来得早，河边的柳树在一月里就发了新芽。老人们说，这是好年景。"
DECLARED = st.sampled_from(["", "utf-8", "gbk", "gb2312", "big5", "iso-8859-1", "utf-16", "nonsense", "hex", "\0"])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffd\ufeff\0"), max_size=80)


def check(content: bytes, declared: str) -> None:
    result = decode(content, declared)
    if isinstance(result, Decoded):
        assert "\ufffd" not in result.text
        assert all(
            defect.kind in ("charset", "lost-character") and defect.line >= 0 and defect.raw
            for defect in result.defects
        )
        removed = sum(len(re.sub(" at byte.*", "", d.raw).split()) for d in result.defects if d.verdict == "removed")
        assert removed <= max(200, len(content) // 500)
    else:
        assert 0 <= result.offset < max(1, len(content))


@given(st.binary(max_size=300), DECLARED)
@example(b"\xef\xbb\xbf\xff", "")
@example(b"\xff\xfe\x00", "")
@example(b"\xfe\xff\xd8\x00", "")
@example(b"\x81\x30\x81", "gbk")
def test_any_bytes(content: bytes, declared: str) -> None:
    check(content, declared)


BLOCKS = st.sampled_from(
    [PROSE.encode(), PROSE.encode("gbk"), b"\xff", b"\xb4", b"<p>", b"\x81\x30", b"\x80", b"\xe5\xa2"]
)


@given(st.lists(BLOCKS, max_size=12), DECLARED)
def test_mixtures(blocks: list[bytes], declared: str) -> None:
    check(b"".join(blocks), declared)


@given(TEXT, DECLARED)
def test_utf8_with_a_newspapers_text_is_read_whatever_is_declared(text: str, declared: str) -> None:
    content = (PROSE * 4 + text).encode()
    result = decode(content, declared)
    assert isinstance(result, Decoded) and (result.text, result.charset) == (PROSE * 4 + text, "utf-8")


@given(TEXT, DECLARED)
def test_gbk_with_a_newspapers_text_is_read_whatever_is_declared(text: str, declared: str) -> None:
    text = text.encode("gbk", "ignore").decode("gbk")
    result = decode((PROSE * 4 + text).encode("gbk"), declared)
    assert isinstance(result, Decoded) and result.text == PROSE * 4 + text


@given(TEXT)
def test_utf8_that_is_declared_is_read(text: str) -> None:
    result = decode(text.encode(), "utf-8")
    assert isinstance(result, Decoded) and result.text == text


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None)
@given(st.binary(max_size=2000), DECLARED)
def test_any_bytes_at_length(content: bytes, declared: str) -> None:
    check(content, declared)
