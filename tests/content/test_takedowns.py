"""takedowns.yaml grows below what a person wrote in it."""

from pathlib import Path

import pytest

from generator.content.takedowns import TAKEDOWNS_FILE, Takedown, add_takedowns, read_takedowns, write_takedowns

ONE, TWO = Takedown("2021/01/08/ZC02/1", "应当事人要求"), Takedown("2021/01/07/A01/2")
OWN = "# 来函存档\ntakedowns:\n- article: 2021/01/08/ZC02/1  # 王河\n  reason: 应当事人要求"


def test_what_the_command_alone_wrote_stays_sorted(tmp_path: Path) -> None:
    first = add_takedowns(tmp_path, [ONE])
    assert first == write_takedowns([ONE])
    (tmp_path / TAKEDOWNS_FILE).write_text(first, "utf-8")
    assert add_takedowns(tmp_path, [TWO]) == write_takedowns([TWO, ONE])
    assert add_takedowns(tmp_path, [Takedown(ONE.article)]) == first
    assert add_takedowns(tmp_path, [Takedown(ONE.article, "更正")]) == write_takedowns([Takedown(ONE.article, "更正")])


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# 完\n"])
def test_comments_stay(tmp_path: Path, end: str) -> None:
    (tmp_path / TAKEDOWNS_FILE).write_text(OWN + end, "utf-8")
    text = add_takedowns(tmp_path, [ONE, TWO])
    assert text.startswith((OWN + end).rstrip())
    (tmp_path / TAKEDOWNS_FILE).write_text(text, "utf-8")
    assert read_takedowns(tmp_path) == (TWO, ONE)


@pytest.mark.parametrize(
    "own", ["takedowns: [{article: 2021/01/08/ZC02/1}]\n", "takedowns:\n  - article: 2021/01/08/ZC02/1\n"]
)
def test_what_cannot_grow_is_written_anew(tmp_path: Path, own: str) -> None:
    (tmp_path / TAKEDOWNS_FILE).write_text(own, "utf-8")
    assert add_takedowns(tmp_path, [TWO]) == write_takedowns([TWO, Takedown(ONE.article)])
