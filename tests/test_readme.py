"""What the documents say is so: paths that exist, commands that are there, the layers of the contract."""

import re
import tomllib
from pathlib import Path

import pytest

from generator.cli.app import broadsheet

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_commands_that_are_there(name: str) -> None:
    named = set(re.findall(r"(?:^|[ `/])broadsheet ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
    assert named <= set(broadsheet.commands)


def test_both_readmes_name_the_same_commands() -> None:
    commands = [re.findall(r"^    (\S+ \S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE) for name in READMES]
    assert commands[0] == commands[1]


def test_make_knows_the_commands_of_the_readme() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^    make ([a-z-]+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)) <= targets


def test_ci_runs_the_readmes_test_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith(("#", "export ", "set ", "cd "))] == ["exec make test"]


@pytest.mark.parametrize("name", [*READMES, "ARCHITECTURE.md"])
def test_linked_files_are_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_map_names_places_that_are_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    places = [
        place
        for place in re.findall(r"`([\w./-]+(?:/|\.\w+))`", text)
        if "/" in place and "NAME" not in place and not place.startswith((".", "content/", "site/"))
    ]
    assert len(places) > 15
    near = (ROOT, ROOT / "generator", ROOT / "generator/importer", ROOT / "generator/builder")
    assert [place for place in places if not any((folder / place).exists() for folder in near)] == []


def test_the_layers_are_those_of_the_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"][1:]
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert "\n".join(f"    {layer}" for layer in layers) in text
