"""The end of the process."""

import atexit
import os
import sys
import threading
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """Ends this process, as `sys.exit(status)` does, but leaves all that it loaded to the system.

    Python would take that apart, which takes 4 ms: a twentieth of a build that finds nothing to do. Where another
    thread may have to be waited for, or what was said cannot be written, it is Python that ends the process.
    """
    if threading.active_count() == 1:
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
