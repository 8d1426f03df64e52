"""What templates were compiled to is found again, and only where nothing that it depends on changed."""

from dataclasses import dataclass
from pathlib import Path

import jinja2
import pytest

from generator.builder.templates import Templates


@dataclass(frozen=True, slots=True)
class Sight:
    """What the template sees."""

    title: str


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that were compiled."""
    names: list[str] = []
    real = jinja2.Environment.compile

    def compile_(self: jinja2.Environment, source: str, name: str, *rest: str) -> object:
        names.append(name)
        return real(self, source, name, *rest)

    monkeypatch.setattr(jinja2.Environment, "compile", compile_)
    return names


def test_a_template_is_compiled_once_for_one_state(tmp_path: Path, compilations: list[str]) -> None:
    (tmp_path / "sheet.html").write_text("甲{{ title }}", "utf-8")
    for state, count in [(b"one", 1), (b"one", 1), (b"two", 2), (b"one", 3)]:
        assert rendered(tmp_path, state) == "甲雾"
        assert len(compilations) == count


def test_another_text_is_compiled_anew_though_nobody_told(tmp_path: Path, compilations: list[str]) -> None:
    for text in ("甲", "乙"):
        (tmp_path / "sheet.html").write_text(text + "{{ title }}", "utf-8")
        assert rendered(tmp_path, b"one") == text + "雾"
    assert len(compilations) == 2


@pytest.mark.parametrize("at", [0, 40, 100, -1])
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, compilations: list[str], at: int) -> None:
    (tmp_path / "sheet.html").write_text("甲{{ title }}", "utf-8")
    rendered(tmp_path, b"one")
    (file,) = (tmp_path / "kept").iterdir()
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert rendered(tmp_path, b"one") == "甲雾"
    assert len(compilations) == 2


def test_where_nothing_can_be_kept_all_is_rendered(tmp_path: Path) -> None:
    (tmp_path / "sheet.html").write_text("甲{{ title }}", "utf-8")
    (tmp_path / "kept").write_text("a file in the folder's place", "utf-8")
    assert rendered(tmp_path, b"one") == "甲雾"


def rendered(folder: Path, state: bytes) -> str:
    return Templates(folder, (folder / "kept", state)).render("sheet.html", Sight("雾")).decode()
