"""Imports into throw-away projects, and what they leave behind."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.config import Config, load_config
from generator.importer.import_captures import import_captures
from generator.importer.reports import ImportReport
from generator.workers import SerialExecutor

DEMO = Path(__file__).parents[1] / "captures" / "demo"
GOLD = Path(__file__).parent / "gold" / "captures"


def make_project(folder: Path) -> Config:
    """A project of the demo paper in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text("name: 墨川晨报\nsource: http://paper.mochuan.example/\n", "utf-8")
    return load_config(folder)


def run(config: Config, paths: Iterable[Path], **options: Any) -> ImportReport:
    """One import, in this process."""
    return import_captures(config, paths, SerialExecutor(), **options)


def demo_files() -> list[Path]:
    """Every file of the demo captures, by name."""
    return sorted(path for path in DEMO.rglob("*") if path.is_file())


def gold_files() -> list[Path]:
    """Every capture of the gold set, by name: all families and oddities, without the expected content beside them."""
    found = (path for path in GOLD.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.name.endswith(".expected.yaml"))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def difference(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The names of the files that are not the same in both; for a test's message."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def report_rows(report: ImportReport, section: str) -> list[dict[str, Any]]:
    """The rows of one section of the report."""
    assert report.json_file
    rows: list[dict[str, Any]] = json.loads(report.json_file.read_text("utf-8"))[section]
    return rows


def without_file(ledger: bytes, file: str) -> bytes:
    """A ledger without the line of one file."""
    return b"".join(line for line in ledger.splitlines(keepends=True) if json.loads(line).get("file") != file)
