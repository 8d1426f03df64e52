"""The paper's name and publisher, read from its captures."""

from pathlib import Path

import pytest

from generator.cli.app import run
from generator.config import load_config
from generator.project.masthead import Masthead, read_masthead

DEMO = Path(__file__).parents[1] / "captures/demo"
PAPER = Masthead("墨川晨报", "墨川日报社")


@pytest.mark.parametrize("part", ["", "text-dumps", "paper.mochuan.example/mccb/html"])
def test_the_captures_tell_it(part: str) -> None:
    assert read_masthead([DEMO / part]) == PAPER


def test_what_most_captures_print_counts(tmp_path: Path) -> None:
    for number, file in enumerate(sorted((DEMO / "text-dumps").glob("*.txt"))):
        text = file.read_text("utf-8")
        (tmp_path / f"{number}.txt").write_text(text.replace("墨川晨报", "墨川晚报") if number == 0 else text, "utf-8")
    assert read_masthead([tmp_path]) == PAPER


def test_captures_that_say_nothing_give_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes(b"\x00\xff" * 50)
    (tmp_path / "b.htm").write_text("<p>nothing</p>")
    assert read_masthead([tmp_path]) == Masthead("", "")


def test_a_project_gets_its_names_from_the_captures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "p"), "--from", str(DEMO)]) == 0
    config = load_config(tmp_path / "p")
    assert (config.name, config.publisher) == ("墨川晨报", "墨川日报社")
    assert "The captures call the paper 墨川晨报, published by 墨川日报社." in capsys.readouterr().err
    assert run(["-C", str(tmp_path / "p"), "import", str(DEMO / "text-dumps")]) == 0
    assert run(["-C", str(tmp_path / "p"), "build"]) == 0
    assert run(["-C", str(tmp_path / "p"), "check"]) == 0


def test_without_a_name_in_the_captures_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "heap").mkdir()
    assert run(["new", str(tmp_path / "p"), "--from", str(tmp_path / "heap")]) == 0
    assert load_config(tmp_path / "p").name == "p"
    assert "No capture there tells the paper's name" in capsys.readouterr().err
