"""The visible text of a page, as an HTML-to-text tool left it: no tags, no links, only the order of reading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.importer.addresses import Address
from generator.importer.cleaning import clean_lines
from generator.importer.cleaning.bylines import merge_authors, read_byline
from generator.importer.cleaning.continuations import referred_page
from generator.importer.cleaning.draft import Head
from generator.importer.cleaning.keeping import stands_in
from generator.importer.cleaning.messages import MESSAGE, message_defects, without_messages
from generator.importer.defects import Defect
from generator.importer.document import Document
from generator.importer.markup.heads import read_date, read_issue_number, read_page_head, read_publisher
from generator.importer.markup.kinds import article_kind
from generator.importer.parsed import Evidence, ListedArticle, Parsed, ParsedArticle, ParsedPage

NAME = "text_dump"

_SIGNS = (
    "版面导航",
    "标题导航",
    "上一篇",
    "下一篇",
    "朗读",
    "发表评论",
    "相关文章",
    "PDF 版",
    "本版上一期",
    "返回主页",
)
_ENOUGH = 4
"""Signs that prose never gathers by chance; each a control of the page."""
_PUBLISHER_LINE = re.compile(r"^(?P<name>.+?)\s*主办(?P<rest>.*)$")
_ITEM = re.compile(r"^[\s\xa0]*[·•]\s*(?P<title>.+)$")
_STEP = re.compile(r"^[34]?\s*(?P<which>上一篇|下一篇)\s*[::：]\s*(?P<title>.*)$")
_END = re.compile(r"^[\s\xa0]*(?:发表评论|相关文章|[34]?上一篇(?![::：]).*下一篇|上一页\s*下一页|返回目录|关闭窗口)")
_EMPTY_LABEL = re.compile(r"^[\s\xa0]*(?P<label>相关文章|相关新闻|关键词|来源|作者|编辑)\s*[::：][\s\xa0]*$")


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of the article itself."""

    head: tuple[str, ...]
    """Unindented lines before the text, empty ones kept between the first and the last."""
    lines: tuple[str, ...]
    start: int
    """1-based line of the first of `lines`."""


def recognises(document: Document) -> Evidence | None:
    """Evidence where a text without tags holds several controls of an e-paper page."""
    if document.is_html:
        return None
    signs = tuple(sign for sign in _SIGNS if sign in document.text)
    messages = ("处理标记",) if MESSAGE.search(document.text) else ()
    if len(signs) + 2 * len(messages) < _ENOUGH:
        return None
    kind = "article" if "朗读" in signs or "发表评论" in signs or "上一篇" in signs else "page"
    return Evidence(NAME, "visible text", kind, 50 + 5 * len(signs), (*signs, *messages))


def parse(document: Document, address: Address, evidence: Evidence) -> tuple[Parsed, tuple[Defect, ...]]:
    """The article, or the page where no article is shown."""
    lines = document.text.split("\n")
    number, name = next((found for line in lines if (found := read_page_head(line))), ("", ""))
    listed, continued = _listed(lines)
    newspaper, publisher = _publisher(lines)
    date = next((day for line in lines if (day := read_date(line))), None)
    issue_number = next((count for line in lines if not _is_indented(line) and (count := read_issue_number(line))), "")
    body = _body(lines)
    if evidence.kind == "page" or body is None:
        page = ParsedPage(number, name, date, issue_number, listed, publisher=publisher, newspaper=newspaper)
        return page, tuple(sorted(_defects(document.text, lines)))
    kicker, title, subtitle, byline = _headlines(body.head, {item.title for item in listed})
    authors = read_byline(byline).authors if byline else ()
    head = Head(title, kicker, subtitle, byline, authors)
    clean = clean_lines(body.lines, head, document.text, body.start, first_is_caption=_stands_apart(body.lines))
    article = ParsedArticle(
        title=title,
        blocks=clean.blocks,
        kicker=kicker,
        subtitle=subtitle,
        byline=byline or clean.byline,
        authors=merge_authors(authors, clean.authors) if authors else clean.authors,
        kind=article_kind(title, name, bool(clean.blocks), bool(clean.figures), kicker),
        figures=clean.figures,
        date=date,
        page=number,
        page_name=name,
        issue_number=issue_number,
        continues_page=clean.continues_page or continued.get(title, ""),
        continued_from_page=clean.continued_from_page,
        listed=listed,
        newspaper=newspaper,
        publisher=publisher,
    )
    return article, tuple(sorted((*_defects(document.text, lines, clean.blocks), *clean.defects)))


def _listed(lines: list[str]) -> tuple[tuple[ListedArticle, ...], dict[str, str]]:
    """The page's own list, and the page on which each of its articles is continued."""
    titles: dict[str, str] = {}
    last = ""
    for line in lines:
        if _STEP.match(line):
            break
        item = _ITEM.match(line)
        if item:
            last = without_messages(item["title"]).strip()
            if last:
                titles.setdefault(last, "")
        elif last and (page := referred_page(line)):
            titles[last] = page
    return tuple(ListedArticle("", title) for title in titles), {t: page for t, page in titles.items() if page}


