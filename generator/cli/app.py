"""The command as a whole: its verbs, and what happens when one of them fails.

Exit status: 0 done, 1 not all could be done, 2 wrong usage, 130 interrupted.
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from generator import __version__
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.console import say, show_problems
from generator.cli.importing import import_
from generator.cli.leaving import leave
from generator.cli.new import new
from generator.cli.preview import preview
from generator.cli.report import report
from generator.cli.takedown import takedown
from generator.cli.theme import theme
from generator.errors import BroadsheetError, remedy, system_problem

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=_CONTEXT)
@click.option(
    "-C",
    "project",
    default=".",
    metavar="PROJECT",
    type=click.Path(file_okay=False, path_type=Path),
    help="The mirror project: the folder with config.yaml.  [default: the current folder]",
)
@click.option("--traceback", is_flag=True, help="Show where in the program an unexpected error rose.")
@click.version_option(__version__)
@click.pass_context
def broadsheet(context: click.Context, project: Path, traceback: bool) -> None:
    """Rebuild a clean, static, permanent mirror of a newspaper's digital edition.

    \b
    captures  --import-->  content/  --build-->  site/
    """
    context.obj = project


for command in (new, import_, report, build, preview, check, theme, takedown):
    broadsheet.add_command(command)


def run_process() -> NoReturn:
    """Runs the command line that this process was given, and exits."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # data for a file or a program: a Chinese Windows would write GBK, which lacks half the signs of a newspaper
        sys.stdout.reconfigure(encoding="utf-8")
    leave(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit status of `broadsheet ARGUMENTS`, everything that it has to say said."""
    try:
        return int(broadsheet.main(list(arguments), prog_name="broadsheet", standalone_mode=False) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted.")
        return 130
    except BroadsheetError as error:
        show_problems(error.problems)
        return 1
    except Exception as error:
        in_full = "--traceback" in arguments
        if isinstance(error, OSError) and remedy(error) and not in_full:
            show_problems([system_problem(error)])
        else:
            _own_up(error, in_full=in_full)
        return 1


def _own_up(error: Exception, *, in_full: bool) -> None:
    import tempfile  # a fault is rare, and every command begins without them
    import traceback

    text = "".join(traceback.format_exception(error))
    say(f"{type(error).__name__}: {error}", "This is a fault in Broadsheet, not in your newspaper.")
    if in_full:
        say(text)
        return
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="broadsheet-", suffix=".txt", delete=False) as file:
        file.write(f"broadsheet {__version__}, Python {sys.version}\nbroadsheet {' '.join(sys.argv[1:])}\n\n{text}")
    say(f"Please report it, with the file {file.name}. --traceback shows it here.")
