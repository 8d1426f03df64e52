"""What a person sees. Words for people go to stderr, data goes to stdout."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from generator.errors import Problem

_REDRAW = 0.1
"""Seconds between two looks of a progress bar."""


def say(*lines: str) -> None:
    """Words for people."""
    for line in lines:
        click.echo(line, err=True, color=_colour())


def give(text: str) -> None:
    """Data, for a person or the next program in the pipe."""
    click.echo(text, color=_colour())


def give_json(values: Any) -> None:
    """Data as JSON."""
    give(json.dumps(values, ensure_ascii=False, indent=2, default=str))


def show_problems(problems: Iterable[Problem]) -> None:
    """Every problem once: where, what, and on a line of its own what to do."""
    for problem in dict.fromkeys(problems):
        place = problem.file + (f":{problem.line}" if problem.line else "")
        head = [click.style(part, bold=True) for part in (place, problem.key) if part]
        say(": ".join([*head, click.style(problem.message, fg="red")]))
        if problem.advice:
            say(f"    {problem.advice}")


def count(number: int, one: str, many: str = "") -> str:
    """`1 article`, `4 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as JSON shows them."""
    return [{"file": p.file, "line": p.line, "key": p.key, "message": p.message, "advice": p.advice} for p in problems]


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal, nothing elsewhere. Gives what to call with (step, done, of how many; 0: not known)."""
    if not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console  # a tenth of a second that a pipe need not pay
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # a bar that draws itself has a thread, and workers cannot be forked from a process with threads
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        tasks: dict[str, TaskID] = {}
        drawn = 0.0

        def show(step: str, done: int, total: int) -> None:
            nonlocal drawn
            if step not in tasks:
                tasks[step] = bar.add_task(step.capitalize())
            bar.update(tasks[step], completed=done, total=total or None)
            if time.monotonic() > drawn + _REDRAW:
                bar.refresh()
                drawn = time.monotonic()

        yield show


def _nothing(step: str, done: int, total: int) -> None:
    """Shows no progress."""


def _colour() -> bool | None:
    """False where NO_COLOR asks for it; None: colours on a terminal only."""
    return False if os.environ.get("NO_COLOR") else None
