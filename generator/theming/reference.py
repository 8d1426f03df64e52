"""The reference of all templates as a page of Markdown, made from the templates and their context classes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.builder.contexts import CONTEXTS
from generator.builder.keys import jinja_references
from generator.builder.overrides import outline
from generator.builder.templates import default_theme
from generator.theming.describing import Name, names_of, text_of

_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)[^%]*%\}(?:\{#-?\s*(.*?)\s*-?#\})?")
_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+\([^%]*?\))\s*-?%\}")
_BASE = "base.html"

_HEAD = """\
# Templates

<!-- Made by `broadsheet theme --reference`, from the code. Do not edit. -->

Every page of the site is made from a [Jinja](https://jinja.palletsprojects.com/templates/) template and a *context*:
the names below, and no others. A name that is not there is an error that tells file and line, never an empty space.

- A file in your project's `templates/` takes the place of the default theme's of the same name, everywhere.
- A file there may also extend the default's and change some of its blocks: `{% extends "default/article.html" %}`.
  `default/NAME` is always the default theme's own file. `{{ super() }}` in a block keeps what was there.
- Values are escaped; what is called HTML below is safe as it stands. Text may be empty, and an empty list is false:
  `{% if kicker %}`.
- `words` holds the interface's words in the language of the site, as in `locales/zh-Hans.yaml`: `{{ words.calendar }}`,
  `{{ words.page_label.format(number) }}`. A file of that name in your `templates/` needs only the words that differ.
  What is counted goes through a filter, `{{ words.page_count|counted(pages) }}`: `{} page|{} pages` has two forms.
- `{{ title|phrased }}` parts a Chinese headline at its blanks, so that its lines rather end there.
- A reader may choose another language of the interface. Give an element that holds nothing but a word its key,
  `<h2 data-word="pages">{{ words.pages }}</h2>`, and it follows; dates, counts and labels written by the patterns of
  `words` follow by themselves, except inside an element with a `lang`, which is the newspaper's own text.
- Lengths in pictures and facsimiles are in pixels. An href is relative to the page, or starts from the path of
  `base_url` where config.yaml names one.
"""


def reference_page() -> str:
    """The page. Equal code and templates give equal pages."""
    contexts = dict(CONTEXTS)
    root = default_theme()
    files = {file.relative_to(root).as_posix(): file for file in sorted(root.rglob("*.html"))}
    shared = _shared(contexts, files)
    order = [_BASE, *contexts, *(name for name in files if name not in contexts and name != _BASE)]
    parts = [_HEAD]
    parts += [_template(name, files, contexts.get(name), shared) for name in order]
    parts.append("## Values\n\nWhat the names above hold. A dot leads on: `{{ page.href }}`.\n")
    parts += [_value(kind) for kind in _values(list(contexts.values()))]
    return "\n".join(parts)


def _shared(contexts: Mapping[str, type], files: Mapping[str, Path]) -> tuple[Name, ...]:
    """What every document sees, whatever its template."""
    whole = [names_of(kind) for name, kind in contexts.items() if _parents(name, files)]
    return tuple(name for name in whole[0] if all(name.name in {one.name for one in names} for names in whole))


def _template(name: str, files: Mapping[str, Path], kind: type | None, shared: tuple[Name, ...]) -> str:
    source = files[name].read_text("utf-8")
    parents = _parents(name, files)
    others = sorted({other for other in jinja_references(source) if other} - set(parents))
    lines = [f"## {name}\n"]
    if kind:
        about = text_of(kind).partition(": ")[2]
        lines.append(f"{about[:1].upper()}{about[1:]}\n")
    elif name == _BASE:
        lines.append("The frame of every document.\n")
    else:
        lines.append("A part for other templates: it sees what the one that includes it sees.\n")
    if parents:
        lines.append(f"Extends {', which extends '.join(f'`{parent}`' for parent in parents)}.\n")
    if others:
        lines.append(f"Uses {', '.join(f'`{other}`' for other in others)}.\n")
    lines += _macros(source)
    names = shared if name == _BASE else names_of(kind) if kind else ()
    if parents:
        nearest = parents[0]
        known = shared if nearest == _BASE else names  # a page that extends another sees the same
        names = tuple(one for one in names if one.name not in {other.name for other in known})
        link = f"[{nearest}](#{nearest.replace('.', '')})"
        lines.append(f"Sees what {link} sees{', and:' if names else '.'}\n")
    if names:
        lines += [*map(_line, names), ""]
    blocks = list(_blocks(name, files))
    if blocks:
        lines += ["Blocks:\n", *blocks, ""]
    return "\n".join(lines)


def _macros(source: str) -> list[str]:
    macros = [f"`{macro}`" for macro in _MACRO.findall(source)]
    return [f"Macros: {', '.join(macros)}.\n"] if macros else []


def _line(name: Name) -> str:
    text = name.text or (text_of(name.values[0]) if len(name.values) == 1 else "")
    return f"- `{name.name}` ({name.kind})" + (f": {text}" if text else "")


def _blocks(name: str, files: Mapping[str, Path]) -> Iterator[str]:
    """The blocks of a template as a nested list, with what the comment behind each says of it."""
    known: dict[str, str] = {}
    for file in (*reversed(_parents(name, files)), name):
        known |= {block: text for block, text in _BLOCK.findall(files[file].read_text("utf-8")) if text}
    shape = outline(files[name])
    for block in shape.blocks if shape else ():
        text = f": {known[block.name]}" if block.name in known else ""
        yield f"{'  ' * block.depth}- `{block.name}`{text}"


def _parents(name: str, files: Mapping[str, Path]) -> list[str]:
    """What a template extends, and what that extends."""
    parents: list[str] = []
    shape = outline(files[name])
    while shape and shape.parent:
        parents.append(shape.parent)
        shape = outline(files[shape.parent])
    return parents


def _values(contexts: list[type]) -> list[type]:
    """Every class that a context leads to, by name."""
    found: dict[str, type] = {}
    waiting = list(contexts)
    while waiting:
        for name in names_of(waiting.pop()):
            for kind in name.values:
                if kind.__name__ not in found:
                    found[kind.__name__] = kind
                    waiting.append(kind)
    return [found[name] for name in sorted(found)]


def _value(kind: type) -> str:
    return "\n".join([f"### {kind.__name__}\n", f"{text_of(kind)}\n", *map(_line, names_of(kind)), ""])
