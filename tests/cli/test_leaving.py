"""A process that is left at once ends as if Python had ended it."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAD = "import atexit, os, sys, threading, time\nfrom generator.cli.leaving import leave\n"


def left(script: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr."""
    done = subprocess.run([sys.executable, "-c", HEAD + script], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("status", [0, 1, 130])
def test_the_status_stays_and_all_is_said(status: int) -> None:
    script = f"print('字' * 100_000)\nprint('done', end='', file=sys.stderr)\nleave({status})"
    assert left(script) == (status, "字" * 100_000 + "\n", "done")


def test_what_is_to_be_done_at_the_end_is_done_once() -> None:
    assert left("atexit.register(print, 'end')\nleave(1)") == (1, "end\n", "")


def test_another_thread_is_waited_for() -> None:
    script = "threading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()\nleave(1)"
    assert left(script) == (1, "late\n", "")


def test_what_cannot_be_written_is_told_as_python_tells_it() -> None:
    script = "read, write = os.pipe()\nos.dup2(write, 1)\nos.close(read)\nos.close(write)\n"
    script += "sys.stdout = open(1, 'w')\nprint('x')\n"
    status, _, err = left(script + "leave(0)")
    assert (status, err) == left(script + "sys.exit(0)")[::2]
    assert status == 120 and "BrokenPipeError" in err


def test_closed_streams_are_no_trouble() -> None:
    assert left("sys.stdout.close()\nsys.stderr = None\nleave(1)") == (1, "", "")


def test_a_profiler_tells_what_it_saw(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cProfile", "-o", str(tmp_path / "seen"), "-m", "generator", "--version"]
    assert subprocess.run(command, capture_output=True).returncode == 0
    assert (tmp_path / "seen").stat().st_size
