"""A fresh project is one that the other commands accept."""

import subprocess
from pathlib import Path

import pytest

from generator.config import load_config
from generator.errors import ConfigError
from generator.project.layout import lay_out_project


@pytest.mark.parametrize("name", ["墨川晨报", "晨报: #1", "'引号'", "2021", "true", "- 报", "晚报 # 副刊"])
def test_a_fresh_project_is_a_valid_one(tmp_path: Path, name: str) -> None:
    made = lay_out_project(tmp_path / "p", name, f"{name}社")
    config = load_config(tmp_path / "p")
    assert (config.name, config.publisher, config.base_url) == (name, f"{name}社", "")
    assert config.content.is_dir() and config.templates.is_dir()
    assert all((tmp_path / "p" / file).is_file() for file in made)


def test_without_a_name_the_paper_is_called_as_its_folder(tmp_path: Path) -> None:
    lay_out_project(tmp_path / "墨川晨报")
    config = load_config(tmp_path / "墨川晨报")
    assert (config.name, config.publisher) == ("墨川晨报", "")


def test_an_empty_folder_will_do_also_under_git(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    lay_out_project(tmp_path)
    assert load_config(tmp_path).name == tmp_path.name


def test_git_leaves_every_byte_of_the_content_as_it_is(tmp_path: Path) -> None:
    lay_out_project(tmp_path / "p")
    git = ("git", "-C", str(tmp_path / "p"), "-c", "core.autocrlf=true")
    subprocess.run([*git, "init", "--quiet"], check=True)
    article = tmp_path / "p/content/2021/01/08/A01/1.md"
    article.parent.mkdir(parents=True)
    article.write_bytes("第一行\n第二行\n".encode())
    subprocess.run([*git, "add", "."], check=True)
    article.unlink()
    subprocess.run([*git, "checkout", "--", "content"], check=True)
    assert article.read_bytes() == "第一行\n第二行\n".encode()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ConfigError, match="holds files already"):
        lay_out_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "paper").write_text("mine")
    with pytest.raises(ConfigError, match="is a file"):
        lay_out_project(tmp_path / "paper")
