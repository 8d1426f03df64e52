"""How far long work is: a bar with a rate and the time that is left on a terminal, now and then a line elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from generator.cli.console import say

EVERY = 15.0
"""Seconds between two plain lines: a log of a long night stays readable, and shows that the work goes on."""

_REDRAW = 0.1
"""Seconds between two looks of a bar."""


class Show(Protocol):
    """What the work calls."""

    def __call__(self, step: str, done: int, total: int, count: int | None = None) -> None:
        """`done` of `total` (0: not known) of a step; `count`: of what a person counts, where that is not `done`."""


@contextmanager
def progress(quiet: bool = False) -> Iterator[Show]:
    """Shows what it is called with on stderr; nothing where that is asked for."""
    if quiet:
        yield _nothing
    elif sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield Lines(say).show


@dataclass(slots=True)
class Lines:
    """Progress in plain lines, a step's first after `every` seconds."""

    say: Callable[[str], None]
    every: float = EVERY
    clock: Callable[[], float] = time.monotonic
    _begun: dict[str, float] = field(default_factory=dict)
    _last: float = 0.0

    def show(self, step: str, done: int, total: int, count: int | None = None) -> None:
        """Says how far it is, where the last line is old enough."""
        now = self.clock()
        if step not in self._begun:
            self._begun[step] = self._last = now
        if now - self._last < self.every:
            return
        self._last = now
        elapsed = now - self._begun[step]
        words = [f"{step}: {_counted(done, total, count)}, {_rate(done if count is None else count, elapsed)}"]
        if total and done:
            left = int(elapsed / done * (total - done))
            words.append(f"{min(100, 100 * done // total)} %, {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
        self.say(", ".join(words))


@contextmanager
def _bars() -> Iterator[Show]:
    from rich.console import Console  # a tenth of a second that a pipe need not pay
    from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

    counted, rate = TextColumn("{task.fields[counted]}"), TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), counted, rate)
    console = Console(stderr=True)
    # a bar that draws itself has a thread, and workers cannot be forked from a process with threads
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True, auto_refresh=False) as bar:
        tasks: dict[str, TaskID] = {}
        begun: dict[str, float] = {}
        drawn = 0.0

        def show(step: str, done: int, total: int, count: int | None = None) -> None:
            nonlocal drawn
            now = time.monotonic()
            if step not in tasks:
                tasks[step] = bar.add_task(step.capitalize(), counted="", rate="")
                begun[step] = now
            elif now < drawn + _REDRAW and done < total:
                return
            counted, rate = _counted(done, total, count), _rate(done if count is None else count, now - begun[step])
            bar.update(tasks[step], completed=done, total=total or None, counted=counted, rate=rate)
            bar.refresh()
            drawn = now

        yield show


def _counted(done: int, total: int, count: int | None) -> str:
    if count is not None:
        return f"{count:,}"
    return f"{done:,}/{total:,}" if total else f"{done:,}"


def _rate(count: int, elapsed: float) -> str:
    return f"{count / elapsed:,.0f}/s" if elapsed > 0.5 else ""


def _nothing(step: str, done: int, total: int, count: int | None = None) -> None:
    """Shows no progress."""
