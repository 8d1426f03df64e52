"""Whether the captures of one issue are of one paper: two in a heap share their dates unless the configuration parts
them, and nothing of that would be seen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from generator.importer.addresses import known_address, paper_prefix
from generator.importer.assembling.findings import Anomaly
from generator.importer.assembling.labels import PageKey, fold_title
from generator.importer.assembling.material import Copy, Material, Mention, PageDocument
from generator.importer.parsed import ParsedArticle, ParsedPage, Reading
from generator.model import IssueKey

_SHARED = 1 / 3
"""Of the titles of the smaller: two papers of one house print some agency's texts both, one paper's captures under
two addresses most of them."""
_NAMES = 2
"""Names that are shown of one paper."""


@dataclass(slots=True)
class _Heap:
    """What the captures under one address say, or those without any that name one newspaper."""

    prefix: str
    """Of their addresses; empty without."""
    captures: set[int] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    """Of the newspaper, as they print it."""
    shown: set[PageKey] = field(default_factory=set)
    """Pages that were captured."""
    filled: set[PageKey] = field(default_factory=set)
    """Pages of which articles were captured."""
    titles: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    """Of all these addresses."""
    leads: set[str] = field(default_factory=set)
    """What the addresses begin with that their lists name."""

    def take(self, other: "_Heap") -> None:
        """Adds what another heap of the same paper says."""
        self.captures |= other.captures
        self.names += other.names
        self.shown |= other.shown
        self.filled |= other.filled
        self.titles |= other.titles
        self.prefixes |= other.prefixes
        self.leads |= other.leads

    def is_apart(self, other: "_Heap") -> bool:
        """Whether the two are different papers: they have no article in common, and either their names differ, or no
        list of one leads to the other. A section under an address of its own is no other paper; two editions of one
        name are, where both have a page of the same number."""
        common = len(self.titles & other.titles)
        if common and common >= _SHARED * min(len(self.titles), len(other.titles)):
            return False
        is_named = bool(self.names and other.names)
        if is_named and not any(one in two or two in one for one in self.names for two in other.names):
            return True
        if not (self.prefix and other.prefix) or self.leads & other.prefixes or other.leads & self.prefixes:
            return False
        return not is_named or bool(self.shown & other.shown or self.filled & other.filled)


def several_papers(key: IssueKey, material: Material) -> Iterator[Anomaly]:
    """One anomaly that names the papers, where the captures are of more than one."""
    papers: list[_Heap] = []
    for heap in sorted(_heaps(material), key=lambda each: (-len(each.captures), each.prefix, *sorted(each.names))):
        mine = next((paper for paper in papers if not paper.is_apart(heap)), None)
        if mine is None:
            papers.append(heap)
        else:
            mine.take(heap)
    if len(papers) > 1:
        yield Anomaly("several-papers", key.folder, f"captures of {'; '.join(map(_named, papers))}")


def _named(heap: _Heap) -> str:
    """`墨川晨报 paper.mochuan.example/mccb/ (12)`: names, what their addresses begin with, count of captures."""
    names = [name for name, _ in sorted(heap.names.items(), key=lambda item: (-item[1], item[0]))][:_NAMES]
    return " ".join(filter(None, [*names, heap.prefix, f"({len(heap.captures)})"]))


def _heaps(material: Material) -> list[_Heap]:
    nodes: list[Copy | Mention | PageDocument] = [*material.copies, *material.documents, *material.mentions]
    named = [page.source for pages in material.named for page in pages[:1]]
    readings = {id(reading): reading for reading in chain(map(_reading, nodes), named)}
    heaps: dict[str, _Heap] = {}
    own: dict[int, _Heap] = {}
    for each, reading in readings.items():
        prefix = _prefix(known_address(reading.url).identity) if reading.url else ""
        name = _newspaper(reading)
        own[each] = heap = heaps.setdefault(prefix or f"/{name}", _Heap(prefix, prefixes={prefix} - {""}))
        heap.captures.add(each)
        heap.names.update([name] if name else ())
    if len(heaps) < 2:
        return []
    for node in nodes:
        heap = own[id(_reading(node))]
        if isinstance(node, PageDocument):
            heap.shown.add(node.key)
            continue
        heap.titles.add(fold_title(node.listed.title if isinstance(node, Mention) else node.parsed.title))
        if isinstance(node, Mention):
            heap.leads.add(_prefix(node.address.identity))
        elif node.page:
            heap.filled.add(node.page)
    for page in chain(*material.named):
        own[id(page.source)].leads.add(_prefix(known_address(page.listed.url).identity))
    for heap in heaps.values():
        heap.titles.discard("")
    return list(heaps.values())


def _prefix(identity: str) -> str:
    """Empty for an address that is only a name in a system's folders."""
    prefix = paper_prefix(identity)
    return prefix if prefix != "/" else ""


def _reading(node: Copy | Mention | PageDocument) -> Reading:
    return node.source if isinstance(node, Mention) else node.reading


def _newspaper(reading: Reading) -> str:
    parsed = reading.parsed
    return fold_title(parsed.newspaper) if isinstance(parsed, ParsedPage | ParsedArticle) else ""
