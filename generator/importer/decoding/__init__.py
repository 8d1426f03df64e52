"""Bytes -> text, by rule: byte order mark, then what was declared and holds, then what the characters tell."""

from generator.importer.decoding.decode import Decoded, Undecodable, decode
from generator.importer.decoding.mending import MISSING

__all__ = ["MISSING", "Decoded", "Undecodable", "decode"]
