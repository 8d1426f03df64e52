"""The theme: Jinja templates, words and assets, the project's own before the default theme's."""

import contextlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.builder import urls
from generator.builder.filters import FILTERS
from generator.builder.keys import DEFAULT, find_file, jinja_references
from generator.errors import BroadsheetError, Problem, TemplateError, remedy
from generator.light import light
from generator.yaml_text import read_yaml

_SYNTAX = "mend the line; `broadsheet theme --diff` shows what differs from the default theme"
_NO_NAME = re.compile(r"'([^']+)' is undefined")
_NO_PART = re.compile(r"'(?:([\w.]+)\.)?(\w+?)(?: object)?' has no attribute '(\w+)'")
"""Jinja's words for a name that is not there, and for a part that a value does not have."""

_WRITTEN_IN = ("site", "words")
"""What is the same on all documents of one depth."""
_WORTH_A_PIECE = 200
"""How often a template is rendered before it pays to make it one piece. An edit renders one issue: seldom so many."""


def default_theme() -> Path:
    """The folder of the default theme: inside the installed package, or beside it in a checkout."""
    installed = Path(__file__).parents[1] / "theme"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


def theme_folders(overrides: Path) -> list[Path]:
    """Where templates are looked for: the project's own folder where it has one, then the default theme's."""
    return [folder for folder in dict.fromkeys((overrides, default_theme())) if folder.is_dir()]


def theme_mentions(overrides: Path, name: str, word: str) -> bool:
    """Whether a template, or anything that it leads to, has a word anywhere: it then may use what is called so.

    For planning, without Jinja, which is slow to load; `Templates.mentions` looks closer.
    """
    folders = theme_folders(overrides)
    waiting, seen = [name], {name}
    while waiting:
        try:
            text = find_file(folders, waiting.pop()).read_text("utf-8", "replace")
        except StopIteration:
            continue  # it is not there, which rendering tells
        if re.search(rf"\b{word}\b", text):
            return True
        for other in jinja_references(text):
            if other is None:
                return True  # a name that only rendering tells: it may lead anywhere
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return False


def theme_files(overrides: Path, folder: str) -> Iterator[tuple[str, Path]]:
    """Every file under `folder` of the theme by name (`assets/style.css`), the project's before the default theme's."""
    found: dict[str, Path] = {}
    for root in (default_theme(), overrides):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
                found[path.relative_to(root).as_posix()] = path
    yield from sorted(found.items())


def icon_sides(overrides: Path, icon: str) -> tuple[int, ...]:
    """The sizes in pixels, of `urls.ICON_SIDES`, in which the site has its sign as a picture.

    Where the project's theme has a sign of its own and config.yaml no `icon`, only those that the theme has too: the
    default theme's sign must not stand for the paper beside it.
    """
    has_own_sign = overrides != default_theme() and (overrides / urls.SIGN).is_file()
    return tuple(
        side for side in urls.ICON_SIDES if icon or not has_own_sign or (overrides / urls.icon_path(side)).is_file()
    )


