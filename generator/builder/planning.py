"""Which jobs there are, in groups that are about the same, and which of them must run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.builder.archive import Archive
from generator.builder.cache import Cache, GroupHead, JobReceipts
from generator.builder.keys import Key, Theme, config_digest, digest, reasons
from generator.builder.output import Job, Output
from generator.builder.writer import signature
from generator.config import Config
from generator.content.paths import is_issue_folder, issue_of
from generator.light import light

JobId = tuple[str, str]
"""Output and subject."""


@light
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
    read: dict[tuple[str, ...], bytes] = {}
    groups: dict[str, Group] = {}
    for output in outputs:
        program = digest(code, output.name, str(output.version))
        templates = theme.closure(output.templates)
        settings = config_digest(config, output.config_keys)
        for job in output.jobs(archive, config):
            if job.reads not in read:
                read[job.reads] = digest(*(part for folder in job.reads for part in (folder, prints.get(folder, ""))))
            key = Key(program, templates, settings, read[job.reads], digest(repr(job.values)))
            is_issue = is_issue_folder(job.subject)
            name = job.subject if is_issue else f"{output.name}:{job.subject}"
            group = groups.setdefault(name, Group(name, is_issue))
            group.jobs[output.name, job.subject] = PlannedJob(output, job, key)
    return groups


def find_stale(
    groups: Mapping[str, Group], heads: Mapping[str, GroupHead], signatures: Mapping[str, str], cache: Cache, site: Path
) -> dict[str, dict[JobId, tuple[str, ...]]]:
    """By group, the jobs that must run and why; groups of which none must and nothing must go are left out.

    `signatures`: what the folders of the issues in the site are like now.
    """
    stale: dict[str, dict[JobId, tuple[str, ...]]] = {}
    for name, group in groups.items():
        head = heads.get(name)
        is_untouched = group.is_issue and head is not None and head.signature == signatures[name]
        receipts = {} if is_untouched else cache.receipts(name)
        why = _why_stale(group, head, receipts, site)
        if 0 < len(why) < len(group.jobs):
            known = cache.receipts(name)
            why |= {
                one: ("what it wrote is not known any more",)
                for one in group.jobs
                if one not in known and one not in why
            }
        if why or (head and head.keys.keys() - group.jobs.keys()):
            stale[name] = why
        elif head and group.is_issue and not is_untouched:  # a person's own file came or went
            cache.put_group(name, GroupHead(signatures[name], head.keys), receipts)
    return stale


def _why_stale(group: Group, head: GroupHead | None, receipts: JobReceipts, site: Path) -> dict[JobId, tuple[str, ...]]:
    """The reasons of each job of the group that must run; `receipts` where its files may have been touched."""
    found: dict[JobId, tuple[str, ...]] = {}
    for identity, planned in group.jobs.items():
        why = reasons(head.keys.get(identity) if head else None, planned.key)
        touched = [receipt.path for receipt in receipts.get(identity, ()) if not receipt.stands_in(site)]
        if touched:
            why = (*why, f"{touched[0]} was changed or removed by another hand")
        if why:
            found[identity] = why
    return found


def all_stands(heads: Mapping[str, GroupHead], signatures: Mapping[str, str], cache: Cache, site: Path) -> bool:
    """Whether every file of the site is as the build left it."""
    return all(
        signatures[name] == head.signature
        if name in signatures
        else all(receipt.stands_in(site) for kept in cache.receipts(name).values() for receipt in kept)
        for name, head in heads.items()
    )


def signatures_of(names: Iterable[str], site: Path) -> dict[str, str]:
    """For those of `names` that are folders of issues, what is in them in the site."""
    return {name: signature(name, site) for name in names if is_issue_folder(name)}


def explain_file(
    path: str, groups: Mapping[str, Group], stale: Mapping[str, Mapping[JobId, tuple[str, ...]]], cache: Cache
) -> tuple[str, ...]:
    """Who makes a file of the site, and why it is made again in this build or is not."""
    home = issue_of(path)
    names = [home] if home else [name for name, group in groups.items() if not group.is_issue]
    for name in names:
        for identity, receipts in cache.receipts(name).items():
            if all(receipt.path != path for receipt in receipts):
                continue
            about = f" for {identity[1]}" if identity[1] else ""
            if name not in groups or identity not in groups[name].jobs:
                return (f"{path} was made by the output `{identity[0]}`{about}, which does not want it any more",)
            why = stale.get(name, {}).get(identity, ())
            verdict = "is made again" if why else "is not made again: nothing that it is made from changed"
            return (f"{path} is made by the output `{identity[0]}`{about}", verdict, *(f"- {reason}" for reason in why))
    return (f"{path} was not there after the last build: no output made it",)
