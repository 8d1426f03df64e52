"""The second half of the workers' part: the jobs of one issue -> files of the site."""

import contextlib
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path

from generator.builder import urls
from generator.builder.contexts.site import site_of
from generator.builder.keys import narrow
from generator.builder.markdown import Markdown
from generator.builder.media import Gallery, Media, read_media
from generator.builder.output import Artifact, Job, Output
from generator.builder.reading import Library
from generator.builder.receipts import Receipt, Receipts
from generator.builder.templates import Templates
from generator.builder.urls import Links
from generator.builder.writer import Writer, Written
from generator.config import Config
from generator.content.paths import issue_of
from generator.content.plain_article import plain_article
from generator.errors import BroadsheetError, PathClashError, Problem
from generator.light import light
from generator.model import Issue, IssueKey

TABLE_LABELS: Mapping[str, str] = {"en": "Table"}
"""How the box around a table is announced; 表格 in Chinese, of either script."""

_OF_MOST_DOCUMENTS = frozenset(
    {"article.html", "page.html", "parts/page_strip.html", "parts/rail.html", "parts/headline_directory.html"}
)
"""Templates of pages and articles, which all lie at one depth, and what takes as long as one for each article."""


@light
class Task:
    """What one worker does in one go: jobs that are about the same."""

    config: Config
    theme: bytes
    """Digest of the theme and of the program: another one makes the worker read the templates anew."""
    library: Library
    fingerprints: Mapping[str, str]
    """Of the issues that the jobs read, by folder."""
    jobs: tuple[tuple[Output, Job], ...]
    home: str = ""
    """Folder of the issue that all jobs are about, where all files lie; empty: they are about none."""
    claimed: Mapping[str, str] = field(default_factory=dict)
    """Which output has which paths of the same issue already, from jobs that need not run."""


@light
class Outcome:
    """What became of a job."""

    output: str
    subject: str
    receipts: Receipts
    changed: tuple[str, ...]
    """Paths whose bytes are new."""
    unchanged: int
    """How many files already held their bytes."""
    problems: tuple[Problem, ...]
    """Empty: the job is done whole."""
    clashed: bool = False
    """A path was claimed already."""
    failed: tuple[str, ...] | None = ()
    """Paths whose file could not be made; None: nobody knows how many there would have been."""


@light
class Finished:
    """What became of a Task."""

    outcomes: tuple[Outcome, ...]
    left: str
    """Signature of the issue's folder in the site after that; empty for jobs about none."""


def run_task(task: Task) -> Finished:
    """Renders and writes the jobs. What fails is told in its Outcome and stops nothing else."""
    claimed = dict(task.claimed)
    pictures = Gallery(task.library.content, task.config.cache, task.config.responsive_images)
    room = _ReadingRoom(task.library, task.fingerprints, pictures)
    writer = Writer(task.config.site)
    receipts: list[Receipt] = []
    outcomes = tuple(_run_job(output, job, task, room, writer, claimed, receipts) for output, job in task.jobs)
    return Finished(outcomes, writer.signature(task.home, receipts) if task.home else "")


def get_ready(config: Config, theme: bytes, outputs: Iterable[Output]) -> None:
    """Loads what tasks need: forks of this process then find it loaded. Most papers' texts need no Markdown parser."""
    templates, _ = _tools(config.templates, config.cache, config.language, theme)
    names = {name for output in outputs for name in output.templates}
    with contextlib.suppress(BroadsheetError):  # which rises again where it can be told
        words = templates.words(config.language)
        site = site_of(config, Links.on(config.base_path, urls.page_path(IssueKey(dt.date.max), "01")))
        for name in sorted(names & _OF_MOST_DOCUMENTS):
            templates.load_piece(name, {"words": words} | ({} if name.startswith("parts/") else {"site": site}))
    templates.load(names - _OF_MOST_DOCUMENTS)
    plain_article("", "")


class _ReadingRoom:
    """What the jobs of a task read; they are about the same, so the last issue and the sizes of its images are kept."""

    def __init__(self, library: Library, fingerprints: Mapping[str, str], pictures: Gallery) -> None:
        self.pictures = pictures
        self._library = library
        self._fingerprints = fingerprints
        self._last: tuple[str, Issue] | None = None
        self._media: dict[str, Media | None] = {}

    def issue(self, folder: str) -> Issue:
        if self._last is None or self._last[0] != folder:
            self._last = (folder, self._library.issue(folder, self._fingerprints[folder]))
        return self._last[1]

    def media(self, file: str) -> Media | None:
        if file not in self._media:
            self._media[file] = read_media(self._library.content, file)
        return self._media[file]


