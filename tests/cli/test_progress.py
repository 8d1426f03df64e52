"""How far long work is: plain lines where there is no terminal, and none where quiet is asked for."""

import gzip
from pathlib import Path

import pytest

from generator.cli.progress import Lines, progress
from generator.importer.captures import Meter, read_captures


def test_plain_lines_come_now_and_then() -> None:
    times = iter([0.0, 1.0, 4.0, 20.0, 21.0])
    said: list[str] = []
    lines = Lines(said.append, every=10, clock=lambda: next(times))
    for done in (0, 10, 100, 250, 300):
        lines.show("reading", done * 1000, 1_000_000, done)
    assert said == ["reading: 250, 12/s, 25 %, 0:01:00 left"]


def test_work_of_unknown_length_is_counted() -> None:
    times = iter([0.0, 20.0])
    said: list[str] = []
    lines = Lines(said.append, clock=lambda: next(times))
    lines.show("check", 0, 0)
    lines.show("check", 4200, 0)
    assert said == ["check: 4,200, 210/s"]


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(quiet=True) as show:
        show("reading", 1, 2, 3)
    assert capsys.readouterr() == ("", "")


def test_a_heap_is_weighed_before_it_is_read_and_read_to_its_weight(tmp_path: Path) -> None:
    heap = tmp_path / "heap"
    (heap / "a").mkdir(parents=True)
    (heap / "a/1.htm").write_bytes(b"<p>one")
    (heap / "a/.hidden").write_bytes(b"x" * 999)
    (heap / "lines.jsonl.gz").write_bytes(gzip.compress(b'{"url": "http://a.example/1.htm", "html": "<p>"}\n' * 9))
    meter = Meter([heap, tmp_path / "gone"])
    assert meter.total == 6 + (heap / "lines.jsonl.gz").stat().st_size
    seen = [meter.done for _ in read_captures([heap], meter=meter)]
    assert seen == sorted(seen) and seen[0] > 0 and meter.done == meter.total
