"""The pages of an issue: which there are, in which order, what each is called, its facsimile, PDF and hot zones."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.importer.assembling.clusters import Cluster
from generator.importer.assembling.figures import Shelf
from generator.importer.assembling.labels import PageKey, display_labels
from generator.importer.assembling.material import Material, PageDocument, merged, witness
from generator.importer.markup.zones import in_fractions, lies_within
from generator.importer.parsed import ParsedArticle, ParsedIssue, ParsedPage, Reading, Zone
from generator.model import Hotspot


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of one page, apart from its articles."""

    key: PageKey
    number: str
    name: str
    documents: tuple[PageDocument, ...]
    """Captures of the page itself, the fullest first."""
    images: tuple[str, ...]
    """Addresses of its facsimile in every size that is named."""
    pdf: str
    url: str
    """Its own address, as a document that names it tells; empty: none does."""
    named_by: str
    """What names it: the address of a document, or of an article that stood on it."""


def page_facts(material: Material, readings: Sequence[Reading], clusters: Iterable[Cluster]) -> list[PageFacts]:
    """The pages of the issue, in the order of the paper."""
    documents: dict[PageKey, list[PageDocument]] = {}
    for document in sorted(material.documents, key=lambda each: each.rank):
        documents.setdefault(document.key, []).append(document)
    keys = _order(material, {*documents, *(each.page for each in clusters if each.page)})
    labels = display_labels(_label_votes(material))
    names = _names(material)
    listed: dict[PageKey, list[tuple[str, str, str, str]]] = {}
    for named in (each for each_list in material.named for each in each_list):
        each = named.listed
        listed.setdefault(named.key, []).append((each.image, each.pdf, witness(named.source), each.url))
    standing: dict[PageKey, list[str]] = {}
    for copy in material.copies:
        if copy.page is not None:
            standing.setdefault(copy.page, []).append(witness(copy.reading))
    facts = []
    for key in keys:
        own = documents.get(key, [])
        rows = sorted(listed.get(key, []))
        images = merged([*(document.parsed.images for document in own), [image for image, *_ in rows if image]])
        pdfs = [document.parsed.pdf for document in own] + [pdf for _, pdf, *_ in rows]
        named_by = min((by for _, _, by, _ in rows), default="") or min(standing.get(key, []), default="")
        url = min((url for *_, url in rows if url), default="")
        number = labels.get(key) or f"{key[0]}{key[1]:02}{key[2]}"
        pdf = next((pdf for pdf in pdfs if pdf), "")
        facts.append(PageFacts(key, number, names.get(key, ""), tuple(own), tuple(images), pdf, url, named_by))
    return facts


def _order(material: Material, keys: set[PageKey]) -> list[PageKey]:
    """By the paper's own page lists, the longest first; pages that none names stand where their number puts them."""
    lists = [[named.key for named in each] for each in material.named]
    order = merged(sorted(lists, key=lambda each: (-len(each), each)))
    for key in sorted(keys - set(order)):
        before = [index for index, other in enumerate(order) if other[0] == key[0] and other < key]
        after = [index for index, other in enumerate(order) if other[0] == key[0]]
        order.insert(max(before) + 1 if before else min(after) if after else _section_place(order, key), key)
    return order


def _section_place(order: list[PageKey], key: PageKey) -> int:
    return next((index for index, other in enumerate(order) if other[0] > key[0]), len(order))


def _label_votes(material: Material) -> Iterable[tuple[PageKey, int, str]]:
    for document in material.documents:
        yield document.key, 0, document.parsed.number
    for named in (each for each_list in material.named for each in each_list):
        yield named.key, 1, named.listed.number
    for copy in material.copies:
        if copy.page is not None:
            yield copy.page, 2, copy.parsed.page
            yield copy.page, 3, copy.address.page or copy.reading.page


def _names(material: Material) -> dict[PageKey, str]:
    """What each page is called: as it says itself, else as lists do, else as its articles do; the most frequent."""
    votes: dict[PageKey, Counter[tuple[int, str]]] = {}

    def vote(key: PageKey, weakness: int, name: str) -> None:
        if name.strip():
            votes.setdefault(key, Counter())[weakness, name.strip()] += 1

    for document in material.documents:
        vote(document.key, 0, document.parsed.name)
    for named in (each for each_list in material.named for each in each_list):
        vote(named.key, 1, named.listed.name)
    for copy in material.copies:
        if copy.page is not None:
            vote(copy.page, 2, copy.parsed.page_name)
    best = {
        key: min(found.items(), key=lambda item: (item[0][0], -item[1], item[0][1])) for key, found in votes.items()
    }
    return {key: item[0][1] for key, item in best.items()}


def hotspots(
    page: PageFacts, ids: Mapping[int, str], of: Mapping[str, Cluster | None], shelf: Shelf
) -> tuple[list[Hotspot], str]:
    """The zones of the page's fullest capture that has any, each once, those that lead elsewhere left out; and how
    many had to be left out because they do not lie on the facsimile: `3 of 9 zones are left out`, or empty.

    Zones in pixels are measured on the first facsimile that was captured; without one there is nothing to lie on.
    """
    zones: tuple[Zone, ...] = next((doc.parsed.zones for doc in page.documents if doc.parsed.zones), ())
    shown = next((media for url in page.images if (media := shelf.find(url)) and media.width and media.height), None)
    if shown is not None:
        zones = tuple(in_fractions(zone, (shown.width, shown.height)) for zone in zones)
    found: list[Hotspot] = []
    for zone in zones:
        cluster = of.get(zone.url)
        if cluster is not None and id(cluster) in ids and lies_within(zone):
            spot = Hotspot(ids[id(cluster)], zone.polygon)
            if spot not in found:
                found.append(spot)
    outside = sum(not zone.in_pixels and not lies_within(zone) for zone in zones)
    return found, f"{outside} of {len(zones)} zones are left out" if outside else ""


def issue_number(readings: Iterable[Reading]) -> str:
    """期号, digits only: the most frequent that any capture prints."""
    votes: Counter[str] = Counter()
    for reading in readings:
        parsed = reading.parsed
        if isinstance(parsed, ParsedPage | ParsedArticle):
            votes[parsed.issue_number] += 1
        elif isinstance(parsed, ParsedIssue):
            votes.update(article.issue_number for article in parsed.articles)
    votes.pop("", None)
    return min(votes.items(), key=lambda item: (-item[1], item[0]))[0] if votes else ""
