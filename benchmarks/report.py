"""What was measured, as a Markdown document: RESULTS.md."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.building import Again, Cold, Section
from benchmarks.measure import middle
from benchmarks.peers import OURS, OURS_FULL, THEIRS
from benchmarks.threshold import Crossing

KEPT = "## What stands in the way"
"""The heading of what a person writes; its text is carried over from one document to the next."""
_PLACES = {"memory": "trees in memory (tmpfs)", "disk": "trees on disk"}


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that one run of the benchmarks found; what was not asked for is empty."""

    machine: str
    """Date, cores and versions, in a sentence."""
    rounds: str
    """How many at each size."""
    sections: tuple[Section, ...] = ()
    preview: tuple[float, ...] = ()
    """Seconds from a saved edit to the page that shows it, one an edit."""
    preview_articles: int = 0
    crossings: tuple[Crossing, ...] = ()
    profiles: tuple[tuple[str, str], ...] = ()
    """What was profiled, and the profile."""


def document(results: Results, kept: str) -> str:
    """The whole document; `kept` is what the last one says under KEPT."""
    by_place = sorted(results.sections, key=lambda section: (section.where != "memory", section.articles))
    blocks = [
        ["# Results", "", *_head(results)],
        _goals(results),
        *(block for section in by_place for block in _section(section)),
        _growth(results.sections),
        _preview(results),
        _threshold(results.crossings),
        [KEPT, "", kept] if kept else [],
        *([f"## Where the time goes: {what}", "", "```text", text, "```"] for what, text in results.profiles),
    ]
    return "\n\n".join("\n".join(block) for block in map(list, blocks) if block) + "\n"


def kept_text(text: str) -> str:
    """What stands under KEPT in an earlier document; empty where it has no such heading."""
    found = re.search(rf"^{re.escape(KEPT)}\n+(.*?)(?=\n+## |\n*\Z)", text, re.DOTALL | re.MULTILINE)
    return found[1].strip() if found else ""


def _head(results: Results) -> Iterator[str]:
    yield results.machine
    yield ""
    yield f"Medians of interleaved rounds ({results.rounds}), after one that is not counted. All write the same"
    yield "documents with the same sentences, which is checked; our full theme writes more. CPU is that of all its"
    yield "processes together, in brackets the kernel's part; memory the peak of their proportional set sizes together."
    yield "Made by `make bench`."


def _goals(results: Results) -> list[str]:
    """The figures that the engine is built for, beside what it should reach."""
    rows = [*_goals_beside_hugo(results.sections), *_goals_of_rebuilds(results.sections)]
    rows += [(f"{what}, {of}", goal, f"{value:.2f}") for what, of, goal, value in _growth_rows(results.sections)]
    if results.preview:
        what = f"preview of {results.preview_articles:,} articles: from save to reloaded page, s"
        rows.append((what, "≤ 0.4", f"{median(results.preview):.2f}"))
    if not rows:
        return []
    return ["| | goal | measured |", "|---|---|---|", *(f"| {what} | {goal} | {is_} |" for what, goal, is_ in rows)]


def _goals_beside_hugo(sections: Sequence[Section]) -> Iterator[tuple[str, str, str]]:
    for section in sections:
        cold = {one.peer: one for one in section.cold}
        if section.articles != 10_000 or THEIRS not in cold:
            continue
        theirs, place = middle(cold[THEIRS].costs), f"{section.articles:,} articles, {_PLACES[section.where]}"
        wanted = section.where == "memory"
        if OURS in cold:
            ours = middle(cold[OURS].costs)
            yield f"{place}: times as fast as Hugo", "≥ 3" * wanted, f"{theirs.wall / ours.wall:.2f}"
            yield f"{place}: Hugo's CPU, of ours", "≥ 2.5" * wanted, f"{theirs.cpu / ours.cpu:.2f}"
            share = cold[OURS].memory / cold[THEIRS].memory
            yield f"{place}: our memory, of Hugo's", "≤ 0.125" * wanted, f"{share:.3f}"
        if OURS_FULL in cold:
            full = middle(cold[OURS_FULL].costs)
            yield f"{place}: our full theme's time, of Hugo's", "≤ 0.9" * wanted, f"{full.wall / theirs.wall:.2f}"
            yield f"{place}: our full theme's CPU, of Hugo's", "≤ 0.9" * wanted, f"{full.cpu / theirs.cpu:.2f}"


def _goals_of_rebuilds(sections: Sequence[Section]) -> Iterator[tuple[str, str, str]]:
    in_memory = [section for section in sections if section.where == "memory"]
    if not in_memory:
        return
    largest = max(in_memory, key=lambda section: section.articles)
    for again in largest.again:
        if again.peer != THEIRS:
            still, bare, edited = (middle(costs).wall for costs in (again.still, again.bare, again.edited))
            place = f"{largest.articles:,} articles, {again.peer}"
            yield f"{place}: nothing changed, of a bare look at its trees", "≤ 2", f"{still / bare:.2f}"
            yield f"{place}: one article edited, beyond that, s", "≤ 0.3", f"{edited - still:.2f}"


