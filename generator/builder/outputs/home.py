"""The home page: the latest issue."""

from collections.abc import Iterable, Iterator

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.contexts.frames import make_frame
from generator.builder.contexts.issue import DirectoryContext, EmptyContext, issue_context
from generator.builder.contexts.neighbours import Neighbours, front_neighbours
from generator.builder.contexts.site import LOCALES, SITE_KEYS, Head, canonical
from generator.builder.contexts.views import page_items
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light


@light
class Home:
    """One document."""

    name: str = "home"
    version: int = 1
    templates: tuple[str, ...] = (
        "home.html",
        "empty.html",
        "parts/masthead.html",
        "parts/headline_directory.html",
        "parts/page_directory.html",
        *LOCALES,
    )
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date", "responsive_images")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One."""
        latest = archive.latest
        if latest is None:
            yield Job(self.name, "")
        else:
            yield Job(self.name, "", (latest.key.folder,), front_neighbours(archive, latest))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The latest issue's front, or a word to those who have just begun."""
        config, templates = workshop.config, workshop.templates
        links = Links.on(config.base_path, urls.HOME)
        file = urls.output_file(urls.HOME)
        if not job.reads:
            frame = make_frame(config, templates, links, "home", is_front=True)
            head = Head(config.name, "home", config.description, canonical(config, urls.HOME))
            empty = EmptyContext(frame.site, frame.words, head, frame.masthead)
            yield Artifact(file, templates.render("empty.html", empty))
            return
        issue, neighbours = workshop.issue(job.reads[0]), job.values
        assert isinstance(neighbours, Neighbours)
        frame = make_frame(config, templates, links, "home", issue, neighbours, is_front=True)
        items = page_items(issue, frame.words, links, workshop.gallery)
        context = DirectoryContext(frame.words, frame.site.text_language, items)
        directories = (
            templates.part("parts/headline_directory.html", context),
            templates.part("parts/page_directory.html", context),
        )
        content = issue_context(
            config, frame, links, issue, neighbours, workshop.gallery, items, directories, is_home=True
        )
        yield Artifact(file, templates.render("home.html", content))
