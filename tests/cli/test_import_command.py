"""`import` and `report`: figures, exit status, and that a heap with rubbish in it is no failure."""

import json
from pathlib import Path

import pytest

from generator.cli.app import run

DEMO = Path(__file__).parents[1] / "captures/demo"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert run(["new", str(tmp_path / "p")]) == 0
    return tmp_path / "p"


def test_a_heap_with_rubbish_is_status_0_and_with_strict_1(project: Path, tmp_path: Path) -> None:
    rubbish = tmp_path / "heap/page.htm"
    rubbish.parent.mkdir()
    rubbish.write_bytes(b"\x00\x01\x02\x03" * 99)
    heap = [str(DEMO / "text-dumps"), str(rubbish)]
    assert run(["-C", str(project), "import", "--jobs", "1", *heap]) == 0
    assert run(["-C", str(project), "import", "--jobs", "1", "--strict", *heap]) == 1


def test_figures_go_to_stdout_and_words_to_stderr(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["-C", str(project), "import", "--jobs", "1", "--json", str(DEMO / "text-dumps")]) == 0
    out, err = capsys.readouterr()
    figures = json.loads(out)["figures"]
    assert figures["captures"] == figures["imported"] == len(list((DEMO / "text-dumps").glob("*.txt")))
    assert f"采集文件 {figures['captures']} 个" in err
    assert run(["-C", str(project), "report", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"] == figures
    assert run(["-C", str(project), "report"]) == 0
    assert f"采集文件 {figures['captures']} 个" in capsys.readouterr().out


def test_quiet_leaves_only_what_kept_an_issue_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["-C", str(project), "import", "--jobs", "1", str(DEMO / "text-dumps")]
    capsys.readouterr()
    assert run([*arguments, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert run([*arguments, "-q", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["figures"]["captures"] and err == ""
    ledger = next((project / "content").rglob("import.jsonl"))
    ledger.write_text("no JSON\n", "utf-8")
    assert run([*arguments, "--quiet"]) == 1
    assert f"{ledger}:1: not a line of the ledger" in capsys.readouterr().err


def test_a_dry_run_changes_no_content(project: Path) -> None:
    assert run(["-C", str(project), "import", "--jobs", "1", "--dry-run", str(DEMO / "text-dumps")]) == 0
    assert [path.name for path in (project / "content").iterdir()] == [".gitkeep"]
    assert not (project / "import-report.json").exists()


def test_since_and_until_bound_the_dates(project: Path) -> None:
    arguments = ["-C", str(project), "import", "--jobs", "1", str(DEMO / "text-dumps")]
    assert run([*arguments, "--until", "1999-12-31"]) == 0
    assert not list((project / "content").glob("*/*/*"))
    assert run([*arguments, "--since", "2000-01-01"]) == 0
    assert list((project / "content").glob("*/*/*"))
    assert run([*arguments, "--since", "yesterday"]) == 2


def test_what_is_not_there_is_wrong_usage(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(project), "import", str(project / "gone")]) == 2
    assert "gone" in capsys.readouterr().err
    assert run(["-C", str(project), "import"]) == 2


def test_without_an_import_there_is_no_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(project), "report"]) == 1
    assert "`broadsheet import` writes it" in capsys.readouterr().err


def test_a_report_that_was_cut_by_hand_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "import-report.json").write_text('{"version": 1, "captures": []}')
    assert run(["-C", str(project), "report"]) == 1
    assert "import-report.json: not a whole report" in capsys.readouterr().err
