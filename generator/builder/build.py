"""The build, top to bottom: scan, read, index, list the jobs, render, write, prune."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from generator.builder.archive import Archive
from generator.builder.cache import Cache, GroupHead, Receipts, open_cache
from generator.builder.keys import code_digest, digest, jinja_references, read_theme
from generator.builder.output import Output
from generator.builder.outputs import OUTPUTS
from generator.builder.planning import Group, JobId, plan, signature, why_stale
from generator.builder.reading import Library, Reading
from generator.builder.rendering import Outcome, Task, clash, issue_of, run_task
from generator.builder.templates import default_theme
from generator.builder.writer import Receipt, remove
from generator.config import Config
from generator.content.store import IssueFolder, read_suspensions, scan, years
from generator.errors import BroadsheetError, Problem
from generator.model import Suspension
from generator.workers import SerialExecutor, in_order

SERIAL_BELOW = 1500
"""Files of content that are read faster in this process than by workers that must be started first."""
_NAMED = 1000
"""How many paths a report names; of more it tells the number only."""
_COMMIT_EVERY = 50
"""Groups: what a build that is cut off must do again, at most."""

Watch = Callable[[str, int, int], None]
"""Is told how far the build is: `read` or `render`, done, of how many."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    issues: int = 0
    """In the archive."""
    written: int = 0
    """Files that are new or have new bytes."""
    unchanged: int = 0
    """Files that were made and already held these bytes. What need not be made is not counted."""
    removed: int = 0
    """Files that the build once wrote and no job wants any more."""
    changed: tuple[str, ...] = ()
    """The first thousand paths that were written or removed, in order."""
    problems: tuple[Problem, ...] = ()
    """Everything that could not be read or made; the rest was. Empty: the site is whole."""
    unaccounted: tuple[str, ...] = ()
    """Files in the site that the build did not write, told where its cache is new: leftovers or a person's own."""
    explanation: tuple[str, ...] = ()
    """Lines that say why the file asked for was made again or not."""


def build_site(
    config: Config,
    executor: Executor | None = None,
    *,
    outputs: Sequence[Output] = OUTPUTS,
    explain: str = "",
    serial_below: int = SERIAL_BELOW,
    watch: Watch | None = None,
) -> BuildReport:
    """Brings the site folder up to date with the content, the theme and the config.

    `explain` is a path in the site: the report then says why that file was made again or not.
    Errors: BroadsheetError where another build holds the cache; all else is in the report.
    """
    with open_cache(config.cache, str(config.site)) as cache:
        tally = _Tally()
        code = code_digest()
        watch = watch or (lambda step, done, total: None)

        folders = {folder.key.folder: folder for folder in scan(config.content, tally.problems)}
        library = Library(config.content, config.cache / "issues", digest(code, str(config.content)))
        readings = _read(folders, library, executor, serial_below, cache, watch)
        for reading in readings.values():
            tally.problems.extend(reading.problems)
        archive = Archive((r.stub for r in readings.values()), _suspensions(config.content, tally.problems))
        theme = read_theme(_theme_folders(config), jinja_references)
        groups = plan(archive, config, outputs, code, theme)

        heads = cache.group_heads()
        stale = _stale(groups, heads, cache, config)
        explanation = _explain(explain, groups, stale, cache) if explain else ()
        files = sum(folders[name].files if groups[name].is_issue else 10 for name in stale)
        runner = executor if executor and files >= serial_below else SerialExecutor()
        prints = {name: folder.fingerprint for name, folder in folders.items()}
        blank = Task(config, theme.digest, library, prints, ())
        tasks = (_task(groups[name], stale[name], cache, blank) for name in stale)
        results = in_order(runner, run_task, ((task,) for task in tasks))
        for done, (name, outcomes) in enumerate(zip(stale, results, strict=True), 1):
            _settle(groups[name], heads.get(name), outcomes, cache, blank, tally)
            watch("render", done, len(stale))
            if done % _COMMIT_EVERY == 0:
                cache.commit()

        for name in heads.keys() - groups.keys():
            tally.leftover.extend(_paths(cache.receipts(name)))
            cache.forget_group(name)
        _settle_site_level(groups, cache, blank, tally)
        unaccounted = _unaccounted(groups, cache, config.site) if cache.is_new else ()
        return tally.report(len(archive.issues), unaccounted, explanation)


