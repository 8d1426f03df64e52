"""相关文章: which earlier articles an editor would set beside one, and why. Rather none than a wrong one.

Only headlines, authors and keywords are compared, with those of the issue itself and of a few issues before it.
So an old article never changes for a new one, and an edit reaches no further than the issues that look back to it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from generator.builder.archive import Lead, Leads
from generator.builder.related_words import (
    DEPARTMENTS,
    EDGES,
    ENDS_OF_NAMES,
    KINDS,
    NO_AUTHORS,
    NO_BEGINNINGS,
    PARTICLES,
    WORN,
    any_of,
)
from generator.builder.relations import WINDOW, Place, Reason, Relation
from generator.light import light
from generator.model import IssueKey

_Place = tuple[IssueKey, str, str]

_CLEAREST: Sequence[Reason] = ("column", "keyword", "phrase", "author")
"""Which of several reasons is told."""
_AT_MOST = 5
_OF_ONE_REASON: Mapping[Reason, int] = {"column": 3, "keyword": 3, "phrase": 4, "author": 2}
"""How many of the five may be there for the same reason."""
_COMMON = 12
"""What more articles of the window than this have in common says nothing: the city's name."""
_LIMIT: Mapping[Reason, int] = {"column": 30, "keyword": _COMMON, "phrase": _COMMON, "author": 8}
"""In how many articles of the window something may be found, and still relate them."""
_WEIGHT: Mapping[Reason, int] = {"column": 9, "keyword": 6, "author": 4}
_OF_MARK: Mapping[str, Reason] = {"c": "column", "k": "keyword", "p": "phrase", "a": "author"}

_REMEMBERED = 4096
"""How many phrases and authors a worker remembers to have judged: the same ones come back from issue to issue."""

_PIECES = re.compile(f"[^\\W\\da-zA-Z_{PARTICLES}]{{3,}}")
"""What phrases are found by: three characters that hold no particle."""
_WORN = re.compile(any_of(WORN))
_NUMBERS = re.compile("[第零〇一二三四五六七八九十百千万萬亿億两兩几幾多余餘]+[年月日号號个個位名次版]?")
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?![A-Z]{1,3}\d\d?(?![A-Za-z0-9]))(?:[A-Z][A-Za-z]*\d[A-Za-z0-9]*|[A-Z]{3,}|\d{5,})(?![A-Za-z0-9.])"
)
"""`C919`, `CBA`, `00417`: as good as a name; not `A01`, a newspaper page."""
_BEGINS_CODE = re.compile(r"[A-Z\d]")
_BAR = "|｜丨"
_BARS = re.compile(f"[{_BAR}]")
"""`老街门牌｜兰台路3号`: what stands before is the column."""
_DATELINES = tuple("讯訊电電")
_NO_AUTHOR = re.compile(any_of(NO_AUTHORS))
_NO_TITLE = re.compile(f"(?:{any_of(DEPARTMENTS)})?(?:{any_of(KINDS)})|")


_Held = tuple[Lead, str]
"""An article, and the three lines of its headline."""


@light
class _Index:
    """What the articles of an issue are marked by.

    A mark is a letter for the reason, `:` and the text; of phrases the bare text of each piece of three characters.
    An author marks only what is by nobody else, together with the name of the newspaper page: a reporter writes of
    anything, a columnist in one place.
    """

    articles: Sequence[_Held]
    holders: Mapping[str, list[_Held]]
    """Which have a mark."""
    marks: AbstractSet[str]
    """All of `holders`."""
    repeated: AbstractSet[str]
    """Those that several have."""


def find_related(leads: Sequence[Leads]) -> Mapping[Place, Sequence[Relation]]:
    """For each article of the last of some issues that has any, all articles related to it, the closest first.

    None of its own newspaper page, whose headlines stand beside it.
    """
    *earlier, own = [_index(one) for one in leads]
    found = {mark: own.holders[mark] for mark in own.repeated}
    for index in earlier:
        for mark in own.marks & index.marks:
            found[mark] = (found.get(mark) or own.holders[mark]) + index.holders[mark]
    telling: defaultdict[Place, list[tuple[str, list[_Held]]]] = defaultdict(list)
    for mark, holders in found.items():
        if len(holders) <= _LIMIT[_reason(mark)]:
            for lead, _ in own.holders[mark]:
                if lead.kind in ("article", "photo"):
                    telling[lead.page, lead.id].append((mark, holders))
    related: dict[Place, Sequence[Relation]] = {}
    for lead, headlines in own.articles:
        common = telling.get((lead.page, lead.id))
        weighed = _weigh(lead, headlines, common) if common else ()
        if weighed:
            related[lead.page, lead.id] = [relation for _, relation in sorted(weighed, key=_closeness)]
    return related


def choose(relations: Sequence[Relation], shown: AbstractSet[tuple[IssueKey, str, str]]) -> list[Relation]:
    """The closest few, of several kinds, no title twice; none of those (issue, page, id) that are shown anyway."""
    chosen: list[Relation] = []
    reasons: Counter[Reason] = Counter()
    titles: set[str] = set()
    for relation in relations:
        lead, reason = relation.lead, relation.reason
        if (lead.issue, lead.page, lead.id) in shown or lead.title in titles:
            continue
        if reasons[reason] < _OF_ONE_REASON[reason] and len(chosen) < _AT_MOST:
            titles.add(lead.title)
            reasons[reason] += 1
            chosen.append(relation)
    return chosen


