"""Builds the project in the current folder with as many workers as are named first, however little there is to do.

The further arguments are the outputs to build; all where there are none.
"""

import sys
from pathlib import Path

from generator.builder.build import build_site
from generator.builder.outputs import OUTPUTS
from generator.config import load_config
from generator.workers import open_executor


def main() -> None:
    """Builds."""
    jobs, kinds = int(sys.argv[1]), sys.argv[2:]
    outputs = tuple(output for output in OUTPUTS if not kinds or output.name in kinds)
    with open_executor(jobs) as executor:
        report = build_site(load_config(Path()), executor, outputs=outputs, serial_below=0)
    if report.problems:
        sys.exit("\n".join(map(str, report.problems)))


if __name__ == "__main__":
    main()
