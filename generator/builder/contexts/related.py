"""相关文章 as an article's page shows them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from generator.builder import urls
from generator.builder.archive import Leads
from generator.builder.contexts.dates import Day, day
from generator.builder.contexts.site import Words
from generator.builder.relations import Place, Reason, Relation
from generator.builder.urls import Links
from generator.light import light
from generator.model import Continuation, IssueKey

_WHY: Mapping[Reason, str] = {
    "column": "related_column",
    "keyword": "related_keyword",
    "phrase": "related_phrase",
    "author": "related_author",
}
"""The word for each reason (a key of the locale)."""


@light
class Related:
    """An earlier article that is worth reading beside this one."""

    href: str
    title: str
    why: str
    """What the two have in common: `同一栏目：老街门牌`."""
    day: Day | None
    """Its date; None: of the same issue."""
    page: str
    """Number of its newspaper page."""
    page_name: str


def relations_of(
    leads: tuple[Leads, ...], halves: Iterable[Mapping[Place, Continuation]]
) -> Mapping[Place, Sequence[Relation]]:
    """What each article of the last issue of `leads` is related to, the closest first; at most five.

    `halves`: for articles, where they go on and where they come from, which their pages show anyway.
    """
    shown = frozenset((place, other.page, other.id) for way in halves for place, other in way.items())
    return _chosen(leads, shown) if leads else {}


@lru_cache(maxsize=1)
def _chosen(leads: tuple[Leads, ...], shown: AbstractSet[tuple[Place, str, str]]) -> Mapping[Place, Sequence[Relation]]:
    """Kept, since an issue has more than one job. `shown`: for a place, page and id of what is seen there anyway."""
    from generator.builder.related import choose, find_related  # slow to load, and not every theme shows any

    seen: defaultdict[Place, set[tuple[IssueKey, str, str]]] = defaultdict(set)
    for place, page, name in shown:
        seen[place].add((leads[-1].key, page, name))
    return {place: choose(every, seen[place]) for place, every in find_related(leads).items()}


def related_articles(
    relations: Mapping[Place, Sequence[Relation]], issue: IssueKey, words: Words, links: Links
) -> dict[Place, tuple[Related, ...]]:
    """The relations of an issue's articles as their pages show them."""
    dates = {one.lead.issue.date for found in relations.values() for one in found if one.lead.issue != issue}
    days = {date: day(words, date) for date in dates}
    return {
        place: tuple(
            _related(one, words, links, None if one.lead.issue == issue else days[one.lead.issue.date]) for one in found
        )
        for place, found in relations.items()
    }


def _related(relation: Relation, words: Words, links: Links, day: Day | None) -> Related:
    lead = relation.lead
    return Related(
        links.href(urls.article_path(lead.issue, lead.page, lead.id)),
        lead.title,
        words[_WHY[relation.reason]].format(relation.about),
        day,
        lead.page,
        lead.page_name,
    )