class Templates:
    """Renders a template from its context class. Escapes everything; an unknown name is an error.

    A template is looked for in the project's folder, then in the default theme's; `default/NAME` is always the
    default theme's, so that a project's own file can extend the one whose place it takes.
    """

    def __init__(self, overrides: Path, compiled: tuple[Path, bytes] | None = None) -> None:
        """`compiled`: a folder where compiled templates are kept, and the digest of all that they depend on."""
        self.folders = theme_folders(overrides)
        self._fields: dict[type[Any], tuple[str, ...]] = {}
        self._words: dict[str, Mapping[str, Any]] = {}
        self._mentioned: dict[tuple[str, str], bool] = {}
        self._uses: Counter[tuple[Any, ...]] = Counter()
        self._pieces: dict[tuple[Any, ...], Any] = {}
        self._last: dict[str, _Ready] = {}
        import jinja2  # slow to load, and a build that finds nothing to do needs no template

        from generator.builder.compiled import CompiledTemplates
        from generator.builder.sources import Sources

        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(
                [
                    jinja2.PrefixLoader({DEFAULT.rstrip("/"): Sources(self.folders[-1:])}),
                    Sources(self.folders),
                ]
            ),
            autoescape=True,
            auto_reload=False,  # a changed theme gets a new Templates; else each use would look at the files' times
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=CompiledTemplates(*compiled) if compiled else None,
        )
        self._environment.filters.update(FILTERS)

    def load(self, names: Iterable[str]) -> None:
        """Compiles the templates among these files now, not when each is first rendered; that tells what is wrong."""
        for name in names:
            if name.endswith(".html"):
                with contextlib.suppress(Exception):
                    self._environment.get_template(name)

    def load_piece(self, name: str, values: Mapping[str, Any]) -> None:
        """Compiles a template as one piece for documents that have `site` and `words` of `values`, once."""
        key = _piece_key(name, values)
        if key not in self._pieces:
            self._pieces[key] = self._make_piece(name, values)

    def render(self, name: str, context: Any) -> bytes:
        """The bytes of template `name` with the fields of the dataclass `context` as its names.

        Errors: TemplateError with file and line.
        """
        return self._render(name, context).encode()

    def part(self, name: str, context: Any) -> Markup:
        """A part of a document, ready to be handed to the templates of many. Errors: as `render`."""
        return Markup(self._render(name, context).strip())

    def words(self, language: str) -> Mapping[str, Any]:
        """The interface's words in a language: the default theme's, each replaced by the project's where it has it.

        Errors: TemplateError with file and line.
        """
        if language not in self._words:
            name = f"locales/{language}.yaml"
            words: dict[str, Any] = {}
            for folder in reversed(self.folders):
                if (folder / name).is_file():
                    for key, word in read_words(folder / name).items():
                        nested = words.get(key)
                        words[key] = {**nested, **word} if isinstance(nested, dict) and isinstance(word, dict) else word
            if not words:
                raise TemplateError(Problem(f"there is no locale {language!r}", "add the file", name))
            self._words[language] = words
        return self._words[language]

    def read(self, name: str) -> bytes:
        """A file of the theme as it stands: `assets/style.css`. Errors: TemplateError."""
        for folder in self.folders:
            if (folder / name).is_file():
                return (folder / name).read_bytes()
        raise TemplateError(Problem(f"the theme has no {name!r}", "", name))

    def mentions(self, name: str, word: str) -> bool:
        """Whether a template or one that it leads to has `word` in a tag: what none has need not be made for it.

        Also true where such a tag is commented out, or only rendering tells where a template leads, or it is not there.
        """
        key = name, word
        if key not in self._mentioned:
            self._mentioned[key] = self._has_in_tags(name, word)
        return self._mentioned[key]

    def _has_in_tags(self, name: str, word: str) -> bool:
        import jinja2

        loader = self._environment.loader
        assert loader is not None
        named, in_tag = re.compile(rf"\b{word}\b"), re.compile(rf"\{{[{{%][^{{}}]*\b{word}\b")
        waiting, seen = [name], {name}
        for one in waiting:
            try:
                text = loader.get_source(self._environment, one)[0]
                # mostly a look tells; Jinja's lexer takes a hundred times as long
                if in_tag.search(text) or (named.search(text) and self._lexes_in_tag(text, named)):
                    return True
            except jinja2.TemplateError:
                return True
            for other in jinja_references(text):
                if other is None:
                    return True
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return False

    def _lexes_in_tag(self, text: str, word: re.Pattern[str]) -> bool:
        tokens = self._environment.lex(text)
        return any(kind in ("name", "string") and word.search(value) for _, kind, value in tokens)

    def _names(self, kind: type[Any]) -> tuple[str, ...]:
        if kind not in self._fields:
            self._fields[kind] = tuple(field.name for field in fields(kind))
        return self._fields[kind]

    def _render(self, name: str, context: Any) -> str:
        ready = self._ready(name, context)
        if ready.write:
            try:
                return ready.write(context)
            except AttributeError:  # it names an entry of a mapping like a part of a value
                shared = _shared_by(context)
                self._pieces[_piece_key(name, shared)] = self._make_piece(name, shared, shortcuts=False)
                del self._last[name]
            except Exception:
                pass  # rendered as it stands, the template tells in which file and line it fails
        import jinja2

        values = {name: getattr(context, name) for name in self._names(type(context))}
        try:
            return self._environment.get_template(name).render(values)
        except jinja2.TemplateSyntaxError as error:
            place = error.filename or error.name or name
            raise TemplateError(Problem(error.message or "syntax error", _SYNTAX, place, error.lineno)) from None
        except jinja2.TemplateNotFound as error:
            raise TemplateError(self._not_found(str(error.name or name), *_place(error, name))) from None
        except jinja2.UndefinedError as error:
            message, advice = missing_name(error.message or "", name, context)
            raise TemplateError(Problem(message, advice, *_place(error, name))) from None
        except RecursionError as error:
            advice = f"the default theme's own file is called {DEFAULT + name!r}"
            raise TemplateError(Problem("leads to itself", advice, *_place(error, name))) from None
        except BroadsheetError:
            raise
        except Exception as error:
            file, line = _place(error, "")
            if not file:
                raise
            advice = "what stands there cannot be done with the values that the template has"
            raise TemplateError(Problem(f"{type(error).__name__}: {error}", advice, file, line)) from None

    def _not_found(self, wanted: str, file: str, line: int | None) -> Problem:
        near = _near(wanted, self._environment.list_templates()).strip()
        advice = near or "`broadsheet theme --list` shows every file of the theme"
        return Problem(f"there is no template {wanted!r}", advice, file, line)

    def _ready(self, name: str, context: Any) -> "_Ready":
        """The Piece of a template for a context, once that is worth it."""
        last = self._last.get(name)
        if last and last.serves(context):
            return last  # a key takes long to make and compare, and the documents of an issue come one after the other
        kind = type(context)
        shared = _shared_by(context)
        key = _piece_key(name, shared)
        if key not in self._pieces:
            self._uses[key] += 1
            if self._uses[key] < _WORTH_A_PIECE:
                return _Ready(kind)
            self.load_piece(name, shared)
        piece = self._pieces[key]
        write = piece.writer(self._names(kind)) if piece else None
        self._last[name] = _Ready(kind, shared.get("site"), shared.get("words"), write)
        return self._last[name]

    def _make_piece(self, name: str, values: Mapping[str, Any], shortcuts: bool = True) -> Any:
        from generator.builder.pieces import make_piece

        constants = {name: values[name] for name in _WRITTEN_IN if name in values}
        return make_piece(self._environment, name, constants, shortcuts)


