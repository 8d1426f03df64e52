"""`broadsheet import`"""

import datetime as dt
import time
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.console import give_json, say, show_problems
from generator.cli.options import content_option, dask_option, jobs_option, json_option, open_project, open_workers
from generator.cli.progress import progress
from generator.errors import Problem

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path))
@content_option
@jobs_option
@dask_option
@json_option
@click.option("--since", type=_DAY, metavar="DATE", help="Only issues from this date on: 2021-01-08.")
@click.option("--until", type=_DAY, metavar="DATE", help="Only issues up to this date.")
@click.option("--only", default="", metavar="PATTERN", help="Only captures whose path or URL matches: '*ZC*'.")
@click.option("--dry-run", is_flag=True, help="Change nothing in the content; the report says what would be.")
@click.option("--explain", "explained", is_flag=True, help="Import nothing: show what gives each field of one capture.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what kept an issue from being filed.")
@click.option("--strict", is_flag=True, help="Exit status 1 where not every capture could be used.")
@click.pass_context
def import_(
    context: click.Context,
    paths: tuple[Path, ...],
    content: Path | None,
    jobs: int,
    dask: str,
    as_json: bool,
    since: dt.datetime | None,
    until: dt.datetime | None,
    only: str,
    dry_run: bool,
    explained: bool,
    quiet: bool,
    strict: bool,
) -> None:
    """Bring captures into the content: files, or folders of them.

    What cannot be read is listed in import-report.html with the reason; a file that you edited is never overwritten.
    """
    from generator.importer.import_captures import import_captures
    from generator.importer.reports import summary_lines

    if since and until and since > until:
        raise click.UsageError("--since is a later day than --until")
    config = open_project(context, content)
    if explained:
        from generator.cli.explaining import explain_captures

        explain_captures(context, config, paths, only, as_json=as_json)
        return
    start = time.perf_counter()
    with progress(quiet) as show, open_workers(jobs, dask) as executor:
        report = import_captures(
            config,
            paths,
            executor,
            dry_run=dry_run,
            since=since.date() if since else None,
            until=until.date() if until else None,
            only=only,
            progress=lambda news: show(news.stage, news.done, news.total, news.captures),
        )
    if as_json:
        give_json(asdict(report))
    if quiet:
        show_problems(Problem(**row) for row in report.problems)
    else:
        say(*summary_lines(report, config.language), f"{time.perf_counter() - start:.1f} s")
    if report.problems or (strict and not report.is_complete):
        context.exit(1)
