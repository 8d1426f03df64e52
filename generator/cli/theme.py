"""`broadsheet theme`"""

import sys
from dataclasses import asdict

import click

from generator.cli.console import count, give, give_json, say
from generator.cli.options import json_option, open_project
from generator.config import Config

_WORDS = {
    "default": "",
    "replaced": "replaced by yours",
    "extended": "extended by yours",
    "added": "yours",
    "unused": "yours, but nothing leads to it",
}


@click.command()
@click.option("--list", "listed", is_flag=True, help="Show every file of the theme, and which are yours. [the default]")
@click.option(
    "--copy", "copied", multiple=True, metavar="NAME", help="Put the default's file into your templates: article.html"
)
@click.option(
    "--diff", "compared", is_flag=False, flag_value="", default=None, metavar="[NAME]",
    help="Show how your files, or only this one, differ from the default's.",
)  # fmt: skip
@click.option("--reference", is_flag=True, help="Give the reference of all templates, as Markdown: docs/templates.md.")
@click.option("--force", is_flag=True, help="With --copy: overwrite your file without asking.")
@json_option
@click.pass_context
def theme(
    context: click.Context,
    listed: bool,
    copied: tuple[str, ...],
    compared: str | None,
    reference: bool,
    force: bool,
    as_json: bool,
) -> None:
    """See and change how the site looks.

    A file in your templates/ takes the place of the default theme's of the same name. It may also extend it, and change
    only some of its blocks:

    \b
        {% extends "default/article.html" %}
        {% block byline %}<p class="byline">文 / {{ byline }}</p>{% endblock %}
    """
    if sum((listed, bool(copied), compared is not None, reference)) > 1:
        raise click.UsageError("--list, --copy, --diff and --reference are for one at a time")
    if reference:
        from generator.theming.reference import reference_page

        give(reference_page().rstrip("\n"))
        return
    config = open_project(context)
    if copied:
        _copy(config, copied, force=force)
    elif compared is not None:
        _compare(config, compared)
    else:
        _list(config, as_json=as_json)


def _list(config: Config, *, as_json: bool) -> None:
    from generator.theming.theme_files import list_theme

    files = list_theme(config)
    if as_json:
        give_json([asdict(file) for file in files])
        return
    width = max(len(file.name) for file in files)
    for file in files:
        notes = [_WORDS[file.standing]]
        notes += ["the default's has changed since you copied it"] if file.is_outdated else []
        notes += [f"did you mean {file.nearest}?"] if file.nearest else []
        give(f"{file.name:{width}}  {'; '.join(notes)}".rstrip())
    own = [file for file in files if file.standing != "default"]
    unused = sum(file.standing == "unused" for file in own)
    say(
        f"{count(len(files), 'file')}, {len(own)} of them in {config.templates}"
        + (f"; {unused} of these {'is' if unused == 1 else 'are'} used by nothing." if unused else ".")
    )


def _copy(config: Config, names: tuple[str, ...], *, force: bool) -> None:
    from generator.theming.comparing import copy_file

    for name in names:
        file = config.templates / name
        overwrite = force
        if file.exists() and not force and sys.stdin.isatty():
            overwrite = click.confirm(f"{file} is there already. Overwrite it?", err=True)
            if not overwrite:
                say(f"Left {file} as it is.")
                continue
        say(f"Copied to {copy_file(config, name, overwrite=overwrite)}")


def _compare(config: Config, name: str) -> None:
    from generator.theming.comparing import differences

    found = list(differences(config, name))
    for difference in found:
        file = difference.file
        if file.is_outdated:
            say(f"{file.name}: the default theme's has changed since you copied it.")
        if file.standing == "extended" and file.name.endswith(".html"):
            say(f"{file.name} extends the default theme's; its own blocks: {', '.join(difference.blocks) or 'none'}.")
            if difference.diff:
                give(difference.diff.rstrip("\n"))
        elif difference.diff:
            give(difference.diff.rstrip("\n"))
        else:
            say(f"{file.name} is equal to the default theme's: it can go.")
    if not found:
        say(f"No file in {config.templates} takes the place of one of the default theme's.")
