"""The wheel: whoever installs it has the command, the theme and the schema, without the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from whole_way import DEMO, ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def test_it_holds_the_program_the_theme_and_the_schema_and_nothing_else(installed: Path) -> None:
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} == {"generator"}
    theme = {path.relative_to(installed / "generator/theme") for path in (installed / "generator/theme").rglob("*")}
    assert theme == {path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*")}
    assert (installed / "generator/config.schema.json").is_file()
    assert list(installed.glob("*.dist-info/licenses/LICENSE"))


def test_it_goes_the_whole_way_far_from_the_repository(installed: Path, tmp_path: Path) -> None:
    def broadsheet(*arguments: object) -> str:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "generator", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stderr

    broadsheet("new", "paper", "--from", DEMO / "text-dumps")
    broadsheet("-C", "paper", "import", DEMO / "text-dumps")
    broadsheet("-C", "paper", "build")
    assert "all is well" in broadsheet("-C", "paper", "check")
    assert "墨川晨报" in (tmp_path / "paper/site/index.html").read_text("utf-8")
