"""The demo paper's mirror, as a reader is given it: imported and built once."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site's folder. Its links are relative: it can be served anywhere."""
    project = tmp_path_factory.mktemp("mirror")
    (project / "config.yaml").write_text((ROOT / "config.yaml").read_text("utf-8"), "utf-8")
    for command in (["import", str(ROOT / "tests/captures/demo")], ["build"]):
        subprocess.run([sys.executable, "-m", "generator", "-C", str(project), *command], cwd=ROOT, check=True)
    return project / "site"
