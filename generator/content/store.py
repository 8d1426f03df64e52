"""The content store on disk: one scan of what is there, and the reading of one issue.

Reading only: the importer writes through its ledger, which knows what a person has edited.
"""

import hashlib
import marshal
import math
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from generator.content.article_file import ARTICLE_KEYS, read_article
from generator.content.fields import slips_of
from generator.content.issue_file import read_calendar_file, read_issue_file
from generator.content.paths import (
    ARTICLE_SUFFIX,
    CALENDAR_FILE,
    ISSUE_FILE,
    LEDGER_FILE,
    is_issue_folder,
    is_page_number,
)
from generator.errors import BroadsheetError, ContentError, Problem, remedy
from generator.light import light, ordered
from generator.model import Article, Issue, IssueKey, Page, Suspension
from generator.yaml_text import placed

_MARSHAL_VERSION = 2
"""Without back references, so that equal listings have equal bytes; a third cheaper than joining texts."""
_GRAIN = 20_000_000
"""Nanoseconds: file systems tell times in steps of some milliseconds."""
_CHUNK = 65_536
"""Bytes asked for at once: more than nearly every article has."""
_FROM_WITHIN = os.scandir in os.supports_fd
"""A folder that is open tells of its files without walking their whole paths: a tenth less time."""
_PLACE = attrgetter("order", "id")
"""Of an article on its page."""
BINARY = getattr(os, "O_BINARY", 0)
"""Opens a file for its bytes as they are: Windows would change line ends, other systems know no such mode."""


@ordered
class IssueFolder:
    """An issue in the store, unread."""

    key: IssueKey
    fingerprint: str
    """Changes when any file that the build reads is added, removed, renamed, grows or is touched.

    Empty: nobody has looked at its files yet.
    """
    files: int = 0
    """How many files that is: the measure of the work of reading it. Without a look, as many as others had."""


def scan(content: Path, problems: list[Problem] | None = None, enough: float = math.inf) -> Iterator[IssueFolder]:
    """Every issue of the store, by date. A store that does not exist yet has none.

    A folder whose name is no date goes to `problems`. Once `enough` files are to be expected in all, by those that were
    looked at, the other issues' are not. Errors: without `problems`, ContentError for the first.
    """
    folders = list(issue_folders(content))
    seen = issues = 0
    for folder in folders:
        try:
            if issues and seen / issues * len(folders) >= enough:
                yield IssueFolder(_key(folder, content), "", seen // issues)
                continue
            found = look_at(content, folder)
            seen, issues = seen + found.files, issues + 1
            yield found
        except ContentError as error:
            if problems is None:
                raise
            problems.extend(error.problems)


def look_at(content: Path, folder: str) -> IssueFolder:
    """One issue of the store, unread. Errors: ContentError where the name is no date; FileNotFoundError."""
    key = _key(folder, content)
    now = time.time_ns()
    state = fingerprint(content / folder)
    # a file written in this very moment may be written again within the clock's grain: read it twice
    unsure = "?" if state.newest > now - _GRAIN else ""
    return IssueFolder(key, state.digest + unsure, state.files)


def issue_folders(content: Path) -> Iterator[str]:
    """Every folder of the store that is named as an issue's is, `2021/01/08`, by name; its date may be none."""
    for year in _folders(content):
        for month in _folders(content / year):
            for day in _folders(content / year / month):
                folder = f"{year}/{month}/{day}"
                if is_issue_folder(folder):
                    yield folder


def years(content: Path) -> list[int]:
    """The years that have a folder in the store."""
    return [int(name) for name in _folders(content) if len(name) == 4 and name.isascii() and name.isdigit()]


def read_issue(content: Path, key: IssueKey) -> tuple[Issue, tuple[Problem, ...]]:
    """The issue with its articles, and what could not be read of it: one bad article costs only itself.

    Pages that only articles name come after those of issue.yaml; where that cannot be read, they are all there is.
    """
    folder = content / key.folder
    file = folder / ISSUE_FILE
    place = str(folder)
    problems: list[Problem] = []
    issue = Issue(key)
    try:
        if file.is_file():
            issue, slips = read_issue_file(read_text(file), key, str(file))
            problems.extend(slips)
    except BroadsheetError as error:
        problems.extend(error.problems)
    pages = {page.number: page for page in issue.pages}
    for number in _folders(folder):
        articles: list[Article] = []
        names = [name for name in os.listdir(f"{place}/{number}") if name.endswith(ARTICLE_SUFFIX) and name[0] != "."]
        if names and not is_page_number(number):
            advice = "call it by letters and digits, as in A01, ZC02, 06-07, and its articles' `page` too"
            problems.append(Problem(f"{number!r} is no page number", advice, f"{place}/{number}"))
            continue
        for name in sorted(names):
            path = f"{place}/{number}/{name}"
            try:
                text = read_text(path)
                article = read_article(text, name.removesuffix(ARTICLE_SUFFIX), path)
                if article.date != key.date or article.page != number:
                    raise ContentError(*placed(_misplaced(article, key, number, path), text))
                articles.append(article)
                if article.extra:
                    problems.extend(placed(slips_of(article.extra, ARTICLE_KEYS, path), text))
            except BroadsheetError as error:
                problems.extend(error.problems)
        if articles:
            articles.sort(key=_PLACE)
            pages[number] = replace(pages.get(number) or Page(number), articles=tuple(articles))
    return replace(issue, pages=tuple(pages.values())), tuple(problems)


def read_suspensions(content: Path, year: int) -> tuple[Suspension, ...]:
    """The days of the year known to have no issue. Errors: ContentError."""
    file = content / f"{year:04}" / CALENDAR_FILE
    return read_calendar_file(read_text(file), str(file)) if file.is_file() else ()


def _misplaced(article: Article, key: IssueKey, number: str, file: str) -> Iterator[Problem]:
    if article.date != key.date:
        problem = f"{article.date} is not the date of its folder, {key.date}"
        yield Problem(problem, "change it, or move the file", file, None, "date")
    if article.page != number:
        problem = f"{article.page!r} is not the page of its folder, {number!r}"
        yield Problem(problem, "change it, or move the file", file, None, "page")


def _key(folder: str, content: Path) -> IssueKey:
    try:
        return IssueKey.from_folder(folder)
    except ValueError as error:
        place = str(content / folder)
        raise ContentError(Problem(f"is no date: {error}", "rename or remove the folder", place)) from None


def read_text(path: Path | str) -> str:
    """The text of a file that people edit, its lines ended by `\\n`. Errors: ContentError where it is not UTF-8."""
    try:
        data = read_file(path)
        text = data.decode("utf-8")
        return text.replace("\r\n", "\n").replace("\r", "\n") if b"\r" in data else text
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ContentError(Problem("is not UTF-8", "save the file as UTF-8", str(path), line)) from None
    except OSError as error:
        raise ContentError(Problem(f"cannot be read: {error.strerror}", remedy(error), str(path))) from None


def read_file(path: Path | str) -> bytes:
    """The bytes of a file; a third cheaper than with a file object. Errors: OSError."""
    descriptor = os.open(path, os.O_RDONLY | BINARY)
    try:
        data = os.read(descriptor, _CHUNK)
        if len(data) < _CHUNK:
            return data
        parts = [data]
        while parts[-1]:
            parts.append(os.read(descriptor, _CHUNK))
        return b"".join(parts)
    finally:
        os.close(descriptor)


def _folders(path: Path) -> list[str]:
    try:
        with os.scandir(path) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("."))
    except FileNotFoundError:
        return []


