"""What is wrong in config.yaml: every bad key and value at once, each with its line and the nearest valid one."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from generator.errors import Problem
from generator.plain_schema import surely_fits
from generator.yaml_text import placed


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of config.yaml, as shipped."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("config.schema.json").read_text("utf-8"))
    return loaded


def is_surely_sound(values: dict[str, Any], file: str) -> bool:
    """Whether nothing is wrong, as far as a look tells that loads no library: it holds for most files."""
    is_plain = values.keys().isdisjoint({"selectors", "comments"}) and surely_fits(values, schema())
    is_plain = is_plain and _is_surely_zone(values.get("timezone"))
    return is_plain and not any((*_address_problems(values, file), *_icon_problems(values, file)))


def config_problems(values: dict[str, Any], text: str, file: str) -> list[Problem]:
    """Everything that is wrong in the values that `text`, the text of `file`, holds; by line."""
    problems = [
        *_schema_problems(values, file),
        *_zone_problems(values, file),
        *_address_problems(values, file),
        *_selector_problems(values, file),
        *_comments_problems(values, file),
        *_icon_problems(values, file),
    ]
    return sorted(placed(problems, text), key=lambda problem: problem.line or 0)


def in_ascii(url: str) -> str:
    """An absolute URL as sitemaps and feeds must write it, ended by `/`; an empty one stays empty."""
    if not url:
        return ""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path = quote(re.sub("%(?![0-9A-Fa-f]{2})", "%25", parts.path), safe="/%:@!$&'()*+,;=")
    return f"{parts.scheme}://{host}{path.removesuffix('/')}/"


def several(value: str | list[str]) -> tuple[str, ...]:
    """A text or a list of texts, as a list."""
    return (value,) if isinstance(value, str) else tuple(value)


def _schema_problems(values: dict[str, Any], file: str) -> Iterator[Problem]:
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
                    yield Problem("no such key", advice, file, key=".".join(place))
        elif error.validator == "required" and isinstance(error.instance, Mapping):
            for key in error.validator_value:
                if key not in error.instance:
                    place = [*path, key]
                    yield Problem("is missing", f"add `{key}: …`", file, key=".".join(place))
        elif error.validator == "enum":
            near = difflib.get_close_matches(str(error.instance), [str(v) for v in error.validator_value], 1, 0.4)
            advice = f"did you mean `{near[0]}`? " if near else ""
            advice += f"it is one of {', '.join(map(str, error.validator_value))}"
            yield Problem(f"{error.instance!r} is not known", advice, file, key=".".join(path))
        else:
            message, advice = _in_words(error)
            yield Problem(message, advice, file, key=".".join(path))


def _in_words(error: Any) -> tuple[str, str]:
    """What is wrong with a value, and what to do, where it is neither a key nor one of a few words."""
    value = error.instance
    advice = error.schema.get("description", "") if isinstance(error.schema, Mapping) else ""
    if value is None:
        return "has no value", advice or "give it one, or take the line out"
    if error.validator == "pattern":
        return f"{value!r} is not what can stand here", advice
    if error.validator == "type" and error.validator_value in _KINDS:
        is_scalar = error.validator_value == "string" and not isinstance(value, dict | list)
        message = f"must be {_KINDS[error.validator_value]}, not {value!r}"
        return message, "put it in quotes" if is_scalar else advice
    if error.validator == "oneOf":
        return f"must be a text or a list of texts, not {value!r}", "put it in quotes; start each of several with `- `"
    return error.message, advice


_KINDS = {
    "string": "a text", "integer": "a whole number", "boolean": "true or false", "object": "`key: value` lines",
    "array": "a list",
}  # fmt: skip


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


def _zone_problems(values: dict[str, Any], file: str) -> Iterator[Problem]:
    import difflib
    import zoneinfo

    zone = values.get("timezone")
    if isinstance(zone, str) and zone not in (zones := zoneinfo.available_timezones()):
        near = difflib.get_close_matches(zone, zones, 1, 0.4)
        advice = f"did you mean `{near[0]}`?" if near else "it is an IANA name such as `Asia/Shanghai`"
        yield Problem(f"there is no time zone {zone!r}", advice, file, key="timezone")


def _address_problems(values: dict[str, Any], file: str) -> Iterator[Problem]:
    for key in ("base_url", "source"):
        address = values.get(key)
        if not isinstance(address, str) or not address.startswith("http"):
            continue  # what the schema tells
        try:
            reason = "" if urlsplit(in_ascii(address)).hostname else "it names no host"
            _ = urlsplit(address).port
        except ValueError as error:
            reason = str(error)
        if reason:
            advice = "write it as https://example.org/paper/"
            yield Problem(f"{address!r} is no address: {reason}", advice, file, key=key)


def _comments_problems(values: dict[str, Any], file: str) -> Iterator[Problem]:
    given = values.get("comments")
    server = given.get("isso") if isinstance(given, dict) else None
    if isinstance(server, str) and server.startswith("http:") and str(values.get("base_url", "")).startswith("https:"):
        message = "a page that came over https may load nothing over http"
        yield Problem(message, "give the server's https address", file, key="comments.isso")


def _selector_problems(values: dict[str, Any], file: str) -> Iterator[Problem]:
    given = values.get("selectors")
    if not isinstance(given, dict):
        return
    for key, value in given.items():
        entries = value.items() if key == "address" and isinstance(value, dict) else [("", value)]
        for name, texts in entries:
            place = [part for part in ("selectors", key, name) if part]
            for text in several(texts) if isinstance(texts, str | list) else ():
                if not isinstance(text, str):
                    continue  # what the schema tells
                if wrong := _wrong_pattern(text) if key == "address" else _wrong_selector(text):
                    yield Problem(wrong, "", file, key=".".join(place))


def _icon_problems(values: dict[str, Any], file: str) -> Iterator[Problem]:
    icon = values.get("icon")
    if isinstance(icon, str) and icon and not (Path(file).parent / icon).is_file():
        advice = "put the picture there, or take the line out"
        yield Problem(f"there is no picture {icon!r} in the project", advice, file, key="icon")


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
