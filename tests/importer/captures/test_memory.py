"""Memory stays flat, whatever the size of the heap."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.importer.captures import Unreadable, read_captures

MEASURE = """
import resource, sys
from pathlib import Path
from generator.importer.captures import Capture, read_captures
from generator.importer.document import Document, read_document
heap = read_captures([Path(sys.argv[1])])
count = sum(isinstance(read_document(found), Document) for found in heap if isinstance(found, Capture))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

PACK = """
import io, random, sys
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
count, file = int(sys.argv[1]), sys.argv[2]
chance = random.Random(count)
with open(file, "wb") as stream:
    writer = WARCWriter(stream, gzip=True)
    for number in range(count):
        words = "".join(chance.choices("墨川的春天来得早河边柳树在一月里就发了新芽老人们说这是好年景，。", k=3000))
        body = f"<html><body><table><tr><td>{words}</td></tr></table></body></html>".encode("gbk")
        url = f"http://paper.example.com/html/2021-01/08/content_{number}.htm"
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http))
"""


def run(script: str, *arguments: str) -> str:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    return done.stdout


@pytest.mark.slow
def test_twenty_thousand_captures_take_the_memory_of_two_thousand(tmp_path: Path) -> None:
    peaks = []
    for count in (2_000, 20_000):
        file = tmp_path / f"{count}.warc.gz"
        run(PACK, str(count), str(file))
        found, peak = run(MEASURE, str(file)).split()
        assert int(found) == count
        peaks.append(int(peak))
    assert peaks[1] < 1.2 * peaks[0], peaks


def test_a_file_of_500_mb_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "large.htm"
    with file.open("wb") as stream:
        stream.truncate(500 << 20)
    (found,) = read_captures([tmp_path])
    assert isinstance(found, Unreadable) and found.reason == "is larger than 32 MB"
