"""HTML and CSS by the Nu checker: no error and no warning. Without Java or the checker it skips, saying so."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
# The checker refuses addresses of this very machine unless it is told that they are meant.
HERE = ("-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Dnu.validator.servlet.allowed-address-type=all")
# What the checker is behind on, by the text it stops at, and why it stands.
BEHIND = {
    "::highlight(read-aloud) {": "CSS Custom Highlight API: marks the sentence read aloud without touching the text",
}

pytestmark = pytest.mark.skipif(
    shutil.which("java") is None or not JAR.is_file(),
    reason="needs java, and the checker that `scripts/web-checkers` fetches from npm",
)


def test_documents_as_served(mirror: Path, serve: Callable[[Path], str], tmp_path: Path) -> None:
    site = shutil.copytree(mirror, tmp_path / "site")
    (site / "broken.html").write_text("<!doctype html><title>坏</title><p id=a><b id=a>", "utf-8")
    root = serve(site)
    paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    messages = _check([f"{root}/{path}" for path in paths])
    assert any("Duplicate ID" in message["message"] for message in messages), "the checker read nothing"
    assert [message for message in messages if message.get("url") != f"{root}/broken.html"] == []


def test_stylesheets(mirror: Path, tmp_path: Path) -> None:
    sheets = sorted(mirror.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text("utf-8")
        for construct in BEHIND:
            text = text.replace(construct, ".known {")
        (tmp_path / sheet.name).write_text(text, "utf-8")
    (tmp_path / "broken.css").write_text("p { colour: red }", "utf-8")
    messages = _check(["--css", *(str(path) for path in sorted(tmp_path.glob("*.css")))])
    assert {Path(message["url"]).name for message in messages} == {"broken.css"}, messages


def _check(arguments: list[str]) -> list[dict[str, str]]:
    command = ["java", *HERE, "-jar", str(JAR), "--stdout", "--format", "json", *arguments]
    report = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found: list[dict[str, str]] = json.loads(report)["messages"]
    return found
