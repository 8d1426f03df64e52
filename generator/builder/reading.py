"""The first half of the workers' part: an issue of the store -> what the rest of the build needs of it."""

from functools import cache
from pathlib import Path

from generator.builder.archive import IssueStub, stub_issue
from generator.builder.keys import digest
from generator.builder.markdown import Markdown
from generator.builder.shelf import find_issue, forget_issue, put_issue
from generator.builder.usage import missing_media
from generator.content.store import IssueFolder, look_at, read_issue
from generator.errors import Problem
from generator.light import light
from generator.model import Issue, IssueKey


@light
class Reading:
    """An issue as it was read."""

    stub: IssueStub
    problems: tuple[Problem, ...]
    """What could not be read of it."""


@light
class Library:
    """Where issues are read from: the store, and the shelf of those that were read already."""

    content: Path
    shelf: Path
    salt: bytes
    """Digest of the program that reads and of the place of the store: another one reads anew."""

    def read(self, folder: IssueFolder) -> Reading:
        """The Reading of an issue, which then stands on the shelf: the unit of work of the build's first half."""
        if not folder.fingerprint:
            folder = look_at(self.content, folder.key.folder)
        issue, problems = read_issue(self.content, folder.key)
        put_issue(self.shelf, issue, self._state(folder.key.folder, folder.fingerprint))
        missing = missing_media(issue, _markdown(), self.content)
        return Reading(stub_issue(issue, folder.fingerprint), (*problems, *missing))

    def issue(self, folder: str, fingerprint: str) -> Issue:
        """The whole issue in the state of a fingerprint, as far as it is on the shelf; else as it is now."""
        found = find_issue(self.shelf, folder, self._state(folder, fingerprint))
        return found or read_issue(self.content, IssueKey.from_folder(folder))[0]

    def forget(self, folder: str) -> None:
        """Takes an issue that is gone off the shelf."""
        forget_issue(self.shelf, folder)

    def _state(self, folder: str, fingerprint: str) -> bytes:
        return digest(self.salt, folder, fingerprint)


@cache
def _markdown() -> Markdown:
    return Markdown()
