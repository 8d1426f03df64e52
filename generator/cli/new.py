"""`broadsheet new`"""

from pathlib import Path

import click

from generator.cli.console import say


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Lay out a fresh mirror project in DIR."""
    from generator.project import lay_out_project

    made = lay_out_project(folder)
    say(f"Laid out in {folder}: {', '.join(made)}")
