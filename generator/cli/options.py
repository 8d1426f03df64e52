"""Options that several commands share, and the project that a command works on."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.config import Config, load_config

F = TypeVar("F", bound=Callable[..., Any])

_FOLDER = click.Path(file_okay=False, path_type=Path)


def content_option(command: F) -> F:
    """`--content DIR`"""
    help_text = "The content store, instead of the project's own."
    return click.option("--content", type=_FOLDER, metavar="DIR", help=help_text)(command)


def output_option(command: F) -> F:
    """`--output DIR`"""
    help_text = "The folder of the built site, instead of the project's own."
    return click.option("--output", type=_FOLDER, metavar="DIR", help=help_text)(command)


def jobs_option(command: F) -> F:
    """`--jobs N`"""
    help_text = "Processes that work at once; 1 works in this one alone.  [default: one a core]"
    return click.option("-j", "--jobs", type=click.IntRange(min=0), default=0, metavar="N", help=help_text)(command)


def dask_option(command: F) -> F:
    """`--dask ADDRESS`"""
    help_text = "Work on the Dask cluster at tcp://HOST:PORT, whose workers see the project under the same path."
    return click.option("--dask", default="", metavar="ADDRESS", help=help_text)(command)


@contextmanager
def open_workers(jobs: int, dask: str = "", *, may_fork: bool = True) -> Iterator[Executor]:
    """The Executor that `--jobs` and `--dask` ask for. Errors: WorkerError."""
    from generator.workers import dask_executor, open_executor  # process pools, which `--help` need not load

    with dask_executor(dask) if dask else open_executor(jobs, may_fork=may_fork) as executor:
        yield executor


def json_option(command: F) -> F:
    """`--json`"""
    return click.option("--json", "as_json", is_flag=True, help="Give the figures as JSON on stdout.")(command)


def open_project(context: click.Context, content: Path | None = None, output: Path | None = None) -> Config:
    """The Config of the project that `-C` names. Errors: ConfigError."""
    project: Path = context.obj
    return load_config(project, content, output)
