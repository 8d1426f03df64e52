"""What became of the jobs is recorded, and what no job wants any more is taken away."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.builder.cache import Cache, GroupHead, JobReceipts
from generator.builder.planning import Group, JobId
from generator.builder.receipts import Receipts
from generator.builder.rendering import Finished, Outcome, Task, clash, run_task
from generator.builder.writer import remove, signature
from generator.content.paths import issue_of
from generator.errors import BroadsheetError, Problem

NAMED = 1000
"""How many paths a report names; of more it tells the number only."""


class Tally:
    """What the report of a build will say, gathered as it goes."""

    def __init__(self) -> None:
        self.written = self.unchanged = self.removed = 0
        self.changed: list[str] = []
        self.problems: list[Problem] = []
        self.has_failed = False
        """A file could not be made, written or removed."""
        self.leftover: list[str] = []
        """Paths that their jobs no longer want; another job that is about no issue still may."""

    def count(self, outcome: Outcome) -> None:
        """Adds what a job did."""
        self.written += len(outcome.changed)
        self.unchanged += outcome.unchanged
        self.changed.extend(outcome.changed[: NAMED - len(self.changed)])
        self.fail(outcome.problems)

    def fail(self, problems: Sequence[Problem]) -> None:
        """Adds what could not be done."""
        self.problems.extend(problems)
        self.has_failed = self.has_failed or bool(problems)

    def remove(self, site: Path, paths: Sequence[str]) -> None:
        """Takes files of the site away, and counts them."""
        try:
            gone = remove(site, paths)
        except BroadsheetError as error:
            self.fail(error.problems)
            return
        self.removed += len(gone)
        self.changed.extend(gone[: NAMED - len(self.changed)])


def task_of(group: Group, names: Collection[JobId], cache: Cache, blank: Task) -> Task:
    """The named jobs of a group as a Task; `blank` has all but them, and the fingerprints of all issues."""
    planned = [(identity, job) for identity, job in group.jobs.items() if identity in names]
    kept = cache.receipts(group.name) if len(planned) < len(group.jobs) else {}
    standing = [identity for identity in group.jobs if identity not in names]
    return replace(
        blank,
        fingerprints={folder: blank.fingerprints[folder] for _, job in planned for folder in job.job.reads},
        jobs=tuple((job.output, job.job) for _, job in planned),
        home=group.name if group.is_issue else "",
        claimed={receipt.path: identity[0] for identity in standing for receipt in kept.get(identity, ())},
    )


def settle(
    group: Group,
    head: GroupHead | None,
    finished: Finished,
    cache: Cache,
    blank: Task,
    tally: Tally,
) -> None:
    """Records what the jobs of a group wrote, and takes away what none of them wants any more."""
    if len(finished.outcomes) < len(group.jobs) and any(outcome.clashed for outcome in finished.outcomes):
        # which of two jobs has a path must not hang on which of them ran last: all run, in their order
        finished = run_task(task_of(group, group.jobs, cache, blank))
    before = cache.receipts(group.name)
    keys = {identity: key for identity, key in (head.keys.items() if head else ()) if identity in group.jobs}
    receipts = {identity: kept for identity, kept in before.items() if identity in group.jobs}
    for outcome in finished.outcomes:
        tally.count(outcome)
        identity = (outcome.output, outcome.subject)
        if outcome.problems:
            keys.pop(identity, None)
            fresh = {receipt.path for receipt in outcome.receipts}
            # a file that could not be made anew stays as it was, and stays known as the build's own
            stay = tuple(
                receipt
                for receipt in receipts.get(identity, ())
                if receipt.path not in fresh and (outcome.failed is None or receipt.path in outcome.failed)
            )
            receipts[identity] = Receipts.of((*outcome.receipts, *stay))
        else:
            keys[identity] = group.jobs[identity].key
            receipts[identity] = outcome.receipts
    claimed = set(paths_of(receipts)) if before else ()
    leftover = [path for path in paths_of(before) if path not in claimed]
    left = finished.left
    if not group.is_issue:
        tally.leftover.extend(leftover)
    elif leftover:
        tally.remove(blank.config.site, leftover)
        left = signature(group.name, blank.config.site)
    cache.put_group(group.name, GroupHead(left, keys), receipts)


def settle_site_level(groups: Mapping[str, Group], cache: Cache, blank: Task, tally: Tally) -> None:
    """Finds paths that two jobs about no issue claim, and takes away what no job wants any more."""
    claimed: dict[str, Group] = {}
    for group in (group for group in groups.values() if not group.is_issue):
        kept = cache.receipts(group.name)
        for path in paths_of(kept):
            if path not in claimed:
                claimed[path] = group
                continue
            first = claimed[path]
            tally.fail([clash(path, next(iter(first.jobs))[0], next(iter(group.jobs))[0])])
            run_task(task_of(first, first.jobs, cache, blank))
            cache.put_group(group.name, GroupHead(""), kept)
            cache.put_group(first.name, GroupHead(""), cache.receipts(first.name))
    tally.remove(blank.config.site, [path for path in tally.leftover if path not in claimed])


def find_unaccounted(groups: Mapping[str, Group], cache: Cache, site: Path) -> tuple[str, ...]:
    """Files in the site that no job wrote; the first thousand."""
    found: list[str] = []
    elsewhere = {
        path for group in groups.values() if not group.is_issue for path in paths_of(cache.receipts(group.name))
    }
    for folder, folders, names in os.walk(site):
        folders.sort()
        place = Path(folder).relative_to(site).as_posix()
        group = groups.get(issue_of(f"{place}/"))
        known = set(paths_of(cache.receipts(group.name))) if group and names else elsewhere
        paths = sorted(name if place == "." else f"{place}/{name}" for name in names)
        found.extend(path for path in paths if path not in known)
    return tuple(sorted(found)[:NAMED])


def paths_of(receipts: JobReceipts) -> Iterator[str]:
    """Every path that jobs wrote."""
    return (receipt.path for kept in receipts.values() for receipt in kept)
