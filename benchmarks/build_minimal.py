"""Builds the project in the current folder with what the peers' minimal themes have: articles, pages, issues, home."""

import gc
import sys
from pathlib import Path

from generator.garbage import COLLECT_AFTER

KINDS = ("home", "issue", "page", "article")


def main() -> None:
    """Builds, as the command does; the first argument is the number of workers."""
    gc.set_threshold(COLLECT_AFTER)
    from generator.builder.build import build_site
    from generator.builder.outputs import OUTPUTS
    from generator.config import load_config
    from generator.workers import open_executor

    with open_executor(int(sys.argv[1]) if len(sys.argv) > 1 else 0) as executor:
        outputs = tuple(output for output in OUTPUTS if output.name in KINDS)
        report = build_site(load_config(Path()), executor, outputs=outputs)
    gc.freeze()
    if report.problems:
        sys.exit("\n".join(map(str, report.problems)))


if __name__ == "__main__":
    main()
