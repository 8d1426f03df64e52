"""What every template may see: the newspaper, the interface's words, and what the document says of itself."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.builder import urls
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light

Words = Mapping[str, Any]
"""The interface's words in one language: a locale file as it stands. A word's one blank is written `{}`."""

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of each page: nothing from another host, nothing inline."""


@light
class Link:
    """Somewhere to go."""

    href: str
    text: str


@light
class Site:
    """The newspaper and the fixed places of its site, as seen from one document."""

    name: str
    """The newspaper's name."""
    publisher: str
    """主办; may be empty."""
    description: str
    """One sentence about the mirror; may be empty."""
    rights: str
    """Who holds the rights; may be empty."""
    language: str
    """BCP 47 tag of the interface's words."""
    text_language: str
    """BCP 47 tag of the newspaper's own text."""
    policy: str
    """The Content-Security-Policy of the page."""
    home: str
    """Href of the home page."""
    calendar: str
    """Href of the calendar."""
    feed: str
    """Href of the RSS feed."""
    about: str
    """Href of the page about the mirror."""
    icon: str
    """Href of the site's sign."""
    assets: str
    """Href of the folder of stylesheets and scripts, with `/` at its end."""
    paper_style: str
    """Href of the stylesheet with the paper's own colours; empty where config.yaml gives none."""


@light
class Head:
    """What the document says of itself to browsers and search engines."""

    title: str
    """The whole title, the newspaper's name included."""
    kind: str
    """home, issue, page, article, calendar, year, month or not-found; the body's class."""
    description: str = ""
    """One or two sentences; may be empty."""
    canonical: str = ""
    """Permanent absolute URL; empty where no base URL is set."""
    previous: str = ""
    """Href of the document before this one; may be empty."""
    next: str = ""
    """Href of the document after this one; may be empty."""
    index: bool = True
    """False: search engines leave it out."""


@light
class Frame:
    """What is equal on many documents of one depth, made once and handed on."""

    site: Site
    words: Words
    masthead: Markup


def site_of(config: Config, links: Links) -> Site:
    """The Site as seen from the documents that `links` serves."""
    return Site(
        name=config.name,
        publisher=config.publisher,
        description=config.description,
        rights=config.rights,
        language=config.language,
        text_language=config.language if config.language.startswith("zh") else "zh-Hans",
        policy=POLICY,
        home=links.href(urls.HOME),
        calendar=links.href(urls.CALENDAR),
        feed=links.href(urls.FEED),
        about=links.href(urls.ABOUT),
        icon=links.href(urls.icon_path(urls.ICON_SIDES[0]) if config.icon else urls.SIGN),
        assets=links.root + urls.ASSETS,
        paper_style=links.href(urls.PAPER_STYLE) if config.theme else "",
    )


def canonical(config: Config, path: str) -> str:
    """The permanent URL of a site path; empty where no base URL is set."""
    return urls.absolute(config.base_url, path)


SITE_KEYS = ("name", "publisher", "description", "rights", "icon", "language", "base_url", "theme")
"""The fields of Config behind every page."""

LOCALES = ("locales/zh-Hans.yaml", "locales/zh-Hant.yaml", "locales/en.yaml")
"""The files of the theme behind every page's words."""
