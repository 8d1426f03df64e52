"""What looks wrong in an issue and was left as it is: a person should look."""

import re
import statistics
import unicodedata
from collections.abc import Iterator, Sequence

from generator.importer.assembling.articles import INCIPIT, Text
from generator.importer.assembling.clusters import Cluster
from generator.importer.assembling.findings import Anomaly, AnomalyKind
from generator.importer.assembling.labels import UNKNOWN_PAGE, fold_title
from generator.importer.parsed import ParsedArticle, ParsedPage, Reading
from generator.model import Article, Issue

_FAR_SHORTER = 0.1
"""Of the median text of its page."""
_SHORT = 60
"""Characters; a longer text is never called short."""
_TITLE = 4
"""Characters of a title that are enough to know it in running text."""
_VERSE = 30
"""Characters of a line that is no verse."""
_BEGINS = re.compile(
    r"[ \u3000□■●◎◆]|[（(【\[]?(?:(?:本报|本刊|[一-鿿]{2,6}(?:日报|晚报|晨报|网))讯|新华社|中新社"
    r"|据[一-鿿]{2,12}(?:讯|电|报道|消息)"
    r"|(?:本报|[一-鿿]{2,8}(?:日报|晚报|晨报|社|中心))?(?:全媒体|见习)?记者[ \u3000：:]?[^，。！？]{2,12}[ ）)])"
)
"""What a story begins with, and a sentence does not go on with."""
_SCRIPTS = (
    "CJK",
    "LATIN",
    "DIGIT",
    "FULLWIDTH",
    "HALFWIDTH",
    "IDEOGRAPHIC",
    "GREEK",
    "ROMAN",
    "CIRCLED",
    "PARENTHESIZED",
)
_SCRIPTS_OF_NEIGHBOURS = (
    "HIRAGANA",
    "KATAKANA",
    "BOPOMOFO",
    "HANGUL",
    "CYRILLIC",
    "MODIFIER",
    "SUPERSCRIPT",
    "SUBSCRIPT",
    "FEMININE",
    "MASCULINE",
)


def anomalies_of(
    issue: Issue, readings: Sequence[Reading], texts: Sequence[tuple[str, Cluster, Text]]
) -> tuple[Anomaly, ...]:
    """Every anomaly of the issue; `texts`: (place in the issue, cluster, text) of each captured article."""
    folder = issue.key.folder
    found = [*_dates(readings)]
    for page in issue.pages:
        with_text = [article for article in page.articles if article.kind != "listed"]
        lengths = [len(article.body) for article in with_text if article.kind == "article" and article.body]
        for article in with_text:
            place = f"{folder}/{page.number}/{article.id}"
            found += [Anomaly(kind, place, detail) for kind, detail in _article(article, lengths)]
        if page.number == UNKNOWN_PAGE and page.articles:
            found.append(Anomaly("no-page", f"{folder}/{page.number}", f"{len(page.articles)} articles"))
    for place, cluster, text in texts:
        if not cluster.title and text.blocks:
            found.append(Anomaly("no-title", f"{folder}/{place}", text.blocks[0][:INCIPIT]))
        found += [Anomaly("part-missing", f"{folder}/{place}", url) for url in text.missing_parts]
    return tuple(found)


def _dates(readings: Sequence[Reading]) -> Iterator[Anomaly]:
    for reading in readings:
        parsed = reading.parsed
        printed = parsed.date if isinstance(parsed, ParsedArticle | ParsedPage) else None
        if printed and reading.date and printed != reading.date:
            yield Anomaly(
                "date-mismatch", reading.url, f"printed {printed}, address {reading.date}; the address is followed"
            )


def _article(article: Article, lengths: Sequence[int]) -> Iterator[tuple[AnomalyKind, str]]:
    body = article.body
    if not body and article.kind == "article" and not article.figures:
        yield "no-text", article.title
    if body and article.kind == "article":
        if len(lengths) > 1 and len(body) < _SHORT and len(body) < _FAR_SHORTER * statistics.median(lengths):
            yield "short-text", f"{len(body)} characters; the median of its page is {statistics.median(lengths):.0f}"
        if _begins_with_title(body, article.title):
            yield "title-in-text", article.title
        if not article.byline and not article.authors:
            yield "no-byline", article.title
    whole = "".join((article.title, article.kicker, article.subtitle, article.byline, body))
    if "\ufffd" in whole:
        yield "replacement-character", f"{whole.count(chr(0xFFFD))} times"
    foreign = sorted(set(re.findall(r"\w", whole, re.UNICODE)) - {"_"}, key=ord)
    strange = [char for char in foreign if not _is_expected(char)]
    if strange:
        yield "foreign-script", " ".join(f"{char} U+{ord(char):04X}" for char in strange[:12])


def _begins_with_title(body: str, title: str) -> bool:
    """Whether the body's first paragraph is the title, or begins with it and then begins anew.

    A sentence may begin as its headline does (`旧书周 / 旧书周昨天开始。`): only what cannot go on a sentence counts
    as a new beginning: a blank, a line's end, `本报讯`, a reporter, an agency. A poem may be named by its first line.
    """
    paragraph = body.partition("\n\n")[0]
    wanted = fold_title(title)
    if not wanted:
        return False
    if fold_title(paragraph) == wanted:
        return True
    end, rest = 0, wanted
    while rest and end < len(paragraph) and rest.startswith(folded := fold_title(paragraph[end])):
        rest = rest.removeprefix(folded)
        end += 1
    after = paragraph[end:]
    if rest or not after:
        return False
    line, broken, following = after.partition("\\\n")
    if broken and not fold_title(line):
        return len(following.partition("\n")[0]) > _VERSE
    return len(wanted) >= _TITLE and _BEGINS.match(after) is not None


def _is_expected(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith((*_SCRIPTS, *_SCRIPTS_OF_NEIGHBOURS))
