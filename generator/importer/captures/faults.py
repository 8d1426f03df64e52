"""What the libraries that read archives raise on damaged input: their own errors, and those of their own parsing."""

import lzma
import struct
import sys
import tarfile
import zipfile
import zlib

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FAULTS = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    zstd.ZstdError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    # What no documentation names, but fuzzing brings out of fields that lie about sizes, places and names.
    LookupError,
    ArithmeticError,
    RuntimeError,
    TypeError,
    AttributeError,
    MemoryError,
)
"""Each becomes a line of the report, and costs the member or the archive that it rose from."""


def told(error: Exception) -> str:
    """The fault in a few words, never empty: many carry no message."""
    return str(error)[:200] or type(error).__name__
