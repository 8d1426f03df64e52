"""The command as a person meets it: exit status, what goes where, and what it says when something is wrong."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.app import broadsheet, run

HTML = "<!doctype html><title>报</title><p>字</p>"


def made_project(folder: Path, config: str = "name: 墨川晨报\n") -> Path:
    (folder / "site").mkdir()
    (folder / "config.yaml").write_text(config, "utf-8")
    (folder / "site" / "index.html").write_text(HTML, "utf-8")
    return folder


def test_a_typo_gets_the_nearest_command_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["chekc"]) == 2
    assert "Did you mean 'check'?" in capsys.readouterr().err


def test_an_unknown_option_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--jsno"]) == 2
    assert "--json" in capsys.readouterr().err


def test_problems_are_printed_all_together_with_place_and_advice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made_project(tmp_path, "name: 墨川晨报\nlangauge: en\ntimezone: Mars\n")
    assert run(["-C", str(tmp_path), "check"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    file = tmp_path / "config.yaml"
    assert f"{file}:2: langauge: no such key\n    did you mean `language`?\n" in err
    assert f"{file}:3: timezone: there is no time zone 'Mars'\n" in err


def test_figures_as_json_are_alone_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_project(tmp_path)
    assert run(["-C", str(tmp_path), "check", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == {"files": 1, "links": 0, "problems": []}
    assert "all is well" in err


def test_a_problem_in_the_site_is_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_project(tmp_path)
    (tmp_path / "site" / "a.html").write_text(HTML + '\n<a href="gone.html">版</a>', "utf-8")
    assert run(["-C", str(tmp_path), "check", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)["problems"]
    assert [(row["file"], row["line"]) for row in rows] == [("a.html", 2)]


def test_without_a_project_the_way_to_one_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(tmp_path), "check"]) == 1
    assert "`broadsheet new DIR` lays out a project" in capsys.readouterr().err


def test_new_lays_out_and_refuses_a_full_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "p")]) == 0
    assert run(["new", str(tmp_path / "p")]) == 1
    assert "holds files already" in capsys.readouterr().err


def test_the_next_step_that_new_tells_can_be_pasted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "my captures").mkdir()
    assert run(["new", str(tmp_path / "my paper"), "--from", str(tmp_path / "my captures")]) == 0
    told = capsys.readouterr().err.split("Next: broadsheet ")[1]
    assert shlex.split(told) == ["-C", str(tmp_path / "my paper"), "import", str(tmp_path / "my captures")]


def test_a_fault_of_the_program_is_owned_up_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the press is jammed")

    monkeypatch.setattr("generator.project.layout.lay_out_project", fail)
    assert run(["new", str(tmp_path / "p")]) == 1
    err = capsys.readouterr().err
    assert "RuntimeError: the press is jammed" in err
    file = Path(err.split("with the file ")[1].split(". --traceback")[0])
    assert "in fail" in file.read_text("utf-8")
    file.unlink()
    assert run(["--traceback", "new", str(tmp_path / "p")]) == 1
    assert "in fail" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["build"], ["import", "config.yaml"], ["takedown", "2021/01/08/A01/1"]])
def test_what_the_system_refuses_is_told_with_its_file_and_is_no_fault_of_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    made_project(tmp_path, f"name: 墨川晨报\nfolders:\n  cache: {'x' * 300}\n")
    (tmp_path / "content/2021/01/08/A01").mkdir(parents=True)
    (tmp_path / "content/2021/01/08/A01/1.md").touch()
    monkeypatch.chdir(tmp_path)
    assert run(command) == 1
    err = capsys.readouterr().err
    assert f"{'x' * 300}" in err.splitlines()[0]
    assert err.splitlines()[1] == "    give it a shorter name"
    assert "fault in Broadsheet" not in err


def test_a_reader_of_the_output_that_leaves_is_no_trouble() -> None:
    command = f"{shlex.quote(sys.executable)} -m generator theme --reference | head -n 1"
    left = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert (left.stdout, left.stderr) == ("# Templates\n", "")


def test_data_is_utf_8_whatever_the_system_writes(tmp_path: Path) -> None:
    made_project(tmp_path)
    (tmp_path / "site" / "a.html").write_text(HTML + '\n<a href="𠮷〓.html">版</a>', "utf-8")
    command = [sys.executable, "-m", "generator", "-C", str(tmp_path), "check", "--json", "--jobs", "1"]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "gbk"}, capture_output=True)
    assert "there is no 𠮷〓.html" in json.loads(done.stdout.decode("utf-8"))["problems"][0]["message"]


def test_no_color_is_honoured(tmp_path: Path) -> None:
    made_project(tmp_path, "nmae: 墨川晨报\n")
    # A terminal of its own, since colours appear on no other stream.
    script = (
        "import os, pty, sys\nout = []\n"
        "def read(fd):\n    data = os.read(fd, 4096)\n    out.append(data)\n    return b''\n"
        f"pty.spawn([sys.executable, '-m', 'generator', '-C', {str(tmp_path)!r}, 'check'], read)\n"
        "sys.stdout.write(str(b'\\x1b[' in b''.join(out)))"
    )
    coloured = {
        value: subprocess.run(
            [sys.executable, "-c", script],
            env={"NO_COLOR": value, "TERM": "xterm", "PATH": ""},
            capture_output=True,
            text=True,
        ).stdout.strip()
        for value in ("", "1")
    }
    assert coloured == {"": "True", "1": "False"}


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    script = "import sys, generator.cli.app; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"lxml", "bs4", "jinja2", "markdown_it", "rich", "tornado", "livereload", "jsonschema", "multiprocessing"}
    assert heavy & set(loaded) == set()


@pytest.mark.parametrize("name", sorted(broadsheet.commands))
def test_every_command_says_what_it_does(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 4


def test_a_cluster_that_does_not_answer_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made_project(tmp_path)
    monkeypatch.setattr("generator.workers.dask_executor.__wrapped__.__defaults__", (1,))
    assert run(["-C", str(tmp_path), "build", "--dask", "tcp://127.0.0.1:9"]) == 1
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err
