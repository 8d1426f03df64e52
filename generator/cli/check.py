"""`broadsheet check`"""

from pathlib import Path

import click

from generator.cli.console import count, give_json, problem_rows, say, show_problems
from generator.cli.options import jobs_option, json_option, open_project, open_workers, output_option
from generator.cli.progress import progress
from generator.errors import ConfigError, Problem


@click.command()
@output_option
@jobs_option
@json_option
@click.pass_context
def check(context: click.Context, output: Path | None, jobs: int, as_json: bool) -> None:
    """Walk the built site: every link, image and anchor must lead somewhere, nothing be left over.

    Exit status 1 where something is wrong.
    """
    from generator.inspection.inspect_site import inspect_site

    config = open_project(context, output=output)
    if not (config.site / "index.html").is_file():
        raise ConfigError(Problem("there is no built site here", "`broadsheet build` makes it", str(config.site)))
    with progress() as show, open_workers(jobs) as executor:
        found = inspect_site(config.site, config.base_url, executor, lambda done, total: show("check", done, total))
    if as_json:
        give_json({"files": found.files, "links": found.links, "problems": problem_rows(found.problems)})
    else:
        show_problems(found.problems)
    said = f"{count(found.files, 'file')}, {count(found.links, 'link')} into the site"
    say(f"{said}: {count(len(found.problems), 'problem') if found.problems else 'all is well'}.")
    if found.problems:
        context.exit(1)
