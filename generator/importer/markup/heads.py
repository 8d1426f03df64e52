"""Phrases that every family prints: page heads, dates, issue numbers, publishers."""

import datetime as dt
import html as entities
import re
from collections.abc import Iterator

from generator.content.paths import SECTION_SIGNS
from generator.importer.places import holds, matches_at, places

_COLON = r"[::：]"
_SECTION = rf"(?:[A-Za-z]{{0,4}}|[{SECTION_SIGNS}])"
_LABEL = rf"{_SECTION}\d{{1,5}}(?:[-—~～]{_SECTION}\d{{1,5}})?"
_HEAD = re.compile(
    rf"(?:第\s*|\(|（)?(?P<number>{_LABEL})(?:\s*[)）])?(?:\s*版\s*{_COLON}?|\s*{_COLON})[\s\xa0　]*(?P<name>[^\n\r|]*)"
)
_BRACKETED = re.compile(rf"[\[【(（](?P<number>{_LABEL})[\]】)）][\s\xa0　]*(?P<name>[^\n\r|]*)")
_GAP = r"(?:\s|&nbsp;|　|<(?!/?(?:a|td|tr|li|div|p)\b)[^>]*>)*"
_IN_SOURCE = re.compile(
    rf"(?<!</a)>\s*(?:第\s*(?P<number>{_LABEL})\s*版|(?P<bare>{_LABEL})\s*版\s*{_COLON}){_GAP}{_COLON}?{_GAP}(?P<name>[^<>\n]{{0,60}})"
)
_DATES = (
    re.compile(r"(?P<y>(?:19|20)\d{2})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})[/.\-](?P<m>\d{1,2})[/.\-](?P<d>\d{1,2})(?!\d)"),
)
_CENTURIES = (re.compile(r"19(?=\d\d[/.\-]\d)"), re.compile(r"20(?=\d\d[/.\-]\d)"))
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""As `<div id="paperdatediv">2017-October-16</div>` has them."""
_ENGLISH = re.compile(rf"(?P<y>(?:19|20)\d{{2}})-(?P<m>{'|'.join(MONTHS)})-(?P<d>\d{{1,2}})", re.IGNORECASE)
_ISSUE = re.compile(r"(?:总第|第|总|期号[::：]?)\s*(?P<number>\d{2,6})\s*期")
_COUNTED = re.compile(r"期(?<=\d期)|期(?<=\s期)|期号")
_NUMBERED = re.compile(r"(?:<[^>]*>)*号")
_PUBLISHER = re.compile(
    r"主办(?:单位)?\s*[::：]\s*(?P<after>[^\s|｜;；,，<]{2,24})|(?P<before>[一-鿿]{2,20})\s*主办(?!单位|[::：])"
)


def read_page_head(text: str) -> tuple[str, str] | None:
    """(number, name) of a page head: `第ZC02版:城事`, `A01： 头版`, `第1版　　　要闻`, `[A01]要闻`; None without."""
    line = " ".join(text.split())
    found = _HEAD.match(line) or _BRACKETED.match(line)
    if not found:
        return None
    name = re.sub(r"\s*(?:PDF\s*版?(?:下载)?|上一版|下一版).*$", "", found["name"]).strip(" \xa0　:：-—")
    return found["number"].upper(), name


def find_page_head(source: str) -> tuple[str, str] | None:
    """The first page head in HTML source that is no link: `<td>第01版：<STRONG>要闻</STRONG></td>`; None without."""
    if holds(source, "&#"):
        source = entities.unescape(source)
    for found in matches_at(_IN_SOURCE, source, _before_pages(source)):
        name = " ".join(entities.unescape(found["name"]).split())
        head = read_page_head(f"第{found['number'] or found['bare']}版:{name}")
        if head:
            return head
    return None


def _before_pages(source: str) -> Iterator[int]:
    """Where `_IN_SOURCE` can begin."""
    last = -1
    for at in places(source, "版"):
        start = source.rfind(">", 0, at)
        if start != last:
            last = start
            yield start


def read_date(text: str) -> dt.date | None:
    """The first date printed in a text; None without one that the calendar has."""
    for pattern, starts in zip(_DATES, (_before_years(text), _centuries(text)), strict=True):
        for found in (match for at in starts if (match := pattern.match(text, at))):
            try:
                return dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    english = _ENGLISH.search(text)
    if english:
        try:
            return dt.date(int(english["y"]), MONTHS.index(english["m"].lower()) + 1, int(english["d"]))
        except ValueError:
            return None
    return None


def _before_years(text: str) -> Iterator[int]:
    """Where the first of `_DATES` can begin."""
    at = text.find("年")
    while at >= 0:
        end = at
        while end and text[end - 1].isspace():
            end -= 1
        if end >= 4:
            yield end - 4
        at = text.find("年", at + 1)


def _centuries(text: str) -> list[int]:
    """Where the second of `_DATES` can begin."""
    return sorted(found.start() for century in _CENTURIES for found in century.finditer(text))


def source_counts_issues(source: str) -> bool:
    """Whether `read_issue_number` can find anything in what a reader sees of HTML source; False is sure."""
    return holds(source, "&#") or any(
        source[at - 1 : at].isdigit()
        or source[at - 1 : at].isspace()
        or source[at - 1 : at] in (">", ";")
        or _NUMBERED.match(source, at + 1)
        for at in places(source, "期")
    )


def read_issue_number(text: str) -> str:
    """期号, digits only; empty without."""
    found = _ISSUE.search(text) if _COUNTED.search(text) else None
    return found["number"] if found else ""


def read_publisher(text: str) -> str:
    """主办; empty without."""
    found = _PUBLISHER.search(text)
    return (found["after"] or found["before"]) if found else ""
