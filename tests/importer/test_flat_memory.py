"""Memory stays flat: ten times the captures of one WARC.gz, much the same peak."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from import_runs import make_project
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PROGRAM = """
import resource, sys
from pathlib import Path
from generator.config import load_config
from generator.importer.import_captures import import_captures
from generator.workers import SerialExecutor
report = import_captures(load_config(Path(sys.argv[1])), [Path(sys.argv[2])], SerialExecutor())
assert report.figures["imported"] == int(sys.argv[3]), report.figures
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
PAGE = (
    '<html><head><meta charset=utf-8></head><body><table><tr><td class="font01"><founder-title>第{0}篇</founder-title>'
    "</td></tr></table><div id=ozoom><founder-content><!--enpcontent-->"
    + "<P>　　这是第{0}篇的一段，讲墨川的事，慢慢讲，不着急，讲到太阳落山。" * 12
    + "<!--/enpcontent--></founder-content></div></body></html><!--<founder-type>1</founder-type>-->"
)
AN_ISSUE = 50


def write_heap(file: Path, count: int) -> None:
    """A WARC.gz of `count` article pages, fifty a day."""
    with file.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in range(count):
            day = number // AN_ISSUE
            folder = f"{2000 + day // 336}-{day // 28 % 12 + 1:02}/{day % 28 + 1:02}"
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"http://paper.mochuan.example/html/{folder}/content_{10_000 + number}.htm", "response",
                payload=io.BytesIO(PAGE.format(number).encode()), http_headers=headers,
            )  # fmt: skip
            writer.write_record(record)


def peak(folder: Path, count: int) -> int:
    """Peak memory in KB of importing `count` captures in a process of its own."""
    config = make_project(folder)
    write_heap(folder / "heap.warc.gz", count)
    command = [sys.executable, "-c", PROGRAM, str(config.project), str(folder / "heap.warc.gz"), str(count)]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": root})
    return int(done.stdout)


@pytest.mark.parametrize(
    ("few", "many"), [(300, 1_500), pytest.param(2_000, 20_000, marks=[pytest.mark.slow, pytest.mark.timeout(1200)])]
)
def test_peak_memory(tmp_path: Path, few: int, many: int) -> None:
    assert peak(tmp_path / "many", many) < 1.5 * peak(tmp_path / "few", few)
