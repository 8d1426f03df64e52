"""`broadsheet report`"""

from dataclasses import asdict

import click

from generator.cli.console import give, give_json
from generator.cli.options import json_option, open_project


@click.command()
@json_option
@click.option("--strict", is_flag=True, help="Exit status 1 where not every capture could be used.")
@click.pass_context
def report(context: click.Context, as_json: bool, strict: bool) -> None:
    """Show again what the last import did: what came in, what is missing, what was mended."""
    from generator.importer.reports import read_report, summary_lines

    config = open_project(context)
    found = read_report(config.project)
    if as_json:
        give_json(asdict(found))
    else:
        give("\n".join(summary_lines(found, config.language)))
    if strict and not found.is_complete:
        context.exit(1)
