"""The report in a few lines of plain text, for a terminal or a log."""

from collections.abc import Iterator

from generator.importer.reports.import_report import ImportReport

_STATUSES = (
    ("imported", "imported"),
    ("media", "photos, facsimiles and PDFs"),
    ("entry", "entry pages, which hold nothing themselves"),
    ("repeated", "the same bytes once more"),
    ("skipped", "not asked for"),
    ("undated", "without any date"),
    ("unknown", "of a template that nothing here reads"),
    ("unreadable", "unreadable"),
)
_GAPS = (
    ("no-capture", "days without any capture"),
    ("suspended", "days without an issue (休刊)"),
    ("page", "pages that are named, not captured"),
    ("article", "articles that are listed, not captured (未收录)"),
    ("media", "photos, facsimiles and PDFs that are named, not captured"),
)


def summary_lines(report: ImportReport) -> Iterator[str]:
    """The figures that matter, then what a person has to act on."""
    figures = report.figures
    statuses = ", ".join(f"{figures[key]} {words}" for key, words in _STATUSES if figures.get(key))
    yield f"{figures.get('captures', 0)} captures: {statuses or 'none'}"
    yield f"{figures.get('issues', 0)} issues touched, with {figures.get('articles', 0)} articles"
    done = ("would be written", "deleted") if report.dry_run else ("written", "deleted")
    yield f"{figures.get('files.write', 0)} files {done[0]}, {figures.get('files.delete', 0)} {done[1]}"
    for kind, words in _GAPS:
        if count := figures.get(f"gaps.{kind}"):
            yield f"{count} {words}"
    for section in ("defects", "duplicates", "anomalies"):
        if count := figures.get(section):
            kinds = {key.partition(".")[2]: n for key, n in figures.items() if key.startswith(f"{section}.")}
            listed = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items(), key=lambda item: (-item[1], item[0])))
            yield f"{count} {section}" + (f": {listed}" if listed else "")
    for row in report.problems:
        place = ":".join(str(row[key]) for key in ("file", "line") if key in row)
        advice = f" ({row['advice']})" if row.get("advice") else ""
        yield f"problem: {place + ': ' if place else ''}{row['message']}{advice}"
    for row in report.conflicts:
        yield f"conflict: {row['file']}: {_CONFLICTS[row['kind']].format(row.get('offered', ''))}"
    for row in report.unread:
        offset = f" at byte {row['offset']}" if "offset" in row else ""
        yield f"{row['status']}: {row['path']}: {row.get('reason', '')}{offset}"
    if report.html_file:
        yield f"everything: {report.html_file}"


_CONFLICTS = {
    "edited": "a person edited it; the import's version lies beside it as {}",
    "removed": "a person removed it, and it stays away; delete its line in import.jsonl to have it back",
    "obsolete": "no capture gives it any more, but a person edited it: move or delete it",
}
