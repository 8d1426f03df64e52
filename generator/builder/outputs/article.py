"""An issue's articles: `2021/01/08/ZC02/123456.html`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.boxes import ImageLink
from generator.builder.contexts.article import PageFrame, RailContext, article_contexts, reading_order
from generator.builder.contexts.comments import policy_with
from generator.builder.contexts.frames import make_frame
from generator.builder.contexts.neighbours import Neighbours, PageNeighbours, article_neighbours, leads_of
from generator.builder.contexts.page import page_elsewhere, page_label, pages_beside
from generator.builder.contexts.site import LOCALES, SITE_KEYS
from generator.builder.contexts.views import article_items, facsimile
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.templates import theme_mentions
from generator.builder.urls import Links
from generator.builder.usage import resolve
from generator.config import Config
from generator.light import light


@light
class Articles:
    """One document an article that was captured."""

    name: str = "article"
    version: int = 1
    templates: tuple[str, ...] = ("article.html", "parts/masthead.html", "parts/rail.html", *LOCALES)
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date", "responsive_images", "comments")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One an issue."""
        has_related = theme_mentions(config.templates, "article.html", "related")
        for stub in archive.issues:
            neighbours = archive.once(article_neighbours, stub)
            if has_related:
                neighbours = replace(neighbours, leads=leads_of(archive, stub))
            yield Job(self.name, stub.key.folder, (stub.key.folder,), neighbours)

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The document of each article that can be opened."""
        config, templates = workshop.config, workshop.templates
        issue, neighbours = workshop.issue(job.subject), job.values
        assert isinstance(neighbours, Neighbours)
        key = issue.key
        links = Links.on(config.base_path, urls.article_path(key, "01", "1"))
        frame = make_frame(config, templates, links, "", issue, neighbours)
        frame = replace(frame, site=replace(frame.site, policy=policy_with(config.comments)))
        words = frame.words
        pages: dict[str, PageFrame] = {}
        is_wanted = partial(templates.mentions, "article.html")
        beside = pages_beside(neighbours, is_wanted)
        for page in issue.pages:
            items = article_items(key, page, words, links)
            rail = RailContext(words, frame.site.text_language, items)
            pdf = workshop.media(f"{key.folder}/{page.pdf}") if page.pdf else None
            href = links.href(pdf.file) if pdf else ""
            other = beside.get(page.number, PageNeighbours(page.number, None, None))
            pages[page.number] = PageFrame(
                items,
                links.href(urls.page_path(key, page.number)),
                page_label(words, page),
                templates.part("parts/rail.html", rail),
                href,
                page_elsewhere(other.previous, issue.key, page.number, words, links),
                page_elsewhere(other.next, issue.key, page.number, words, links),
            )
        order = reading_order(issue)
        facsimiles = {
            (page.number, spot.article): facsimile(key, page, words, links, workshop.gallery, only=spot.article)
            for page in issue.pages
            for spot in page.hotspots
        }

        stored = {page.number: partial(links.stored, f"{key.folder}/{page.number}") for page in issue.pages}

        def body(page: str, text: str) -> Markup:
            def image(path: str) -> ImageLink | None:
                place = resolve(key.folder, f"{key.folder}/{page}", path)
                found = workshop.gallery.show(place) if place else None
                if found is None:
                    return None
                return ImageLink(links.href(found.src), found.width, found.height, found.srcsets(links.href))

            return workshop.markdown.html(text, image, stored[page])

        bodies = {(page.number, article.id): body(page.number, article.body) for page, article in order}
        contexts = article_contexts(config, frame, links, issue, neighbours, pages, facsimiles, bodies, is_wanted)
        for path, context in contexts:
            yield Artifact(path, partial(templates.render, "article.html", context))
