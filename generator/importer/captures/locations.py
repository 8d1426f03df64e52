"""The URL of a capture from the path at which a scraper's tool saved it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urljoin, urlsplit

from generator.importer.addresses import is_address_folder


@dataclass(frozen=True, slots=True)
class Location:
    """Where a capture lies."""

    path: str
    """As the person gave it, for the report."""
    parts: tuple[str, ...]
    """Folders and name below what the person gave."""
    above: tuple[str, ...] = ()
    """Folders that lead to it, outermost first."""
    page_url: str = ""
    """In the folder that a browser saved beside a page: the page's address."""
    page_depth: int = 0
    """Which of `parts` that folder is."""

    def child(self, name: str) -> "Location":
        """A file of this folder."""
        return replace(self, path=f"{self.path}/{name}", parts=(*self.parts, name))

    def inside(self, parts: tuple[str, ...]) -> "Location":
        """A member of this archive."""
        return Location(f"{self.path}!{'/'.join(parts)}", parts, (*self.above, *self.parts[:-1]))

    def unpacked(self, name: str) -> "Location":
        """What this packed file holds, by the name it has without its packing; for the report it stays the file."""
        return replace(self, parts=(*self.parts[:-1], name))

    def beside_page(self, url: str) -> "Location":
        """This folder, which a browser saved beside the page of that address."""
        return replace(self, page_url=url, page_depth=len(self.parts) - 1) if url else self


_DOMAINS = "com|net|org|gov|edu|info|biz|asia|mobi|name|top|xyz|site|online|press|news|media|example|test|invalid"
_HOST = re.compile(
    rf"(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{{2}}|{_DOMAINS}|xn--[a-z0-9]+)|(?:\d{{1,3}}\.){{3}}\d{{1,3}})"
    r"(?:(?:[:+_]|%3a)(?P<port>\d{2,5}))?",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"(?<=\.htm|html)(?:\.\d{1,3}|\.html?)+$", re.IGNORECASE)
_COPIED = re.compile(r"(?<=.)(?: ?\(\d{1,3}\)|\[\d\]| - 副本| - Copy)+(?P<ending>\.s?html?)$", re.IGNORECASE)
_QUERY = re.compile(r"(?P<name>.+?)(?:[?@]|%3f)(?P<query>[\w.-]+=.*)", re.IGNORECASE)


def url_of(location: Location, source: str = "") -> str:
    """The URL that the path tells: from its host folder on, or without one its path alone; see Capture.url.

    The scheme is that of the folder above (`https/paper.example.com/…`), else that of `source` where its host is the
    same, else http.
    """
    if location.page_url:
        return urljoin(location.page_url, quote("/".join(location.parts[location.page_depth :]), safe="/%"))
    *folders, name = location.parts
    name = _name(name)
    host = _host_folder(folders, source)
    if host >= 0:
        return _join(folders[host:], name, folders[host - 1] if host else "", source)
    above = list(location.above)
    host = _host_folder(above, source, nearest=True)
    if host >= 0:
        return _join([*above[host:], *folders], name, above[host - 1] if host else "", source)
    while above and is_address_folder(above[-1]):
        folders.insert(0, above.pop())
    return "/" + "/".join([*folders, name])


def with_scheme(address: str, source: str) -> str:
    """`host/path` or `//host/path` as a URL."""
    text = address.lstrip("/")
    known = urlsplit(source)
    host = text.partition("/")[0].lower()
    return f"{known.scheme if known.scheme and known.netloc.lower() == host else 'http'}://{text}"


def _host_folder(folders: Sequence[str], source: str, nearest: bool = False) -> int:
    """Which folder is named like a host: that of `source` if it is there, else the outermost or nearest; -1: none."""
    hosts = [index for index, folder in enumerate(folders) if _HOST.fullmatch(folder)]
    known = urlsplit(source).netloc.lower()
    for index in hosts:
        if known and _host(folders[index]) == known:
            return index
    return (hosts[-1] if nearest else hosts[0]) if hosts else -1


def _host(folder: str) -> str:
    found = _HOST.fullmatch(folder)
    if not found:
        return folder
    return found["host"].lower() + (f":{found['port']}" if found["port"] else "")


def _join(folders: Sequence[str], name: str, scheme: str, source: str) -> str:
    address = "/".join([_host(folders[0]), *folders[1:], name])
    return f"{scheme.lower()}://{address}" if scheme.lower() in ("http", "https") else with_scheme(address, source)


def _name(name: str) -> str:
    """The last part of a URL from a file's name: wget writes `content_1.htm?div=0`, on Windows `content_1.htm@div=0`,
    and adds `.html` after a query; a page that is there already is saved as `content_1.htm.1` by wget, as
    `content_1 (1).htm` by a browser, and copied as `content_1 - 副本.htm`."""
    name = _AGAIN.sub("", _COPIED.sub(r"\g<ending>", name))
    found = _QUERY.fullmatch(name)
    if not found:
        return name.replace("#", "%23").replace("?", "%3F")
    query = re.sub(r"(?<=.)\.html?$", "", found["query"]) if "." in found["name"] else found["query"]
    return f"{found['name']}?{query}"
