"""Cases as data: a capture `NAME.htm` or `NAME.txt`, and beside it `NAME.yaml` with all that it must give."""

import dataclasses
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from generator.importer.addresses import classify
from generator.importer.defects import Defect
from generator.importer.dialects import choose, parse
from generator.importer.document import Document
from generator.importer.parsed import Evidence, Parsed

HERE = Path(__file__).parent


def read_case(capture: Path) -> dict[str, Any]:
    """The mapping in the YAML file beside a capture."""
    loaded: dict[str, Any] = yaml.safe_load(capture.with_suffix(".yaml").read_text("utf-8"))
    return loaded


def capture_document(capture: Path, url: str) -> Document:
    """The Document of a capture in UTF-8."""
    return text_document(capture.read_text("utf-8"), url, str(capture), capture.suffix != ".txt")


def text_document(text: str, url: str, path: str = "", is_html: bool = True) -> Document:
    """The Document of a decoded text."""
    return Document(url=url, base=url, path=path, text=text, address=classify(url), is_html=is_html)


def read_document(document: Document, pinned: str = "") -> tuple[Evidence | None, Parsed | None, tuple[Defect, ...]]:
    """What the dialects make of a document."""
    evidence, _ = choose(document, pinned)
    if evidence is None:
        return None, None, ()
    parsed, defects = parse(document, evidence, document.address)
    return evidence, parsed, defects


def as_mapping(value: Any) -> Any:
    """A value as plain mappings and lists, without what is empty or as the class has it by default."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        defaults = {field.name: field.default for field in dataclasses.fields(value)}
        return {
            name: plain
            for name in defaults
            if (plain := as_mapping(getattr(value, name))) not in ("", [], None) and plain != defaults[name]
        }
    if isinstance(value, tuple):
        return [as_mapping(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value


def result_mapping(document: Document) -> dict[str, Any]:
    """The mapping that a case's YAML file must equal, apart from its `url`."""
    evidence, parsed, defects = read_document(document)
    if evidence is None:
        return {"kind": "unknown"}
    result = {
        "kind": evidence.kind,
        "dialect": evidence.dialect,
        "skin": evidence.skin,
        "gives": as_mapping(parsed),
        "defects": dict(sorted(Counter(str(defect.kind) for defect in defects).items())),
    }
    return {key: value for key, value in result.items() if value}
