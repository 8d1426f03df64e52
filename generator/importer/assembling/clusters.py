"""Copies and mentions of the same article -> one Cluster: by address, by position, by title as the last resort."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.content.paths import is_safe_name
from generator.importer.assembling.labels import PageKey, fold_title, is_cut_off
from generator.importer.assembling.material import ArticleKey, Copy, Material, Mention, article_key

_SHORTEST_START = 4
"""Characters of a cut-off title that are enough to find the whole one on the same page."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Everything that is one article."""

    copies: tuple[Copy, ...]
    """The fullest first."""
    mentions: tuple[Mention, ...]
    page: PageKey | None

    @property
    def title(self) -> str:
        """The fullest copy's title, else that of the first list that has one."""
        titles = [copy.parsed.title for copy in self.copies] + [mention.listed.title for mention in self.mentions]
        return next((title.strip() for title in titles if title.strip()), "")

    @property
    def keys(self) -> set[ArticleKey]:
        """What its addresses pair by."""
        nodes: tuple[Copy | Mention, ...] = (*self.copies, *self.mentions)
        return {node.key for node in nodes if node.key}

    @property
    def serials(self) -> list[str]:
        """The serials of its addresses that can name a file; the first part's first."""
        parts = sorted((copy.address.part, bool(copy.parsed.previous_part_url), copy.serial) for copy in self.copies)
        named = sorted((mention.address.part, False, mention.address.serial) for mention in self.mentions)
        return [serial for *_, serial in [*parts, *named] if is_safe_name(serial)]


def cluster(material: Material) -> tuple[list[Cluster], dict[int, Cluster]]:
    """The articles of one issue, and the Cluster of each Copy and Mention by its `id`."""
    nodes: list[Copy | Mention] = [*material.copies, *material.mentions]
    forest = _Forest(len(nodes))
    by_key: dict[ArticleKey, int] = {}
    by_position: dict[tuple[str, str, str], int] = {}
    for index, node in enumerate(nodes):
        if node.key is None:
            continue
        forest.join(index, by_key.setdefault(node.key, index))
        title = fold_title(_title(node))
        if node.address.serial and title:
            position = (node.address.page, node.address.serial, title)
            forest.join(index, by_position.setdefault(position, index))
    for index, copy in enumerate(material.copies):
        for url in (copy.parsed.previous_part_url, copy.parsed.next_part_url):
            # Two parts that name one between them belong together also where that one was not captured.
            if url and (key := article_key(url, material.forms)[0]):
                forest.join(index, by_key.setdefault(key, index))
    _join_by_title(nodes, forest)
    return _clusters(nodes, forest)


def _join_by_title(nodes: list[Copy | Mention], forest: "_Forest") -> None:
    """Nodes without an address join the one article of their page that has their title."""
    addressed: dict[tuple[PageKey | None, str], set[int]] = {}
    pages = _pages_of(nodes, forest)
    for index, node in enumerate(nodes):
        if node.key is not None:
            root = forest.root(index)
            for title in _titles(node):
                for page in {pages.get(root), None}:
                    addressed.setdefault((page, title), set()).add(root)
    loose: dict[tuple[PageKey | None, str], int] = {}
    for index, node in enumerate(nodes):
        if node.key is not None:
            continue
        found = next((roots for title in _titles(node) if (roots := addressed.get((node.page, title)))), None)
        if found is None and is_cut_off(_title(node)):
            found = _starting(addressed, node.page, fold_title(_title(node)))
        if found and len(found) == 1:
            forest.join(index, next(iter(found)))
        elif not found or isinstance(node, Copy):
            for title in list(_titles(node))[:1]:
                forest.join(index, loose.setdefault((node.page, title), index))
    _join_kickers(nodes, forest, loose)


def _join_kickers(
    nodes: list[Copy | Mention], forest: "_Forest", loose: Mapping[tuple[PageKey | None, str], int]
) -> None:
    """A list without addresses may print kicker and title as one line, or only the start of a title."""
    copies: dict[tuple[PageKey | None, str], set[int]] = {}
    for index, node in enumerate(nodes):
        if node.key is None and isinstance(node, Copy):
            for title in _titles(node):
                copies.setdefault((node.page, title), set()).add(forest.root(index))
    for (page, title), index in loose.items():
        node = nodes[index]
        if isinstance(node, Mention):
            found = copies.get((page, title))
            if found is None and is_cut_off(node.listed.title):
                found = _starting(copies, page, title)
            if found and len(found) == 1:
                forest.join(index, next(iter(found)))


