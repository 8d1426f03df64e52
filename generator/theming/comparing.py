"""Copies of the default theme's files for the project, and how the project's differ from the default theme's."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.builder.overrides import outline
from generator.builder.templates import read_words
from generator.config import Config
from generator.errors import Problem, TemplateError
from generator.theming.marks import marked, unmarked
from generator.theming.theme_files import ThemeFile, default_file, list_theme, nearest_name


@dataclass(frozen=True, slots=True)
class Difference:
    """How a file of the project differs from the default theme's."""

    file: ThemeFile
    blocks: tuple[str, ...]
    """Of a template that extends the default's: those that it has of its own."""
    diff: str
    """From the default theme's to the project's, unified; of words, those that differ. Empty: they are equal, or the
    project's is a template that extends the default's."""


def copy_file(config: Config, name: str, *, overwrite: bool = False) -> Path:
    """Puts the default theme's file into the project's templates, to be changed there; where it then lies.

    Errors: TemplateError where there is no such file, or the project has one already and `overwrite` is not set.
    """
    source = _wanted(name)
    file = config.templates / name
    if file.exists() and not overwrite:
        message = "the project has this file already"
        raise TemplateError(Problem(message, "--force overwrites it; --diff shows what differs", str(file)))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(marked(source.read_bytes(), name))
    return file


def differences(config: Config, name: str = "") -> Iterator[Difference]:
    """How the project's files that take a default file's place differ from it; `name`: only this one.

    Errors: TemplateError where either theme has no such file.
    """
    if name:
        _wanted(name)
        if not (config.templates / name).is_file():
            message = "the project has none of its own"
            raise TemplateError(Problem(message, f"`broadsheet theme --copy {name}` makes one", name))
    for file in list_theme(config):
        if file.standing in ("replaced", "extended") and name in ("", file.name):
            yield _difference(config, file)


def _difference(config: Config, file: ThemeFile) -> Difference:
    own = config.templates / file.name
    default = _wanted(file.name)
    if file.standing == "extended" and file.name.endswith(".yaml"):
        return Difference(file, (), _other_words(_words(default), _words(own), file.name))
    if file.standing == "extended":
        shape = outline(own)
        return Difference(file, tuple(block.name for block in shape.blocks) if shape else (), "")
    old, new = default.read_bytes(), unmarked(own.read_bytes())
    return Difference(file, (), "" if old == new else _unified(old, new, file.name))


def _words(file: Path) -> dict[str, str]:
    """The words of a locale, those for scripts as `script.close`. Errors: TemplateError."""
    flat: dict[str, str] = {}
    for key, word in read_words(file).items():
        flat |= (
            {f"{key}.{name}": str(one) for name, one in word.items()} if isinstance(word, dict) else {key: str(word)}
        )
    return flat


def _other_words(old: dict[str, str], new: dict[str, str], name: str) -> str:
    lines = [f"--- default/{name}\n", f"+++ {name}\n"]
    for key, word in new.items():
        if old.get(key) != word:
            lines += [f"-{key}: {old[key]}\n"] if key in old else []
            lines.append(f"+{key}: {word}\n")
    return "".join(lines) if len(lines) > 2 else ""


def _unified(old: bytes, new: bytes, name: str) -> str:
    try:
        before, after = old.decode().splitlines(keepends=True), new.decode().splitlines(keepends=True)
    except UnicodeDecodeError:
        return f"default/{name} and {name} differ, and are no text\n"
    lines = difflib.unified_diff(before, after, f"default/{name}", name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _wanted(name: str) -> Path:
    found = default_file(name)
    if found is None:
        near = nearest_name(name)
        advice = f"did you mean {near!r}?" if near else "`broadsheet theme --list` shows every file of the theme"
        raise TemplateError(Problem("the default theme has no such file", advice, name))
    return found
