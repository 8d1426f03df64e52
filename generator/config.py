"""`config.yaml` -> a frozen Config. Every bad key and value at once, each with its line and the nearest valid one."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from generator.errors import ConfigError, Problem, remedy
from generator.plain_schema import surely_fits
from generator.yaml_text import read_yaml

CONFIG_NAME = "config.yaml"


@dataclass(frozen=True, slots=True)
class Edition:
    """One of several papers of the same date, and how its captures are told apart."""

    code: str
    name: str
    address: str = ""
    """Prefix of the address of its captures; empty: not told apart by address."""
    heading: str = ""
    """Phrase in the page head of its captures; empty: not told apart by it."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Isso:
    """Readers' comments are kept by an Isso server of the paper's own."""

    server: str
    """Where browsers reach it; ends with `/`."""


@dataclass(frozen=True, slots=True)
class Giscus:
    """Readers' comments are kept as the discussions of a GitHub repository, as giscus.app gives these four."""

    repo: str
    """`owner/name`"""
    repo_id: str
    category: str
    category_id: str


@dataclass(frozen=True, slots=True)
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
    """Absolute, ends with `/`; empty: the site's links are relative."""
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


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of config.yaml, as shipped."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("config.schema.json").read_text("utf-8"))
    return loaded


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
    base_url = values.get("base_url", "")
    return Config(
        project=project.resolve(),
        content=(content or project / folders.get("content", "content")).resolve(),
        templates=(project / folders.get("templates", "templates")).resolve(),
        site=(site or project / folders.get("site", "site")).resolve(),
        cache=(project / folders.get("cache", ".cache")).resolve(),
        base_url=base_url if not base_url or base_url.endswith("/") else base_url + "/",
        editions=tuple(Edition(**edition) for edition in values.get("editions", [])),
        selectors=_selectors(values["selectors"]) if values.get("selectors") else None,
        feed_articles=values.get("feed", {}).get("articles", 60),
        theme=tuple(_theme(values.get("theme", {}))),
        comments=_comments(values.get("comments", {})),
        **{key: values[key] for key in _PLAIN if key in values},
    )


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
        (kind, pattern) for kind, patterns in values.get("address", {}).items() for pattern in _several(patterns)
    )
    return Selectors(address=address, **{key: _several(value) for key, value in values.items() if key != "address"})


