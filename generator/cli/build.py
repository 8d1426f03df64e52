"""`broadsheet build`"""

import time
from pathlib import Path

import click

from generator.cli.console import count, give, give_json, problem_rows, say, show_problems
from generator.cli.options import (
    content_option,
    dask_option,
    jobs_option,
    json_option,
    open_project,
    open_workers,
    output_option,
)
from generator.cli.progress import progress


@click.command()
@content_option
@output_option
@jobs_option
@dask_option
@json_option
@click.option("--explain", default="", metavar="PATH", help="Say why this file of the site is made again, or is not.")
@click.pass_context
def build(
    context: click.Context, content: Path | None, output: Path | None, jobs: int, dask: str, as_json: bool, explain: str
) -> None:
    """Bring the site up to date with the content.

    What cannot be built is listed, everything else is built; exit status 1 then.
    """
    from generator.builder.build import build_site

    config = open_project(context, content, output)
    start = time.perf_counter()
    with progress() as show, open_workers(jobs, dask) as executor:
        report = build_site(config, executor, explain=_in_site(explain, config.site), watch=show)
    if as_json:
        give_json(
            {
                "issues": report.issues,
                "written": report.written,
                "unchanged": report.unchanged,
                "removed": report.removed,
                "changed": report.changed,
                "problems": problem_rows(report.problems),
                **({"explanation": report.explanation} if explain else {}),
            }
        )
    elif explain:
        give("\n".join(report.explanation))
    show_problems(report.problems)
    say(
        f"{count(report.issues, 'issue')} in {config.site}: {count(report.written, 'file')} written, "
        f"{report.unchanged:,} unchanged, {report.removed:,} removed, {time.perf_counter() - start:.1f} s."
    )
    if report.unaccounted:
        say(
            f"{count(len(report.unaccounted), 'file')} there that the build did not write, "
            f"such as {report.unaccounted[0]}: they are left alone."
        )
    if not report.issues:
        say(f"There is no issue in {config.content} yet: `broadsheet import PATH...` brings them in.")
    if report.problems:
        say(f"{count(len(set(report.problems)), 'problem')}; everything else is built.")
        context.exit(1)


def _in_site(path: str, site: Path) -> str:
    """The path of a file within the site, also where it is named as it lies on the disk, or by its folder."""
    if not path:
        return ""
    file = Path(path).resolve()
    inside = file.relative_to(site) if file.is_relative_to(site) else Path(path)
    return (inside / "index.html" if (site / inside).is_dir() else inside).as_posix()
