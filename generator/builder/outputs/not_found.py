"""The page for a wrong address: `404.html`."""

from collections.abc import Iterable, Iterator

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.contexts.frames import make_frame
from generator.builder.contexts.not_found import not_found_context
from generator.builder.contexts.site import LOCALES, SITE_KEYS
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light


@light
class NotFound:
    """One document. A host serves it at any depth, so its links start from the site's root."""

    name: str = "404"
    version: int = 1
    templates: tuple[str, ...] = ("404.html", "parts/masthead.html", *LOCALES)
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One."""
        yield Job(self.name, "")

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The page for a wrong address.

        Without a base URL the site is taken to lie at its host's root: only a host serves this document.
        """
        links = Links(workshop.config.base_path or "/", 0)
        frame = make_frame(workshop.config, workshop.templates, links)
        context = not_found_context(workshop.config, frame)
        yield Artifact(urls.NOT_FOUND, workshop.templates.render("404.html", context))
