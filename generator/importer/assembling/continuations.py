"""下转第N版 and 上接第N版 -> links between the two halves of an article, both ways."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.importer.assembling.labels import PageKey, fold_title, page_key
from generator.model import Article, Continuation


def join_continuations(
    articles: Sequence[Article], onward: Mapping[int, str], backward: Mapping[int, str]
) -> tuple[Article, ...]:
    """The articles, those that run on another page linked.

    `onward`, `backward`: place in `articles` -> page label of 下转 and 上接. A half finds the other by the page
    that each names; where several could be meant by the title; where none can be told the page alone is kept.
    """
    pages: dict[PageKey | None, list[int]] = {}
    for index, article in enumerate(articles):
        pages.setdefault(page_key(article.page), []).append(index)
    linked = dict(enumerate(articles))
    for index, label in sorted(onward.items()):
        other = _other_half(articles, index, pages.get(page_key(label), []), backward)
        target = articles[other] if other is not None else None
        label = target.page if target else _printed(articles, pages, label)
        linked[index] = replace(linked[index], continues=Continuation(label, target.id if target else ""))
        if target is not None and other is not None:
            back = Continuation(articles[index].page, articles[index].id)
            linked[other] = replace(linked[other], continued_from=back)
    for index, label in sorted(backward.items()):
        if linked[index].continued_from is None:
            other = _other_half(articles, index, pages.get(page_key(label), []), onward)
            target = articles[other] if other is not None else None
            label = target.page if target else _printed(articles, pages, label)
            linked[index] = replace(linked[index], continued_from=Continuation(label, target.id if target else ""))
            if target is not None and other is not None and linked[other].continues is None:
                linked[other] = replace(linked[other], continues=Continuation(articles[index].page, articles[index].id))
    return tuple(linked[index] for index in range(len(articles)))


def _other_half(
    articles: Sequence[Article], index: int, there: Sequence[int], pointing: Mapping[int, str]
) -> int | None:
    """The article `there` that is the other half of `articles[index]`; None where it cannot be told."""
    here = page_key(articles[index].page)
    answering = [other for other in there if other != index and page_key(pointing.get(other, "")) == here]
    if len(answering) == 1:
        return answering[0]
    title = fold_title(articles[index].title)
    candidates = [
        other
        for other in answering or there
        if other != index and title and _same_story(title, fold_title(articles[other].title))
    ]
    return candidates[0] if len(candidates) == 1 else None


def _same_story(title: str, other: str) -> bool:
    """Whether one headline is the other, or begins or ends with it."""
    short, long = sorted((title, other), key=len)
    return len(short) >= 4 and (long.startswith(short) or long.endswith(short))


def _printed(articles: Sequence[Article], pages: Mapping[PageKey | None, list[int]], label: str) -> str:
    there = pages.get(page_key(label))
    return articles[there[0]].page if there else label
