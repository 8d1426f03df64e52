"""Stylesheets, scripts and signs of the theme: `assets/`."""

import hashlib
from collections.abc import Iterable, Iterator

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.templates import theme_files
from generator.config import Config
from generator.light import light


@light
class Assets:
    """A copy of each file under the theme's `assets/`, the project's own before the default theme's."""

    name: str = "assets"
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ()

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One a file, with its digest."""
        for name, path in theme_files(config.templates, urls.ASSETS):
            yield Job(self.name, name, values=hashlib.sha256(path.read_bytes()).hexdigest())

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The file."""
        yield Artifact(job.subject, workshop.templates.read(job.subject))
