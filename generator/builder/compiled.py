"""What templates were compiled to, kept from build to build: an edit renders few documents, in less time than that."""

import contextlib
import marshal
import os
import zlib
from pathlib import Path
from types import CodeType
from typing import cast

import jinja2
from jinja2.bccache import Bucket


class CompiledTemplates(jinja2.BytecodeCache):
    """A file a template in the cache folder. What is damaged or of another state counts as not there."""

    def __init__(self, folder: Path, state: bytes) -> None:
        """`state`: digest of the theme, the program and its libraries."""
        self._folder = folder
        self._state = state

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks."""
        with contextlib.suppress(OSError):
            head, _, data = (self._folder / bucket.key).read_bytes().partition(b"\n")
            if head == self._head(bucket, data):
                bucket.code = cast("CodeType", marshal.loads(data))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks. Where nothing can be kept, it is compiled again another time."""
        data = marshal.dumps(bucket.code)
        file = self._folder / bucket.key
        temporary = file.with_name(f"{bucket.key}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(self._head(bucket, data) + b"\n" + data)
            temporary.replace(file)

    def _head(self, bucket: Bucket, data: bytes) -> bytes:
        return f"{self._state.hex()} {bucket.checksum} {zlib.crc32(data)}".encode()
