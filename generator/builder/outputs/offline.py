"""Reading without a network: what belongs to an issue, the service worker, and what the browser is told of the site."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from generator import __version__
from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.contexts.article import both_halves, reading_order
from generator.builder.contexts.frames import make_frame
from generator.builder.contexts.neighbours import article_neighbours, front_neighbours, leads_of
from generator.builder.contexts.offline import offline_context
from generator.builder.contexts.related import relations_of
from generator.builder.contexts.site import LOCALES, SITE_KEYS
from generator.builder.contexts.views import is_shown
from generator.builder.keys import Theme, theme_files, theme_references
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.shelf import issue_digest
from generator.builder.templates import icon_sides, theme_folders, theme_mentions
from generator.builder.urls import Links
from generator.builder.usage import uses_of
from generator.config import Config
from generator.light import light

DOCUMENTS = (
    "issue.html", "page.html", "article.html", "parts/masthead.html", "parts/rail.html", "parts/page_strip.html",
    "parts/headline_directory.html", "parts/page_directory.html",
)  # fmt: skip
"""The templates of an issue's documents."""
_KEPT_WIDTH = 1280
"""Of a picture one file is kept, not wider than this; the service worker gives it for every other."""
_SHELL = ("first", "words", "reader", "settings", "keys", "paper", "kept")
"""Scripts of the page that stands in where nothing was kept."""


@light
class IssueFiles:
    """`2021/01/08/offline.json`: everything that must be kept to read an issue, and the build that it is of."""

    name: str = "offline-issue"
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date", "responsive_images", "comments")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One an issue."""
        theme = _theme(config, (*DOCUMENTS, urls.ASSETS))
        has_related = theme_mentions(config.templates, "article.html", "related")
        for stub in archive.issues:
            around = (archive.once(front_neighbours, stub), archive.once(article_neighbours, stub))
            leads = leads_of(archive, stub) if has_related else ()
            yield Job(self.name, stub.key.folder, (stub.key.folder,), (*theme, around, leads))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The list. Its `build` differs wherever a file of it may."""
        issue, config, gallery = workshop.issue(job.subject), workshop.config, workshop.gallery
        assert isinstance(job.values, tuple)
        *around, leads = job.values
        assets = around[1]
        related = relations_of(leads, both_halves(issue))
        pages = [urls.page_path(issue.key, page.number) for page in issue.pages if is_shown(page)]
        articles = [urls.article_path(issue.key, page.number, article.id) for page, article in reading_order(issue)]
        pictures = [use.path for use in uses_of(issue, workshop.markdown) if use.kind == "photo" and use.path]
        facsimiles = [
            gallery.first(f"{job.subject}/{name}" for name in (*page.images, *filter(None, [page.pdf])))
            for page in issue.pages
        ]
        shown = [gallery.show(path) for path in (*pictures, *facsimiles)]
        seen = [media and media.digest for media in shown]
        shown += [gallery.show(path, small=True) for path in facsimiles]
        files = [urls.issue_path(issue.key), *pages, *articles, *assets]
        for media in filter(None, shown):
            webp = next((source.files for source in media.sources if source.type == "image/webp"), ())
            fitting = [path for path, width in webp if width <= _KEPT_WIDTH] or [path for path, _ in webp[:1]]
            files.append(fitting[-1] if fitting else media.src)
        from_root = Links("/", 0)
        written = [from_root.href(path).removeprefix("/") for path in dict.fromkeys(files)]
        settings = tuple(getattr(config, key) for key in self.config_keys)
        build = _digest(__version__, issue_digest(issue), seen, around, related, settings)
        text = json.dumps({"build": build, "files": written}, ensure_ascii=False, indent=0)
        yield Artifact(urls.issue_files_path(issue.key), text.encode())


@light
class ServiceWorker:
    """The service worker, the page that it shows where nothing was kept, and the web manifest."""

    name: str = "offline"
    version: int = 1
    templates: tuple[str, ...] = ("sw.js", "offline.html", "parts/masthead.html", "assets/icon.svg", *LOCALES)
    config_keys: tuple[str, ...] = (*SITE_KEYS, "lunar_date")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One."""
        shell = (f"{urls.ASSETS}{name}" for name in ("style.css", "icon.svg", *(f"{script}.js" for script in _SHELL)))
        icon = _digest((config.project / config.icon).read_bytes() if config.icon else "")
        yield Job(self.name, "", values=(*_theme(config, shell), icon, icon_sides(config.templates, config.icon)))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The files. Their links are relative: they lie at the site's root, wherever that is."""
        config, templates = workshop.config, workshop.templates
        assert isinstance(job.values, tuple)
        frame = make_frame(config, templates, Links("", 0))
        page = templates.render("offline.html", offline_context(config, frame))
        yield Artifact(urls.OFFLINE, page)
        assets = [f"{urls.ASSETS}{name}.js" for name in _SHELL]
        styles = [name for name in (f"{urls.ASSETS}style.css", urls.PAPER_STYLE) if name in job.values[1]]
        shell = [urls.OFFLINE, *styles, frame.site.icon, *assets]
        script = templates.read("sw.js").decode()
        build = _digest(__version__, job.values, page)
        script = script.replace("{{ build }}", json.dumps(build)).replace("{{ shell }}", json.dumps(shell))
        yield Artifact(urls.SERVICE_WORKER, script.encode())
        paper = dict(config.theme).get("paper", "#fffdf8")
        manifest = {
            "name": config.name,
            "short_name": config.name,
            "description": config.description,
            "lang": config.language,
            "start_url": "./",
            "scope": "./",
            "display": "minimal-ui",
            "background_color": paper,
            "theme_color": paper,
            "icons": [
                *([] if config.icon else [{"src": urls.SIGN, "type": "image/svg+xml", "sizes": "any"}]),
                *(
                    {"src": urls.icon_path(side), "type": "image/png", "sizes": f"{side}x{side}"}
                    for side in job.values[3]
                ),
            ],
        }
        text = json.dumps({key: value for key, value in manifest.items() if value}, ensure_ascii=False, indent=1)
        yield Artifact(urls.MANIFEST, text.encode())


def _theme(config: Config, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """A digest of the named files of the theme, of all that they lead to and of the words and colours of the site.

    And the site paths of all stylesheets and scripts.
    """
    folders = theme_folders(config.templates)
    files = theme_files(folders)
    theme = Theme(files, theme_references(folders, files))
    own = [urls.PAPER_STYLE] if config.theme else []
    assets = sorted(name for name in files if name.startswith(urls.ASSETS))
    used = theme.closure((*names, f"locales/{config.language}.yaml"))
    return _digest(used, config.theme), (*assets, *own, urls.SCRIPT_WORDS)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
