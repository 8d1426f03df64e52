"""The files of a project's theme, and where each stands to the default theme's."""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.builder import urls
from generator.builder.keys import DEFAULT, Theme, theme_references
from generator.builder.keys import theme_files as digests_of
from generator.builder.outputs import OUTPUTS
from generator.builder.templates import default_theme, theme_folders
from generator.config import Config
from generator.theming.marks import state_copied, state_of

Standing = Literal["default", "replaced", "extended", "added", "unused"]
"""`default`: the project has none of that name. `replaced`: the project's is shown instead. `extended`: the project's
takes the default's and changes blocks of it, or some of its words. `added`: the default theme has none. `unused`:
nothing leads to it."""


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of the theme."""

    name: str
    """Relative to the folder of templates, with `/`."""
    standing: Standing
    is_outdated: bool = False
    """The default theme's has changed since the project's was copied from it."""
    nearest: str = ""
    """Of an unused file: the name that may have been meant; empty: none is near."""


def list_theme(config: Config) -> tuple[ThemeFile, ...]:
    """Every file of the project's theme, by name."""
    folders = theme_folders(config.templates)
    own = folders[0] if len(folders) > 1 else None
    digests = digests_of(folders)
    theme = Theme(digests, theme_references(folders, digests))
    wanted = {name for output in OUTPUTS for name in output.templates}
    used = theme.reach({*wanted, urls.ASSETS})
    names = [name for name in sorted(digests) if not name.startswith((DEFAULT, "README"))]
    misplaced = (name for name in digests if name.startswith(DEFAULT) and own and (own / name).is_file())
    return (
        *(_stand(name, own, theme, used) for name in names),
        *(ThemeFile(name, "unused", nearest=name.removeprefix(DEFAULT)) for name in sorted(misplaced)),
    )


def default_file(name: str) -> Path | None:
    """The default theme's file of a name; None: there is none."""
    root = default_theme()
    file = root / name
    is_below = not Path(name).is_absolute() and ".." not in Path(name).parts
    return file if is_below and file.is_file() else None


def nearest_name(name: str) -> str:
    """The default theme's file that may have been meant; empty: none is near."""
    root = default_theme()
    known = [file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()]
    same_end = [other for other in known if other.rpartition("/")[2] == name.rpartition("/")[2]]
    return next(iter(same_end or difflib.get_close_matches(name, known, 1)), "")


def _stand(name: str, own: Path | None, theme: Theme, used: frozenset[str]) -> ThemeFile:
    default = default_file(name)
    if own is None or not (file := own / name).is_file():
        return ThemeFile(name, "default")
    if default is None:
        is_used = name in used or name.startswith(urls.ASSETS)
        return ThemeFile(name, "added") if is_used else ThemeFile(name, "unused", nearest=nearest_name(name))
    standing: Standing = "extended" if f"{DEFAULT}{name}" in theme.references.get(name, ()) else "replaced"
    state = state_copied(file.read_bytes())
    return ThemeFile(name, standing, is_outdated=bool(state) and state != state_of(default.read_bytes()))
