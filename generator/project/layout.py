"""A fresh mirror project: its folders, and a config.yaml that explains itself."""

import os
from pathlib import Path

import yaml

from generator.config import CONFIG_NAME
from generator.errors import ConfigError, Problem, remedy

_CONFIG = """\
# The mirror of one newspaper. Change what is not right; `broadsheet preview` shows it at once.

# The paper's name, as on its front page.
name: {name}

# Who publishes it (主办).
{publisher}

# The language of the site's own words: zh-Hans, zh-Hant or en.
language: zh-Hans

# The paper's time zone, an IANA name; dates in the feed are in it.
timezone: Asia/Shanghai

# Where the site will be served, with its path: https://example.org/paper/
# Empty: every link is relative, so that the site also opens from a folder.
base_url: ""

# More, where you want it:
# description: One sentence about the mirror, for search engines and feeds
# rights: Who holds the rights in the texts; printed at each page's foot
# icon: A square picture in this folder that stands for the paper, such as icon.png
# theme: Its colours and faces: `theme: {{accent: "#005a9c"}}`
# source: Where the captures come from, such as http://paper.example.cn/
"""
_GIT_IGNORE = """\
/site/
/.cache/
/import-report.json
/import-report.html
*.md.new
"""
_GIT_ATTRIBUTES = """\
# git on Windows would change line ends, and an import would take every file for one that you edited.
/content/** -text
"""
_TEMPLATES_NOTE = """\
A file here takes the place of the default theme's file of the same name. Leave out what you do not change.

    broadsheet theme                        every file of the theme, and which are yours
    broadsheet theme --copy article.html    puts the default's here, to be changed

Or change only a block of it:

    {% extends "default/article.html" %}
    {% block byline %}<p class="byline">文 / {{ byline }}</p>{% endblock %}

This file is for you alone.
"""


def lay_out_project(folder: Path, name: str = "", publisher: str = "") -> tuple[str, ...]:
    """Makes a mirror project in `folder`, which must be empty or not be there; gives what it made, relative to it.

    Without a name the paper is called as the folder is.
    Errors: ConfigError where the folder holds anything, or cannot be made.
    """
    check_folder(folder)
    publisher_line = f"publisher: {_scalar(publisher)}" if publisher else '# publisher: ""'
    files = {
        CONFIG_NAME: _CONFIG.format(name=_scalar(name or folder.resolve().name), publisher=publisher_line),
        ".gitignore": _GIT_IGNORE,
        ".gitattributes": _GIT_ATTRIBUTES,
        "content/.gitkeep": "",
        "templates/README.txt": _TEMPLATES_NOTE,
    }
    try:
        for place, text in files.items():
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_text(text, "utf-8")
    except OSError as error:
        advice = remedy(error, "name a folder that you may write to")
        problem = Problem(f"cannot be made: {error.strerror}", advice, str(folder))
        raise ConfigError(problem) from None
    return tuple(files)


def check_folder(folder: Path) -> None:
    """Errors: ConfigError where `folder` holds anything but `.git`, or is no folder."""
    if folder.exists() and (not folder.is_dir() or set(os.listdir(folder)) - {".git"}):
        what = "holds files already" if folder.is_dir() else "is a file"
        raise ConfigError(Problem(what, "name a folder that is new or empty", str(folder)))


def _scalar(text: str) -> str:
    """`text` as a YAML value on one line, quoted only where it must be."""
    dumped = yaml.dump(text, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1_000_000)
    return dumped.removesuffix("...\n").strip()
