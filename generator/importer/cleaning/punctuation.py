"""Full-width punctuation between Han characters, which somebody folded to ASCII: an option, logged, reversible."""

import re
from dataclasses import replace

from generator.importer.defects import Defect
from generator.importer.parsed import Parsed, ParsedArticle, ParsedFigure, ParsedIssue

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HAN = r"㐀-䶿一-鿿“”‘’《》、。，；：？！（）…—"
_FOLDED = re.compile(rf"(?<=[{_HAN}])[,;:?!](?=[{_HAN}]|$)|(?<=[{_HAN}])\((?=[{_HAN}])|(?<=[{_HAN}])\)")


def restore_punctuation(parsed: Parsed, text: str) -> tuple[Parsed, tuple[Defect, ...]]:
    """The article, or every article of an issue, with full-width marks; a defect for each line of print that changed
    holds it as it stood, which is how it is undone. `text`: the capture, where the lines are looked up."""
    if isinstance(parsed, ParsedIssue):
        pairs = [_restored(article, text) for article in parsed.articles]
        defects = tuple(defect for _, found in pairs for defect in found)
        return replace(parsed, articles=tuple(article for article, _ in pairs)), defects
    return _restored(parsed, text) if isinstance(parsed, ParsedArticle) else (parsed, ())


def full_width(text: str) -> str:
    """A line of print with full-width marks between Han characters."""
    return _FOLDED.sub(lambda found: _FULL[found[0]], text)


def _restored(article: ParsedArticle, text: str) -> tuple[ParsedArticle, tuple[Defect, ...]]:
    restored = replace(
        article,
        title=full_width(article.title),
        kicker=full_width(article.kicker),
        subtitle=full_width(article.subtitle),
        blocks=tuple(full_width(block) for block in article.blocks),
        figures=tuple(_figure(figure) for figure in article.figures),
    )
    changed = [old for old, new in zip(_lines(article), _lines(restored), strict=True) if old != new]
    return restored, tuple(Defect(_line(text, old), "punctuation", old, "repaired") for old in changed)


def _figure(figure: ParsedFigure) -> ParsedFigure:
    return replace(figure, caption=full_width(figure.caption), credit=full_width(figure.credit))


def _lines(article: ParsedArticle) -> list[str]:
    figures = [text for figure in article.figures for text in (figure.caption, figure.credit)]
    return [article.title, article.kicker, article.subtitle, *article.blocks, *figures]


def _line(text: str, raw: str) -> int:
    at = text.find(raw)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
