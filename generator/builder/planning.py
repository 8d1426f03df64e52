"""Which jobs there are, in groups that are about the same, and which of them must run."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.builder.archive import Archive
from generator.builder.cache import GroupHead, Receipts
from generator.builder.keys import Key, Theme, config_digest, digest, reasons
from generator.builder.output import Job, Output
from generator.config import Config
from generator.content.paths import is_issue_folder
from generator.content.store import fingerprint

JobId = tuple[str, str]
"""Output and subject."""


@dataclass(frozen=True, slots=True)
class PlannedJob:
    """A job with its key."""

    output: Output
    job: Job
    key: Key


@dataclass(slots=True)
class Group:
    """The jobs about one issue, or one job about none: they run in one go, in the order of the outputs."""

    name: str
    is_issue: bool
    """Then `name` is the issue's folder, and all files lie in it."""
    jobs: dict[JobId, PlannedJob] = field(default_factory=dict)


def plan(archive: Archive, config: Config, outputs: Iterable[Output], code: bytes, theme: Theme) -> dict[str, Group]:
    """Every job of every output, by the name of its group."""
    prints = {stub.key.folder: stub.fingerprint for stub in archive.issues}
    groups: dict[str, Group] = {}
    for output in outputs:
        program = digest(code, output.name, str(output.version))
        templates = theme.closure(output.templates)
        settings = config_digest(config, output.config_keys)
        for job in output.jobs(archive, config):
            reads = digest(*(part for folder in job.reads for part in (folder, prints.get(folder, ""))))
            key = Key(program, templates, settings, reads, digest(repr(job.values)))
            is_issue = is_issue_folder(job.subject)
            name = job.subject if is_issue else f"{output.name}:{job.subject}"
            group = groups.setdefault(name, Group(name, is_issue))
            group.jobs[output.name, job.subject] = PlannedJob(output, job, key)
    return groups


def why_stale(group: Group, head: GroupHead | None, receipts: Receipts, site: Path) -> dict[JobId, tuple[str, ...]]:
    """The reasons of each job of the group that must run. `receipts` is empty where the group's files are untouched."""
    found: dict[JobId, tuple[str, ...]] = {}
    for identity, planned in group.jobs.items():
        why = reasons(head.keys.get(identity) if head else None, planned.key)
        touched = [receipt.path for receipt in receipts.get(identity, ()) if not receipt.stands_in(site)]
        if touched:
            why = (*why, f"{touched[0]} was changed or removed by another hand")
        if why:
            found[identity] = why
    return found


def signature(group_name: str, site: Path) -> str:
    """Fingerprint of an issue's folder in the site; empty where there is none."""
    try:
        return fingerprint(site / group_name).digest
    except FileNotFoundError:
        return ""
