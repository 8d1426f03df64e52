"""The report in a few lines of plain text, for a terminal or a log, in the newspaper's language."""

from collections.abc import Iterator

from generator.importer.reports.import_report import ImportReport
from generator.importer.reports.reasons import advice, kind, told
from generator.importer.reports.words import SUMMARY, WORDS, language_of

_MOST = 10
"""Captures that are named; the rest is counted."""


class _Count(int):
    """A figure that knows its noun: `{:page|pages}` is `1 page` or `2 pages`."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        return f"{int(self)} {one if self == 1 else many}" if bar else format(int(self), spec)


def summary_lines(report: ImportReport, language: str = "en") -> Iterator[str]:
    """The figures that matter, then what a person has to act on; `language` is the newspaper's."""
    tongue = language_of(language)
    words, say = WORDS[tongue], SUMMARY[tongue]
    figures = {key: _Count(figure) for key, figure in report.figures.items()}
    none = _Count(0)
    statuses = [say["status"][key].format(figures[key]) for key in say["status"] if figures.get(key)]
    yield say["line"]["captures"].format(figures.get("captures", none), say["line"]["comma"].join(statuses) or "-")
    yield say["line"]["issues"].format(figures.get("issues", none), figures.get("articles", none))
    done = "would" if report.dry_run else "files"
    yield say["line"][done].format(figures.get("files.write", none), figures.get("files.delete", none))
    for key, text in say["gap"].items():
        if count := figures.get(f"gaps.{key}"):
            yield text.format(count)
    for section, group in (("defects", "defect"), ("duplicates", ""), ("anomalies", "anomaly")):
        if count := figures.get(section):
            kinds = {key.partition(".")[2]: n for key, n in figures.items() if key.startswith(f"{section}.")}
            ordered = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
            listed = say["line"]["comma"].join(f"{n} {words[group].get(key, key)}" for key, n in ordered)
            yield say["line"][section].format(count) + (say["line"]["colon"] + listed if listed else "")
    yield from _to_act_on(report, tongue)
    if report.html_file:
        yield f"{words['text']['all']}{say['line']['colon']}{report.html_file}"


def _to_act_on(report: ImportReport, tongue: str) -> Iterator[str]:
    words, say = WORDS[tongue], SUMMARY[tongue]
    colon = say["line"]["colon"]
    for row in report.problems:
        place = ":".join(str(row[key]) for key in ("file", "line") if key in row)
        todo = f" ({row['advice']})" if row.get("advice") else ""
        yield f"{say['line']['problem']}{colon}{place + colon if place else ''}{row['message']}{todo}"
    for row in report.conflicts:
        what = say["conflict"][row["kind"]].format(row.get("offered", ""))
        yield f"{say['line']['conflict']}{colon}{row['file']}{colon}{what}"
    shown = report.unread[:_MOST]
    for what in dict.fromkeys(kind(row.get("reason", "")) for row in shown):
        alike = [row for row in shown if kind(row.get("reason", "")) == what]
        for row in alike:
            offset = f" ({words['text']['offset']} {row['offset']})" if "offset" in row else ""
            reason = told(row.get("reason", ""), tongue)
            yield f"{words['status'][row['status']]}{colon}{row['path']}{colon}{reason}{offset}"
        if todo := advice(alike[0].get("reason", ""), tongue):
            yield f"    {todo}"
    count = sum(report.figures.get(status, 0) for status in ("unknown", "unreadable", "undated"))
    if count > len(shown):
        yield words["text"]["and_more"].format(count - len(shown), report.html_file)
