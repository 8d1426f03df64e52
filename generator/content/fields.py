"""Typed looks into a YAML mapping: each answers a value or notes a Problem that names the key."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from generator.errors import ContentError, Problem
from generator.yaml_text import placed

T = TypeVar("T")


class Fields:
    """The keys of one mapping in one file. What is wrong gathers until `check`."""

    def __init__(
        self, values: Mapping[str, Any], file: str, text: str = "", path: str = "", within: "Fields | None" = None
    ):
        """`text`: of the file, to tell lines by; `path`: dotted, of the mapping `within` which this one stands."""
        self.values = values
        self.file = file
        self.text_of_file = text
        self.path = path
        self.problems: list[Problem] = within.problems if within else []
        self.slips: list[Problem] = within.slips if within else []
        """Keys that look like one that is known; they stop nothing."""

    def wrong(self, key: str, message: str, advice: str = "") -> None:
        """Notes that the value of `key` cannot stand."""
        self.problems.append(Problem(message, advice, self.file, None, f"{self.path}{key}"))

    def know(self, *keys: str) -> None:
        """Notes what looks like one of these keys, which are all that there are."""
        self.slips.extend(slips_of(self.values, keys, self.file, self.path))

    def check(self) -> None:
        """Errors: ContentError with everything noted so far, if anything was."""
        if self.problems:
            raise ContentError(*placed(self.problems, self.text_of_file))

    def text(self, key: str, *, required: bool = False) -> str:
        """A line of text, empty where it is blank. Numbers and dates that YAML read as such come back as written."""
        value = self.values.get(key)
        if isinstance(value, str):
            text = value
        elif isinstance(value, (int, float, dt.date)) and not isinstance(value, bool):
            text = str(value)
        elif value is None:
            text = ""
        else:
            self.wrong(key, "must be a text", "quote it")
            return ""
        if not text.strip():
            if required:
                self.wrong(key, "is missing", f"add `{key}: …`")
            return ""
        return text

    def whole(self, key: str, default: int) -> int:
        """A whole number."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(key, f"must be a whole number, not {value!r}", "write it as 3")
            return default
        return value

    def truth(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.wrong(key, f"must be true or false, not {value!r}")
            return default
        return value

    def date(self, key: str) -> dt.date:
        """A day; the first of year 1 where it is wrong."""
        value = self.values.get(key)
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        if isinstance(value, str):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                pass
        if value is None:
            self.wrong(key, "is missing", f"add `{key}: 2021-01-08`")
        else:
            self.wrong(key, f"must be a date, not {value!r}", "write it as 2021-01-08")
        return dt.date.min

    def moment(self, key: str) -> dt.datetime | None:
        """A time with its zone, or None where the key is absent."""
        value = self.values.get(key)
        if isinstance(value, str):
            try:
                value = dt.datetime.fromisoformat(value)
            except ValueError:
                value = 0
        if value is None or isinstance(value, dt.datetime):
            return value
        self.wrong(key, "must be a time", "write it as 2021-01-09T08:00:00+08:00")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them blank; a single text counts as a list of one."""
        value = self.values.get(key)
        if value is None:
            return ()
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list) and all(isinstance(item, (str, int, float, dt.date)) for item in items):
            return tuple(text for item in items if (text := str(item)).strip())
        self.wrong(key, "must be a list of texts", "start each with `- `")
        return ()

    def each(self, key: str, read: "Callable[[Fields], T]") -> tuple[T, ...]:
        """`read` of each mapping in the list at `key`."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(key, "must be a list of mappings", "start each with `- `")
            return ()
        return tuple(read(self._inside(f"{key}.{index}.", item)) for index, item in enumerate(value))

    def one(self, key: str, read: "Callable[[Fields], T]") -> T | None:
        """`read` of the mapping at `key`, or None where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(key, "must be a mapping", "write its own keys below it, two blanks further in")
            return None
        return read(self._inside(f"{key}.", value))

    def _inside(self, path: str, values: Mapping[str, Any]) -> "Fields":
        return Fields(values, self.file, "", self.path + path, self)


def slips_of(keys: Iterable[object], known: Collection[str], file: str, path: str = "") -> Iterator[Problem]:
    """A Problem for each key that looks like one that is `known`, a letter more or less; `path`: what stands before it.

    A person's own keys, `title_en` or `source_url`, look otherwise.
    """
    for key in map(str, keys):  # YAML may take one for a number or a truth value
        if key in known:
            continue
        import difflib  # a slip is rare, and a build begins without it

        alike = [one for one in known if abs(len(one) - len(key)) <= 1]
        if near := difflib.get_close_matches(key, alike, 1, 0.75):
            advice = f"did you mean `{near[0]}`? give a key of your own another name"
            yield Problem("no such key", advice, file, None, f"{path}{key}")
