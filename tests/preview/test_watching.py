"""The news of changes: of config.yaml, of every watched folder, of a folder that comes later; of nothing else."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.preview.watching import watch


def run(work: "Coroutine[object, object, frozenset[Path]]") -> frozenset[Path]:
    """In a thread of its own: the tests' browser keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()


async def first_news(project: Path, folders: list[Path], change: Callable[[], object]) -> frozenset[Path]:
    changes = watch(project, folders)
    listening = asyncio.ensure_future(anext(changes))
    await asyncio.sleep(0.4)
    change()
    try:
        return await asyncio.wait_for(listening, 5)
    finally:
        await changes.aclose()


@pytest.mark.parametrize("name", ["config.yaml", "content/2021/01/08/A01/1.md", "content/2021/02/new.md"])
def test_a_change_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "content/2021/01/08/A01").mkdir(parents=True)
    (tmp_path / "content/2021/02").mkdir()
    (tmp_path / "content/2021/01/08/A01/1.md").write_text("a")
    assert tmp_path / name in run(
        first_news(tmp_path, [tmp_path / "content"], lambda: (tmp_path / name).write_text("b"))
    )


def test_a_folder_that_comes_later_is_told(tmp_path: Path) -> None:
    made = run(first_news(tmp_path, [tmp_path / "templates"], (tmp_path / "templates").mkdir))
    assert made == {tmp_path / "templates"}


def test_other_files_beside_the_config_are_not(tmp_path: Path) -> None:
    def change() -> None:
        (tmp_path / "notes.txt").write_text("b")
        (tmp_path / "site").mkdir()

    with pytest.raises(TimeoutError):
        run(asyncio.wait_for(first_news(tmp_path, [], change), 1.5))
