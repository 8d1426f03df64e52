"""The photos, facsimiles and PDFs that pages and articles use, at the same path as in the content store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.builder.archive import Archive
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.usage import uses_of
from generator.config import Config


@dataclass(frozen=True, slots=True)
class Media:
    """One job an issue."""

    name: str = "media"
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ()

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """A job for each issue."""
        for stub in archive.issues:
            yield Job(self.name, stub.key.folder, reads=(stub.key.folder,))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """A copy of each file that is there; those that are not are told when the issue is read."""
        uses = uses_of(workshop.issue(job.subject), workshop.markdown)
        for path in sorted({use.path for use in uses if use.path}):
            if workshop.media(path):
                yield Artifact(path, copy_of=path)