class _Tally:
    """What the report will say, gathered as the build goes."""

    def __init__(self) -> None:
        self.written = self.unchanged = self.removed = 0
        self.changed: list[str] = []
        self.problems: list[Problem] = []
        self.leftover: list[str] = []
        """Paths that their jobs no longer want; another job that is about no issue still may."""

    def count(self, outcome: Outcome) -> None:
        self.written += len(outcome.changed)
        self.unchanged += len(outcome.receipts) - len(outcome.changed)
        self.changed.extend(outcome.changed[: _NAMED - len(self.changed)])
        self.problems.extend(outcome.problems)

    def remove(self, site: Path, paths: Sequence[str]) -> None:
        try:
            gone = remove(site, paths)
        except BroadsheetError as error:
            self.problems.extend(error.problems)
            return
        self.removed += len(gone)
        self.changed.extend(gone[: _NAMED - len(self.changed)])

    def report(self, issues: int, unaccounted: tuple[str, ...], explanation: tuple[str, ...]) -> BuildReport:
        return BuildReport(
            issues, self.written, self.unchanged, self.removed,
            tuple(self.changed), tuple(self.problems), unaccounted, explanation,
        )  # fmt: skip


def _read(
    folders: Mapping[str, IssueFolder],
    library: Library,
    executor: Executor | None,
    serial_below: int,
    cache: Cache,
    watch: Watch,
) -> dict[str, Reading]:
    """All issues: the changed ones from the store, the others from the cache."""
    kept = dict(cache.readings(library.salt))
    for name in kept.keys() - folders.keys():
        cache.forget_reading(name)
        library.forget(name)
    changed = [f for name, f in folders.items() if name not in kept or kept[name].stub.fingerprint != f.fingerprint]
    runner = executor if executor and sum(f.files for f in changed) >= serial_below else SerialExecutor()
    fresh = in_order(runner, library.read, ((folder,) for folder in changed))
    for done, reading in enumerate(fresh, 1):
        kept[reading.stub.key.folder] = reading
        cache.put_reading(reading, library.salt)
        watch("read", done, len(changed))
    return {name: kept[name] for name in folders}


def _suspensions(content: Path, problems: list[Problem]) -> Iterator[Suspension]:
    for year in years(content):
        try:
            yield from read_suspensions(content, year)
        except BroadsheetError as error:
            problems.extend(error.problems)


def _theme_folders(config: Config) -> list[Path]:
    return [folder for folder in (config.templates, default_theme()) if folder.is_dir()]


def _stale(
    groups: Mapping[str, Group], heads: Mapping[str, GroupHead], cache: Cache, config: Config
) -> dict[str, dict[JobId, tuple[str, ...]]]:
    """By group, the jobs that must run and why; groups of which none must are left out."""
    stale: dict[str, dict[JobId, tuple[str, ...]]] = {}
    for name, group in groups.items():
        head = heads.get(name)
        found = signature(name, config.site) if group.is_issue else ""
        is_untouched = group.is_issue and head is not None and head.signature == found
        receipts = {} if is_untouched else cache.receipts(name)
        why = why_stale(group, head, receipts, config.site)
        if why or (head and head.keys.keys() - group.jobs.keys()):
            stale[name] = why
        elif head and head.signature != found:
            cache.put_group(name, GroupHead(found, head.keys), receipts)
    return stale


def _task(group: Group, names: Collection[JobId], cache: Cache, blank: Task) -> Task:
    """The named jobs of a group as a Task; `blank` has all but them, and the fingerprints of all issues."""
    planned = [(identity, job) for identity, job in group.jobs.items() if identity in names]
    kept = cache.receipts(group.name) if len(planned) < len(group.jobs) else {}
    standing = [identity for identity in group.jobs if identity not in names]
    return replace(
        blank,
        fingerprints={folder: blank.fingerprints[folder] for _, job in planned for folder in job.job.reads},
        jobs=tuple((job.output, job.job) for _, job in planned),
        claimed={receipt.path: identity[0] for identity in standing for receipt in kept.get(identity, ())},
    )