def _starting(
    known: Mapping[tuple[PageKey | None, str], set[int]], page: PageKey | None, start: str
) -> set[int] | None:
    if len(start) < _SHORTEST_START:
        return None
    return {
        root for (where, title), roots in known.items() if where == page and title.startswith(start) for root in roots
    }


def _clusters(nodes: list[Copy | Mention], forest: "_Forest") -> tuple[list[Cluster], dict[int, Cluster]]:
    pages = _pages_of(nodes, forest)
    members: dict[int, list[Copy | Mention]] = {}
    for index, node in enumerate(nodes):
        members.setdefault(forest.root(index), []).append(node)
    clusters: list[Cluster] = []
    of: dict[int, Cluster] = {}
    for root, group in members.items():
        copies = sorted((node for node in group if isinstance(node, Copy)), key=lambda copy: copy.rank)
        mentions = sorted((node for node in group if isinstance(node, Mention)), key=_mention_order)
        made = Cluster(tuple(copies), tuple(mentions), pages.get(root))
        if made.copies or made.title:
            clusters.append(made)
            of.update((id(node), made) for node in group)
    return clusters, of


def _mention_order(mention: Mention) -> tuple[object, ...]:
    title = mention.listed.title
    return (not title, is_cut_off(title), -len(title), title, mention.listed.url)


def _pages_of(nodes: list[Copy | Mention], forest: "_Forest") -> dict[int, PageKey]:
    """The page of each article: by its address, else as it prints it itself, else the first that lists it."""
    votes: dict[int, list[tuple[int, PageKey]]] = {}
    for index, node in enumerate(nodes):
        if node.page is not None:
            witness = (0 if node.address.page else 1) if isinstance(node, Copy) else 2
            votes.setdefault(forest.root(index), []).append((witness, node.page))
    return {root: min(found)[1] for root, found in votes.items()}


def _title(node: Copy | Mention) -> str:
    return node.parsed.title if isinstance(node, Copy) else node.listed.title


def _titles(node: Copy | Mention) -> Iterator[str]:
    """What a list may call it: its title, or title with kicker or subtitle."""
    title = fold_title(_title(node))
    if not title:
        return
    yield title
    if isinstance(node, Copy):
        kicker, subtitle = fold_title(node.parsed.kicker), fold_title(node.parsed.subtitle)
        yield from (text for text in (kicker + title, title + subtitle, kicker + title + subtitle) if text != title)


def article_ids(clusters: list[Cluster], page: str, material: Material) -> dict[int, str]:
    """The id of each Cluster of one page, by its `id`: the source's own, else a short stable hash of page and title.

    Where one would do for two, both have a mark of their own; it stays when the other is taken down.
    """
    ids = {id(each): plain_id(each, page) for each in clusters}
    counts = Counter(name.casefold() for name in ids.values())
    counts.update(_taken_ids(clusters, page, material))
    for each in clusters:
        name = ids[id(each)]
        if counts[name.casefold()] > 1:
            folders = sorted(str(key) for key in each.keys)
            ids[id(each)] = f"{name}-{_short_hash(*(folders[:1] or [fold_title(each.title)]))[:4]}"
    return ids


def plain_id(each: Cluster, page: str) -> str:
    """The id of an article with which no other has to share it."""
    return (each.serials or [_short_hash(page, fold_title(each.title))])[0]


def _taken_ids(clusters: list[Cluster], page: str, material: Material) -> Iterator[str]:
    """The ids, folded, of articles of the page that were taken down and of which nothing else is left."""
    present = {key for each in clusters for key in each.keys}
    absent = {}
    for gone in material.withdrawn:
        key, address = article_key(gone.url, material.forms)
        where, _, name = gone.place.partition("/")
        if where == page and key not in present:
            absent[key or name] = address.serial or name
    for name in absent.values():
        yield name.casefold()


def _short_hash(*parts: str) -> str:
    return "s" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:9]


class _Forest:
    """Disjoint sets of node numbers; the smallest number is the root."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def root(self, node: int) -> int:
        while self._parents[node] != node:
            self._parents[node] = self._parents[self._parents[node]]
            node = self._parents[node]
        return node

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first
