"""What decides whether a job must run: digests of the code, the theme, the config and its inputs."""

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, NamedTuple

from generator.config import Config
from generator.light import light

_LIBRARIES = ("borax", "jinja2", "markdown-it-py", "markupsafe", "pillow", "pypdfium2", "pyyaml")
"""Whose versions may change the bytes of the site."""
_BESIDE = ("model", "config", "config_check", "plain_yaml", "yaml_library", "yaml_text")
"""Modules besides the builder's and the store's, of which the site's bytes depend, too."""
_LOCALES = "locales/"

_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_NAME = re.compile(r"""\s*(["'])([^"']+)\1\s*[-+]?(?:$|\s(?:ignore missing|with|without|as|import)\b)""")


DEFAULT = "default/"
"""Before the name of a template it means the default theme's own file, also where the project has one of that name."""


class Key(NamedTuple):
    """A digest of each thing that a job's files depend on. Equal keys: equal files."""

    code: bytes
    theme: bytes
    config: bytes
    reads: bytes
    values: bytes


WHY = Key(
    b"the program itself changed",
    b"a file of the theme that it uses changed",
    b"a setting of config.yaml that it uses changed",
    b"an issue that it is made from changed",
    b"what it shows of other issues changed",
)
"""In words, what a difference in each digest means."""


def digest(*parts: str | bytes) -> bytes:
    """12 bytes that differ where the parts do."""
    total = hashlib.blake2b(digest_size=12)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.digest()


def reasons(old: Key | None, new: Key) -> tuple[str, ...]:
    """Why a job of key `new` must run, where it last ran with `old`; empty where it need not."""
    if old is None:
        return ("it was never built, or its last build failed",)
    return tuple(why.decode() for why, before, now in zip(WHY, old, new, strict=True) if before != now)


def code_digest() -> bytes:
    """Of the program: its own files, Python, and the libraries that make bytes."""
    package = Path(__file__).parents[1]
    files = sorted(file for part in ("builder", "content") for file in (package / part).rglob("*.py"))
    sources = [file.read_bytes() for file in (*files, *(package / f"{name}.py" for name in _BESIDE))]
    return digest(sys.version, *_versions(_LIBRARIES), *sources)


def _versions(libraries: Iterable[str]) -> Iterator[str]:
    """Of each its name and version, from the name of the folder that tells them: importlib.metadata takes 30 ms."""
    folders = [_entries(folder or ".") for folder in dict.fromkeys(sys.path)]
    for library in libraries:
        start = library.lower().replace("-", "_") + "_"
        # of two in one folder, both count: which of them is loaded is not known
        told = ([name for key, name in names if key.startswith(start)] for names in folders)
        found = next(filter(None, told), None)
        if found:
            yield " ".join(found)
            continue
        from importlib import metadata

        yield f"{library} {metadata.version(library)}"


def _entries(folder: str) -> list[tuple[str, str]]:
    """The names in a folder of modules that tell a version, each as it is compared and as it stands."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return []
    return [(name.lower().replace("-", "_"), name) for name in names]


def config_digest(config: Config, names: Iterable[str]) -> bytes:
    """Of the named fields."""
    return digest(*(f"{name}={getattr(config, name)!r}" for name in sorted(names)))


def narrow(config: Config, names: Iterable[str]) -> Config:
    """The config with nothing in it but the named fields, so that no output can depend on another in secret."""
    kept = set(names)
    values: dict[str, Any] = {}
    for field in fields(Config):
        if field.name in kept:
            values[field.name] = getattr(config, field.name)
        elif field.default is MISSING:
            values[field.name] = "" if field.type in (str, "str") else Path()
    return Config(**values)


@light
class Theme:
    """The files of the theme: digests, and who includes whom."""

    files: Mapping[str, bytes]
    """Digest by name, the project's own before the default theme's, whose own is then `default/NAME`."""
    references: Mapping[str, tuple[str | None, ...]]
    """What each file includes, extends, imports or adds to; None: a name that only rendering tells."""

    @property
    def digest(self) -> bytes:
        """Of the whole theme."""
        return digest(*(part for name in sorted(self.files) for part in (name, self.files[name])))

    def closure(self, names: Iterable[str]) -> bytes:
        """Digest of the named files and of all that they lead to. A name that is not there counts as such."""
        return digest(*(part for name in sorted(self.reach(names)) for part in (name, self.files.get(name, b""))))

    def reach(self, names: Iterable[str]) -> frozenset[str]:
        """The named files and all that they lead to; a name that ends with `/` is a folder."""
        waiting, seen = list(names), set[str]()
        while waiting:
            name = waiting.pop()
            if name.startswith(DEFAULT) and name not in self.files:
                name = name.removeprefix(DEFAULT)  # the project has none of that name
            if name.endswith("/"):
                waiting.extend(file for file in self.files if file.startswith(name))
            elif name not in seen:
                seen.add(name)
                for other in self.references.get(name, ()):
                    waiting.extend(self.files if other is None else [other])
        return frozenset(seen)


def theme_files(folders: Sequence[Path]) -> dict[str, bytes]:
    """The digest of each file of the theme by its name; of two of one name, that of the first folder counts.

    The other, which is the default theme's, is there as `default/NAME`: the first may lead to it.
    """
    files: dict[str, bytes] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if "/." not in f"/{name}" and file.is_file():
                is_second = name in files or (folder == folders[-1] and f"{DEFAULT}{name}" in files)
                files[f"{DEFAULT}{name}" if is_second else name] = digest(file.read_bytes())
    return files


def theme_references(folders: Sequence[Path], files: Iterable[str]) -> dict[str, tuple[str | None, ...]]:
    """What each file of the theme includes, extends, imports or adds to."""
    references: dict[str, tuple[str | None, ...]] = {}
    for name in files:
        if name.startswith(_LOCALES):  # the project's own replaces some words only
            references[name] = (f"{DEFAULT}{name}",)
            continue
        content = find_file(folders, name).read_bytes()
        if b"{%" in content:
            references[name] = jinja_references(content.decode("utf-8", "replace"))
    return references


def find_file(folders: Sequence[Path], name: str) -> Path:
    """The file of a name of `theme_files`."""
    if name.startswith(DEFAULT) and (own := folders[-1] / name.removeprefix(DEFAULT)).is_file():
        return own
    return next(path for folder in folders if (path := folder / name).is_file())


def jinja_references(text: str) -> tuple[str | None, ...]:
    """What a template's text includes, extends or imports.

    Read by pattern, since Jinja is slow to load: also what stands in a comment counts, and what is not one quoted
    name may lead anywhere.
    """
    named = (_NAME.match(rest) for rest in _REFERENCE.findall(text))
    return tuple(found[2] if found else None for found in named)
