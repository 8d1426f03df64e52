"""`takedowns.yaml` of the store: articles that may not be shown, and that no import brings back.

::

    takedowns:
    - article: 2021/01/08/ZC02/123456
      reason: 应当事人要求

A person may write it by hand; the next import does what it says.
"""

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path

from generator.content.fields import Fields
from generator.content.front_matter import load_yaml
from generator.content.paths import is_issue_folder, is_page_number
from generator.content.store import read_text
from generator.errors import ContentError
from generator.light import ordered
from generator.yaml_text import dump_yaml

TAKEDOWNS_FILE = "takedowns.yaml"
_HEAD = "takedowns:\n"


@ordered
class Takedown:
    """An article that was taken down."""

    article: str
    """`2021/01/08/ZC02/123456`: folder of the issue, page, id."""
    reason: str = ""

    @property
    def folder(self) -> str:
        """The issue's: `2021/01/08`."""
        return self.article.rsplit("/", 2)[0]


def is_article_place(text: str) -> bool:
    """Whether `text` can be an article's place in the store: `2021/01/08/ZC02/123456`."""
    parts = re.fullmatch(r"(?P<folder>[^/]+/[^/]+/[^/]+)/(?P<page>[^/]+)/(?P<id>[^/.][^/]*)", text)
    return bool(parts and is_issue_folder(parts["folder"]) and is_page_number(parts["page"]))


def read_takedowns(content: Path) -> tuple[Takedown, ...]:
    """What was taken down, sorted. Errors: ContentError with everything that is wrong in the file."""
    file = content / TAKEDOWNS_FILE
    return _parse(read_text(file), str(file)) if file.is_file() else ()


def add_takedowns(content: Path, told: Iterable[Takedown]) -> str:
    """The text of the file with `told` in it: below what a person wrote, comments too, where that can stay.

    One without a reason leaves the reason that is there. Errors: ContentError as `read_takedowns`.
    """
    file = content / TAKEDOWNS_FILE
    known = {each.article: each for each in read_takedowns(content)}
    told = (each for each in told if each.reason or each.article not in known)
    fresh = {each.article: each for each in told if each != known.get(each.article)}
    text = read_text(file) if file.is_file() else ""
    if not fresh:
        return text
    wanted = tuple(sorted((known | fresh).values()))
    longer = f"{text.rstrip()}\n{write_takedowns(fresh.values()).removeprefix(_HEAD)}"
    is_persons = text != write_takedowns(known.values())
    with contextlib.suppress(ContentError):
        if is_persons and _parse(longer, str(file)) == wanted:
            return longer
    return write_takedowns(wanted)


def write_takedowns(takedowns: Iterable[Takedown]) -> str:
    """The text of the file."""
    rows = [{"article": each.article} | ({"reason": each.reason} if each.reason else {}) for each in sorted(takedowns)]
    return dump_yaml({"takedowns": rows})


def _parse(text: str, file: str) -> tuple[Takedown, ...]:
    fields = Fields(load_yaml(text, file), file, text)
    found = fields.each("takedowns", _read_takedown)
    fields.check()
    return tuple(sorted(found))


def _read_takedown(fields: Fields) -> Takedown:
    article = fields.text("article", required=True)
    if article and not is_article_place(article):
        fields.wrong("article", f"{article!r} is no article's place", "as its file lies: 2021/01/08/ZC02/123456")
    return Takedown(article, fields.text("reason"))
