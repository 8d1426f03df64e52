"""The preview, top to bottom: build, serve, wait for a change, look, build again, reload the open page."""

import asyncio
import contextlib
import signal
import socket
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, unquote

from generator.builder.build import build_site
from generator.builder.templates import default_theme
from generator.config import Config
from generator.errors import BroadsheetError, Problem, system_problem
from generator.preview.looking import broken_issues, touched_issues
from generator.preview.serving import HOST, Showing, open_socket, serve
from generator.preview.watching import watch


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """News for the person: what one round gave."""

    address: str
    seconds: float
    problems: tuple[Problem, ...]


def preview(
    load: Callable[[], Config],
    executor: Executor,
    port: int | None,
    tell: Callable[[Rebuilt], None],
) -> None:
    """Serves the project that `load` gives, until interrupted.

    The site is built for the preview alone, below the project's cache; the one for publishing is left as it is.
    Errors: ConfigError where the project cannot be read at the start; BroadsheetError where the port cannot be had.
    """
    config = _for_preview(load())
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(_run(_Stage(config, load, executor), open_socket(port), tell))


def _for_preview(config: Config) -> Config:
    """Photos go out as they are: making their widths and formats takes far longer than a person waits for an edit."""
    cache = config.cache / "preview"
    return replace(config, site=cache / "site", cache=cache, responsive_images=False)


class _Stage:
    """What is shown now, and how it becomes what is shown next."""

    def __init__(self, config: Config, load: Callable[[], Config], executor: Executor) -> None:
        self.config = config
        self.load = load
        self.executor = executor
        self.broken: frozenset[str] = frozenset()
        """Folders of issues that could not be read when last looked at."""
        self.unseen: frozenset[Path] = frozenset()
        """Changed paths that were not looked at yet."""
        self.unbuilt: frozenset[Path] | None = None
        """Paths that changed since the last build, where nothing is wrong; None: not all of them are known."""
        self.showing = Showing(config.site, unquote(config.base_path) or "/")

    def rebuild(self, changed: frozenset[Path] | None) -> None:
        """Builds after a change (None: for the first time). What is wrong leaves the last good pages."""
        self.unseen |= changed or frozenset()
        self.unbuilt = None if self.unbuilt is None else self.unbuilt | self.unseen
        try:
            if changed is not None:
                self.config = _for_preview(self.load())
                self.broken, problems = broken_issues(self.config.content, self.unseen, self.broken)
                self.unseen = frozenset()
                if problems:
                    self._show(problems)
                    return
            self._show(self._build())
        except BroadsheetError as error:
            self._show(error.problems)
        except OSError as error:  # a disk that is full, a folder that goes while it is looked at
            self._show((system_problem(error),))

    def _build(self) -> tuple[Problem, ...]:
        """Builds what changed; all is looked at again until nothing is wrong any more."""
        content, unbuilt = self.config.content, self.unbuilt
        self.unbuilt = None
        touched = None if unbuilt is None else touched_issues(content, unbuilt)
        problems = build_site(self.config, self.executor, touched=touched).problems
        self.unbuilt = None if problems else frozenset()
        return problems

    def _show(self, problems: tuple[Problem, ...]) -> None:
        path = unquote(self.config.base_path) or "/"
        # One broken template is told once for each page that it would have made.
        told = tuple(dict.fromkeys(problems))
        self.showing = Showing(self.config.site, path, told, self.showing.build + 1)

    def folders(self) -> frozenset[Path]:
        """What the pages are made of, config.yaml aside; the picture that stands for the paper is a file."""
        icon = {self.config.project / self.config.icon} if self.config.icon else set()
        return frozenset({self.config.content, self.config.templates, default_theme(), *icon})


async def _run(stage: _Stage, listener: socket.socket, tell: Callable[[Rebuilt], None]) -> None:
    address = f"http://{HOST}:{listener.getsockname()[1]}"
    _end_on_sigterm()
    reload_pages = serve(listener, lambda: stage.showing)
    await _round(stage, None, address, tell)
    reload_pages()
    while True:
        stage.unbuilt = None  # what changed before the listening begins is found at the first news
        folders = stage.folders()
        there = {folder for folder in folders if folder.is_dir()}
        async for changed in watch(stage.config.project, folders):
            await _round(stage, changed, address, tell)
            reload_pages()
            if stage.folders() != folders or {folder for folder in folders if folder.is_dir()} != there:
                break


def _end_on_sigterm() -> None:
    """Ends as Ctrl-C does, so that worker processes are not left behind."""
    task = asyncio.current_task()
    with contextlib.suppress(NotImplementedError):  # Windows
        if task is not None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


async def _round(stage: _Stage, changed: frozenset[Path] | None, address: str, tell: Callable[[Rebuilt], None]) -> None:
    start = time.perf_counter()
    await asyncio.to_thread(stage.rebuild, changed)
    showing = stage.showing
    tell(Rebuilt(address + quote(showing.base_path), time.perf_counter() - start, showing.problems))
