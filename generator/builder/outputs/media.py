"""The photos, facsimiles and PDFs that pages and articles use, at the same path as in the content store.

Images lose what a camera or a program wrote into them beside the picture. Beside each lie its widths and
formats for every screen, beside a page's facsimile, or the PDF where it has none, its thumbnails.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.builder.archive import Archive
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.usage import uses_of
from generator.config import Config
from generator.light import light


@light
class Media:
    """One job an issue."""

    name: str = "media"
    version: int = 2
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ("responsive_images",)

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """A job for each issue."""
        for stub in archive.issues:
            yield Job(self.name, stub.key.folder, reads=(stub.key.folder,))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """Each file that is there, and what is made from it; those that are not are told when the issue is read."""
        issue, gallery = workshop.issue(job.subject), workshop.gallery
        uses = [use for use in uses_of(issue, workshop.markdown) if use.path and workshop.media(use.path)]
        pdfs = {use.path for use in uses if use.kind == "pdf"}
        for path in sorted({use.path for use in uses}):
            if path in pdfs:
                yield Artifact(path, copy_of=path)
            elif gallery.is_published(path):
                yield Artifact(path, partial(gallery.source, path))
        folder = issue.key.folder
        facsimiles = {
            gallery.first(f"{folder}/{name}" for name in (*page.images, *filter(None, [page.pdf])))
            for page in issue.pages
        } - {""}
        photos = {use.path for use in uses if use.kind == "photo"}
        for path in sorted(photos | facsimiles):
            yield from (Artifact(name, read) for name, read in gallery.derivatives(path))
        for path in sorted(facsimiles):
            yield from (Artifact(name, read) for name, read in gallery.derivatives(path, small=True))
