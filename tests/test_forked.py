"""Workers that are forks: every call has its result or its error, however large, and none outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from generator.errors import ContentError, Problem
from generator.forked import ForkedExecutor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks work on Linux only")

LARGE = 300_000
"""Bytes: several times what a pipe holds."""


def copies(text: str, times: int) -> str:
    return text * times


def fail(name: str) -> None:
    raise ContentError(Problem("is torn", "", name))


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_later() -> None:
    time.sleep(0.5)
    die()


class UnsendableError(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def fail_oddly() -> None:
    raise UnsendableError("a", "b")


def test_each_call_has_its_own_result_however_large() -> None:
    with ForkedExecutor(2) as pool:
        calls = [(letter * size, 3) for letter in "abcde" for size in (1, 40_000, LARGE)]
        futures = [pool.submit(copies, *call) for call in calls]
        assert [future.result() for future in reversed(futures)] == [text * times for text, times in reversed(calls)]


def test_an_error_is_that_of_its_call_only() -> None:
    with ForkedExecutor(2) as pool:
        bad, odd, good = pool.submit(fail, "x.md"), pool.submit(fail_oddly), pool.submit(copies, "a", 2)
        assert good.result() == "aa"
        assert isinstance(odd.exception(), RuntimeError) and "Unsendable" in str(odd.exception())
        with pytest.raises(ContentError, match="is torn"):
            bad.result()


def test_a_killed_worker_costs_its_calls_and_the_last_one_all() -> None:
    with ForkedExecutor(2) as pool:
        assert isinstance(pool.submit(die).exception(), BrokenExecutor)
        assert [pool.submit(copies, "a", number).result() for number in range(4)] == ["", "a", "aa", "aaa"]
        futures = [pool.submit(die_later), *(pool.submit(copies, "a", LARGE) for _ in range(4))]
        assert all(isinstance(future.exception(), BrokenExecutor) for future in futures)
        with pytest.raises(BrokenExecutor):
            pool.submit(copies, "a", 1)


def test_workers_end_with_their_parent() -> None:
    program = """
import os, sys, time
from generator.forked import ForkedExecutor
with ForkedExecutor(2) as pool:
    print(*{pool.submit(os.getpid).result() for _ in range(8)}, flush=True)
    pool.submit(time.sleep, 0.2)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    deadline = time.monotonic() + 20
    while any(_runs(pid) for pid in workers):
        assert time.monotonic() < deadline, "a worker outlived its parent"
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
