"""The one owner of every URL and output path of the site.

A *site path* is a URL relative to the site's root, not yet percent-encoded: `` (home), `2021/01/08/ZC02/`, `feed.xml`.
It never starts with a slash.
"""

import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from generator.content.paths import ARTICLE_SUFFIX, issue_of
from generator.light import light
from generator.model import IssueKey

_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*").fullmatch
"""Whether nothing in a path must be percent-encoded."""
_ISSUE_DEPTH = 2
"""Slashes in the path of an issue's folder."""

HOME = ""
CALENDAR = "calendar/"
FEED = "feed.xml"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
SITE_SITEMAP = "sitemap-site.xml"
ROBOTS = "robots.txt"
ASSETS = "assets/"
PAPER_STYLE = "assets/paper.css"
ABOUT = "about/"
SCRIPT_WORDS = "assets/words.js"
SERVICE_WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
OFFLINE = "offline.html"
SIGN = "assets/icon.svg"
ICON_SIDES = (192, 512)
"""Pixels: what browsers ask for to put a site onto a home screen."""


def issue_path(key: IssueKey) -> str:
    """`2021/01/08/`"""
    return f"{key.folder}/"


def page_path(key: IssueKey, number: str) -> str:
    """`2021/01/08/ZC02/`"""
    return f"{key.folder}/{number}/"


def article_path(key: IssueKey, number: str, article_id: str) -> str:
    """`2021/01/08/ZC02/123456.html`"""
    return f"{key.folder}/{number}/{article_id}.html"


def article_name(key: IssueKey, number: str, article_id: str) -> str:
    """`2021/01/08/ZC02/123456`: the article's permanent id in the whole archive, wherever the site lies."""
    return f"{key.folder}/{number}/{article_id}"


def issue_files_path(key: IssueKey) -> str:
    """`2021/01/08/offline.json`"""
    return f"{key.folder}/offline.json"


def icon_path(side: int) -> str:
    """`assets/icon-192.png`"""
    return f"{ASSETS}icon-{side}.png"


def words_path(language: str) -> str:
    """`assets/words/zh-Hant.js`"""
    return f"{ASSETS}words/{language}.js"


def derivative_path(file: str, name: str) -> str:
    """`2021/01/08/A01/bridge-jpg-800.webp`, for `800.webp` made from `2021/01/08/A01/bridge.jpg`."""
    folder, slash, last = file.rpartition("/")
    return f"{folder}{slash}{last.replace('.', '-')}-{name}"


def stored_path(folder: str, link: str) -> str:
    """The site path of what a text in `folder` of the store links to, an article's file or the folder of a page or an
    issue: `2021/01/09/A02/123.html` for `../../09/A02/123.md` in `2021/01/08/A01`; empty where it is neither."""
    path = posixpath.normpath(posixpath.join(folder, link))
    deep = path.count("/") - _ISSUE_DEPTH
    if not issue_of(path) or "/." in path or "?" in link:
        return ""
    if deep == 2 and path.endswith(ARTICLE_SUFFIX):
        return f"{path.removesuffix(ARTICLE_SUFFIX)}.html"
    return f"{path}/" if deep < 2 and link.endswith("/") else ""


def month_path(year: int, month: int) -> str:
    """`2021/01/`"""
    return f"{year:04}/{month:02}/"


def year_path(year: int) -> str:
    """`2021/`"""
    return f"{year:04}/"


def sitemap_file(month: str, part: int) -> str:
    """`sitemap-2021-01.xml`; the further parts of a month beyond the protocol's limit are `sitemap-2021-01-2.xml`…"""
    return f"sitemap-{month}-{part + 1}.xml" if part else f"sitemap-{month}.xml"


def absolute(base_url: str, path: str) -> str:
    """The permanent URL of a site path, percent-encoded; empty where no base URL is set."""
    return Links(base_url, 0).href(path) if base_url else ""


def output_file(path: str) -> str:
    """The file, relative to the site folder, that a static host serves for a site path."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


@light
class Links:
    """Hrefs as written on a document of one depth.

    With a base path they start from it. Without, they are relative and name `index.html`, so that
    the site opens from a folder; then they depend on nothing but the depth of the document.
    """

    base_path: str
    """From `/` to `/`, or a whole base URL for links that are read elsewhere (feeds); empty: relative links."""
    depth: int
    """How many folders the document lies below the site's root."""

    @classmethod
    def on(cls, base_path: str, path: str) -> "Links":
        """The Links of the document at a site path."""
        return cls(base_path, output_file(path).count("/"))

    @property
    def root(self) -> str:
        """What stands before a site path of a file: `/`, `/sub/`, `../../`."""
        return self.base_path or "../" * self.depth

    def href(self, path: str) -> str:
        """The href of a site path, percent-encoded."""
        return self.root + _quoted(path if self.base_path else output_file(path))

    def stored(self, folder: str, link: str) -> str:
        """The href of what a text in `folder` of the store links to by a path; the link itself where that is neither
        an article nor a page nor an issue."""
        path, mark, fragment = link.partition("#")
        found = stored_path(folder, unquote(path))
        return f"{self.href(found)}{mark}{fragment}" if found else link

    def articles(self, key: IssueKey, number: str) -> Callable[[str], str]:
        """What gives the href of each article of a page by its id: many pages have many."""
        folder = self.root + _quoted(page_path(key, number))
        return lambda name: f"{folder}{name if name.isascii() and name.isalnum() else _quoted(name)}.html"


def anchored(href: str, fragment: str) -> str:
    """The href of a place in the document of `href`."""
    return f"{href}#{_quoted(fragment)}"


def _quoted(text: str) -> str:
    return text if _PLAIN(text) else quote(text)