def _several(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _parse(text: str, file: str) -> dict[str, Any]:
    values = read_yaml(text, file, ConfigError)
    if not isinstance(values, dict):
        raise ConfigError(Problem("must be a list of `key: value` lines", "start with `name: …`", file, 1))
    is_plain = values.keys().isdisjoint({"selectors", "comments"}) and surely_fits(values, schema())
    if is_plain and _is_surely_zone(values.get("timezone")) and not any(_icon_problems(values, None, file)):
        return values
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    problems = [
        *_schema_problems(values, node, file),
        *_zone_problems(values, node, file),
        *_selector_problems(values, node, file),
        *_comments_problems(values, node, file),
        *_icon_problems(values, node, file),
    ]
    if problems:
        raise ConfigError(*sorted(problems, key=lambda problem: problem.line or 0))
    return values


def _schema_problems(values: dict[str, Any], node: yaml.Node | None, file: str) -> Iterator[Problem]:
    import difflib

    from jsonschema import Draft202012Validator  # slow to import, and only this needs it

    for error in Draft202012Validator(schema()).iter_errors(values):
        path = [str(part) for part in error.absolute_path]
        if error.validator == "additionalProperties" and isinstance(error.instance, Mapping):
            known = sorted(error.schema["properties"])
            for key in error.instance:
                if key not in known:
                    near = difflib.get_close_matches(str(key), known, 1, 0.5)
                    advice = f"did you mean `{near[0]}`?" if near else f"the keys here are {', '.join(known)}"
                    place = [*path, str(key)]
                    yield Problem("no such key", advice, file, _line(node, place), ".".join(place))
        elif error.validator == "required" and isinstance(error.instance, Mapping):
            for key in error.validator_value:
                if key not in error.instance:
                    place = [*path, key]
                    yield Problem("is missing", f"add `{key}: …`", file, _line(node, path), ".".join(place))
        elif error.validator == "enum":
            near = difflib.get_close_matches(str(error.instance), [str(v) for v in error.validator_value], 1, 0.4)
            advice = f"did you mean `{near[0]}`? " if near else ""
            advice += f"it is one of {', '.join(map(str, error.validator_value))}"
            yield Problem(f"{error.instance!r} is not known", advice, file, _line(node, path), ".".join(path))
        else:
            advice = error.schema.get("description", "") if isinstance(error.schema, Mapping) else ""
            yield Problem(error.message, advice, file, _line(node, path), ".".join(path))


def _is_surely_zone(name: object) -> bool:
    """True: the system knows the time zone, or none is named. False: all of them must be looked through."""
    if name is None:
        return True
    import zoneinfo

    # the folders `posix` and `right` hold others of the same names
    if not isinstance(name, str) or not re.fullmatch("[A-Z][A-Za-z]+(/[A-Z][A-Za-z_]+)+", name):
        return False
    for folder in zoneinfo.TZPATH:
        try:
            return Path(folder, name).read_bytes().startswith(b"TZif")
        except OSError:
            continue
    return False


def _zone_problems(values: dict[str, Any], node: yaml.Node | None, file: str) -> Iterator[Problem]:
    import difflib
    import zoneinfo

    zone = values.get("timezone")
    if isinstance(zone, str) and zone not in (zones := zoneinfo.available_timezones()):
        near = difflib.get_close_matches(zone, zones, 1, 0.4)
        advice = f"did you mean `{near[0]}`?" if near else "it is an IANA name such as `Asia/Shanghai`"
        yield Problem(f"there is no time zone {zone!r}", advice, file, _line(node, ["timezone"]), "timezone")


def _comments_problems(values: dict[str, Any], node: yaml.Node | None, file: str) -> Iterator[Problem]:
    given = values.get("comments")
    server = given.get("isso") if isinstance(given, dict) else None
    if isinstance(server, str) and server.startswith("http:") and str(values.get("base_url", "")).startswith("https:"):
        message = "a page that came over https may load nothing over http"
        yield Problem(
            message, "give the server's https address", file, _line(node, ["comments", "isso"]), "comments.isso"
        )


def _selector_problems(values: dict[str, Any], node: yaml.Node | None, file: str) -> Iterator[Problem]:
    given = values.get("selectors")
    if not isinstance(given, dict):
        return
    for key, value in given.items():
        entries = value.items() if key == "address" and isinstance(value, dict) else [("", value)]
        for name, texts in entries:
            place = [part for part in ("selectors", key, name) if part]
            for text in _several(texts) if isinstance(texts, str | list) else ():
                wrong = _wrong_pattern(text) if key == "address" else _wrong_selector(text)
                if isinstance(text, str) and wrong:
                    yield Problem(wrong, "", file, _line(node, place), ".".join(place))


def _icon_problems(values: dict[str, Any], node: yaml.Node | None, file: str) -> Iterator[Problem]:
    icon = values.get("icon")
    if isinstance(icon, str) and icon and not (Path(file).parent / icon).is_file():
        advice = "put the picture there, or take the line out"
        yield Problem(f"there is no picture {icon!r} in the project", advice, file, _line(node, ["icon"]), "icon")


def _wrong_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        return f"{text!r} is no regular expression: {error}"
    return ""


def _wrong_selector(text: str) -> str:
    import cssselect  # only a project with selectors needs them
    from lxml import etree

    try:
        etree.XPath(text if text.startswith(("/", "(")) else cssselect.GenericTranslator().css_to_xpath(text))
    except (cssselect.SelectorError, etree.XPathSyntaxError) as error:
        return f"{text!r} is neither CSS nor XPath: {error}"
    return ""


def _line(node: yaml.Node | None, path: list[str]) -> int | None:
    """The 1-based line of the value at `path`, or of the nearest thing above it."""
    if node is None:
        return None
    line = node.start_mark.line + 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == part), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value):
            node = node.value[int(part)]
            line = node.start_mark.line + 1
    return line
