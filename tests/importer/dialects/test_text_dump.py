"""The visible text of a page: structure from the order of reading alone."""

from collections import Counter
from pathlib import Path

import pytest
from dialect_cases import read_document, text_document

from generator.importer.parsed import ParsedArticle

DUMP = Path(__file__).parent / "text_dump" / "local_section.txt"

SEED = Path(__file__).parents[4] / "shared" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason=f"the real capture is not here: {SEED}")
def test_the_real_capture_reads_as_printed() -> None:
    text = next(SEED.glob("*.txt")).read_text("utf-8")
    evidence, article, defects = read_document(text_document(text, "", is_html=False))
    assert evidence is not None
    assert isinstance(article, ParsedArticle)
    assert (article.page, article.page_name, str(article.date)) == ("ZC02", "城事", "2021-01-08")
    assert article.kicker == "“怎么抓”“怎么干”“怎么办”"
    assert article.title == "村级治理的“淄川实践”"
    assert article.subtitle == ""
    assert [(a.name, a.role, a.employer) for a in article.authors] == [
        ("张亚军", "记者", "大众日报淄博融媒体中心"),
        ("闫盛霆", "通讯员", ""),
        ("杨辉", "通讯员", ""),
    ]
    assert len(article.listed) == 5
    assert len(article.blocks) == 12
    indented = [line.strip() for line in text.split("\n") if line.startswith("  ")]
    assert [figure.caption for figure in article.figures] == indented[:1]
    assert list(article.blocks) == [line for line in indented[1:] if "记者 张亚军" not in line]
    kinds = Counter(defect.kind for defect in defects)
    assert kinds["cms-message"] == 13
    assert kinds["arrow-glyph"] == 14
    lines = text.split("\n")
    assert all(defect.raw in lines[defect.line - 1] for defect in defects)


def test_prose_with_a_word_of_the_controls_is_no_capture() -> None:
    evidence, _, _ = read_document(text_document("上一篇文章说到朗读。\n下一篇再谈。", "", is_html=False))
    assert evidence is None


def test_prose_that_begins_like_a_control_stays_and_is_told_as_left() -> None:
    text = DUMP.read_text("utf-8")
    prose = "  3上一篇报道里说过,桥头的碑上刻着他父亲的名字。\n  来源:\n\n  “桥不难修,”"
    _, article, defects = read_document(text_document(text.replace("  “桥不难修,”", prose), "", is_html=False))
    assert isinstance(article, ParsedArticle)
    assert "3上一篇报道里说过,桥头的碑上刻着他父亲的名字。" in article.blocks
    left = [(defect.kind, defect.raw) for defect in defects if defect.verdict == "left"]
    assert left == [("arrow-glyph", "3上一篇"), ("empty-label", "来源:")]
    assert ("arrow-glyph", "3上一篇", "removed") in {(d.kind, d.raw, d.verdict) for d in defects}
