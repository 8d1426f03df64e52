"""An Executor whose workers are forks of this process: ready in milliseconds, and sharing the memory of what is loaded.

A spawned Python loads every module anew, which costs each worker a quarter of a second of processor time and 30 MB.
Workers leave alone what their parent had open, such as its cache: they end without any clean-up. They end with it,
since its end closes their pipe. It must have one thread only when they start.
"""

import contextlib
import fcntl
import gc
import os
import pickle
import select
import signal
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from typing import Any, NoReturn, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_HEAD = 8
"""Bytes before each message that tell its length."""


class ForkedExecutor(Executor):
    """A pool of forks, started with the first call. It has no thread: work goes on in `submit` and `result`."""

    def __init__(self, count: int) -> None:
        """`count` workers."""
        self._count = count
        self._workers: list[_Worker] = []
        self._is_started = False
        self._waiting: deque[tuple[bytes, _Awaited]] = deque()

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """The Future of `fn(*args, **kwargs)`, to be asked for its `result`. Errors: BrokenExecutor."""
        if not self._is_started:
            self._start()
        if not self._workers:
            raise BrokenExecutor("every worker was lost")
        future = _Awaited(self)
        self._waiting.append((pickle.dumps((fn, args, kwargs), pickle.HIGHEST_PROTOCOL), future))
        self._collect(block=False)
        self._hand_out()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Lets the workers end. Calls that wait are dropped; those under way are waited for, their results dropped."""
        for worker in self._workers:
            worker.close()
        for worker in self._workers:
            os.waitpid(worker.pid, 0)
        self._workers.clear()

    def finish(self, future: "_Awaited") -> None:
        """Works until the future is done."""
        while not future.done():
            self._collect(block=True)
            self._hand_out()

    def _start(self) -> None:
        self._is_started = True
        for stream in (sys.stdout, sys.stderr):
            stream.flush()  # else a worker that prints would say again what waits to be printed
        gc.freeze()  # a collection that touched what is loaded would give each worker a copy of it
        for _ in range(self._count):
            calls_out, calls_in = os.pipe()
            results_out, results_in = os.pipe()
            pid = os.fork()
            if pid == 0:
                for other in self._workers:
                    other.close()
                os.close(calls_in)
                os.close(results_out)
                _serve(calls_out, results_in)
            os.close(calls_out)
            os.close(results_in)
            self._workers.append(_Worker(pid, calls_in, results_out, fcntl.fcntl(calls_in, fcntl.F_GETPIPE_SZ)))
        gc.unfreeze()

    def _hand_out(self) -> None:
        while self._waiting and self._workers:
            worker = min(self._workers, key=lambda worker: len(worker.under_way))
            message, future = self._waiting[0]
            if not worker.has_room_for(message):
                return
            self._waiting.popleft()
            worker.under_way.append((future, len(message)))
            try:
                _send(worker.calls, message)
            except OSError:
                self._lose(worker)

    def _collect(self, block: bool) -> None:
        """Takes in the results that are there; with `block`, waits for one at least."""
        poll = select.poll()
        busy = {worker.results: worker for worker in self._workers if worker.under_way}
        for descriptor in busy:
            poll.register(descriptor, select.POLLIN)
        for descriptor, _ in poll.poll(None if block else 0) if busy else ():
            worker = busy[descriptor]
            message = _receive(descriptor)
            if message is None:
                self._lose(worker)
                continue
            future, _ = worker.under_way.popleft()
            result, error = pickle.loads(message)
            future.set_result(result) if error is None else future.set_exception(error)

    def _lose(self, worker: "_Worker") -> None:
        """A worker was killed: its calls fail, the others go on; without others, all calls fail."""
        self._workers.remove(worker)
        worker.close()
        os.waitpid(worker.pid, 0)
        lost = [future for future, _ in worker.under_way]
        if not self._workers:
            lost += [future for _, future in self._waiting]
            self._waiting.clear()
        for future in lost:
            future.set_exception(BrokenExecutor("the worker was lost"))


class _Awaited(Future[Any]):
    """A Future whose executor works while it is waited for."""

    def __init__(self, executor: ForkedExecutor) -> None:
        super().__init__()
        self._executor = executor

    def result(self, timeout: float | None = None) -> Any:
        """What the call gave. `timeout` does not count. Errors: what it raised; BrokenExecutor."""
        self._executor.finish(self)
        return super().result()

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """What the call raised. `timeout` does not count."""
        self._executor.finish(self)
        return super().exception()


@dataclass(frozen=True, slots=True)
class _Worker:
    """A fork, as its parent knows it."""

    pid: int
    calls: int
    """File descriptor to write calls to."""
    results: int
    """File descriptor to read results from, in the order of the calls."""
    capacity: int
    """Bytes that wait in the pipe before writing to it would block."""
    under_way: deque[tuple[_Awaited, int]] = field(default_factory=deque)
    """Calls without result yet, with the lengths of their messages."""

    def has_room_for(self, message: bytes) -> bool:
        """Whether the worker may have a further call: one, and another that waits in its pipe.

        Writing to a pipe that is full would wait for a worker that itself may wait for its result to be read.
        """
        if not self.under_way:
            return True
        pending = sum(length + _HEAD for _, length in self.under_way)
        return len(self.under_way) == 1 and pending + len(message) + _HEAD <= self.capacity

    def close(self) -> None:
        """Ends the worker, after the call that it is at."""
        os.close(self.calls)
        os.close(self.results)


def _serve(calls: int, results: int) -> NoReturn:
    """The life of a worker: calls in, results out, until the parent closes the pipe or is gone."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which then closes the pipe
        while (message := _receive(calls)) is not None:
            _send(results, _answer(message))
    finally:
        os._exit(0)


def _answer(message: bytes) -> bytes:
    try:
        fn, args, kwargs = pickle.loads(message)
        return pickle.dumps((fn(*args, **kwargs), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        with contextlib.suppress(Exception):
            told = pickle.dumps((None, error))
            pickle.loads(told)  # not every error that can be sent can be received
            return told
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))


def _send(descriptor: int, message: bytes) -> None:
    left = memoryview(len(message).to_bytes(_HEAD, "big") + message)
    while left:
        left = left[os.write(descriptor, left) :]


def _receive(descriptor: int) -> bytes | None:
    """The next message; None: whoever writes is gone."""
    head = _read(descriptor, _HEAD)
    return _read(descriptor, int.from_bytes(head, "big")) if head else None


def _read(descriptor: int, length: int) -> bytes | None:
    parts: list[bytes] = []
    while length:
        part = os.read(descriptor, length)
        if not part:
            return None
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
