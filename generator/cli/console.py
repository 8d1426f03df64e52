"""What a person sees. Words for people go to stderr, data goes to stdout."""

import json
import os
from collections.abc import Iterable
from typing import Any

import click

from generator.errors import Problem


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


MOST = 200
"""Problems that are shown: a folder that cannot be written gives one for each file, and nobody reads on so long."""


def show_problems(problems: Iterable[Problem]) -> None:
    """Every problem once: where, what, and on a line of its own what to do. Of more than MOST, how many more."""
    each = list(dict.fromkeys(problems))
    for problem in each[:MOST]:
        place = problem.file + (f":{problem.line}" if problem.line else "")
        head = [click.style(part, bold=True) for part in (place, problem.key) if part]
        say(": ".join([*head, click.style(problem.message, fg="red")]))
        if problem.advice:
            say(f"    {problem.advice}")
    if len(each) > MOST:
        say(f"... and {len(each) - MOST:,} more")


def count(number: int, one: str, many: str = "") -> str:
    """`1 article`, `4 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as JSON shows them."""
    return [{"file": p.file, "line": p.line, "key": p.key, "message": p.message, "advice": p.advice} for p in problems]


def _colour() -> bool | None:
    """False where NO_COLOR asks for it; None: colours on a terminal only."""
    return False if os.environ.get("NO_COLOR") else None
