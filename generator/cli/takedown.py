"""`broadsheet takedown`"""

import re
from pathlib import Path
from urllib.parse import unquote

import click

from generator.cli.console import count, give_json, say
from generator.cli.options import content_option, json_option, open_project


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--reason", default="", metavar="TEXT", help="Why; it is kept in content/takedowns.yaml.")
@content_option
@json_option
@click.pass_context
def takedown(
    context: click.Context, articles: tuple[str, ...], reason: str, content: Path | None, as_json: bool
) -> None:
    """Take articles down for good: 2021/01/08/ZC02/123456, or their files in the content, or their addresses.

    Text, mentions and photos of their own go out of the content, and no later import brings them back. Build again to
    take them out of the site. Page facsimiles still show the print, and git its history.
    """
    from generator.importer.import_captures import take_down

    config = open_project(context, content)
    places = [_place(article) for article in articles]
    changed = take_down(config, places, reason)
    if as_json:
        give_json({"changed": changed})
    say(
        f"{count(len(places), 'article')} taken down, {count(len(changed), 'file')} of the content changed.",
        "Now: `broadsheet build`. The page's facsimile and PDF still show the print, and git keeps its history.",
    )


def _place(article: str) -> str:
    """An article's place in the store, `2021/01/08/ZC02/123456`, from that, its file's path or its address."""
    text = unquote(re.split("[?#]", article)[0]) if "://" in article else article.replace("\\", "/")
    found = re.search(r"(?:^|/)(\d{4}/\d\d/\d\d[^/]*/[^/]+/[^/]+?)(?:\.md|\.html)?$", text)
    return found[1] if found else article
