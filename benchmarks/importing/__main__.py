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
from lxml import html

from benchmarks.importing.pages import captures
from generator.config import Config, load_config
from generator.importer.captures import Capture
from generator.importer.dialects import choose, parse
from generator.importer.document import Document, read_document
from generator.importer.markup.links import read_links
from generator.importer.parsed import ParsedArticle
from generator.importer.readings import read_capture

RESULTS = Path(__file__).with_name("RESULTS.md")
GOLD = Path(__file__).parents[2] / "tests" / "importer" / "gold"
FAMILIES = ("C, PaperIndex", "B, Founder classic")
_REMEMBERED = """\
The pages are all different and come as in an import: day by day, page by page, one article of a page after another.
What Broadsheet remembers from one to the next, in tables of bounded size: where a link leads and what it shows, the
page list and the list of a page's articles, which skins the ids and classes of a template allow, what a line above
an article prints of a date. A page read first or alone gives the same, and takes longer by what it has to learn."""
_Step = Callable[[], Callable[[], object]]
"""Makes ready what a step needs, and gives the step."""


def main() -> None:
    """Measures, and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60, help="of each family")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    text = (
        "\n".join(
            (
                *_head(options.rounds, options.pages),
                *_costs(options.rounds, options.pages),
                *_parts(options.pages),
                *_quality(),
            )
        )
        + "\n"
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
    yield _REMEMBERED
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


def _parts(pages: int) -> Iterator[str]:
    """What each step of reading costs: of every page the least of five times."""
    config = load_config(GOLD)
    both = captures(2 * pages)
    rows = [
        [_least(step(capture, config)) for step in (_parse, _document, _choose, _links, _fields)] for capture in both
    ]
    yield "## Where the time goes, µs a page"
    yield ""
    yield "| family | lxml's own parse | text, tree, address | dialect and skin | links | fields, body, defects |"
    yield "|---|---|---|---|---|---|"
    for family, chosen in zip(FAMILIES, (rows[::2], rows[1::2]), strict=True):
        means = [sum(step) / len(chosen) for step in zip(*chosen, strict=True)]
        yield f"| {family} | " + " | ".join(f"{mean:.0f}" for mean in means) + " |"
    yield ""
    yield "The second column holds the first; links, which every later step shares, stand alone."
    yield ""


def _least(step: _Step) -> float:
    """µs."""
    times: list[float] = []
    for _ in range(5):
        run = step()
        start = time.process_time_ns()
        run()
        times.append((time.process_time_ns() - start) / 1000)
    return min(times)


def _parse(capture: Capture, config: Config) -> _Step:
    return lambda: lambda: html.document_fromstring(capture.content)


def _document(capture: Capture, config: Config) -> _Step:
    return lambda: lambda: read_document(capture, config.source)


def _links(capture: Capture, config: Config) -> _Step:
    def ready() -> Callable[[], object]:
        document = _read(capture, config)
        return lambda: read_links(document)

    return ready


def _choose(capture: Capture, config: Config) -> _Step:
    def ready() -> Callable[[], object]:
        document = _read(capture, config)
        read_links(document)
        return lambda: choose(document)

    return ready


def _fields(capture: Capture, config: Config) -> _Step:
    def ready() -> Callable[[], object]:
        document = _read(capture, config)
        evidence, _ = choose(document)
        read_links(document)
        assert evidence
        return lambda: parse(document, evidence, document.address)

    return ready


def _read(capture: Capture, config: Config) -> Document:
    document = read_document(capture, config.source)
    assert isinstance(document, Document)
    return document


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
