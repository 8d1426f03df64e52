"""Where the time of a cold build in one process goes, by pyinstrument."""

import subprocess
import sys
from pathlib import Path

from benchmarks.corpus import issues
from benchmarks.measure import environment
from benchmarks.peers import OURS, OURS_FULL, PEERS

_BUILDS = (
    ("the minimal templates", OURS, ("-m", "benchmarks.build_minimal", "1")),
    ("the full theme", OURS_FULL, ("-m", "generator", "build", "--jobs", "1")),
)
_SHOWN = "0.02"
"""Of the whole time: what takes less is left out."""


def profile_builds(articles: int, root: Path) -> list[tuple[str, str]]:
    """What was built, and the profile of that as text."""
    found: list[tuple[str, str]] = []
    for what, name, program in _BUILDS:
        peer = next(peer for peer in PEERS if peer.name == name)
        folder = root / name.replace(" ", "-").replace(",", "")
        peer.lay_out(folder)
        for day in issues(articles):
            peer.write(folder, day)
        text = folder / "profile.txt"
        command = [
            sys.executable, "-m", "pyinstrument", "--interval", "0.001", "--renderer", "text", "--outfile", str(text),
            "--render-option", f"processor_options.filter_threshold={_SHOWN}", *program,
        ]  # fmt: skip
        subprocess.run(command, cwd=folder, env=environment(), check=True, capture_output=True)
        found.append((f"{articles:,} articles, {what}, one process", text.read_text("utf-8").strip()))
    return found
