"""An issue's front: `2021/01/08/`."""

from collections.abc import Iterable, Iterator

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.contexts.frames import make_frame
from generator.builder.contexts.issue import DirectoryContext, issue_context
from generator.builder.contexts.neighbours import Neighbours, front_neighbours
from generator.builder.contexts.site import LOCALES, SITE_KEYS
from generator.builder.contexts.views import page_items
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light


@light
class IssueFronts:
    """One document an issue."""

    name: str = "issue"
    version: int = 1
    templates: tuple[str, ...] = (
        "issue.html",
        "parts/masthead.html",
        "parts/headline_directory.html",
        "parts/page_directory.html",
        *LOCALES,
    )
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date", "responsive_images")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One an issue."""
        for stub in archive.issues:
            yield Job(self.name, stub.key.folder, (stub.key.folder,), archive.once(front_neighbours, stub))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The issue's front."""
        config, templates = workshop.config, workshop.templates
        issue, neighbours = workshop.issue(job.subject), job.values
        assert isinstance(neighbours, Neighbours)
        path = urls.issue_path(issue.key)
        links = Links.on(config.base_path, path)
        frame = make_frame(config, templates, links, "", issue, neighbours, is_front=True)
        items = page_items(issue, frame.words, links, workshop.gallery)
        context = DirectoryContext(frame.words, frame.site.text_language, items)
        directories = (
            templates.part("parts/headline_directory.html", context),
            templates.part("parts/page_directory.html", context),
        )
        content = issue_context(config, frame, links, issue, neighbours, workshop.gallery, items, directories)
        yield Artifact(urls.output_file(path), templates.render("issue.html", content))