def _publisher(lines: list[str]) -> tuple[str, str]:
    """(newspaper, publisher) as the foot of the navigation prints them: `某某报 主办`."""
    publisher = next((found for line in lines if (found := read_publisher(line))), "")
    for place, line in enumerate(lines):
        if "版面导航" in line and place:
            above = next((text.strip() for text in reversed(lines[:place]) if text.strip()), "")
            if above and not _ITEM.match(above) and "版" not in above and len(above) <= 20:
                return above, publisher
    return publisher if publisher.endswith("报") else "", publisher


def _body(lines: list[str]) -> _Body | None:
    start = _after(lines, re.compile(r"^[\s\xa0]*朗读[\s\xa0]*$"))
    if start is None:
        steps = [place for place, line in enumerate(lines) if _STEP.match(line)]
        if not steps:
            return None
        start = steps[-1] + 1
        while start < len(lines) and (
            referred_page(lines[start]) or "处理标记" in lines[start] or read_date(lines[start])
        ):
            start += 1
    end = next((place for place in range(start, len(lines)) if _END.match(lines[place])), len(lines))
    while start < end and not lines[start].strip():
        start += 1
    text = next((place for place in range(start, end) if _is_indented(lines[place])), None)
    if text is None:
        text = _after_gap(lines, start, end)
    head = [line.strip() for line in lines[start:text]]
    while head and not head[-1]:
        head.pop()
    return _Body(tuple(head), tuple(lines[text:end]), text + 1)


def _stands_apart(lines: tuple[str, ...]) -> bool:
    """Whether an empty line parts the first paragraph from the rest, and nothing parts the rest: there it was a
    photo's caption."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    gaps = [after - before > 1 for before, after in pairwise(filled)]
    return len(gaps) > 1 and gaps[0] and not any(gaps[1:])


def _after(lines: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((place + 1 for place, line in enumerate(lines) if pattern.match(line)), None)


def _after_gap(lines: list[str], start: int, end: int) -> int:
    """Where nothing is indented, the text begins after the last empty line among the first lines."""
    gaps = [place for place in range(start, min(end, start + 8)) if not lines[place].strip()]
    return gaps[-1] + 1 if gaps else end


def _is_indented(line: str) -> bool:
    return (
        bool(line.strip())
        and line[: len(line) - len(line.lstrip())].replace("　", "  ").replace("\xa0", " ")[:2] == "  "
    )


def _headlines(head: tuple[str, ...], titles: set[str]) -> tuple[str, str, str, str]:
    """(kicker, title, subtitle, byline). The title is the line that the page's list names; an empty line after it
    is an empty subtitle."""
    lines = [without_messages(line) for line in head]
    at = next((place for place, line in enumerate(lines) if line and line in titles), None)
    if at is None:
        at = _joined_title(lines, titles)
    kicker = " ".join(line for line in lines[:at] if line)
    title, taken = _title(lines, at, titles)
    below = lines[at + taken :]
    filled = [line for line in below if line]
    byline = ""
    if filled and ((len(below) > 1 and below[0] == "") or _is_byline(filled[-1])):
        byline = filled.pop()
    return kicker, title, " ".join(filled), byline


def _joined_title(lines: list[str], titles: set[str]) -> int:
    """The first line of a title that print broke; the first filled line where the list has none of them."""
    for place, line in enumerate(lines):
        if line and any(_bare(title).startswith(_bare(line)) and len(line) > 2 for title in titles):
            return place
    filled = [place for place, line in enumerate(lines) if line]
    if len(filled) > 2 and _is_byline(lines[filled[-1]]):
        filled.pop()
    return filled[1] if len(filled) == 3 else filled[0] if filled else 0


def _title(lines: list[str], at: int, titles: set[str]) -> tuple[str, int]:
    if at >= len(lines):
        return "", 0
    if lines[at] in titles:
        return lines[at], 1
    for count in range(2, len(lines) - at + 1):
        whole = [line for line in lines[at : at + count] if line]
        for title in titles:
            if _bare("".join(whole)) == _bare(title):
                return title, count
    return lines[at], 1


def _is_byline(line: str) -> bool:
    byline = read_byline(line)
    return bool(byline.authors) and not byline.rest and (byline.has_role or len(line.split()) > 1 or len(line) <= 4)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _defects(text: str, lines: list[str], kept: tuple[str, ...] = ()) -> Iterator[Defect]:
    """What is broken in the dump; a line that is in the Markdown that was `kept` of it was left."""
    yield from message_defects(text, kept)
    for defect in (*_empty_labels(lines), *_dead_steps(lines)):
        line = lines[defect.line - 1]
        yield replace(defect, verdict="left") if stands_in(kept, line, 0, len(line)) else defect


def _empty_labels(lines: list[str]) -> list[Defect]:
    found: list[Defect] = []
    for number, line in enumerate(lines, 1):
        if _EMPTY_LABEL.match(line) and not any(rest.strip() for rest in lines[number : number + 1]):
            found.append(Defect(number, "empty-label", line.strip(), "removed"))
        publisher = _PUBLISHER_LINE.match(line)
        if publisher and re.search(r"[;；]", publisher["rest"]) and not re.sub(r"[\s;；]", "", publisher["rest"]):
            found.append(Defect(number, "empty-label", line.strip(), "removed"))
    return found


def _dead_steps(lines: list[str]) -> list[Defect]:
    found: list[Defect] = []
    for number, line in enumerate(lines, 1):
        step = _STEP.match(line)
        if step and not without_messages(step["title"]).strip():
            found.append(Defect(number, "dead-control", f"{step['which']}:{step['title'].strip()}", "removed"))
    return found
