"""Which photos, facsimiles and PDFs an issue uses."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from generator.builder.markdown import Markdown
from generator.content.paths import ISSUE_FILE, article_file, issue_file
from generator.errors import Problem
from generator.light import light
from generator.model import Issue

UseKind = Literal["facsimile", "pdf", "photo"]


@light
class Use:
    """A file that an issue names."""

    kind: UseKind
    path: str
    """Relative to the store, and so to the site; empty where the name leads out of the issue's folder."""
    name: str
    """As written."""
    named_in: str
    """The file that names it, relative to the store."""


def resolve(issue_folder: str, folder: str, name: str) -> str:
    """The path, relative to the store, of media called `name` in `folder`; empty where it leaves the issue."""
    path = posixpath.normpath(posixpath.join(folder, name.partition("#")[0].partition("?")[0]))
    inside = path.startswith(issue_folder + "/") and "\\" not in path and "\0" not in path
    hidden = any(part.startswith(".") for part in path.split("/"))
    return path if inside and not hidden and posixpath.basename(path) != ISSUE_FILE else ""


def uses_of(issue: Issue, markdown: Markdown) -> Iterator[Use]:
    """Everything that the pages and articles of an issue name, in their order, each as often as it is named."""
    folder = issue.key.folder
    for page in issue.pages:
        for image in page.images:
            yield Use("facsimile", resolve(folder, folder, image), image, issue_file(issue.key))
        if page.pdf:
            yield Use("pdf", resolve(folder, folder, page.pdf), page.pdf, issue_file(issue.key))
        for article in page.articles:
            names = [*markdown.images(article.body), *(figure.file for figure in article.figures if figure.file)]
            for name in names:
                path = resolve(folder, f"{folder}/{page.number}", name)
                yield Use("photo", path, name, article_file(issue.key, page.number, article.id))


def missing_media(issue: Issue, markdown: Markdown, content: Path) -> Iterator[Problem]:
    """A Problem for each name that leads to no file of the issue's folder."""
    for use in uses_of(issue, markdown):
        file = str(content / use.named_in)
        if not use.path:
            yield Problem(f"{use.name!r} leads out of the issue's folder", "keep media in it", file)
        elif not (content / use.path).is_file():
            yield Problem(f"names {use.name!r}, which is not there", "put the file there, or take its name out", file)