def _closeness(weighed: tuple[int, Relation]) -> tuple[int, int, _Place]:
    """Sorts the closest first, of equally close ones the newest, of one issue as it is read."""
    weight, relation = weighed
    lead = relation.lead
    return -weight, -lead.issue.date.toordinal(), (lead.issue, lead.page, lead.id)


def _reason(mark: str) -> Reason:
    return _OF_MARK[mark[0]] if mark[1] == ":" else "phrase"


@lru_cache(maxsize=WINDOW + 2)
def _index(leads: Leads) -> _Index:
    """The _Index of an issue. Kept, since the next issue looks back to nearly the same ones."""
    articles = [
        (lead, f"{lead.kicker}\n{lead.title}\n{lead.subtitle}")
        for lead in leads.articles
        if lead.kind not in ("listed", "ad") and not _NO_TITLE.fullmatch(lead.title)
    ]
    holders: dict[str, list[_Held]] = {}
    repeated: set[str] = set()
    for held in articles:
        for mark in _marks(*held):
            if mark in holders:
                holders[mark].append(held)
                repeated.add(mark)
            else:
                holders[mark] = [held]
    return _Index(articles, holders, frozenset(holders), repeated)


def _marks(lead: Lead, headlines: str) -> set[str]:
    marks = {run[start : start + 3] for run in _PIECES.findall(headlines) for start in range(len(run) - 2)}
    if _BEGINS_CODE.search(headlines):
        marks.update(f"p:{code}" for code in _CODE.findall(headlines))
    if lead.kind == "notice":
        return marks
    if lead.kicker or any(map(lead.title.__contains__, _BAR)):
        kicker, title = _BARS.split(lead.kicker.replace("·", "|"), 1), _BARS.split(lead.title, 1)
        for text in {lead.kicker, *kicker[:-1], *title[:-1]}:
            column = text.strip(" \u3000【】[]“”‘’「」『』《》")
            if 2 <= len(column) <= 12 and not column.endswith(_DATELINES) and not _NO_TITLE.fullmatch(column):
                marks.add(f"c:{column}")
    marks.update(f"k:{word}" for keyword in lead.keywords if (word := " ".join(keyword.split())))
    if len(lead.authors) == 1 and _is_person(lead.authors[0]):
        marks.add(f"a:{lead.authors[0]}\n{lead.page_name}")
    return marks


@lru_cache(maxsize=_REMEMBERED)
def _is_person(author: str) -> bool:
    return len(author) > 1 and not _NO_AUTHOR.search(author)


def _weigh(lead: Lead, headlines: str, holders: Iterable[tuple[str, Iterable[_Held]]]) -> list[tuple[int, Relation]]:
    """How close an article is to each that has a mark of it, given by mark, and the clearest reason why.

    To none of its own newspaper page, nor of its own title.
    """
    found: dict[int, tuple[Lead, dict[tuple[Reason, str], int]]] = {}  # by identity: a Lead is slow to hash
    for mark, others in holders:
        reason = _reason(mark)
        named = mark[2:].partition("\n")[0] if mark[1] == ":" else ""
        for other, text in others:
            if other.title == lead.title or (other.page == lead.page and other.issue == lead.issue):
                continue
            about = named or _subject(_common(headlines, text, mark))
            if about:
                weight = _WEIGHT.get(reason) or 2 * max(3, _substance(about))
                found.setdefault(id(other), (other, {}))[1][reason, about] = weight
    weighed = []
    for other, why in found.values():
        reason, about = min(why, key=lambda one: (_CLEAREST.index(one[0]), -why[one], one[1]))
        weighed.append((sum(why.values()), Relation(other, reason, about)))
    return weighed


def _common(one: str, other: str, piece: str) -> str:
    """The longest run of Han characters around a piece that two texts have in common."""
    start = one.index(piece)
    end, shift = start + len(piece), other.index(piece) - start
    first = max(0, -shift)
    while start > first and one[start - 1] == other[start - 1 + shift] and "\u3400" <= one[start - 1] <= "\u9fff":
        start -= 1
    last = min(len(one), len(other) - shift)
    while end < last and one[end] == other[end + shift] and "\u3400" <= one[end] <= "\u9fff":
        end += 1
    return one[start:end]


@lru_cache(maxsize=_REMEMBERED)
def _subject(phrase: str) -> str:
    """What a phrase is about; empty where it is any piece of prose."""
    phrase = phrase.strip(EDGES)
    if _substance(phrase) < 3 or phrase.endswith(_DATELINES):  # 本报墨川讯
        return ""
    if len(phrase) == 3 and (phrase[-1] not in ENDS_OF_NAMES or phrase[0] in NO_BEGINNINGS):
        return ""
    return phrase


@lru_cache(maxsize=_REMEMBERED)
def _substance(phrase: str) -> int:
    """How many characters of a phrase are neither worn words nor numbers."""
    return len(_NUMBERS.sub("", _WORN.sub("", phrase)))