@light
class _Workshop:
    """The Workshop of one job."""

    config: Config
    templates: Templates
    markdown: Markdown
    job: Job
    room: _ReadingRoom

    @property
    def gallery(self) -> Gallery:
        return self.room.pictures.guarded(lambda file: self._check("/".join(file.split("/")[:3])))

    def issue(self, folder: str) -> Issue:
        self._check(folder)
        return self.room.issue(folder)

    def media(self, file: str) -> Media | None:
        folder = "/".join(file.split("/")[:3])
        if ".." in file.split("/"):
            return None
        self._check(folder)
        return self.room.media(file)

    def _check(self, folder: str) -> None:
        if folder not in self.job.reads:
            message = f"the output `{self.job.output}` reads {folder}, which its job does not name"
            raise BroadsheetError(Problem(message, "add it to the job's `reads`"))


def _run_job(
    output: Output,
    job: Job,
    task: Task,
    room: _ReadingRoom,
    writer: Writer,
    claimed: dict[str, str],
    receipts: list[Receipt],
) -> Outcome:
    """Adds to `claimed` and `receipts`, which all jobs of the task share, what it writes."""
    before = len(receipts)
    changed: list[str] = []
    problems: list[Problem] = []
    clashed = False
    failed: list[str] = []
    is_whole = True
    templates, markdown = _tools(task.config.templates, task.config.cache, task.config.language, task.theme)
    config = narrow(task.config, output.config_keys)
    workshop = _Workshop(config, templates, markdown, job, room)
    try:
        for artifact in output.render(job, workshop):
            try:
                _claim(artifact.path, task.home, job, claimed)
                written = _put(artifact, task.config, writer)
            except Exception as error:
                problems.extend(_told(error, output, artifact.path))
                if isinstance(error, PathClashError):
                    clashed = True
                else:
                    failed.append(artifact.path)
            else:
                receipts.append(written.receipt)
                if written.changed:
                    changed.append(artifact.path)
    except Exception as error:
        problems.extend(_told(error, output, job.subject))
        is_whole = False
    own = receipts[before:]
    return Outcome(
        job.output, job.subject, Receipts.of(own), tuple(changed), len(own) - len(changed), tuple(problems), clashed,
        tuple(failed) if is_whole else None,
    )  # fmt: skip


def _claim(path: str, home: str, job: Job, claimed: dict[str, str]) -> None:
    """Notes who writes at `path`; `home` is that of the Task."""
    if not path.startswith(f"{home}/") if home else issue_of(path):
        what = "an issue" if issue_of(path) else "no issue"
        message = f"the output `{job.output}` may not write here: this is {what}"
        raise BroadsheetError(
            Problem(message, "a job about an issue writes in the issue's folder, no other does", path)
        )
    if path in claimed:
        raise PathClashError(clash(path, claimed[path], job.output))
    claimed[path] = job.output


def clash(path: str, first: str, second: str) -> Problem:
    """The Problem of two outputs that claim one path."""
    names = f"`{first}` and `{second}`" if first != second else f"two files of `{first}`"
    return Problem(f"{names} both want to be this file", "rename what is called so in the content", path)


def _put(artifact: Artifact, config: Config, writer: Writer) -> Written:
    if artifact.copy_of:
        return writer.copy(artifact.path, config.content / artifact.copy_of)
    content = artifact.content
    return writer.write(artifact.path, content if isinstance(content, bytes) else content())


@lru_cache(maxsize=4)
def _tools(overrides: Path, cache: Path, language: str, theme: bytes) -> tuple[Templates, Markdown]:
    return Templates(overrides, (cache / "templates", theme)), Markdown(TABLE_LABELS.get(language, "表格"))


def _told(error: Exception, output: Output, subject: str) -> Iterable[Problem]:
    """The Problems of an error; one that nobody foresaw is told with the place in the code where it rose."""
    if isinstance(error, BroadsheetError):
        return error.problems
    trace = error.__traceback__
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    message = f"the output `{output.name}` failed: {type(error).__name__}: {error} ({place})"
    return [Problem(message, "this is a fault of the program or of a template", subject)]
