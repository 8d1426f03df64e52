"""A store that cannot be written where an issue belongs: that issue is told, the others come in, nothing is made up."""

from pathlib import Path

import pytest
from import_runs import DEMO, make_project, report_rows, run

from generator.errors import CaptureError


@pytest.mark.parametrize("place", ["2021/01/11", "2021/01/11/A04"])
def test_what_could_not_be_written_is_not_reported_as_written(tmp_path: Path, place: str) -> None:
    config = make_project(tmp_path)
    (config.content / place).parent.mkdir(parents=True)
    (config.content / place).write_text("a person's own file", "utf-8")
    report = run(config, [DEMO])
    (told,) = [
        row for row in report.problems if str(row.get("file", "")).startswith(str(config.content / "2021/01/11"))
    ]
    assert told["advice"] == "a file lies where a folder belongs: move it away"
    unfiled = {
        row["path"] for row in report_rows(report, "captures") if row.get("reason") == "its issue could not be filed"
    }
    assert len(unfiled) > 5
    assert all("20210111" in path or "2021-01/11" in path for path in unfiled), unfiled
    whole = run(make_project(tmp_path / "whole"), [DEMO])
    assert report.figures["captures"] == whole.figures["captures"]
    named = {row["file"] for row in report_rows(report, "files")}
    there = {file.relative_to(config.content).as_posix() for file in config.content.rglob("*.*") if file.is_file()}
    assert named == {file for file in there if not file.endswith(("import.jsonl", ".part", ".import-journal"))}
    assert "2021/01/12/issue.yaml" in there
    assert (config.content / place).read_text("utf-8") == "a person's own file"


@pytest.mark.parametrize("place", [".", "content", "content/2021", "site/2021/01/08", ".."])
def test_the_projects_own_folders_are_no_captures(tmp_path: Path, place: str) -> None:
    config = make_project(tmp_path / "p")
    with pytest.raises(CaptureError, match="name the folder of the captures alone"):
        run(config, [DEMO, tmp_path / "p" / place])
    assert not config.content.exists()
