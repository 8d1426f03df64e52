"""The build, top to bottom: scan, read, index, list the jobs, render, write, prune."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import astuple
from functools import partial
from pathlib import Path

from generator.builder.archive import Archive
from generator.builder.cache import Cache, DamagedCacheError, open_cache
from generator.builder.keys import Theme, code_digest, digest, theme_files, theme_references
from generator.builder.output import Output
from generator.builder.planning import all_stands, explain_file, find_stale, plan
from generator.builder.reading import Library, Reading
from generator.builder.recording import Tally, find_unaccounted, paths_of, settle, settle_site_level, task_of
from generator.builder.rendering import Task, get_ready, run_task
from generator.builder.seeing import see
from generator.builder.templates import theme_folders
from generator.config import Config
from generator.content.store import IssueFolder, read_suspensions, years
from generator.errors import BroadsheetError, Problem
from generator.garbage import few_collections, keep_freed
from generator.light import light
from generator.model import Suspension
from generator.workers import SerialExecutor, in_order

SERIAL_BELOW = 800
"""Files of content that are read faster in this process than by workers that must be started first."""
_COMMIT_EVERY = 50
"""Groups: what a build that is cut off must do again, at most."""

Watch = Callable[[str, int, int], None]
"""Is told how far the build is: `read` or `render`, done, of how many."""


@light
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
    outputs: Sequence[Output] | None = None,
    explain: str = "",
    serial_below: int = SERIAL_BELOW,
    touched: Collection[str] | None = None,
    watch: Watch | None = None,
) -> BuildReport:
    """Brings the site folder up to date with the content, the theme and the config.

    `outputs`: None means all that there are. `explain` is a path in the site: the report then says why that file was
    made again or not. `touched`: folders of issues, the only ones of the store in which anything changed since the last
    build, whose site nobody touched; None: nobody knows, and every file is looked at.
    Errors: BroadsheetError where another build holds the cache; all else is in the report.
    """
    watch = watch or (lambda step, done, total: None)
    keep_freed()
    with few_collections():
        try:
            return _build(config, executor, outputs, explain, serial_below, touched, watch)
        except DamagedCacheError:
            return _build(config, executor, outputs, explain, serial_below, None, watch)


def _build(
    config: Config,
    executor: Executor | None,
    outputs: Sequence[Output] | None,
    explain: str,
    serial_below: int,
    touched: Collection[str] | None,
    watch: Watch,
) -> BuildReport:
    with open_cache(config.cache, str(config.site)) as cache:
        tally = Tally()
        had_files = config.site.is_dir() and any(config.site.iterdir())

        heads = cache.group_heads()
        code = code_digest()
        library = Library(config.content, config.cache / "issues", digest(code, str(config.content)))
        sight = see(config.content, config.site, cache, library.salt, heads, touched, serial_below, tally.problems)
        prints = {name: folder.fingerprint for name, folder in sight.folders.items()}
        suspensions = tuple(_suspensions(config.content, tally.problems))
        folders_of_theme = theme_folders(config.templates)
        files = theme_files(folders_of_theme)
        icon = digest((config.project / config.icon).read_bytes()) if config.icon else b""
        inputs = digest(code, repr((config, icon, outputs, sorted(files.items()), suspensions)))
        settled = cache.get("settled")
        stands = bool(settled) and settled[0] == digest(inputs, repr(prints)) and not explain
        if stands and all_stands(heads, sight.signatures, cache, config.site):
            still = (Problem(*problem) for problem in settled[1])
            return BuildReport(issues=len(prints), problems=(*tally.problems, *still))
        cache.put("settled", None)

        outputs = _all_outputs() if outputs is None else outputs
        theme, silent = _theme(folders_of_theme, files, cache)
        look = digest(code, theme.digest)
        crew = _Crew(executor, serial_below, partial(get_ready, config, look, outputs))

        readings = _read(sight.folders, library, crew, cache, watch)
        prints = {name: reading.stub.fingerprint for name, reading in readings.items()}
        told = [*(problem for reading in readings.values() for problem in reading.problems), *silent]
        editions = [edition.code for edition in config.editions]
        archive = Archive((reading.stub for reading in readings.values()), suspensions, editions)
        groups = plan(archive, config, outputs, code, theme)

        stale = find_stale(groups, heads, sight.signatures, cache, config.site)
        explanation = explain_file(explain, groups, stale, cache) if explain else ()
        blank = Task(config, look, library, prints, ())
        tasks = ((task_of(groups[name], stale[name], cache, blank),) for name in stale)
        work = sum(readings[name].stub.documents if groups[name].is_issue else 10 for name in stale)
        results = in_order(crew.fit_for(work), run_task, tasks, len(stale))
        for done, (name, finished) in enumerate(zip(stale, results, strict=True), 1):
            settle(groups[name], heads.get(name), finished, cache, blank, tally)
            watch("render", done, len(stale))
            if done % _COMMIT_EVERY == 0:
                cache.commit()

        for name in heads.keys() - groups.keys():
            tally.leftover.extend(paths_of(cache.receipts(name)))
            cache.forget_group(name)
        settle_site_level(groups, cache, blank, tally)
        cache.put(
            "settled",
            None if tally.has_failed else (digest(inputs, repr(prints)), [astuple(problem) for problem in told]),
        )
        unaccounted = find_unaccounted(groups, cache, config.site) if cache.is_new and had_files else ()
        return BuildReport(
            len(archive.issues), tally.written, tally.unchanged, tally.removed, tuple(tally.changed),
            (*tally.problems, *told), unaccounted, explanation,
        )  # fmt: skip


def _read(
    folders: Mapping[str, IssueFolder],
    library: Library,
    crew: "_Crew",
    cache: Cache,
    watch: Watch,
) -> dict[str, Reading]:
    """All issues: the changed ones from the store, the others from the cache."""
    kept = dict(cache.readings(library.salt))
    for name in kept.keys() - folders.keys():
        cache.forget_reading(name)
        library.forget(name)
    changed = [f for name, f in folders.items() if name not in kept or kept[name].stub.fingerprint != f.fingerprint]
    runner = crew.fit_for(sum(folder.files for folder in changed))
    fresh = in_order(runner, library.read, ((folder,) for folder in changed), len(changed))
    for done, reading in enumerate(fresh, 1):
        kept[reading.stub.key.folder] = reading
        cache.put_reading(reading, library.salt)
        watch("read", done, len(changed))
    return {name: kept[name] for name in folders}


@light
class _Crew:
    """Who does the work: the workers there are, where it is enough for them."""

    executor: Executor | None
    serial_below: int
    get_ready: Callable[[], None]
    """Loads what forks of this process will need."""

    def fit_for(self, work: int) -> Executor:
        """The Executor for `work` files of content."""
        if self.executor is None or work < self.serial_below:
            return SerialExecutor()
        self.get_ready()
        return self.executor


def _suspensions(content: Path, problems: list[Problem]) -> Iterator[Suspension]:
    for year in years(content):
        try:
            yield from read_suspensions(content, year)
        except BroadsheetError as error:
            problems.extend(error.problems)


def _all_outputs() -> Sequence[Output]:
    from generator.builder.outputs import OUTPUTS  # slow to load, and a build that finds nothing to do needs none

    return OUTPUTS


def _theme(folders: Sequence[Path], files: Mapping[str, bytes], cache: Cache) -> tuple[Theme, list[Problem]]:
    """The Theme of the files, and what in them would never be shown.

    Both are remembered: who includes whom takes reading every file, and the rest takes Jinja, which is slow to load.
    """
    bare = Theme(files, {})
    kept = cache.get("theme")
    if not kept or kept[0] != bare.digest:
        from generator.builder.overrides import override_problems

        problems = [astuple(problem) for problem in override_problems(folders)]
        kept = (bare.digest, theme_references(folders, files), problems)
        cache.put("theme", kept)
    return Theme(files, kept[1]), [Problem(*problem) for problem in kept[2]]
