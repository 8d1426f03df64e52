"""`python -m press [--plates] [--photos]`, in tests/captures: print the demo newspaper again."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from . import plates
from .documents import documents
from .manuscript import read_issues
from .truth import truth

CAPTURES = Path(__file__).parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="press", description="Print the captures of 墨川晨报.")
    parser.add_argument("--photos", action="store_true", help="draw the photos again (needs Chromium)")
    parser.add_argument("--plates", action="store_true", help="typeset facsimiles and PDFs again (needs Chromium)")
    wanted = parser.parse_args()
    if wanted.photos or wanted.plates:
        from .plant import print_media

        print_media(CAPTURES, photos=wanted.photos, facsimiles=wanted.plates)
    _clear_documents()
    issues = read_issues()
    for path, content in documents(issues, plates.load()):
        target = CAPTURES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (CAPTURES / "demo-expected.yaml").write_text(truth(issues), encoding="utf-8")


def _clear_documents() -> None:
    """Remove what earlier runs printed, media apart."""
    for folder in ("text-dumps", "saved"):
        shutil.rmtree(CAPTURES / "demo" / folder, ignore_errors=True)
    for path in (CAPTURES / "demo").rglob("*"):
        if path.suffix in {".htm", ".html", ".xml"}:
            path.unlink()


main()
