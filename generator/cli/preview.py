"""`broadsheet preview`"""

from pathlib import Path

import click

from generator.cli.console import say, show_problems
from generator.cli.options import content_option, jobs_option, open_project, open_workers


@click.command()
@content_option
@jobs_option
@click.option(
    "-p",
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help="The port on 127.0.0.1.  [default: 8000, or any free one]",
)
@click.pass_context
def preview(context: click.Context, content: Path | None, jobs: int, port: int | None) -> None:
    """Show the site while you work on it.

    Builds it for yourself alone, shows it on this machine, and builds again whenever content, templates or
    config.yaml change; the open page follows. Ctrl-C ends it.
    """
    from generator.preview import preview as rounds

    addresses: set[str] = set()

    def tell(news: rounds.Rebuilt) -> None:
        show_problems(news.problems)
        if news.address not in addresses:
            addresses.add(news.address)
            say(f"Look at {news.address} (Ctrl-C ends the preview)")
        elif news.problems:
            say("The page stays as it was until this is mended.")
        else:
            say(f"Built again in {news.seconds:.1f} s")

    try:
        with open_workers(jobs, may_fork=False) as executor:
            rounds.preview(lambda: open_project(context, content), executor, port, tell)
    except KeyboardInterrupt:
        say("")
