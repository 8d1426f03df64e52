"""Which Executor does the work: this process alone, a pool of processes, or a Dask cluster's workers."""

import gc
import importlib
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from itertools import islice
from typing import Any, ParamSpec, TypeAlias, TypeVar

from generator.errors import BroadsheetError, Problem, WorkerError
from generator.garbage import COLLECT_AFTER, keep_freed

P = ParamSpec("P")
R = TypeVar("R")

_A_WORKER = 4
"""Batches under way at a time, so that no worker waits while one is slow, and their results stay few."""
_AT_MOST = 8
"""Calls that travel together: a call on its own takes a third of a millisecond on its way."""

_Batch: TypeAlias = tuple[tuple[Any, ...], ...]
"""The arguments of several calls."""


class SerialExecutor(Executor):
    """Runs each call at once, in this process: the serial twin of a pool."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """The finished Future of `fn(*args, **kwargs)`."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def open_executor(jobs: int = 0, *, may_fork: bool = True) -> Iterator[Executor]:
    """An Executor with `jobs` workers: 1 is serial, 0 is one a core. Processes start with the first call only.

    They are forks of this process, or spawned: where forking is not sound, or `may_fork` does not allow it, as in a
    process that serves others meanwhile.
    """
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield SerialExecutor()
        return
    with _Pool(count, may_fork) as pool:
        yield pool


class _Pool(Executor):
    """Forked or spawned workers: which, shows with the first call."""

    def __init__(self, count: int, may_fork: bool) -> None:
        self.count = count
        """Of the workers."""
        self._may_fork = may_fork
        self._workers: Executor | None = None

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """As the workers do."""
        if self._workers is None:
            self._workers = _pool(self.count, "fork" if self._may_fork and _can_fork() else "spawn")
        return self._workers.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As the workers do."""
        if self._workers is not None:
            self._workers.shutdown(wait, cancel_futures=cancel_futures)


def _can_fork() -> bool:
    """Whether a fork of this process can work: with further threads, it might find their locks closed for ever."""
    return sys.platform == "linux" and threading.active_count() == 1


def _pool(count: int, method: str) -> Executor:
    from concurrent.futures import ProcessPoolExecutor  # a twentieth of a second that a serial build need not pay
    from multiprocessing import get_context

    return ProcessPoolExecutor(count, mp_context=get_context(method), initializer=_begin_work)


def _begin_work() -> None:
    """The first thing that a worker does."""
    gc.freeze()  # a collection would touch, and so copy, all that a fork shares with its parent
    gc.set_threshold(COLLECT_AFTER)
    keep_freed()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which then ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed leaves no worker behind."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def dask_executor(address: str, patience: float = 10) -> Iterator[Executor]:
    """An Executor on the Dask cluster at `tcp://…`, whose workers see the project under the same path.

    `patience`: seconds to wait for the scheduler.
    Errors: WorkerError where Dask is not installed or nobody answers.
    """
    try:
        distributed: Any = importlib.import_module("distributed")  # an optional extra, and slow to import
    except ImportError:
        raise WorkerError(Problem("Dask is not installed", "pip install 'broadsheet[dask]'")) from None
    try:
        client = distributed.Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkerError(Problem(f"no Dask scheduler answers at {address}: {error}", "start one there")) from None
    with client, client.get_executor(pure=False) as executor:
        executor.count = sum(client.nthreads().values())
        yield executor


def in_order(executor: Executor, fn: Callable[..., R], calls: Iterable[tuple[Any, ...]], total: int = 0) -> Iterator[R]:
    """The results of `fn(*call)` in the order of `calls`, with few of them under way at a time.

    `total`: how many calls there are, where that is known; while many are left, several then travel together.
    A call whose worker was lost is done in this process. Errors: what `fn` raises.
    """
    count: int = getattr(executor, "count", 0)
    ahead = _A_WORKER * max(2, count)
    waiting: deque[tuple[_Batch, Future[list[R]] | None]] = deque()
    rest = iter(calls)
    left = total
    while batch := tuple(islice(rest, _together(left, count))):
        left -= len(batch)
        waiting.append((batch, _submit(executor, fn, batch)))
        if len(waiting) >= ahead:
            yield from _results(fn, *waiting.popleft())
    while waiting:
        yield from _results(fn, *waiting.popleft())


def _together(left: int, count: int) -> int:
    """How many calls travel together, so that none of `count` workers has much left when the others are done."""
    return max(1, min(_AT_MOST, left // (_A_WORKER * count))) if count else 1


def _do(fn: Callable[..., R], batch: _Batch) -> list[R]:
    """What a worker does with calls that travelled together."""
    return [fn(*call) for call in batch]


def _submit(executor: Executor, fn: Callable[..., R], batch: _Batch) -> Future[list[R]] | None:
    try:
        return executor.submit(_do, fn, batch)
    except Exception:  # a broken pool takes no more calls; what it raises differs from executor to executor
        return None


def _results(fn: Callable[..., R], batch: _Batch, future: Future[list[R]] | None) -> list[R]:
    if future is not None:
        try:
            return future.result()
        except BroadsheetError:
            raise
        except Exception:  # a lost worker, or a fault in `fn`, which then rises again from the calls below
            pass
    return _do(fn, batch)
