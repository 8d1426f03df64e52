"""What the preview adds to a page, and to no page anywhere else: the reload script, and the problems over it."""

import re
from collections.abc import Sequence
from html import escape, unescape

from generator.errors import Problem

STYLE_PATH = "/__broadsheet__/overlay.css"
SCRIPT_PATH = "/livereload.js"
"""Where livereload's own script expects to be."""
STYLE = """\
#broadsheet-problems { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
  margin: 0; padding: 1rem 1.25rem; background: #2b0f12; color: #fff; border-top: 4px solid #e5484d;
  font: 15px/1.6 ui-monospace, "Noto Sans Mono CJK SC", monospace; text-align: left; }
#broadsheet-problems summary { font-weight: bold; cursor: pointer; }
#broadsheet-problems li { margin: .75rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
#broadsheet-problems b { color: #ffb3b5; }
"""

_POLICY = re.compile(
    r"""(<meta\b[^>]*http-equiv=["']?Content-Security-Policy["']?[^>]*\bcontent=)("[^"]*"|'[^']*')""", re.IGNORECASE
)
_HEAD_END = re.compile("</head>|<body", re.IGNORECASE)
_BODY_END = re.compile("</body>", re.IGNORECASE)


def adorn(page: str, port: int, problems: Sequence[Problem]) -> str:
    """An HTML page that reloads when the preview says so, and shows `problems` where there are any."""
    added = f'<script src="{SCRIPT_PATH}?port={port}" defer></script>'
    if problems:
        added += f'<link rel="stylesheet" href="{STYLE_PATH}">'
    page = _POLICY.sub(lambda found: found[1] + _quoted(loosen(unescape(found[2][1:-1]), port)), page)
    page = _insert(page, _HEAD_END, added)
    return _insert(page, _BODY_END, _overlay(problems)) if problems else page


def bare_page(problems: Sequence[Problem]) -> str:
    """Stands where no page was ever built."""
    said = "" if problems else "<p>Nothing is built yet.</p>"
    return f'<!doctype html><html lang="en"><head><title>Preview</title></head><body>{said}</body></html>'


def loosen(policy: str, port: int) -> str:
    """A Content-Security-Policy that lets the reload script in, and is otherwise what it was."""
    directives = {words[0]: words[1:] for words in (part.split() for part in policy.split(";")) if words}
    fallback = [source for source in directives.get("default-src", []) if source != "'none'"]
    # 'self' covers a web socket in Chromium only.
    for name, sources in (
        ("script-src", ["'self'"]),
        ("style-src", ["'self'"]),
        ("connect-src", ["'self'", f"ws://127.0.0.1:{port}", f"ws://localhost:{port}"]),
    ):
        kept = [source for source in directives.get(name, fallback) if source != "'none'"]
        directives[name] = kept + [source for source in sources if source not in kept]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _overlay(problems: Sequence[Problem]) -> str:
    rows = "".join(f"<li><b>{escape(_place(p))}</b>{escape(p.message)}{_advice(p)}</li>" for p in problems)
    title = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return (
        f'<details id="broadsheet-problems" open role="alert"><summary>{title}: this is the last good page</summary>'
        f"<ol>{rows}</ol></details>"
    )


def _place(problem: Problem) -> str:
    place = problem.file + (f":{problem.line}" if problem.line else "")
    return "".join(f"{part}: " for part in (place, problem.key) if part)


def _advice(problem: Problem) -> str:
    return f"\n{escape(problem.advice)}" if problem.advice else ""


def _insert(page: str, before: re.Pattern[str], added: str) -> str:
    found = before.search(page)
    return page + added if found is None else page[: found.start()] + added + page[found.start() :]


def _quoted(text: str) -> str:
    return f'"{escape(text, quote=True)}"'
