"""Which files a preview depends on, and the news of their changes, by file events."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from generator.config import CONFIG_NAME

_STEP = 20
"""Milliseconds of quiet that end a burst of changes: an editor's save is two or three within ten."""


async def watch(project: Path, folders: Iterable[Path]) -> AsyncIterator[frozenset[Path]]:
    """The paths that changed, burst by burst: config.yaml, and everything under `folders`.

    A folder that is not there yet is waited for. Ends never; the caller stops listening.
    """
    news: asyncio.Queue[frozenset[Path]] = asyncio.Queue()
    wanted = frozenset(folders)
    there = [folder for folder in wanted if folder.is_dir()]
    top = {project / CONFIG_NAME, *wanted}
    tasks = [
        asyncio.create_task(_listen(news, [project], recursive=False, only=top)),
        *([asyncio.create_task(_listen(news, there, recursive=True))] if there else []),
    ]
    try:
        while True:
            waiting = asyncio.create_task(news.get())
            done, _ = await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
            if waiting not in done:
                waiting.cancel()
                for task in done:
                    task.result()  # raises what stopped it
                return
            yield waiting.result()
    finally:
        for task in tasks:
            task.cancel()


async def _listen(
    news: "asyncio.Queue[frozenset[Path]]", folders: list[Path], *, recursive: bool, only: set[Path] | None = None
) -> None:
    default = DefaultFilter()

    def matters(change: Change, path: str) -> bool:
        return default(change, path) and (only is None or Path(path) in only)

    for polling in (None, True):
        try:
            async for changes in awatch(
                *folders, watch_filter=matters, step=_STEP, recursive=recursive, force_polling=polling
            ):
                news.put_nowait(frozenset(Path(path) for _, path in changes))
            return
        except OSError:
            # More folders than the system gives watches for: look at them in turns instead.
            if polling:
                raise