FileState = tuple[str, int, int, int]
"""Name, size, and when its bytes and its entry last changed, in nanoseconds since 1970."""


@light
class FolderState:
    """A folder as it was at one moment."""

    digest: str
    """Differs whenever a file in the folder or one level below is another, or was touched."""
    files: int
    newest: int
    """When a file in it last changed, in nanoseconds since 1970; 0 where it has none."""


def fingerprint(folder: Path) -> FolderState:
    """The state of a folder. Errors: FileNotFoundError.

    The time of the last change of the entry itself stands in the digest too, so that two files that swap
    their names are seen although each kept its size and time.
    """
    listing: dict[str, list[FileState]] = {}
    place = str(folder)
    inner = [""]
    for name in inner:
        rows = listing[name] = []
        path = f"{place}/{name}"
        opened = os.open(path, os.O_RDONLY) if _FROM_WITHIN else None
        try:
            with os.scandir(path if opened is None else opened) as entries:
                for entry in entries:
                    own = entry.name
                    if not counts(own):
                        continue
                    if entry.is_file():
                        try:
                            stat = entry.stat()
                        except FileNotFoundError:  # an editor's own, gone since it was listed
                            continue
                        rows.append((own, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns))
                    elif not name and entry.is_dir():
                        inner.append(own)
        finally:
            if opened is not None:
                os.close(opened)
    return state_of(listing)


def counts(name: str) -> bool:
    """Whether a file or folder of this name belongs to the state of the folder that it lies in."""
    return name[0] != "." and name != LEDGER_FILE


def state_of(listing: Mapping[str, Sequence[FileState]]) -> FolderState:
    """The state of a folder with these files: in itself under the empty name, in its folders under theirs."""
    rows = sorted((name, sorted(files)) for name, files in listing.items() if files)
    return FolderState(
        hashlib.blake2b(marshal.dumps(rows, _MARSHAL_VERSION), digest_size=16).hexdigest(),
        sum(len(files) for _, files in rows),
        max((file[3] for _, files in rows for file in files), default=0),
    )