def _section(section: Section) -> Iterator[list[str]]:
    yield [f"## {section.articles:,} articles, {_PLACES[section.where]}"]
    for cold in section.cold:
        if cold.faults:
            more = f", and {len(cold.faults) - 1:,} more" if len(cold.faults) > 1 else ""
            yield [f"**{cold.peer} did not write the same site: {cold.faults[0]}{more}.**"]
    yield list(_cold_table(section.cold))
    if section.again:
        yield list(_again_table(section.again))
        yield [f"- {again.peer} wrote: {_names(again)}." for again in section.again if again.peer != THEIRS]


def _cold_table(rows: Sequence[Cold]) -> Iterator[str]:
    theirs = next((cold for cold in rows if cold.peer == THEIRS), None)
    beside = f" wall, of {THEIRS}'s | CPU, of its | memory, of its |" if theirs else ""
    yield f"| cold build | wall s | CPU s | peak MB |{beside}"
    yield "|---|---|---|---|" + "---|---|---|" * bool(theirs)
    for cold in rows:
        cost = middle(cold.costs)
        row = f"| {cold.peer} | {cost.wall:.2f} | {cost.cpu:.2f} ({cost.kernel:.2f}) | {cold.memory:,.0f} |"
        if theirs:
            base = middle(theirs.costs)
            row += f" {cost.wall / base.wall:.2f} | {cost.cpu / base.cpu:.2f} | {cold.memory / theirs.memory:.3f} |"
        yield row


def _again_table(rows: Sequence[Again]) -> Iterator[str]:
    yield "| built again | nothing changed: wall s | CPU s | a bare look: wall s | one edited: wall s | CPU s | files |"
    yield "|---|---|---|---|---|---|---|"
    for again in rows:
        still, bare, edited = (middle(costs) for costs in (again.still, again.bare, again.edited))
        yield (
            f"| {again.peer} | {still.wall:.2f} | {still.cpu:.2f} | {bare.wall:.2f} |"
            f" {edited.wall:.2f} | {edited.cpu:.2f} | {again.written:,} |"
        )


def _names(again: Again) -> str:
    more = f" and {again.written - len(again.names):,} more" if again.written > len(again.names) else ""
    return ", ".join(f"`{name}`" for name in again.names) + more if again.names else "nothing"


def _growth(sections: Sequence[Section]) -> list[str]:
    rows = _growth_rows(sections)
    if not rows:
        return []
    lines = (f"| {what} | {of} | {goal} | {value:.2f} |" for what, of, goal, value in rows)
    return ["## Growth", "", "| | of | goal | measured |", "|---|---|---|---|", *lines]


def _growth_rows(sections: Sequence[Section]) -> list[tuple[str, str, str, float]]:
    """What is compared, whose, the goal, and the ratio of the largest size in memory to a tenth of it."""
    by_size = {section.articles: section for section in sections if section.where == "memory"}
    if not by_size:
        return []
    large, small = max(by_size), max(by_size) // 10
    if small not in by_size:
        return []
    rows: list[tuple[str, str, str, float]] = []
    before = {cold.peer: cold for cold in by_size[small].cold}
    for cold in by_size[large].cold:
        if cold.peer in before:
            now, then = middle(cold.costs), middle(before[cold.peer].costs)
            of = f"{large:,} articles beside {small:,}"
            is_ours = cold.peer != THEIRS
            rows.append((f"{cold.peer}: time of an article", of, "≤ 1.15" * is_ours, now.wall / then.wall / 10))
            rows.append((f"{cold.peer}: CPU of an article", of, "", now.cpu / then.cpu / 10))
            memory = cold.memory / before[cold.peer].memory
            rows.append((f"{cold.peer}: peak memory", of, "≤ 1.5" * is_ours, memory))
    return rows


def _preview(results: Results) -> list[str]:
    if not results.preview:
        return []
    waited = sorted(results.preview)
    return [
        "## Preview",
        "",
        f"From an article's saved edit until Chromium shows the reloaded page, {results.preview_articles:,} articles,"
        f" {len(waited)} edits:",
        f"median {median(waited):.2f} s, from {waited[0]:.2f} to {waited[-1]:.2f} s.",
    ]


def _threshold(crossings: Sequence[Crossing]) -> list[str]:
    if not crossings:
        return []
    lines = ["## From how many files on workers are faster", ""]
    for crossing in crossings:
        told = f"{crossing.files:,.0f} files of content" if crossing.files else "none of these sizes"
        lines += [f"{crossing.project}: {told}.", "", "| files | one process, s | two workers, s |", "|---|---|---|"]
        lines += [f"| {files:,} | {alone:.2f} | {shared:.2f} |" for files, alone, shared in crossing.rows]
        lines.append("")
    return lines[:-1]
