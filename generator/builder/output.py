"""What an output is: the seam between the build and the files under `outputs/`.

An output says beforehand, as plain values, everything that each of its files depends on (a Job), and
makes them from nothing but that. In return it gets caching, parallelism, atomic writing, pruning
and preview from the build.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from generator.builder.archive import Archive
from generator.builder.markdown import Markdown
from generator.builder.templates import Templates
from generator.config import Config
from generator.model import Issue


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site."""

    path: str
    """Relative to the site folder, with `/`."""
    content: bytes = b""
    copy_of: str = ""
    """A file relative to the content store that this is a copy of; then `content` is empty."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work that is done whole or not at all. Equal jobs give equal files."""

    output: str
    """The output's name."""
    subject: str
    """What it is about, unique in its output: an issue's folder, `2021-01`, or empty."""
    reads: tuple[str, ...] = ()
    """Folders of the issues that `render` asks the workshop for; their fingerprints go into the key."""
    values: object = None
    """A frozen dataclass or tuple with everything else that the files depend on."""


class Workshop(Protocol):
    """What `render` may use: nothing else is there."""

    @property
    def config(self) -> Config:
        """The project; only the keys that the output names in `config_keys`."""

    @property
    def templates(self) -> Templates:
        """The theme; only the templates that the output names."""

    @property
    def markdown(self) -> Markdown:
        """Renders bodies."""

    def issue(self, folder: str) -> Issue:
        """The whole issue; only those that the job reads."""


class Output(Protocol):
    """One kind of file of the site. A module-level value in `outputs/`."""

    @property
    def name(self) -> str:
        """Unique among outputs."""

    @property
    def version(self) -> int:
        """Raised when the code would give other bytes for the same job."""

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates it renders; what they include or extend is found by itself."""

    @property
    def config_keys(self) -> tuple[str, ...]:
        """The fields of Config that its files depend on."""

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """Every job, cheap to list."""

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The files of one job. Pure: reads nothing but its arguments."""
