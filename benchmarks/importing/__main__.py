"""What reading an article page costs, beside trafilatura: `python -m benchmarks.importing`.

Prints Markdown; `--write` keeps it as RESULTS.md. Both programs get the same captures in turn, round by round, in one
process on one core; trafilatura comes with `pip install '.[bench]'`.
"""

import argparse
import datetime as dt
import importlib
import platform
import re
import sys
import time
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from statistics import median

import trafilatura

from benchmarks.importing.pages import captures
from generator.config import load_config
from generator.importer.captures import Capture
from generator.importer.parsed import ParsedArticle
from generator.importer.readings import read_capture

RESULTS = Path(__file__).with_name("RESULTS.md")
GOLD = Path(__file__).parents[2] / "tests" / "importer" / "gold"
FAMILIES = ("C, PaperIndex", "B, Founder classic")


def main() -> None:
    """Measures, and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60, help="of each family")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    text = (
        "\n".join((*_head(options.rounds, options.pages), *_costs(options.rounds, options.pages), *_quality())) + "\n"
    )
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")


def _head(rounds: int, pages: int) -> Iterator[str]:
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("trafilatura", "lxml", "beautifulsoup4"))
    yield "# Reading captures"
    yield ""
    yield f"{dt.date.today()}, one core, Python {platform.python_version()}, {versions}."
    yield f"Medians of {rounds} interleaved rounds over {pages} article pages of each family; CPU time for one page."
    yield "Made by `make bench-import`."
    yield ""


def _costs(rounds: int, pages: int) -> Iterator[str]:
    config = load_config(GOLD)
    readers: tuple[tuple[str, Callable[[Capture], object]], ...] = (
        ("Broadsheet, every field", lambda capture: read_capture(capture, config)),
        ("trafilatura, text and metadata", lambda c: trafilatura.bare_extraction(c.content, url=c.url)),
        ("trafilatura, text alone", lambda c: trafilatura.extract(c.content)),
    )
    both = captures(2 * pages)
    yield "| family | page, KB | " + " | ".join(f"{name}, ms" for name, _ in readers) + " | times as fast |"
    yield "|---|---|" + "---|" * len(readers) + "---|"
    for family, chosen in zip(FAMILIES, (both[::2], both[1::2]), strict=True):
        for capture in chosen:
            assert isinstance(read_capture(capture, config).parsed, ParsedArticle), capture.url
        times: list[list[float]] = [[] for _ in readers]
        for _ in range(rounds):
            for place, (_, read) in enumerate(readers):
                start = time.process_time()
                for capture in chosen:
                    read(capture)
                times[place].append((time.process_time() - start) / len(chosen) * 1000)
        own, full, bare = map(median, times)
        size = sum(len(capture.content) for capture in chosen) / len(chosen) / 1000
        yield f"| {family} | {size:.1f} | {own:.2f} | {full:.2f} | {bare:.2f} | {full / own:.1f}, {bare / own:.1f} |"
    yield ""


def _quality() -> Iterator[str]:
    """Precision and recall of the lines of bodies (paragraphs, rows, verses), blanks and marks aside."""
    sys.path.insert(0, str(GOLD))
    gold = importlib.import_module("gold_set")
    hits = {"Broadsheet": [0, 0, 0], "trafilatura": [0, 0, 0]}
    articles = 0
    for case in gold.read_cases():
        expected = gold.expected_fields(case)
        if not expected.get("body"):
            continue
        articles += 1
        parsed = gold.read_case(case).parsed
        own = list(parsed.blocks) if isinstance(parsed, ParsedArticle) else []
        text = trafilatura.extract(case.capture.read_bytes(), include_comments=False) or ""
        for name, given in (("Broadsheet", own), ("trafilatura", text.split("\n"))):
            wanted, found = _bare(expected["body"]), _bare(given)
            hits[name][0] += len(wanted & found)
            hits[name][1] += len(found)
            hits[name][2] += len(wanted)
    yield f"## Lines of the gold set's {articles} articles, blanks and Markdown's marks aside"
    yield ""
    yield "| | precision | recall |"
    yield "|---|---|---|"
    for name, (right, given, wanted) in hits.items():
        yield f"| {name} | {right / max(1, given):.3f} | {right / max(1, wanted):.3f} |"


def _bare(paragraphs: list[str]) -> set[str]:
    bare = (re.sub(r"[\s　\\*#>|_\-]+", "", text) for block in paragraphs for text in block.split("\n"))
    return {text for text in bare if text}


if __name__ == "__main__":
    main()
