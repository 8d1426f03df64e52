"""What would be passed over in silence in a project's theme: blocks that no parent has, text beside them, odd words."""

import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2
from jinja2 import nodes

from generator.builder.keys import find_file
from generator.errors import Problem
from generator.light import light


@light
class Block:
    """A block as it stands in a file."""

    name: str
    line: int
    depth: int
    """How many blocks it stands in."""


@light
class Outline:
    """A template as its children see it."""

    file: Path
    parent: str
    """What it extends; empty: nothing, or a name that only rendering tells."""
    blocks: tuple[Block, ...]
    """In the order of the file."""
    loose: int
    """Line of the first thing outside every block, which a child never shows; 0: there is none."""


def outline(file: Path) -> Outline | None:
    """The Outline of a template; None where it cannot be read as one, which rendering tells better."""
    try:
        tree = jinja2.Environment().parse(file.read_text("utf-8-sig"))
    except (jinja2.TemplateSyntaxError, UnicodeDecodeError):
        return None
    extends = next(tree.find_all(nodes.Extends), None)
    named = extends is not None and isinstance(extends.template, nodes.Const)
    after = tree.body[tree.body.index(extends) + 1 :] if extends in tree.body else []
    return Outline(
        file,
        str(extends.template.value) if extends and isinstance(extends.template, nodes.Const) and named else "",
        tuple(_blocks(tree)),
        next((line for node in after if (line := _shown(node))), 0),
    )


def override_problems(folders: Sequence[Path]) -> Iterator[Problem]:
    """A Problem for each thing in the project's templates that would never be shown.

    `folders`: the project's and the default theme's.
    """
    if len(folders) < 2:
        return
    for file in sorted(folders[0].rglob("*.html")):
        if any(part.startswith(".") for part in file.relative_to(folders[0]).parts):
            continue
        if b"extends" not in file.read_bytes():
            continue  # most of a theme of one's own: reading it as a template takes a hundred times as long
        own = outline(file)
        if own is None or not own.parent:
            continue
        known = _known_blocks(own, folders)
        if known is None:
            continue
        for block in own.blocks:
            if block.name not in known and not block.depth:
                yield _unknown(own, block, known)
        if own.loose:
            message = f"what stands outside the blocks of a template that extends {own.parent!r} is never shown"
            yield Problem(message, "put it into a block", str(file), own.loose)
    yield from _unknown_words(folders[0], folders[1])


def _unknown_words(own: Path, default: Path) -> Iterator[Problem]:
    """A Problem for each word of a locale that the default theme does not have and no file of the project's names."""
    locales = [file for file in sorted((own / "locales").glob("*.yaml")) if (default / "locales" / file.name).is_file()]
    if not locales:
        return
    texts = [file.read_text("utf-8", "replace") for kind in ("*.html", "*.js") for file in sorted(own.rglob(kind))]
    named = set(re.findall(r"\w+", "\n".join(texts)))
    for file in locales:
        known = dict(_word_lines(default / "locales" / file.name))
        for word, line in _word_lines(file):
            if word not in known and word.rpartition(".")[2] not in named:
                near = difflib.get_close_matches(word, known, 1)
                advice = f"did you mean {near[0]!r}?" if near else "name it in a template, or take it out"
                yield Problem(f"there is no word {word!r}, so it is never said", advice, str(file), line)


def _word_lines(file: Path) -> Iterator[tuple[str, int]]:
    """Each word of a locale with its line, those for scripts as `script.close`; none where it is no YAML of words."""
    import yaml  # slow to load, and few themes have words of their own

    try:
        root = yaml.compose(file.read_text("utf-8-sig"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        yield str(key.value), key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            yield from ((f"{key.value}.{inner.value}", inner.start_mark.line + 1) for inner, _ in value.value)


def _known_blocks(own: Outline, folders: Sequence[Path]) -> list[str] | None:
    """The blocks of everything that a template extends; None where that cannot be followed."""
    known: list[str] = []
    seen = {own.file}
    parent: Outline | None = own
    while parent and parent.parent:
        try:
            file = find_file(folders, parent.parent)
        except StopIteration:
            return None
        if file in seen:
            return None
        seen.add(file)
        parent = outline(file)
        known.extend(block.name for block in parent.blocks if block.name not in known) if parent else None
    return known if parent else None


def _unknown(own: Outline, block: Block, known: Sequence[str]) -> Problem:
    near = difflib.get_close_matches(block.name, known, 1)
    advice = f"did you mean {near[0]!r}? " if near else ""
    message = f"{own.parent!r} has no block {block.name!r}, so it is never shown"
    return Problem(message, f"{advice}its blocks are {', '.join(known)}", str(own.file), block.line)


def _blocks(node: nodes.Node, depth: int = 0) -> Iterator[Block]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield Block(child.name, child.lineno, depth)
        yield from _blocks(child, depth + isinstance(child, nodes.Block))


def _shown(node: nodes.Node) -> int:
    """The line of the first thing that a node would show; 0: nothing."""
    if isinstance(node, nodes.Output):
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                return part.lineno
            if part.data.strip():
                before = part.data[: len(part.data) - len(part.data.lstrip())]
                return part.lineno + before.count("\n")
    return node.lineno if isinstance(node, nodes.Include) else 0
