"""Of two imports in one project, however they meet, one works and the other says why it does not."""

import multiprocessing
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from generator.errors import CaptureError
from generator.importer.spool import Spool

FORK = multiprocessing.get_context("fork")


def try_to_open(folder: Path, start: Any, told: Any, leave: Any) -> None:
    """Opens the spool at once with others, tells how that went, and keeps it until it may leave."""
    start.wait()
    try:
        spool = Spool(folder)
    except CaptureError as error:
        told.put(error.problems[0].message)
    else:
        told.put("open")
        leave.wait()
        spool.close()


@pytest.mark.parametrize("number", range(10))
def test_of_those_that_begin_in_one_moment_one_works(tmp_path: Path, number: int) -> None:
    start, told, leave = FORK.Barrier(3), FORK.Queue(), FORK.Event()
    rivals = [FORK.Process(target=try_to_open, args=(tmp_path / "import", start, told, leave)) for _ in range(3)]
    for rival in rivals:
        rival.start()
    said = [told.get(timeout=60) for _ in rivals]
    leave.set()
    for rival in rivals:
        rival.join()
    assert sorted(said) == [*["another import is running in this project"] * 2, "open"]
    Spool(tmp_path / "import").close()
    assert not (tmp_path / "import").exists()


def test_one_that_was_killed_stands_in_nobodys_way(tmp_path: Path) -> None:
    start, told, leave = FORK.Barrier(1), FORK.Queue(), FORK.Event()
    killed = FORK.Process(target=try_to_open, args=(tmp_path / "import", start, told, leave))
    killed.start()
    assert told.get(timeout=60) == "open"
    assert killed.pid is not None
    os.kill(killed.pid, signal.SIGKILL)
    killed.join()
    assert (tmp_path / "import/spool.sqlite").is_file()
    spool = Spool(tmp_path / "import")
    assert spool.units() == []
    spool.close()
