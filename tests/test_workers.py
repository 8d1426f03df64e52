"""Workers, forked and spawned: none outlives its parent, and an error is that of its call."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.errors import ContentError, Problem
from generator.workers import SerialExecutor, in_order, open_executor

ways = pytest.mark.parametrize("may_fork", [True, False])

PARENT = """
import os, sys, time
from generator.workers import open_executor
if __name__ == "__main__":
    with open_executor(2, may_fork=sys.argv[1] == "True") as pool:
        print(*{pool.submit(os.getpid).result() for _ in range(8)}, flush=True)
        pool.submit(time.sleep, 0.2)
        time.sleep(60)
"""


def fail(name: str) -> None:
    raise ContentError(Problem("is torn", "", name))


@ways
def test_an_error_is_that_of_its_call_only(may_fork: bool) -> None:
    with open_executor(2, may_fork=may_fork) as pool:
        bad, good = pool.submit(fail, "x.md"), pool.submit(pow, 2, 3)
        assert good.result() == 8
        with pytest.raises(ContentError, match="is torn"):
            bad.result()


@pytest.mark.parametrize(("workers", "under_way"), [(1, 8), (2, 8), (16, 64)])
def test_every_worker_has_a_few_calls_under_way_and_no_more(workers: int, under_way: int) -> None:
    executor = SerialExecutor()
    executor.count = workers  # type: ignore[attr-defined]
    begun: list[int] = []
    results = in_order(executor, lambda number: begun.append(number) or number, ((number,) for number in range(100)))
    assert next(results) == 0
    assert len(begun) == under_way
    assert [0, *results] == list(range(100)) == begun


@pytest.mark.parametrize(("workers", "total"), [(0, 100), (1, 100), (2, 100), (2, 3), (16, 1000), (2, 7)])
def test_calls_travel_together_while_many_are_left(workers: int, total: int) -> None:
    executor = SerialExecutor()
    executor.count = workers  # type: ignore[attr-defined]
    sizes: list[int] = []
    submit = executor.submit
    executor.submit = lambda do, fn, batch: sizes.append(len(batch)) or submit(do, fn, batch)  # type: ignore
    results = in_order(executor, pow, ((number, 2) for number in range(total)), total)
    assert list(results) == [number * number for number in range(total)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == (1 if total < 8 or not workers else 8)
    assert sizes[-1] == 1


def test_of_calls_that_travel_together_one_that_fails_is_told() -> None:
    with open_executor(2) as pool, pytest.raises(ContentError, match="is torn"):
        list(in_order(pool, fail, ((f"{number}.md",) for number in range(100)), 100))


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which processes run")
@ways
def test_workers_end_with_their_parent(may_fork: bool, tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT, "utf-8")
    with subprocess.Popen([sys.executable, program, str(may_fork)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        assert workers
        parent.kill()
    deadline = time.monotonic() + 20
    while any(_runs(pid) for pid in workers):
        assert time.monotonic() < deadline, "a worker outlived its parent"
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
