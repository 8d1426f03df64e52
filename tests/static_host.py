"""A plain static host on this machine, for tests with a browser."""

import http.server
import sys
from typing import Any


class StaticHost(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that leaves in mid-answer, as each does when its window closes."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tells every other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder's files."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""