@light
class _Ready:
    """A Piece as documents of one depth use it."""

    kind: type[Any]
    """Of their context."""
    site: Any = None
    words: Any = None
    write: Callable[[Any], str] | None = None
    """From a context to the text; None: the template is rendered as it stands."""

    def serves(self, context: Any) -> bool:
        """Whether it is the one for a context."""
        is_same = getattr(context, "site", None) is self.site and getattr(context, "words", None) is self.words
        return is_same and type(context) is self.kind


def _shared_by(context: Any) -> dict[str, Any]:
    """What a context has of all that is written in."""
    return {name: getattr(context, name) for name in _WRITTEN_IN if hasattr(context, name)}


def _piece_key(name: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
    return name, values.get("site"), values.get("words", {}).get("language")


def read_words(file: Path) -> dict[str, Any]:
    """The words of one file of a locale. Errors: TemplateError with file and line."""
    try:
        words = read_yaml(file.read_text("utf-8-sig"), str(file), TemplateError)
    except UnicodeDecodeError:
        raise TemplateError(Problem("is not UTF-8", "save it as UTF-8", str(file))) from None
    except OSError as error:
        raise TemplateError(Problem(f"cannot be read: {error.strerror}", remedy(error), str(file))) from None
    if not isinstance(words, dict):
        raise TemplateError(Problem("must be a list of `word: text` lines", "", str(file), 1))
    return words


def missing_name(message: str, template: str, context: Any) -> tuple[str, str]:
    """What Jinja's `message` about a name that is not there says to someone who writes templates, and what to do."""
    if part := _NO_PART.search(message):
        module, kind, wanted = part.groups()
        if kind == "dict":
            near = _near(wanted, getattr(context, "words", ()))
            return f"there is no word {wanted!r}", f"{near}the theme's locales/ has every word"
        value = getattr(sys.modules.get(module or ""), kind, None)
        known = [field.name for field in fields(value)] if is_dataclass(value) else []
        has = f"it has {', '.join(known)}" if known else "`broadsheet theme --reference` lists what each value has"
        return f"a {'text' if kind == 'str' else kind} has no {wanted!r}", _near(wanted, known) + has
    if name := _NO_NAME.search(message):
        known = [field.name for field in fields(context)]
        return f"there is no {name[1]!r} here", f"{_near(name[1], known)}{template} knows {', '.join(known)}"
    return message or "unknown name", "`broadsheet theme --reference` lists what a template knows"


def _near(name: str, known: Iterable[str]) -> str:
    import difflib  # a slip is rare

    near = difflib.get_close_matches(name, list(known), 1)
    return f"did you mean {near[0]!r}? " if near else ""


def _place(error: BaseException, name: str) -> tuple[str, int | None]:
    """The template file and line where an error rose: the last frame that Jinja mapped to a template."""
    place: tuple[str, int | None] = (name, None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith((".html", ".xml", ".txt")):
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place
