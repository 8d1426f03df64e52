"""The first half of the workers' part: an issue of the store -> what the rest of the build needs of it."""

from dataclasses import dataclass
from pathlib import Path

from generator.builder.archive import IssueStub, stub_issue
from generator.builder.markdown import Markdown
from generator.builder.usage import missing_media
from generator.content.store import IssueFolder, read_issue
from generator.errors import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """An issue as it was read."""

    stub: IssueStub
    problems: tuple[Problem, ...]
    """What could not be read of it."""


def read_stub(content: Path, folder: IssueFolder) -> Reading:
    """The Reading of an issue: the unit of work of the build's first half."""
    issue, problems = read_issue(content, folder.key)
    return Reading(stub_issue(issue, folder.fingerprint), (*problems, *missing_media(issue, Markdown(), content)))
