"""The command `broadsheet`: the only layer that prints, exits, and turns errors into messages."""

import gc
from typing import NoReturn

from generator.garbage import COLLECT_AFTER


def main() -> NoReturn:
    """Runs the command line that this process was given, and exits."""
    gc.set_threshold(COLLECT_AFTER)
    from generator.cli.app import run_process  # loads the program, which is what looks must be rare for

    run_process()