def _settle(
    group: Group,
    head: GroupHead | None,
    outcomes: Sequence[Outcome],
    cache: Cache,
    blank: Task,
    tally: _Tally,
) -> None:
    """Records what the jobs of a group wrote, and takes away what none of them wants any more."""
    if len(outcomes) < len(group.jobs) and any(outcome.clashed for outcome in outcomes):
        # which of two jobs has a path must not hang on which of them ran last: all run, in their order
        outcomes = run_task(_task(group, group.jobs, cache, blank))
    before = cache.receipts(group.name)
    keys = {identity: key for identity, key in (head.keys.items() if head else ()) if identity in group.jobs}
    receipts = {identity: kept for identity, kept in before.items() if identity in group.jobs}
    for outcome in outcomes:
        tally.count(outcome)
        identity = (outcome.output, outcome.subject)
        if outcome.problems:
            keys.pop(identity, None)
            fresh = {receipt.path for receipt in outcome.receipts}
            # the files of a job that failed stay as they were, and stay known as the build's own
            stay = tuple(receipt for receipt in receipts.get(identity, ()) if receipt.path not in fresh)
            receipts[identity] = (*outcome.receipts, *stay)
        else:
            keys[identity] = group.jobs[identity].key
            receipts[identity] = outcome.receipts
    claimed = set(_paths(receipts))
    leftover = [path for path in _paths(before) if path not in claimed]
    if group.is_issue:
        tally.remove(blank.config.site, leftover)
    else:
        tally.leftover.extend(leftover)
    left = signature(group.name, blank.config.site) if group.is_issue else ""
    cache.put_group(group.name, GroupHead(left, keys), receipts)


def _settle_site_level(groups: Mapping[str, Group], cache: Cache, blank: Task, tally: _Tally) -> None:
    """Finds paths that two jobs about no issue claim, and takes away what no job wants any more."""
    claimed: dict[str, Group] = {}
    for group in (group for group in groups.values() if not group.is_issue):
        kept = cache.receipts(group.name)
        for path in _paths(kept):
            if path not in claimed:
                claimed[path] = group
                continue
            first = claimed[path]
            tally.problems.append(clash(path, next(iter(first.jobs))[0], next(iter(group.jobs))[0]))
            run_task(_task(first, first.jobs, cache, blank))
            cache.put_group(group.name, GroupHead(""), kept)
            cache.put_group(first.name, GroupHead(""), cache.receipts(first.name))
    tally.remove(blank.config.site, [path for path in tally.leftover if path not in claimed])


def _explain(
    path: str, groups: Mapping[str, Group], stale: Mapping[str, Mapping[JobId, tuple[str, ...]]], cache: Cache
) -> tuple[str, ...]:
    """Who makes the file, and why it is made again in this build or is not."""
    home = issue_of(path)
    names = [home] if home else [name for name, group in groups.items() if not group.is_issue]
    for name in names:
        for identity, receipts in cache.receipts(name).items():
            if any(receipt.path == path for receipt in receipts):
                about = f" for {identity[1]}" if identity[1] else ""
                why = stale.get(name, {}).get(identity)
                if name not in groups or identity not in groups[name].jobs:
                    return (f"{path} was made by the output `{identity[0]}`{about}, which does not want it any more",)
                verdict = "is made again" if why else "is not made again: nothing that it is made from changed"
                return (f"{path} is made by the output `{identity[0]}`{about}", verdict, *(f"- {w}" for w in why or ()))
    return (f"{path} was not there after the last build: no output made it",)


def _unaccounted(groups: Mapping[str, Group], cache: Cache, site: Path) -> tuple[str, ...]:
    """Files in the site that no job wrote; the first thousand."""
    found: list[str] = []
    known: set[str] = set()
    for group in groups.values():
        known.update(_paths(cache.receipts(group.name)))
    for file in sorted(site.rglob("*")) if site.is_dir() else ():
        path = file.relative_to(site).as_posix()
        if path not in known and len(found) < _NAMED and not file.is_dir():
            found.append(path)
    return tuple(found)


def _paths(receipts: Receipts) -> Iterator[str]:
    kept: Iterator[tuple[Receipt, ...]] = iter(receipts.values())
    return (receipt.path for row in kept for receipt in row)
