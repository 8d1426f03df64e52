"""`broadsheet new`"""

import shlex
from pathlib import Path

import click

from generator.cli.console import say


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "captures",
    multiple=True,
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="Captures that tell the paper's name and publisher.",
)
def new(folder: Path, captures: tuple[Path, ...]) -> None:
    """Lay out a fresh mirror project in DIR, which must be new or empty."""
    from generator.project.layout import check_folder, lay_out_project

    check_folder(folder)
    name = publisher = ""
    if captures:
        from generator.project.masthead import read_masthead  # the importer, which is heavy

        masthead = read_masthead(captures)
        name, publisher = masthead.name, masthead.publisher
        if not name:
            say("No capture there tells the paper's name; write it into config.yaml.")
    made = lay_out_project(folder, name, publisher)
    if name:
        say(f"The captures call the paper {name}" + (f", published by {publisher}." if publisher else "."))
    say(f"Laid out in {folder}: {', '.join(made)}")
    say(f"Next: broadsheet -C {shlex.quote(str(folder))} import {shlex.join(map(str, captures)) or 'PATH...'}")
