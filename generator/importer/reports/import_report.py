"""`import-report.json`, version 1, and its short form in memory.

::

    {"version": 1, "newspaper": …, "dry_run": false,
     "figures":    {"captures": …, "imported": …, "unknown": …, …: how many rows of each},
     "problems":   [{"message", "advice", "file", "line"}],              what kept a whole issue from being filed
     "conflicts":  [{"file", "kind": edited|removed|obsolete, "offered"}],
     "captures":   [{"path", "url", "sha256", "status", "became", "form", "dialect", "skin", "score", "evidence",
                     "reason", "offset"}],
                    status: imported, media, asset, entry, repeated, skipped, undated, unknown, unreadable
     "issues":     [{"date", "edition", "folder", "pages", "articles", "listed"}],    those this import touched
     "gaps":       [{"kind": suspended|no-capture|page|article|media, "date", "edition", "page", "title",
                     "url", "evidence"}],                                                 url: where it may still be had
     "defects":    [{"capture", "url", "kind", "line", "raw", "verdict": repaired|removed|left}],
     "duplicates": [{"kept", "other", "score"}],
     "anomalies":  [{"kind", "place", "detail"}],
     "files":      [{"file", "action": write|delete}]}

A key that has nothing to say is left out of a row. Days in `gaps` are those of the whole store, pages, articles and
media those of the issues that this import touched.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from generator.config import Config
from generator.errors import CaptureError, Problem, naming
from generator.importer.defects import Defect
from generator.importer.reports.page import write_page
from generator.importer.spool import Spool

VERSION = 1
JSON_FILE = "import-report.json"
HTML_FILE = "import-report.html"
SECTIONS = (
    "problems", "conflicts", "captures", "issues", "gaps", "defects", "duplicates", "anomalies", "files",
)  # fmt: skip
_SHORT = 50
"""How many rows of each section that a person must act on are held in memory."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """An import in figures, and the first rows of what a person has to act on; the rest is in the files."""

    figures: Mapping[str, int]
    """How many rows: `captures`, of these by status (`imported`, `unknown`, …), `issues`, `gaps`, and so on;
    gaps, anomalies and defects also by kind (`gaps.page`), files by action (`files.write`)."""
    conflicts: tuple[Row, ...] = ()
    problems: tuple[Row, ...] = ()
    unread: tuple[Row, ...] = ()
    """Captures that are unknown, unreadable or undated."""
    dry_run: bool = False
    json_file: Path | None = None
    html_file: Path | None = None

    @property
    def is_complete(self) -> bool:
        """Whether everything that came in could be read and filed."""
        return not (self.conflicts or self.problems or self.unread)


def write_reports(spool: Spool, config: Config, dry_run: bool = False) -> ImportReport:
    """Writes both files into the project's folder (a dry run: into the cache folder), and gives the short form."""
    folder = config.cache if dry_run else config.project
    figures: Counter[str] = Counter()
    for section in SECTIONS:
        for row in _rows(spool, section):
            figures[section] += 1
            kind = row.get("kind" if section != "files" else "action")
            if section == "captures":
                figures[str(row["status"])] += 1
            elif kind:
                figures[f"{section}.{kind}"] += 1
    figures["articles"] = sum(int(row.get("articles", 0)) for row in _rows(spool, "issues"))
    head = {"version": VERSION, "newspaper": config.name, "dry_run": dry_run, "figures": dict(sorted(figures.items()))}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / JSON_FILE
    part = file.with_name(f".{file.name}.part")
    with naming(file), part.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(head, ensure_ascii=False)[:-1])
        for section in SECTIONS:
            stream.write(f',\n"{section}": [')
            for number, row in enumerate(_rows(spool, section)):
                stream.write((",\n" if number else "\n") + json.dumps(row, ensure_ascii=False))
            stream.write("]")
        stream.write("}\n")
    part.replace(file)
    report = _short(head, {section: _rows(spool, section) for section in SECTIONS}, folder)
    write_page(folder / HTML_FILE, head, lambda section: _rows(spool, section), config.language, config.content)
    return report


def read_report(project: Path) -> ImportReport:
    """The report of the last import, from its file.

    Errors: CaptureError where there is none, or it is not of this version.
    """
    file = project / JSON_FILE
    try:
        values = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise CaptureError(Problem("there is no report here", "`broadsheet import` writes it", str(file))) from None
    except ValueError as error:
        raise CaptureError(Problem(f"not JSON: {error}", "import again", str(file))) from None
    if not isinstance(values, dict) or values.get("version") != VERSION:
        raise CaptureError(Problem(f"is not a report of version {VERSION}", "import again", str(file)))
    try:
        return _short(values, {section: iter(values[section]) for section in SECTIONS}, project)
    except (KeyError, TypeError) as error:
        raise CaptureError(Problem(f"not a whole report: {error}", "import again", str(file))) from None


def _short(head: Row, sections: Mapping[str, Iterator[Row]], folder: Path) -> ImportReport:
    unread = (row for row in sections["captures"] if row["status"] in ("unknown", "unreadable", "undated"))
    return ImportReport(
        figures=head["figures"],
        conflicts=_first(sections["conflicts"]),
        problems=_first(sections["problems"]),
        unread=_first(unread),
        dry_run=head["dry_run"],
        json_file=folder / JSON_FILE,
        html_file=folder / HTML_FILE,
    )


def _first(rows: Iterator[Row]) -> tuple[Row, ...]:
    return tuple(row for _, row in zip(range(_SHORT), rows, strict=False))


def _rows(spool: Spool, section: str) -> Iterator[Row]:
    for row in spool.rows(section):
        if section == "defects":
            path, url, defect = cast("tuple[str, str, Defect]", row)
            yield {"capture": path, "url": url, **asdict(defect)}
        elif isinstance(row, Problem):
            yield {key: value for key, value in asdict(row).items() if value not in ("", None)}
        else:
            yield cast("Row", row)
