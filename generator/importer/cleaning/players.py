"""Players in a body, `<video>`, `<object>`, `<iframe>` and their like: a link to what they played is all that stays."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag

from generator.importer.cleaning.tags import SKIPPED, is_hidden, resolved

PLAYERS = frozenset({"video", "audio", "object", "embed", "iframe"})
HOLDS_PLAYER = re.compile(r"<(?:video|audio|object|embed|iframe)\b", re.IGNORECASE)
_SOUNDS = "mp3|m4a|wav|wma|ogg|ram?|aac|amr"
_FILE = re.compile(rf"\.(?:flv|f4v|mp4|m4v|webm|ogv|wmv|asf|avi|mov|mpe?g|rmv?b?|3gp|m3u8|{_SOUNDS})$", re.IGNORECASE)
_SOUND = re.compile(rf"\.(?:{_SOUNDS})$", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp)$", re.IGNORECASE)
_SITE = re.compile(
    r"(?:^|[./])(?:youku|tudou|ku6|56|qq|iqiyi|qiyi|letv|le|pptv|sohu|sina|ifeng|cntv|cctv|bilibili|youtube|vimeo)\."
    r"|(?:^|[./_-])(?:video|player|vod|tv|v)\b",
    re.IGNORECASE,
)
"""In host and path: what it embeds is a film."""
_TOOL = re.compile(
    r"(?:^|[./_-])(?:ads?|adv|advert\w*|guanggao|banner|hits?|count(?:er)?|stats?|tongji|share|comments?|pinglun|login)"
    r"(?:[./_-]|\d|$)",
    re.IGNORECASE,
)
"""In host and path: a frame with an advertisement or a tool of the old site, which is no part of an article."""
_NO_ADDRESS = frozenset({"javascript", "about", "data", "blob", "vbscript", "clsid"})
_PARAMETER = re.compile("^(?:src|movie|url|filename)$", re.IGNORECASE)
_VARIABLES = re.compile("^flashvars$", re.IGNORECASE)
_LONGEST_NAME = 80
"""Characters of a title; a longer one is no name."""


class Player(NamedTuple):
    """What one player showed."""

    raw: str
    """Its address as it stands in the capture; the start of its tag where it has none."""
    text: str = ""
    """Its title, or what it is; empty where nothing tells what it played, or what it showed is no part of a text."""
    href: str = ""
    """Absolute URL; empty where the address is none that a browser follows (`mms:`, a path of no known page)."""
    picture: str = ""
    """URL of the picture that it showed before it ran, or that is all it shows."""

    @property
    def label(self) -> str:
        """What a reader sees of it: the text of the link, else the address, too."""
        return self.text if self.href or not self.text else f"{self.text}（{self.raw}）"


def read_player(tag: Tag, base: str) -> Player | None:
    """What a tag of `PLAYERS` showed; None where a reader saw nothing: a counter, a frame that a script fills."""
    own = [value for value in _addresses(tag) if _is_address(value)]
    files = [value for text in (*_variables(tag), *(urlsplit(v).query for v in own)) for value in _values(text)]
    address = next((value for value in files if _FILE.search(_path(value))), own[0] if own else "")
    if _is_invisible(tag) or (tag.name == "iframe" and not address):
        return None
    poster = str(tag.get("poster") or "").strip()
    picture = resolved(base, poster) if poster and _is_address(poster) else ""
    if not address:
        return Player(f"<{tag.name}", picture=picture)
    target = resolved(base, address)
    if tag.name == "iframe" and _TOOL.search(_path(target.partition("//")[2])):
        return Player(address)
    href = target if urlsplit(target).scheme in ("http", "https") else ""
    if href and tag.name in ("object", "embed") and _shows_picture(tag, href):
        return Player(address, picture=href)
    return Player(address, _name(tag, href or address), href, picture)


def players_in(soup: BeautifulSoup, base: str) -> Iterator[Player]:
    """Every player that a reader saw, in order; one within another is that other's second try."""
    for tag in soup.find_all(sorted(PLAYERS)):
        above = list(tag.parents)
        if is_hidden(tag) or any(each.name in SKIPPED or is_hidden(each) for each in above):
            continue
        outer = [each for each in above if each.name in PLAYERS - {"embed"}]  # it has no end: what follows lies in it
        if any(each.name != "object" or is_told(read_player(each, base)) for each in outer):
            continue
        if player := read_player(tag, base):
            yield player


def is_told(player: Player | None) -> bool:
    """Whether anything of it can be shown."""
    return player is not None and bool(player.text or player.picture)


def _addresses(tag: Tag) -> Iterator[str]:
    inner = tag.find("embed") if tag.name == "object" else None
    parameters = tag.find_all("param", attrs={"name": _PARAMETER}) if tag.name == "object" else []
    sources = tag.find_all("source") if tag.name in ("video", "audio") else []
    for place in (tag, *parameters, *sources, inner):
        if isinstance(place, Tag):
            names = ("value",) if place.name == "param" else ("src", "data", "data-src")
            yield from (str(value).strip() for name in names if (value := place.get(name)))


def _variables(tag: Tag) -> Iterator[str]:
    """What is told to the player rather than to the browser: `file=http://…/q.flv&autostart=false`."""
    if tag.name not in ("object", "embed"):
        return
    for place in (tag, *tag.find_all("embed")):
        yield str(place.get("flashvars") or "")
    for parameter in tag.find_all("param", attrs={"name": _VARIABLES}):
        yield str(parameter.get("value") or "")


def _values(text: str) -> Iterator[str]:
    try:
        yield from (value.strip() for _, value in parse_qsl(text, max_num_fields=100))
    except ValueError:  # more fields than any player has
        return


def _path(address: str) -> str:
    return address.partition("?")[0].partition("#")[0]


def _is_address(value: str) -> bool:
    try:
        scheme = urlsplit(value).scheme
    except ValueError:
        return False
    return bool(value) and value[0] != "#" and scheme not in _NO_ADDRESS


def _is_invisible(tag: Tag) -> bool:
    """Whether its frame has no room: a counter of readers, sound behind the page."""
    sides = (str(tag.get(side, "")).strip().removesuffix("px") for side in ("width", "height"))
    return any(side in ("0", "1") for side in sides)


def _shows_picture(tag: Tag, href: str) -> bool:
    kind = str(tag.get("type") or "").lower()
    return kind.startswith("image/") or (not kind and _PICTURE.search(_path(href)) is not None)


def _name(tag: Tag, address: str) -> str:
    title = " ".join(str(tag.get("title") or "").split())
    if title and len(title) <= _LONGEST_NAME:
        return title
    path = _path(address)
    if tag.name == "audio" or _SOUND.search(path):
        return "音频"
    if tag.name == "video" or _FILE.search(path):
        return "视频"
    if path.lower().endswith(".pdf"):
        return "PDF"
    if _SITE.search(path.partition("//")[2] or path):
        return "视频"
    return "Flash" if path.lower().endswith(".swf") else "网页" if tag.name == "iframe" else "视频"
