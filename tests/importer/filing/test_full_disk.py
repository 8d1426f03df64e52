"""A disk that is full is told with the file that found no room on it."""

import errno
from pathlib import Path

import pytest

from generator.errors import CaptureError, naming, system_problem
from generator.importer.spool import open_spool

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")


def test_a_write_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(OSError) as raised, naming(tmp_path / "report.json"), FULL.open("w") as stream:
        stream.write("x" * 100_000)
    problem = system_problem(raised.value)
    assert (raised.value.errno, problem.file) == (errno.ENOSPC, str(tmp_path / "report.json"))
    assert problem.advice == "make room on the disk"


def test_a_spool_that_cannot_be_written_is_no_fault_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="cannot keep what came in"), open_spool(tmp_path / "import") as spool:
        spool._base.execute("PRAGMA max_page_count=1")
        for number in range(1000):
            spool.note("captures", str(number), "x" * 1000)
