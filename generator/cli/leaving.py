"""The end of the process."""

import atexit
import os
import sys
import threading
from typing import Any, NoReturn


def leave(status: int) -> NoReturn:
    """Ends this process, as `sys.exit(status)` does, but leaves all that it loaded to the system.

    Python would take that apart, which takes 4 ms: a twentieth of a build that finds nothing to do. Where another
    thread may have to be waited for, a profiler looks on, or what was said cannot be written, Python ends the process.
    """
    if threading.active_count() == 1 and not _is_watched():
        atexit._run_exitfuncs()
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except (OSError, ValueError):
            pass  # nobody reads any more: Python's own end tells that
        else:
            os._exit(status)
    sys.exit(status)


def _is_watched() -> bool:
    """Whether a profiler or a debugger is at work, which has something to do itself when the program is done."""
    monitoring: Any = getattr(sys, "monitoring", None)  # from Python 3.12 on; it has room for six
    is_monitored = monitoring is not None and any(monitoring.get_tool(number) for number in range(6))
    return is_monitored or sys.getprofile() is not None or sys.gettrace() is not None
