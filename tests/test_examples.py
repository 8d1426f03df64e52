"""Every project that we ship is one that can be used as it stands."""

from pathlib import Path

import pytest

from generator.config import load_config

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("file", [ROOT / "config.yaml", *sorted((ROOT / "examples").glob("*/config.yaml"))], ids=str)
def test_its_config_is_valid(file: Path) -> None:
    config = load_config(file.parent)
    assert config.name and config.publisher


def test_the_missions_paper_is_there() -> None:
    assert load_config(ROOT / "examples/luzhong-chenbao").name == "鲁中晨报"
