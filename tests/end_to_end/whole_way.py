"""The whole way as a person goes it, by the command; and what every built site must be free of."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.content.store import read_issue, scan
from generator.inspection.inspect_site import inspect_site
from generator.model import Article, Issue
from generator.workers import SerialExecutor

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "tests/captures/demo"

_NEVER = re.compile(r"处理标记|\*{4}|数据源|[34]\s*(?:上一篇|下一篇|参见第)|(?:上一篇|下一篇)\s*[34]\b")
"""What the captures are full of. Stricter than `broadsheet check`, which must let `138****1234` stand."""


@dataclass(frozen=True)
class BuiltSite:
    """A built site, and what it was built from."""

    folder: Path
    base_url: str
    content: Path


def broadsheet(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """Runs the command in a process of its own; fails where it does."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=ROOT,
        # another order of sets and dicts in every run: no output may hang on it
        env={**os.environ, "PYTHONHASHSEED": "random"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )


def build(content: Path, project: Path, base_url: str = "") -> BuiltSite:
    """Builds `content` for an address, in a project of its own."""
    config = (ROOT / "config.yaml").read_text("utf-8").replace('base_url: ""', f'base_url: "{base_url}"')
    assert base_url in config
    (project / "config.yaml").write_text(config, "utf-8")
    # Pictures are made once for all sites of one content: they take longer than all else together.
    pictures = content.parent / ".cache/images"
    pictures.mkdir(parents=True, exist_ok=True)
    (project / ".cache").mkdir(exist_ok=True)
    if not (project / ".cache/images").exists():
        (project / ".cache/images").symlink_to(pictures)
    broadsheet("-C", project, "build", "--content", content)
    return BuiltSite(project / "site", base_url, content)


def issues(content: Path) -> list[Issue]:
    """Every issue of a store; everything in it must be readable."""
    read = [read_issue(content, folder.key) for folder in scan(content)]
    assert [problem for _, problems in read for problem in problems] == []
    return [issue for issue, _ in read]


def articles(content: Path) -> list[Article]:
    """Every article of a store."""
    return [article for issue in issues(content) for page in issue.pages for article in page.articles]


def leftovers(folder: Path) -> list[str]:
    """Where in any file below `folder` something of the source's CMS is left: `file: text`; not in photos and PDFs."""
    found: list[str] = []
    for name, content in bytes_of(folder).items():
        if name.endswith((".jpg", ".pdf")):
            continue
        text = content.decode("gb18030" if b"charset=gb" in content else "utf-8", "replace")
        found += [f"{name}: {match[0]}" for match in _NEVER.finditer(text)]
    return found


def dead_or_empty(site: BuiltSite) -> list[str]:
    """Dead links, missing assets and anchors, empty labels in any file of the site."""
    return [str(problem) for problem in inspect_site(site.folder, site.base_url, SerialExecutor()).problems]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
