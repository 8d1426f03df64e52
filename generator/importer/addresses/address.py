"""What a URL tells by its shape alone."""

import datetime as dt
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from generator.importer.addresses.forms import DATE_ANY, FORMS, AddressKind, Form


@dataclass(frozen=True, slots=True)
class Address:
    """What a URL tells by its shape alone."""

    url: str
    """As given."""
    identity: str
    """The same for every URL of the same thing: scheme, `www.`, query, fragment, case of host and path,
    and mobile or tablet twin are folded away: `paper.example.com/html/2021-01/08/node_2.htm`. Pairing goes by this."""
    form: str = ""
    """Name of the row that matched."""
    kind: AddressKind = ""
    date: dt.date | None = None
    page: str = ""
    """Page label as the URL has it, letters upper case; empty where the form has none."""
    serial: str = ""
    """Article serial or id: `002`, unique on its page; `52014`, unique in the paper."""
    part: int = 0
    """Which part of a long article, from 2 on; 0: not told."""


def classify(url: str, custom: Sequence[Form] = ()) -> Address:
    """The Address of a URL, or of a path below a host folder; `custom` forms go before the table's."""
    location = _locate(url) if len(url) <= MAX_LENGTH else None
    if location is None:
        return Address(url, url)
    host, path, query = location
    for form in (*custom, *FORMS):
        found = form.pattern.search(f"{path}?{query}" if form.with_query and query else path)
        if found:
            return Address(
                url=url,
                identity=_fold(host, path, query if form.with_query else "", form.kind),
                form=form.name,
                kind=form.kind,
                date=_date(found),
                page=_group(found, "page").upper(),
                serial=_group(found, "serial"),
                part=_part(_group(found, "part")),
            )
    return Address(url, _fold(host, path, query, ""))


@lru_cache(maxsize=4096)
def known_address(url: str, custom: tuple[Form, ...] = ()) -> Address:
    """`classify`, remembered: every page of an issue names the same pages and articles, and is itself one of them."""
    return classify(url, custom)


def folder_date(url: str) -> dt.date | None:
    """The date of the last dated folder in a URL or path (`…/2021-01/08/渔市.htm`): for a page of no known form that
    prints no date itself."""
    dates = [_date(found) for found in _DATED.finditer(url[:MAX_LENGTH].replace("\\", "/"))]
    return next((date for date in reversed(dates) if date), None)


_DATED = re.compile(rf"(?<![^/!]){DATE_ANY}")


def paper_prefix(address: str) -> str:
    """What the addresses of one paper begin with, as an edition's `address` in the configuration names it: host and
    folders up to those that its system makes, of an `Address.identity`:
    `paper.mochuan.example/mccb/content/20210108/page01a.htm` -> `paper.mochuan.example/mccb/`."""
    path = address.partition("?")[0].rpartition("/")[0] + "/"
    dated = _DATED.search(path)
    host, *folders = path[: dated.start() if dated else len(path)].rstrip("/").split("/")
    while folders and is_address_folder(folders[-1]):
        folders.pop()
    return "/".join([host, *folders, ""])


MAX_LENGTH = 4096
"""Characters of a URL; a longer one is of nothing."""


def identity(url: str) -> str:
    """`classify(url).identity`."""
    return classify(url).identity


def is_address_folder(name: str) -> bool:
    """Whether a folder of this name is a part of an address rather than a person's own: `html`, `2021-01`, `08`."""
    return _ADDRESS_FOLDER.fullmatch(name) is not None


_ADDRESS_FOLDER = re.compile(
    r"html|htm|content|layout|col|column|con|res|images?|pdf|page|epaper|szb|wx|pc|pad|h5|mobile|m"
    r"|\d{1,2}|(?:19|20)\d\d(?:-?\d\d){0,2}",
    re.IGNORECASE,
)
_WEB = re.compile(r"(?:https?:/*|//+)(?P<host>[^/?]*)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+-]+:", re.IGNORECASE)
_HOST = re.compile(r"(?P<host>[\w-]+(?:\.[\w-]+)+(?::\d+)?)(?=/)")
_WAYBACK = re.compile(r"(?:https?:/*)?web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:/)", re.IGNORECASE)
_TWIN_HOST = re.compile(r"^(?:h5|m|wap|mobile|pad)\.(?=[^.]+\.)")
_TWIN_FOLDERS = frozenset({"h5", "mobile", "pad", "m", "wap", "pc"})
_ENDING = re.compile(r"\.s?html?$")
"""Tools that mirror a site write `.html` for `.htm`."""
_INDEX = re.compile(r"/(?:index|default)\.s?html?$")


def _locate(url: str) -> tuple[str, str, str] | None:
    """Host (may be empty), path with its leading `/`, query; None where it is no place (`javascript:`, `#`)."""
    text = _WAYBACK.sub("", url.strip().replace("\\", "/")).partition("#")[0]
    found = _WEB.match(text) or _HOST.match(text)
    if not text or (not found and _SCHEME.match(text)):
        return None
    host = _host(found["host"]) if found else ""
    path, _, query = text[found.end() if found else 0 :].partition("?")
    path = unquote(path).partition(";")[0]
    folded = posixpath.normpath("/" + path.lstrip("/"))
    return host, folded + ("/" if path.endswith("/") and folded != "/" else ""), query


def _host(text: str) -> str:
    host = text.rpartition("@")[2].lower().removesuffix(":80").removesuffix(":443").rstrip(".")
    return host.removeprefix("www.")


def _fold(host: str, path: str, query: str, kind: AddressKind) -> str:
    """Twins are folded only where a form says what the address is of, and not for media: a tablet's picture
    of the same name may be another size."""
    path = path.lower()
    if kind not in ("", "media", "asset"):
        host = _TWIN_HOST.sub("", host)
        *folders, name = path.split("/")
        path = "/".join([*(folder for folder in folders if folder not in _TWIN_FOLDERS), name])
        path = _ENDING.sub(".htm", path)
    if kind == "entry":
        path = _INDEX.sub("/", path)
    return f"{host}{path}" + (f"?{query}" if query else "")


def _group(found: re.Match[str], name: str) -> str:
    return found.groupdict().get(name) or ""


def _date(found: re.Match[str]) -> dt.date | None:
    digits = "".join(_group(found, name) for name in ("year", "month", "day")) or _group(found, "date")
    try:
        if len(digits) == 8 and digits.isdecimal():
            return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return dt.datetime.strptime(re.sub(r"\D", "", digits), "%Y%m%d").date()
    except ValueError:
        return None


def _part(text: str) -> int:
    number = int(text or 0)
    return number if number >= 2 else 0
