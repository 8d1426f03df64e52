"""The preview's server: files as a static host would serve them, adorned, never cached, on this machine only."""

import json
import mimetypes
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from livereload import handlers, watcher
from tornado.httpserver import HTTPServer
from tornado.web import Application, FallbackHandler
from tornado.wsgi import WSGIContainer

from generator.errors import BroadsheetError, Problem
from generator.preview.overlay import STYLE, STYLE_PATH, adorn, bare_page

HOST = "127.0.0.1"
USUAL_PORT = 8000
NO_WORKER = """\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", () => self.registration.unregister());
"""
"""In place of the site's service worker, which would go on showing pages as they were: one that takes itself away."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What the server shows at this moment."""

    site: Path
    base_path: str
    """From `/` to `/`, percent-decoded: where the site's root is served."""
    problems: tuple[Problem, ...] = ()
    build: int = 0
    """Counts the rebuilds: a page that was served before the last one must be loaded again."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to a request, before it is written out."""

    status: str
    content_type: str
    body: bytes
    location: str = ""


def respond(showing: Showing, path: str, port: int, *, for_service_worker: bool = False) -> Response:
    """The answer to a GET of `path` (percent-decoded, from `/` on)."""
    if path == STYLE_PATH:
        return Response("200 OK", "text/css", STYLE.encode())
    if path == "/" != showing.base_path:
        return Response("302 Found", "text/plain", b"", showing.base_path)
    if for_service_worker:
        return Response("200 OK", "text/javascript", NO_WORKER.encode())
    file = _file(showing, path)
    if file is not None and file.is_dir():
        if not path.endswith("/"):
            return Response("302 Found", "text/plain", b"", path + "/")
        file /= "index.html"
    status = "200 OK"
    if file is None or not file.is_file():
        status, file = "404 Not Found", showing.site / "404.html"
    try:
        content = file.read_bytes()
    except OSError:
        content = bare_page(showing.problems).encode()
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if kind == "text/html":
        content = adorn(content.decode("utf-8", "replace"), port, showing.problems).encode()
    return Response(status, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, content)


def open_socket(port: int | None) -> socket.socket:
    """Listens on `port`; without one on the usual port, or on any free one where that is taken.

    Errors: BroadsheetError where the port that was asked for cannot be had.
    """
    for candidate in (USUAL_PORT, 0) if port is None else (port,):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setblocking(False)
        try:
            listener.bind((HOST, candidate))
            listener.listen(128)
        except OSError as error:
            listener.close()
            reason = error.strerror
        else:
            return listener
    problem = Problem(f"port {port} cannot be had: {reason}", "name another with --port, or none for any free one")
    raise BroadsheetError(problem)


def serve(listener: socket.socket, showing: Callable[[], Showing]) -> Callable[[], None]:
    """Serves in the running event loop; gives what to call to reload every open page."""
    port: int = listener.getsockname()[1]
    served: dict[str, int] = {}

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        worker = "HTTP_SERVICE_WORKER" in environ
        response = respond(showing(), path, port, for_service_worker=worker)
        if response.content_type.startswith("text/html"):
            served[path] = showing().build
        headers: Sequence[tuple[str, str]] = [
            ("Content-Type", response.content_type),
            ("Content-Length", str(len(response.body))),
            ("Cache-Control", "no-store"),
            *([("Location", quote(response.location))] if response.location else []),
        ]
        start_response(response.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [response.body]

    handlers.LiveReloadHandler.watcher = watcher.Watcher()
    routes: list[Any] = [
        (r"/livereload", _OpenPage, {"is_outdated": lambda path: served.get(path, -1) < showing().build}),
        (r"/livereload.js", handlers.LiveReloadJSHandler),
        (r".*", FallbackHandler, {"fallback": WSGIContainer(application)}),
    ]
    server = HTTPServer(Application(routes, log_function=lambda handler: None))
    server.add_socket(listener)
    return lambda: handlers.LiveReloadHandler.reload_waiters("*")


class _OpenPage(handlers.LiveReloadHandler):  # type: ignore[misc]  # livereload has no types; tornado wants a class
    """The connection of one open page. A page that connects after a rebuild that it missed is told at once."""

    def initialize(self, is_outdated: Callable[[str], bool]) -> None:
        self.is_outdated = is_outdated

    def on_message(self, message: str) -> None:
        super().on_message(message)
        news = json.loads(message)
        if news.get("command") == "info" and self.is_outdated(unquote(urlsplit(str(news.get("url"))).path)):
            self.send_message({"command": "reload", "path": "*"})


def _file(showing: Showing, path: str) -> Path | None:
    if not path.startswith(showing.base_path) or "\0" in path:
        return None
    file = (showing.site / path.removeprefix(showing.base_path)).resolve()
    try:
        return file if file.is_relative_to(showing.site.resolve()) and file.exists() else None
    except OSError:  # a name that is longer than any file's
        return None
