"""What can go wrong, as values a person can act on.

::

    BroadsheetError               carries one or more Problems; the command line prints them all
    ├── ConfigError               config.yaml cannot be used
    ├── ContentError              a file of the content store cannot be read
    ├── CaptureError              a capture cannot be read
    ├── TemplateError             a template cannot be rendered
    ├── PathClashError            two artifacts claim one output path
    └── WorkerError               the workers could not be started or were lost

Every class survives pickling: its only state are its Problems, which are its arguments.
"""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.light import light

_REMEDIES: Mapping[int, str] = {
    errno.EACCES: "give yourself the right to read and write there",
    errno.EPERM: "give yourself the right to read and write there",
    errno.EROFS: "this disk can only be read: name a folder on another one",
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room: your share of the disk is used up",
    errno.ENOTDIR: "a file lies where a folder belongs: move it away",
    errno.EEXIST: "a file lies where a folder belongs: move it away",
    errno.EISDIR: "a folder lies where a file belongs: move it away",
    errno.EMFILE: "let a program open more files at once: `ulimit -n 4096`",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EIO: "the disk itself fails: see that there is a copy",
}
"""What to do where the system, and not what is in a file, stands in the way."""


@light
class Problem:
    """One thing that is wrong: what, where, and what to do about it."""

    message: str
    """What is wrong, one sentence, in the words of the newspaper."""
    advice: str = ""
    """What to do; empty where the message says it all."""
    file: str = ""
    """The file, as the person would name it."""
    line: int | None = None
    """1-based line in `file`."""
    key: str = ""
    """Dotted key in `file`, for YAML."""

    def __str__(self) -> str:
        place = self.file + (f":{self.line}" if self.line else "")
        head = ": ".join(part for part in (place, self.key, self.message) if part)
        return f"{head} ({self.advice})" if self.advice else head


def remedy(error: OSError, otherwise: str = "") -> str:
    """What to do about a failure of the system; `otherwise` where its reason tells of no remedy."""
    return _REMEDIES.get(error.errno or 0, otherwise)


def system_problem(error: OSError) -> Problem:
    """A failure of the system as a Problem; it names the file where the system does."""
    file = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else ""
    return Problem(f"the system refuses it: {error.strerror or error}", remedy(error), file)


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """A failure of the system within it names `file` where the system names none, or what was copied: a full disk."""
    try:
        yield
    except OSError as error:
        if error.filename is None or error.errno == errno.ENOSPC:
            error.filename = str(file)
        raise


class BroadsheetError(Exception):
    """The root: any failure that a person can understand and mend."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class ConfigError(BroadsheetError):
    """config.yaml is missing, is not YAML, or has keys or values that mean nothing."""


class ContentError(BroadsheetError):
    """A file of the content store cannot be read as what its place says it is."""


class CaptureError(BroadsheetError):
    """A capture cannot be read: cut off, not text, unsafe, too large."""


class TemplateError(BroadsheetError):
    """A template is wrong: its syntax, or a name that its context does not have."""


class PathClashError(BroadsheetError):
    """Two artifacts claim the same output path."""


class WorkerError(BroadsheetError):
    """Workers could not be started, or were lost in mid-work."""
