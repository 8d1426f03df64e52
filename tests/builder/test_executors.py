"""Whoever does the work, one process, several or a cluster's, the site is the same; and a lost worker loses nothing."""

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest
from crew import Deadly
from newspaper import files_of, project, small_archive

from generator.builder.build import build_site
from generator.builder.output import Output
from generator.builder.outputs import OUTPUTS
from generator.config import Config
from generator.errors import WorkerError
from generator.workers import dask_executor, open_executor

TESTS = str(Path(__file__).parent)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    made = project(tmp_path, base_url="https://paper.mochuan.example/")
    small_archive(made, days=8)
    return made


def serial_site(config: Config, outputs: tuple[Output, ...]) -> dict[str, bytes]:
    """The site that one process makes, elsewhere."""
    twin = project(config.project, site="serial", cache="serial-cache", base_url=config.base_url)
    assert build_site(twin, outputs=outputs).problems == ()
    return files_of(twin.site)


def built_by(config: Config, executor: Executor, outputs: tuple[Output, ...]) -> dict[str, bytes]:
    assert build_site(config, executor, outputs=outputs, serial_below=0).problems == ()
    return files_of(config.site)


def deadly(config: Config) -> tuple[Output, ...]:
    mark = config.project / "a worker died"
    return (*OUTPUTS, Deadly("2021/01/10", os.getpid(), str(mark)))


@pytest.mark.parametrize("may_fork", [True, False])
def test_processes_make_the_same_site_and_a_killed_one_loses_nothing(
    config: Config, monkeypatch: pytest.MonkeyPatch, may_fork: bool
) -> None:
    monkeypatch.setenv("PYTHONPATH", TESTS)
    outputs = deadly(config)
    with open_executor(2, may_fork=may_fork) as executor:
        found = built_by(config, executor, outputs)
    assert (config.project / "a worker died").exists()
    assert found == serial_site(config, outputs)
    with open_executor(2, may_fork=may_fork) as executor:
        again = build_site(config, executor, outputs=outputs, serial_below=0)
    assert (again.written, again.unchanged, again.removed) == (0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize("at", [0, 5, 20, 33])
def test_a_build_that_is_killed_in_the_midst_of_a_file_is_mended_by_the_next(config: Config, at: int) -> None:
    killed = get_context("fork").Process(target=_build_and_die, args=(config, at))
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert build_site(config).problems == ()
    assert files_of(config.site) == serial_site(config, OUTPUTS)


def _build_and_die(config: Config, at: int) -> None:
    """Builds, and is killed when half of the file of that number is written."""
    write, numbers = os.write, itertools.count()

    def write_or_die(descriptor: int, content: bytes) -> int:
        if next(numbers) == at:
            write(descriptor, content[: len(content) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return write(descriptor, content)

    os.write = write_or_die
    build_site(config)


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and two workers on loopback, each a process of its own, as on a real cluster."""
    folder.mkdir()
    address_file = folder / "scheduler.json"
    path = os.pathsep.join([str(Path(TESTS).parents[1]), TESTS])
    environment = {**os.environ, "PYTHONPATH": path, "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "None"}

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
        return subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.DEVNULL)

    scheduler = start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show",
                      "--scheduler-file", str(address_file))  # fmt: skip
    workers = [
        start("dask_worker", "--scheduler-file", str(address_file), "--host", "127.0.0.1", "--nthreads", "1",
              "--no-nanny", "--no-dashboard", "--local-directory", str(folder / f"worker-{number}"))
        for number in range(2)
    ]  # fmt: skip
    try:
        yield _address(address_file), workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def _address(file: Path) -> str:
    """What the scheduler writes when it listens; the file is there before its content is."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            address: str = json.loads(file.read_text())["address"]
            return address
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.05)
    raise TimeoutError("the scheduler did not start")


@contextmanager
def nothing(workers: list[subprocess.Popen[bytes]], site: Path) -> Iterator[None]:
    yield


@contextmanager
def one_killed(workers: list[subprocess.Popen[bytes]], site: Path) -> Iterator[None]:
    """Kills a worker as soon as the site has a file."""

    def kill() -> None:
        while not ended.is_set():
            if site.is_dir() and any(site.rglob("*.html")):
                workers[0].kill()
                return
            time.sleep(0.002)

    ended = threading.Event()
    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
    assert workers[0].wait(10) != 0


@pytest.mark.parametrize("fate", [nothing, pytest.param(one_killed, marks=pytest.mark.slow)])
def test_a_cluster_makes_the_same_site(
    config: Config, tmp_path: Path, fate: Callable[..., AbstractContextManager[None]]
) -> None:
    pytest.importorskip("distributed")
    small_archive(config, days=60 if fate is one_killed else 8)
    with (
        cluster(tmp_path / "cluster") as (address, workers),
        dask_executor(address, patience=60) as executor,
        fate(workers, config.site),
    ):
        found = built_by(config, executor, OUTPUTS)
    assert found == serial_site(config, OUTPUTS)


def test_nobody_at_the_address_is_told() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(WorkerError, match=r"tcp://127.0.0.1:9"), dask_executor("tcp://127.0.0.1:9", patience=0.5):
        pass
