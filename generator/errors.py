"""What can go wrong, as values a person can act on.

::

    BroadsheetError               carries one or more Problems; the command line prints them all
    ├── ConfigError               config.yaml cannot be used
    ├── ContentError              a file of the content store cannot be read
    ├── CaptureError              a capture cannot be read
    ├── TemplateError             a template cannot be rendered
    ├── PathClashError                 two artifacts claim one output path
    └── WorkerError               the workers could not be started or were lost

Every class survives pickling: its only state are its Problems, which are its arguments.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
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
