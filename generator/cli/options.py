"""Options that several commands share, and the project that a command works on."""

from collections.abc import Callable
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


def json_option(command: F) -> F:
    """`--json`"""
    return click.option("--json", "as_json", is_flag=True, help="Give the figures as JSON on stdout.")(command)


def open_project(context: click.Context, content: Path | None = None, output: Path | None = None) -> Config:
    """The Config of the project that `-C` names. Errors: ConfigError."""
    project: Path = context.obj
    return load_config(project, content, output)
