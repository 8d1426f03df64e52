"""Builds of one size in one place, all programs in turn: cold, with nothing changed, with one article edited."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks.check import faults, front_faults
from benchmarks.corpus import Story, issue, issue_count, middle_story
from benchmarks.measure import Cost, peak_memory, run
from benchmarks.peers import THEIRS, Peer

_BARE_SCAN = (sys.executable, str(Path(__file__).with_name("bare_scan.py")), "content", "site")
T = TypeVar("T")
_NAMED = 12
"""How many of the files that an edit wrote are named."""


@dataclass(frozen=True, slots=True)
class Cold:
    """A peer's builds with no site and no cache there."""

    peer: str
    costs: tuple[Cost, ...]
    """One a round."""
    memory: float
    """MB: the peak of all its processes' proportional set sizes, in a run before the rounds."""
    faults: tuple[str, ...]
    """Where its site is not what it must be; empty: the figures may be compared."""


@dataclass(frozen=True, slots=True)
class Again:
    """A peer's builds of a site that is there."""

    peer: str
    still: tuple[Cost, ...]
    """Nothing changed."""
    edited: tuple[Cost, ...]
    """One article's text had grown."""
    bare: tuple[Cost, ...]
    """No build: only a look at each file of its content and its site."""
    written: int
    """How many files an edit wrote or removed."""
    names: tuple[str, ...]
    """The first of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """What was measured at one size in one place."""

    where: str
    """`memory` or `disk`"""
    articles: int
    cold: tuple[Cold, ...]
    again: tuple[Again, ...]


def measure_builds(
    where: str, articles: int, peers: Sequence[Peer], rounds: int, root: Path, say: Callable[[str], None]
) -> Section:
    """The section of `articles` in `where`, its trees below `root`; each peer runs once before the rounds."""
    folders = {peer.name: root / peer.name.replace(" ", "-").replace(",", "") for peer in peers}
    for peer in peers:
        peer.lay_out(folders[peer.name])
    say(f"{where} {articles:,}: writing the content")
    _share(partial(_write_issue, articles, peers, folders), articles)
    memory: dict[str, float] = {}
    for peer in peers:
        memory[peer.name] = peak_memory(peer.command, folders[peer.name])
        say(f"{where} {articles:,} {peer.name}: {memory[peer.name]:.0f} MB")
    costs: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    for number in range(rounds):
        for peer in peers:
            if number < peer.most_rounds:
                _clean(peer, folders[peer.name])
                costs[peer.name].append(run(peer.command, folders[peer.name]))
                say(f"{where} {articles:,} {peer.name}: {costs[peer.name][-1]}")
    say(f"{where} {articles:,}: checking the sites")
    found = _share(partial(_faults_of_issue, articles, peers, folders), articles)
    wrong = {peer.name: front_faults(folders[peer.name] / "site") for peer in peers}
    for name, issue_faults in (pair for pairs in found for pair in pairs):
        wrong[name].extend(issue_faults)
    cold = tuple(Cold(p.name, tuple(costs[p.name]), memory[p.name], tuple(wrong[p.name])) for p in peers)
    rebuilt = [peer for peer in peers if peer.is_rebuilt]
    return Section(where, articles, cold, _build_again(where, articles, rebuilt, rounds, folders, say))


def _build_again(
    where: str, articles: int, peers: Sequence[Peer], rounds: int, folders: dict[str, Path], say: Callable[[str], None]
) -> tuple[Again, ...]:
    story = middle_story(articles)
    still: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    edited: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    bare: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    written: dict[str, list[str]] = {}
    for number in range(rounds):
        for peer in peers:
            # Hugo builds everything anew each time: beyond a size one round tells it
            if peer.name == THEIRS and articles > 20_000 and number:
                continue
            name, folder = peer.name, folders[peer.name]
            if number == 0:
                run(peer.command, folder)  # what a cold build leaves to the second one to do
            still[name].append(run(peer.command, folder))
            bare[name].append(run(_BARE_SCAN, folder))
            before = _times(folder / "site") if number == 0 else {}
            _edit(folder, story, number)
            edited[name].append(run(peer.command, folder))
            if number == 0:
                after = _times(folder / "site")
                changed = (path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
                written[name] = sorted(changed)
            say(f"{where} {articles:,} {name}: nothing changed {still[name][-1]}, one edited {edited[name][-1]}")
    return tuple(
        Again(
            name, tuple(still[name]), tuple(edited[name]), tuple(bare[name]),
            len(written[name]), tuple(written[name][:_NAMED]),
        )
        for name in still
    )  # fmt: skip


def _share(task: Callable[[int], T], articles: int) -> list[T]:
    """The results of `task` for the number of each issue of the corpus, in order, by all cores."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return list(pool.map(task, range(issue_count(articles)), chunksize=4))


def _write_issue(articles: int, peers: Sequence[Peer], folders: dict[str, Path], number: int) -> None:
    day = issue(number, articles)
    for peer in peers:
        peer.write(folders[peer.name], day)


def _faults_of_issue(
    articles: int, peers: Sequence[Peer], folders: dict[str, Path], number: int
) -> list[tuple[str, list[str]]]:
    day = issue(number, articles)
    return [(peer.name, faults(folders[peer.name] / "site", day, not peer.writes_more)) for peer in peers]


def _edit(folder: Path, story: Story, number: int) -> None:
    file = folder / "content" / story.folder / f"{story.id}.md"
    file.write_text(file.read_text("utf-8") + f"\n新的一段，第{number}次。\n", "utf-8")


def _times(site: Path) -> dict[str, int]:
    """When each file of a site was last written, in nanoseconds."""
    found: dict[str, int] = {}
    for place, _, names in os.walk(site):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - once a file
            found[os.path.relpath(path, site)] = os.stat(path).st_mtime_ns  # noqa: PTH116
    return found


def _clean(peer: Peer, folder: Path) -> None:
    for name in ("site", *peer.caches):
        shutil.rmtree(folder / name, ignore_errors=True)
