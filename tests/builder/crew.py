"""Workers for tests of the build that come to grief: module-level, so that they can be sent to other processes."""

import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.builder.archive import Archive
from generator.builder.output import Artifact, Job, Workshop
from generator.config import Config


@dataclass(frozen=True, slots=True)
class Deadly:
    """An output that kills the process which renders one issue, but never the parent, and only the first time."""

    victim: str
    """Folder of the issue."""
    parent: int
    """Process id."""
    mark: str
    """A file that says that it happened."""
    name: str = "deadly"
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ()

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        for stub in archive.issues:
            yield Job(self.name, stub.key.folder, (stub.key.folder,))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        if job.subject == self.victim and os.getpid() != self.parent and not Path(self.mark).exists():
            Path(self.mark).write_text(str(os.getpid()))
            os.kill(os.getpid(), signal.SIGKILL)
        yield Artifact(f"{job.subject}/deadly.txt", job.subject.encode())
