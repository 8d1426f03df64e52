"""What an import did and found: rows while it runs, then import-report.json and import-report.html."""

from generator.importer.reports.import_report import ImportReport, read_report, write_reports
from generator.importer.reports.notes import note_day, note_filing, note_gaps
from generator.importer.reports.summary import summary_lines

__all__ = [
    "ImportReport", "note_day", "note_filing", "note_gaps", "read_report", "summary_lines",
    "write_reports",
]  # fmt: skip
