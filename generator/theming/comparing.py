"""Copies of the default theme's files for the project, and how the project's differ from the default theme's."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.builder.overrides import outline
from generator.builder.templates import read_words
from generator.config import Config
from generator.errors import Problem, TemplateError
from generator.theming.marks import marked, unmarked
from generator.theming.theme_files import ThemeFile, default_file, list_theme, nearest_name

_BLOCK = re.compile(r"\{%[-+]?\s*(?:block\s+(\w+)|endblock\b)[^%]*?%\}")
_BLOCK_NOTE = re.compile(r"^\{#.*?#\}", re.DOTALL)
"""What the default theme says of a block, behind its tag."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a file of the project differs from the default theme's."""

    file: ThemeFile
    blocks: tuple[str, ...]
    """Of a template that extends the default's: those that it has of its own."""
    diff: str
    """From the default theme's to the project's, unified: of words, those that differ, of a template that extends the
    default's, its own blocks. Empty: they are equal."""


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
        names = tuple(block.name for block in shape.blocks) if shape else ()
        before, after = _inherited_blocks(default), _blocks(own.read_text("utf-8-sig", "replace"))
        return Difference(file, names, "".join(_other_block(before.get(name, ""), after[name], name) for name in names))
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


def _blocks(template: str) -> dict[str, str]:
    """The text of each block of a template, those within it included."""
    found: dict[str, str] = {}
    opened: list[tuple[str, int]] = []
    for tag in _BLOCK.finditer(template):
        if tag[1]:
            opened.append((tag[1], tag.end()))
        elif opened:
            name, start = opened.pop()
            found[name] = template[start : tag.start()]
    return found


def _inherited_blocks(template: Path) -> dict[str, str]:
    """The blocks of a template of the default theme and of those that it extends, its own first."""
    shape = outline(template)
    parent = default_file(shape.parent) if shape and shape.parent else None
    return (_inherited_blocks(parent) if parent else {}) | _blocks(template.read_text("utf-8-sig", "replace"))


def _other_block(old: str, new: str, name: str) -> str:
    before, after = (_BLOCK_NOTE.sub("", text).strip("\n").splitlines(keepends=True) for text in (old, new))
    before, after = ([line if line.endswith("\n") else f"{line}\n" for line in lines] for lines in (before, after))
    return "".join(difflib.unified_diff(before, after, f"default block {name}", f"block {name}"))


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
