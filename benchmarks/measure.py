"""What a run costs: time by the clock, CPU of all its processes, and their memory together."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run, or the medians of several."""

    wall: float
    """Seconds by the clock."""
    cpu: float
    """Seconds of CPU, all processes of the run."""
    kernel: float
    """Of these, in the kernel."""


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians, each for itself."""
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "kernel")))


class RunError(Exception):
    """A program ended with an error."""


def run(command: tuple[str, ...], folder: Path) -> Cost:
    """Runs a command in a folder, once the disk has written what runs before it left. Errors: RunError."""
    os.sync()
    start = time.perf_counter()
    process = _start(command, folder)
    output = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    _check(command, process.returncode, output)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_stime)


def peak_memory(command: tuple[str, ...], folder: Path) -> float:
    """MB: the largest sum of the proportional set sizes of all processes of a run, looked at 50 times a second.

    Errors: RunError.
    """
    process = _start(command, folder)
    peak = 0
    output: list[bytes] = []
    reader = threading.Thread(target=lambda: output.append(process.communicate()[0]))
    reader.start()
    while reader.is_alive():
        peak = max(peak, sum(map(_pss, _family(process.pid))))
        time.sleep(0.02)
    reader.join()
    _check(command, process.returncode, output[0])
    return peak / 1024


def _check(command: tuple[str, ...], status: int, output: bytes) -> None:
    """Errors: RunError with what the command said at its end."""
    if status:
        raise RunError(f"{command} ended with {status}:\n{output.decode(errors='replace')[-2000:]}")


def environment() -> dict[str, str]:
    """Of the programs that are measured: this checkout's own code comes first."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[1])}  # bytecode is kept, as where a program is installed


def _start(command: tuple[str, ...], folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            for task in os.listdir(f"/proc/{one}/task"):
                found.extend(map(int, Path(f"/proc/{one}/task/{task}/children").read_text().split()))
        except OSError:
            continue
    return found


def _pss(pid: int) -> int:
    """KB."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
