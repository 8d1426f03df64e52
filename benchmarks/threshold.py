"""From how many files of content on two workers build faster than one process: `python -m benchmarks.threshold`.

The build's `SERIAL_BELOW` stands on this. Each build is cold and in a process of its own, since it is the start of
the workers that must be earned.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build_minimal import KINDS
from benchmarks.corpus import issues
from benchmarks.measure import Cost, middle, run
from benchmarks.peers import OURS, OURS_FULL, PEERS, Peer

SIZES = (50, 100, 200, 400, 800, 1_600, 3_200)
"""Articles."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where two workers overtake one process."""

    project: str
    rows: tuple[tuple[int, float, float], ...]
    """Files of content; seconds of one process, of two workers."""
    files: float
    """Between the last size at which one process is faster and the next; 0: workers never are."""


def main() -> None:
    """Measures, and says where they cross."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="ARTICLES")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where the trees lie")
    options = parser.parse_args()
    for crossing in measure_crossings(options.sizes, options.rounds, options.folder, print):
        print(f"{crossing.project}: {crossing.files:,.0f}")


def measure_crossings(sizes: Sequence[int], rounds: int, parent: Path, say: Callable[[str], None]) -> list[Crossing]:
    """The crossing of the minimal templates and that of the full theme."""
    return [_crossing(peer, sizes, rounds, parent, say) for peer in PEERS if peer.name in (OURS, OURS_FULL)]


def crossing_of(rows: Sequence[tuple[int, float, float]]) -> float:
    """Where the lines through the last size at which one process is faster and the next one meet; 0: nowhere.

    Two workers that are faster from the first size on cross at that size.
    """
    slower = [index for index, (_, alone, shared) in enumerate(rows) if alone < shared]
    if not slower:
        return rows[0][0]
    last = slower[-1]
    if last + 1 == len(rows):
        return 0
    (few, *before), (many, *after) = rows[last], rows[last + 1]
    lead, gain = before[1] - before[0], after[0] - after[1]
    return few + (many - few) * lead / (lead + gain)


def _crossing(peer: Peer, sizes: Sequence[int], rounds: int, parent: Path, say: Callable[[str], None]) -> Crossing:
    rows: list[tuple[int, float, float]] = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="broadsheet-benchmark-", dir=parent) as name:
            folder = Path(name) / "project"
            peer.lay_out(folder)
            for day in issues(size):
                peer.write(folder, day)
            files = sum(file.is_file() for file in (folder / "content").rglob("*"))
            costs: dict[int, list[Cost]] = {1: [], 2: []}
            for _ in range(rounds):
                for jobs, found in costs.items():
                    for place in ("site", *peer.caches):
                        shutil.rmtree(folder / place, ignore_errors=True)
                    command = (sys.executable, "-m", "benchmarks.build_with", str(jobs))
                    found.append(run((*command, *(KINDS if peer.name == OURS else ())), folder))
            alone, shared = (middle(found).wall for found in costs.values())
            rows.append((files, alone, shared))
            say(f"{peer.name}, {files:,} files: one process {alone:.2f} s, two workers {shared:.2f} s")
    return Crossing(peer.name, tuple(rows), crossing_of(rows))


if __name__ == "__main__":
    main()
