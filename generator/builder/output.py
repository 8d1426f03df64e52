"""What an output is: the seam between the build and the files under `outputs/`.

An output says beforehand, as plain values, everything that each of its files depends on (a Job), and
makes them from nothing but that. In return it gets caching, parallelism, atomic writing, pruning
and preview from the build.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from generator.builder.archive import Archive
from generator.builder.markdown import Markdown
from generator.builder.media import Gallery, Media
from generator.builder.templates import Templates
from generator.config import Config
from generator.light import light
from generator.model import Issue


@light
class Artifact:
    """One file of the site."""

    path: str
    """Relative to the site folder, with `/`. Files of a job about an issue lie in the issue's folder, others do not."""
    content: bytes | Callable[[], bytes] = b""
    """The bytes, or what makes them: then a failure costs this file only, and not the others of its job."""
    copy_of: str = ""
    """A file relative to the content store that this is a copy of; then `content` is empty."""


@light
class Job:
    """A piece of work that is done whole or not at all. Equal jobs give equal files."""

    output: str
    """The output's name."""
    subject: str
    """What it is about, unique in its output: an issue's folder (`2021/01/08`), `2021-01`, or empty."""
    reads: tuple[str, ...] = ()
    """Folders of the issues that `render` asks the workshop for; their fingerprints go into the key."""
    values: object = None
    """A frozen dataclass or tuple with everything else that the files depend on. Its `repr` is its identity."""


class Workshop(Protocol):
    """What `render` may use: nothing else is there."""

    @property
    def config(self) -> Config:
        """The project, with nothing in it but the fields that the output names in `config_keys`."""

    @property
    def templates(self) -> Templates:
        """The theme; only the files that the output names."""

    @property
    def markdown(self) -> Markdown:
        """Renders bodies."""

    def media(self, file: str) -> Media | None:
        """What lies at a path relative to the store, in a folder of an issue that the job reads; None: nothing."""

    @property
    def gallery(self) -> Gallery:
        """Pictures of the issues that the job reads; what it shows depends on the config key `responsive_images`."""

    def issue(self, folder: str) -> Issue:
        """The whole issue; only those that the job reads."""


class Output(Protocol):
    """One kind of file of the site: an instance of a frozen dataclass, since it travels to the workers."""

    @property
    def name(self) -> str:
        """Unique among outputs."""

    @property
    def version(self) -> int:
        """Raised when the code would give other bytes for the same job."""

    @property
    def templates(self) -> tuple[str, ...]:
        """The files of the theme that it uses; what they include or extend is found by itself.

        A name that ends with `/` means all files below it.
        """

    @property
    def config_keys(self) -> tuple[str, ...]:
        """The fields of Config that its files depend on."""

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """Every job, cheap to list."""

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The files of one job. Pure: reads nothing but its arguments."""
