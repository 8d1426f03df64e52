"""Archives damaged anywhere: nothing is raised, and what their checksums cover is right or is not there."""

import gzip
import tempfile
from functools import cache
from pathlib import Path

import packing
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packing import FILES, HOST

from generator.importer.captures import Capture, Limits, Unreadable, read_captures

LIMITS = Limits(page=1 << 20, media=1 << 20)
CHECKED = {"heap.zip", "lzma.zip", "bzip2.zip", "heap.warc.gz", "heap.wacz"}
"""Formats with a checksum over each member."""
SUMMED = {"heap.tar.gz", "heap.tgz", "heap.tar.xz", "heap.tar.bz2", "whole.warc.gz"}
"""Formats whose checksum comes after many members: damage is told once they have been read."""


@cache
def packed(name: str) -> bytes:
    return packing.PACKED[name]()


def check(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        found = list(read_captures([file], limits=LIMITS))
    assert all(item.path.startswith(str(file)) for item in found)
    captures = [item for item in found if isinstance(item, Capture)]
    assert all(item.reason for item in found if isinstance(item, Unreadable))
    right = all(capture.content in FILES.values() for capture in captures if capture.url.startswith(HOST))
    assert right or name not in CHECKED
    assert right or name not in SUMMED or len(captures) < len(found)


DAMAGE = st.tuples(st.sampled_from(["cut", "flip", "drop", "double", "zero"]), st.floats(0, 1), st.integers(1, 600))


def damaged(content: bytes, damage: tuple[str, float, int]) -> bytes:
    how, where, length = damage
    at = int(where * len(content))
    middle = content[at : at + length]
    replacement = {
        "cut": b"",
        "flip": bytes(byte ^ 0x55 for byte in middle[:1]) + middle[1:],
        "drop": b"",
        "double": middle * 2,
        "zero": bytes(len(middle)),
    }[how]
    return content[:at] + replacement + (b"" if how == "cut" else content[at + length :])


@pytest.mark.parametrize("name", packing.PACKED)
@settings(max_examples=40, deadline=None)
@given(st.lists(DAMAGE, min_size=1, max_size=3))
def test_damage_anywhere(name: str, damages: list[tuple[str, float, int]]) -> None:
    content = packed(name)
    for damage in damages:
        content = damaged(content, damage)
    check(name, content)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["a.zip", "a.tar", "a.warc", "a.warc.gz", "a.jsonl", "a.mht", "a.htm", "a.tar.xz"]),
    st.binary(max_size=600),
)
def test_any_bytes(name: str, content: bytes) -> None:
    check(name, content)


@settings(max_examples=60, deadline=None)
@given(st.lists(DAMAGE, max_size=2))
def test_damage_below_the_packing(damages: list[tuple[str, float, int]]) -> None:
    content = packing.warc(packed=False)
    for damage in damages:
        content = damaged(content, damage)
    check("below.warc.gz", gzip.compress(content))


@pytest.mark.slow
@pytest.mark.parametrize("name", packing.PACKED)
@settings(max_examples=1500, deadline=None)
@given(st.lists(DAMAGE, min_size=1, max_size=6))
def test_damage_anywhere_at_length(name: str, damages: list[tuple[str, float, int]]) -> None:
    content = packed(name)
    for damage in damages:
        content = damaged(content, damage)
    check(name, content)
