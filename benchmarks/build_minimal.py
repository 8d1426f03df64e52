"""Builds the project in the current folder with what the peers' minimal themes have: articles, pages, issues, home."""

import gc
import sys
from pathlib import Path

from generator.cli.leaving import leave
from generator.garbage import COLLECT_AFTER

KINDS = ("home", "issue", "page", "article")


def main() -> int:
    """Builds, as the command does; the first argument is the number of workers. The exit status."""
    gc.set_threshold(COLLECT_AFTER)
    from generator.builder.build import build_site
    from generator.builder.outputs import OUTPUTS
    from generator.config import load_config
    from generator.workers import open_executor

    with open_executor(int(sys.argv[1]) if len(sys.argv) > 1 else 0) as executor:
        outputs = tuple(output for output in OUTPUTS if output.name in KINDS)
        report = build_site(load_config(Path()), executor, outputs=outputs)
    print(*report.problems, sep="\n", end="", file=sys.stderr)
    return 1 if report.problems else 0


if __name__ == "__main__":
    leave(main())
