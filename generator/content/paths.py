"""Where things lie in the content store, and which names may stand there."""

import re
import unicodedata
from pathlib import PurePosixPath

from generator.model import IssueKey

ISSUE_FILE = "issue.yaml"
LEDGER_FILE = "import.jsonl"
CALENDAR_FILE = "calendar.yaml"
ARTICLE_SUFFIX = ".md"
CONFLICT_SUFFIX = ".new"
"""Appended to the name of a file that a person edited and the importer would write anew."""

_ISSUE_FOLDER = re.compile(r"\d{4}/\d{2}/\d{2}(-[A-Za-z0-9]{1,12})?", re.ASCII)
SECTION_SIGNS = "特增专副彩"
"""Chinese signs that stand before a page number as letters do: 特01 of a special, 增2 of an extra."""
_SECTION = rf"(?:[A-Z]{{0,8}}|[{SECTION_SIGNS}])"
_PAGE_NUMBER = re.compile(rf"{_SECTION}\d{{1,6}}(?:-{_SECTION}\d{{1,6}})?", re.ASCII)
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")


def is_issue_folder(folder: str) -> bool:
    """Whether the path relative to the store is one of an issue."""
    return _ISSUE_FOLDER.fullmatch(folder) is not None


def issue_of(path: str) -> str:
    """The folder of the issue in which a path, relative to the store or to the site, lies; empty: in none."""
    folder = "/".join(path.split("/", 3)[:3])
    return folder if is_issue_folder(folder) else ""


def is_page_number(text: str) -> bool:
    """Whether `text` can be a page number, and so a folder and a part of a URL."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def is_safe_name(text: str) -> bool:
    """Whether `text` can name a file or an article: no separators, no leading dot, no space."""
    return _SAFE_NAME.fullmatch(text) is not None


def safe_media_name(name: str, digest: str) -> str:
    """A file name for media scraped under `name`; `digest` (hex) makes one up where nothing usable is left.

    The last part of the path only, folded to ASCII letters, digits, dot, dash and underscore.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    folded = re.sub(r"[^A-Za-z0-9._-]+", "-", unicodedata.normalize("NFKC", last)).strip("-.")
    stem, dot, suffix = folded.rpartition(".")
    if not dot:
        stem, suffix = folded, ""
    stem = stem.strip("-.")[:80] or digest[:12]
    return f"{stem}.{suffix.lower()[:5]}" if suffix else stem


def issue_file(key: IssueKey) -> str:
    """issue.yaml of an issue, relative to the store."""
    return f"{key.folder}/{ISSUE_FILE}"


def article_file(key: IssueKey, page: str, article_id: str) -> str:
    """An article, relative to the store: `2021/01/08/ZC02/123456.md`."""
    return f"{key.folder}/{page}/{article_id}{ARTICLE_SUFFIX}"


def calendar_file(year: int) -> str:
    """The year's suspended days, relative to the store: `2021/calendar.yaml`."""
    return f"{year:04}/{CALENDAR_FILE}"
