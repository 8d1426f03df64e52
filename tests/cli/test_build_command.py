"""`build`: figures, and that one broken article costs the exit status and nothing else."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.cli.app import run

ARTICLE = "---\ntitle: 题\ndate: 2021-01-08\npage: A01\norder: {}\n---\n\n正文\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text("name: 墨川晨报\n", "utf-8")
    folder = tmp_path / "content/2021/01/08/A01"
    folder.mkdir(parents=True)
    (folder.parent / "issue.yaml").write_text("date: 2021-01-08\npages:\n- number: A01\n", "utf-8")
    for number in (1, 2):
        (folder / f"{number}.md").write_text(ARTICLE.format(number), "utf-8")
    # What was written within the last 20 ms may be in the middle of a change, and the build looks twice.
    time.sleep(0.1)
    return tmp_path


def built(project: Path, capsys: pytest.CaptureFixture[str], status: int = 0) -> dict[str, object]:
    capsys.readouterr()
    assert run(["-C", str(project), "build", "--jobs", "1", "--json"]) == status
    figures: dict[str, object] = json.loads(capsys.readouterr().out)
    return figures


def test_figures_tell_what_was_done(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = built(project, capsys)
    assert (first["issues"], first["removed"], first["problems"]) == (1, 0, [])
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert first["written"] == len(files)
    assert built(project, capsys)["written"] == 0
    (project / "content/2021/01/08/A01/2.md").unlink()
    assert built(project, capsys)["removed"] == 1


def test_one_broken_article_is_told_and_all_else_is_built(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = project / "content/2021/01/08/A01/2.md"
    broken.write_text("no front matter", "utf-8")
    (problem,) = built(project, capsys, status=1)["problems"]  # type: ignore[misc, attr-defined]
    assert (problem["file"], problem["line"]) == (str(broken), 1)
    assert (project / "site/2021/01/08/A01/1.html").is_file()
    assert run(["-C", str(project), "build"]) == 1
    err = capsys.readouterr().err
    assert f"{broken}:1: does not start with `---`" in err
    assert "everything else is built" in err


def test_of_very_many_problems_the_first_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(300):
        (project / f"content/2021/01/08/A01/x{number}.md").touch()
    assert run(["-C", str(project), "build"]) == 1
    err = capsys.readouterr().err
    assert err.count("does not start with `---`") == 200
    assert "... and 100 more\n" in err
    assert "300 problems; everything else is built." in err


def test_a_broken_template_is_told_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "templates").mkdir()
    (project / "templates/article.html").write_text("{{ gone }}")
    assert run(["-C", str(project), "build", "--jobs", "1"]) == 1
    err = capsys.readouterr().err
    assert err.count("article.html:1") == 1
    assert "\n1 problem; everything else is built." in err


def test_another_folder_may_be_named(project: Path, tmp_path: Path) -> None:
    assert run(["-C", str(project), "build", "--output", str(tmp_path / "elsewhere")]) == 0
    assert (tmp_path / "elsewhere/index.html").is_file()
    assert not (project / "site").exists()


def test_a_file_of_ones_own_in_the_site_is_told_and_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "site").mkdir()
    (project / "site/CNAME").write_text("paper.example")
    assert run(["-C", str(project), "build"]) == 0
    assert "such as CNAME" in capsys.readouterr().err
    assert (project / "site/CNAME").read_text() == "paper.example"


def test_why_a_file_is_made_again_can_be_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(project, capsys)
    site = project / "site"
    for name in (
        "2021/01/08/A01/1.html",
        "2021/01/08/A01/",
        "2021/01/08/A01",
        f"{site}/2021/01/08/A01/1.html",
        str(site),
    ):
        assert run(["-C", str(project), "build", "--explain", name]) == 0
        assert "is not made again" in capsys.readouterr().out
    assert run(["-C", str(project), "build", "--explain", "gone.html", "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)["explanation"]
    assert "gone.html was not there" in line


def loaded_by_build(project: Path) -> set[str]:
    """The modules that `build` has loaded in the end."""
    script = (
        "import sys\nfrom generator.cli.app import run\n"
        "status = run(['-C', sys.argv[1], 'build', '--jobs', '1'])\nprint(*sys.modules)\nsys.exit(status)"
    )
    command = [sys.executable, "-c", script, str(project)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_a_build_loads_only_what_it_needs(project: Path) -> None:
    made = loaded_by_build(project)
    assert "jinja2" in made and {"yaml", "jsonschema", "rich", "multiprocessing"} & made == set()
    idle = {"jinja2", "yaml", "borax", "zoneinfo", "generator.builder.related"}
    assert idle & loaded_by_build(project) == set(), "nothing changed"
    (project / "content/2021/01/08/A01/1.md").write_text(ARTICLE.format('1 # "eins"'), "utf-8")
    assert "yaml" in loaded_by_build(project), "what only the parser can read"
