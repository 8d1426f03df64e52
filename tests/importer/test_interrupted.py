"""An import that is killed outright, at any step of its writing, and run again gives what it would have given."""

import multiprocessing
import os
import random
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from import_runs import DEMO, difference, make_project, run, tree

from generator.config import Config

FILES = sorted(
    path for path in DEMO.rglob("*") if path.is_file() and ("20210112" in path.parts or "20210112" in path.name)
)
FIRST, THEN = FILES[::2], FILES[1::2]
WRITING = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.copyfile")


def import_and_die(config: Config, paths: list[Path], step: int, steps: Any) -> None:
    """Imports, counting every touch of the store; before touch number `step` the process kills itself."""

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in WRITING and str(config.content) in str(arguments[:2]):
            if event == "open" and not (isinstance(arguments[1], str) and set(arguments[1]) & set("wxa+")):
                return
            steps.value += 1
            if steps.value == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    run(config, paths)


def killed_at(config: Config, paths: list[Path], step: int) -> int:
    """Runs an import that is killed at `step` (0: never); gives how many steps there were."""
    context = multiprocessing.get_context("fork")
    steps = context.Value("i", 0)
    process = context.Process(target=import_and_die, args=(config, paths, step, steps))
    process.start()
    process.join()
    assert process.exitcode == (-signal.SIGKILL if step else 0)
    return int(steps.value)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    """(the content after both imports, steps that the second one takes)."""
    config = make_project(tmp_path_factory.mktemp("undisturbed"))
    run(config, FIRST)
    steps = killed_at(config, THEN, 0)
    return tree(config.content), steps


def test_there_are_many_steps_to_be_killed_at(undisturbed: tuple[dict[str, bytes], int]) -> None:
    assert undisturbed[1] > 60


@pytest.mark.parametrize("point", range(20))
def test_killed_and_run_again(tmp_path: Path, undisturbed: tuple[dict[str, bytes], int], point: int) -> None:
    expected, steps = undisturbed
    step = random.Random(point).randint(1 + point * steps // 20, (point + 1) * steps // 20)
    config = make_project(tmp_path)
    run(config, FIRST)
    killed_at(config, THEN, step)
    report = run(config, THEN)
    assert report.conflicts == ()
    assert difference(tree(config.content), expected) == []


@pytest.mark.parametrize("point", [10, 15, 19])
def test_killed_twice(tmp_path: Path, undisturbed: tuple[dict[str, bytes], int], point: int) -> None:
    expected, steps = undisturbed
    config = make_project(tmp_path)
    run(config, FIRST)
    killed_at(config, THEN, point * steps // 20)
    killed_at(config, THEN, 7)
    run(config, THEN)
    assert difference(tree(config.content), expected) == []


@pytest.mark.parametrize("point", [8, 12, 17, 19])
def test_killed_and_gone_on_with_other_captures(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], int], point: int
) -> None:
    """What the killed import left half done is taken back, or is whole, and comes again with its captures."""
    expected, steps = undisturbed
    config = make_project(tmp_path)
    run(config, FIRST)
    before = tree(config.content)
    killed_at(config, THEN, point * steps // 20)
    report = run(config, [])
    assert (report.problems, report.conflicts) == ((), ())
    now = tree(config.content)
    assert ".import-journal" not in now
    # The ledger's last write is what makes the issue new: it lies between the second and the third point.
    whole = expected if point > 12 else before
    assert {name for name in now if name[:4] == "2021"} == {name for name in whole if name[:4] == "2021"}
    run(config, THEN)
    assert difference(tree(config.content), expected) == []
