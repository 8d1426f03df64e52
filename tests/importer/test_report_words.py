"""The report is read by a librarian: every reason has its sentence in the paper's language, and what to do about it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator.importer
from generator.importer.assembling.findings import AnomalyKind, GapKind
from generator.importer.defects import DefectKind
from generator.importer.reports.import_report import ImportReport
from generator.importer.reports.reasons import ADVICE, REASONS, advice, told
from generator.importer.reports.summary import summary_lines
from generator.importer.reports.words import SUMMARY, WORDS

IMPORTER = Path(generator.importer.__file__).parent
SAYING = {"Unreadable": 1, "unreadable": 0, "DamagedError": 0, "Undecodable": 0, "Anomaly": 2}
"""Functions and classes that take a reason, and as which argument."""


def sentences() -> Iterator[str]:
    """Every reason that the importer's code holds, its variable parts filled in."""
    yield from _errors()
    yield from _reasons()


def _errors() -> Iterator[str]:
    """What the parser of HTML raises, which a reading tells as its reason."""
    for node in ast.walk(ast.parse((IMPORTER / "document/parsing.py").read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            yield from _texts(node.args[0])


def _reasons() -> Iterator[str]:
    for file in sorted(IMPORTER.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            place = SAYING.get(name, 99)
            said = [node.args[place]] if len(node.args) > place else []
            said += [keyword.value for keyword in node.keywords if keyword.arg in ("reason", "fault")]
            for each in said:
                yield from _texts(each)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


@pytest.mark.parametrize("sentence", sorted(set(sentences()) - {"7"}))
def test_every_reason_in_the_code_has_its_row(sentence: str) -> None:
    assert re.search("[一-鿿]", told(sentence, "zh")), sentence


def test_the_code_was_found() -> None:
    assert len(set(sentences())) > 40


def test_particulars_are_kept() -> None:
    assert told("is cut off: 20 of 99 bytes", "zh") == "不完整：应有 99 字节，只有 20 字节"
    assert told("is damaged (gzip)", "zh") == "残损（gzip）" and told("is damaged", "zh") == "残损"
    assert told("is no page: the server answered 404 Not Found", "zh").endswith("404 Not Found")
    assert told("something nobody foresaw", "zh") == "something nobody foresaw"
    assert told("is empty", "en") == "is empty"


def test_every_advice_is_there_in_both_languages() -> None:
    assert set(ADVICE["zh"]) == set(ADVICE["en"]) >= {reason.advice for reason in REASONS}
    assert "selectors:" in advice("no dialect recognises it (tried text_dump; no address form matched)", "zh")
    assert advice("the same bytes of the same address came before", "zh") == ""


def test_both_languages_have_the_same_words() -> None:
    for group, words in WORDS["zh"].items():
        assert group == "defect_help" or set(words) == set(WORDS["en"][group]), group
    for group, words in SUMMARY["zh"].items():
        assert set(words) == set(SUMMARY["en"][group]), group
    assert set(WORDS["zh"]["status"]) == set(SUMMARY["zh"]["status"])


@pytest.mark.parametrize(("group", "kinds"), [("gap", GapKind), ("anomaly", AnomalyKind), ("defect", DefectKind)])
def test_every_kind_has_its_word_and_its_help(group: str, kinds: object) -> None:
    names = set(kinds.__args__)  # type: ignore[attr-defined]
    assert names == set(WORDS["zh"][group])
    if group != "gap":
        assert names == set(WORDS["zh"][f"{group}_help"])


def test_one_is_one_in_english() -> None:
    figures = {"captures": 1, "issues": 1, "articles": 12, "files.write": 2, "gaps.page": 1, "defects": 1}
    report = ImportReport(figures=figures)
    assert list(summary_lines(report, "en"))[:5] == [
        "1 capture: -",
        "1 issue touched, with 12 articles",
        "2 files written, 0 deleted",
        "1 page that is named, not captured",
        "1 defect",
    ]
