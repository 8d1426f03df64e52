"""`config.yaml` -> a frozen Config."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.config_check import config_problems, in_ascii, is_surely_sound, several
from generator.errors import ConfigError, Problem, remedy
from generator.light import light
from generator.yaml_text import read_yaml

CONFIG_NAME = "config.yaml"


@light
class Edition:
    """One of several papers of the same date, and how its captures are told apart."""

    code: str
    name: str
    address: str = ""
    """Prefix of the address of its captures; empty: not told apart by address."""
    heading: str = ""
    """Phrase in the page head of its captures; empty: not told apart by it."""


@light
class Selectors:
    """How to read a template that no dialect knows. Each is CSS, or XPath where it starts with `/` or `(`; several
    for one thing are tried in order."""

    title: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    """Photos and captions that stand outside the body."""
    date: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    """What prints the page's number and name: `第A01版：要闻`."""
    list: tuple[str, ...] = ()
    """The list of the page's own articles."""
    pages: tuple[str, ...] = ()
    """The list of the issue's pages."""
    zones: tuple[str, ...] = ()
    image: tuple[str, ...] = ()
    """The page's facsimile, an `img`."""
    pdf: tuple[str, ...] = ()
    address: tuple[tuple[str, str], ...] = ()
    """(`page` or `article` or another kind of address, pattern) with named groups `year` `month` `day`, `page`,
    `serial`, `part`."""


@light
class Isso:
    """Readers' comments are kept by an Isso server of the paper's own."""

    server: str
    """Where browsers reach it; ends with `/`."""


@light
class Giscus:
    """Readers' comments are kept as the discussions of a GitHub repository, as giscus.app gives these four."""

    repo: str
    """`owner/name`"""
    repo_id: str
    category: str
    category_id: str


@light
class Config:
    """A mirror project: the newspaper and where everything lies. Folders are absolute."""

    project: Path
    content: Path
    templates: Path
    """The project's own templates; each file overrides the default theme's of the same name."""
    site: Path
    cache: Path
    name: str
    publisher: str = ""
    description: str = ""
    rights: str = ""
    icon: str = ""
    """A picture that stands for the paper, relative to the project; empty: the theme's sign does."""
    language: str = "zh-Hans"
    timezone: str = "Asia/Shanghai"
    base_url: str = ""
    """Absolute, in ASCII, ends with `/`; empty: the site's links are relative."""
    source: str = ""
    dialect: str = ""
    editions: tuple[Edition, ...] = ()
    full_width_punctuation: bool = False
    feed_articles: int = 60
    responsive_images: bool = True
    """Make widths and formats of photos and facsimiles for every screen; false: publish them as they are, cleaned."""
    selectors: Selectors | None = None
    """For a template that no dialect knows."""
    lunar_date: bool = True
    """Print the lunar calendar's date (农历) beside the date."""
    theme: tuple[tuple[str, str], ...] = ()
    """The paper's own colours and faces by the name of their variable: `accent`, `dark.accent`, `headline-face`."""
    comments: Isso | Giscus | None = None
    """Who keeps what readers write about the articles; None: nobody, and no page speaks of it."""

    @property
    def base_path(self) -> str:
        """The path part of `base_url`, from `/` to `/`; empty where there is no base URL."""
        return urlsplit(self.base_url).path if self.base_url else ""


def load_config(project: Path, content: Path | None = None, site: Path | None = None) -> Config:
    """The Config of the project folder; `content` and `site` override what it says.

    Errors: ConfigError with every Problem of the file.
    """
    file = project / CONFIG_NAME
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(
            Problem("there is no config.yaml here", "`broadsheet new DIR` lays out a project", str(file))
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(Problem("is not UTF-8", "save it as UTF-8", str(file))) from None
    except OSError as error:
        raise ConfigError(Problem(f"cannot be read: {error.strerror}", remedy(error), str(file))) from None
    values = _parse(text, str(file))
    folders = values.get("folders", {})
    config = Config(
        project=project.resolve(),
        content=(content or project / folders.get("content", "content")).resolve(),
        templates=(project / folders.get("templates", "templates")).resolve(),
        site=(site or project / folders.get("site", "site")).resolve(),
        cache=(project / folders.get("cache", ".cache")).resolve(),
        base_url=in_ascii(values.get("base_url", "")),
        editions=tuple(Edition(**edition) for edition in values.get("editions", [])),
        selectors=_selectors(values["selectors"]) if values.get("selectors") else None,
        feed_articles=values.get("feed", {}).get("articles", 60),
        theme=tuple(_theme(values.get("theme", {}))),
        comments=_comments(values.get("comments", {})),
        **{key: values[key] for key in _PLAIN if key in values},
    )
    if nested := _nested_folders(config):
        message = f"`{nested[0]}` and `{nested[1]}` are one folder, or lie in one another"
        raise ConfigError(Problem(message, "give each a folder of its own", str(file), None, "folders"))
    return config


def _nested_folders(config: Config) -> tuple[str, str] | None:
    """Two folders of the project of which one would be written over, or taken away, with the other."""
    folders = {name: getattr(config, name) for name in ("content", "templates", "site", "cache")}
    for (one, place), (other, second) in combinations(folders.items(), 2):
        if place.is_relative_to(second) or second.is_relative_to(place):
            return one, other
    return None


def _theme(values: Mapping[str, Any], scheme: str = "") -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _theme(value, f"{name}.")
        else:
            yield scheme + name, value


def _comments(values: Mapping[str, Any]) -> Isso | Giscus | None:
    if "isso" in values:
        return Isso(values["isso"].rstrip("/") + "/")
    return Giscus(**values["giscus"]) if "giscus" in values else None


_PLAIN = (
    "name", "publisher", "description", "rights", "icon", "language", "timezone", "source", "dialect",
    "full_width_punctuation", "lunar_date", "responsive_images",
)  # fmt: skip


def _selectors(values: dict[str, Any]) -> Selectors:
    address = tuple(
        (kind, pattern) for kind, patterns in values.get("address", {}).items() for pattern in several(patterns)
    )
    return Selectors(address=address, **{key: several(value) for key, value in values.items() if key != "address"})


def _parse(text: str, file: str) -> dict[str, Any]:
    values = read_yaml(text, file, ConfigError)
    if not isinstance(values, dict):
        raise ConfigError(Problem("must be a list of `key: value` lines", "start with `name: …`", file, 1))
    if not is_surely_sound(values, file) and (problems := config_problems(values, text, file)):
        raise ConfigError(*problems)
    return values
