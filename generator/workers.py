"""Which Executor does the work: this process alone, or a pool of spawned processes."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


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
def open_executor(jobs: int) -> Iterator[Executor]:
    """An Executor with `jobs` workers: 1 is serial, 0 is one a core."""
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield SerialExecutor()
        return
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        yield pool


def in_order(
    executor: Executor, fn: Callable[..., R], calls: "Iterator[tuple[Any, ...]]", ahead: int = 8
) -> Iterator[R]:
    """The results of `fn(*call)` in the order of `calls`, with at most `ahead` of them under way."""
    waiting: list[Future[R]] = []
    for call in calls:
        waiting.append(executor.submit(fn, *call))
        if len(waiting) >= ahead:
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()
