"""An issue's newspaper pages: `2021/01/08/ZC02/`."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.contexts.frames import make_frame
from generator.builder.contexts.neighbours import Neighbours, page_neighbours
from generator.builder.contexts.page import StripContext, page_contexts
from generator.builder.contexts.site import LOCALES, SITE_KEYS
from generator.builder.contexts.views import page_items
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light
from generator.model import Page


@light
class Pages:
    """One document a newspaper page."""

    name: str = "page"
    version: int = 1
    templates: tuple[str, ...] = ("page.html", "parts/masthead.html", "parts/page_strip.html", *LOCALES)
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date", "responsive_images")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One an issue."""
        for stub in archive.issues:
            yield Job(self.name, stub.key.folder, (stub.key.folder,), archive.once(page_neighbours, stub))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The document of each page that was captured or has articles."""
        config, templates = workshop.config, workshop.templates
        issue, neighbours = workshop.issue(job.subject), job.values
        assert isinstance(neighbours, Neighbours)
        links = Links.on(config.base_path, urls.page_path(issue.key, "01"))
        frame = make_frame(config, templates, links, "pages", issue, neighbours)
        is_wanted = partial(templates.mentions, "page.html")
        items = page_items(issue, frame.words, links, workshop.gallery, is_wanted("excerpt"))
        strip = templates.part("parts/page_strip.html", StripContext(frame.words, items))

        def pdf(page: Page) -> str:
            found = workshop.media(f"{issue.key.folder}/{page.pdf}") if page.pdf else None
            return links.href(found.file) if found else ""

        gallery = workshop.gallery
        contexts = page_contexts(config, frame, links, issue, neighbours, items, strip, gallery, pdf, is_wanted)
        for path, context in contexts:
            yield Artifact(urls.output_file(path), partial(templates.render, "page.html", context))
