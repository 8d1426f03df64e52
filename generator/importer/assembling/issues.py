"""Readings of one issue -> the Issue, the media beside it, what each capture became, and what a person should know.

A pure function of the set of readings and media: in which order they came, and from which import, it cannot see.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.importer.addresses import Form
from generator.importer.assembling.anomalies import anomalies_of
from generator.importer.assembling.articles import Text, join_parts, make_article, source_of
from generator.importer.assembling.clusters import Cluster, article_ids, cluster
from generator.importer.assembling.continuations import join_continuations
from generator.importer.assembling.duplicates import near_duplicates, similarity
from generator.importer.assembling.figures import MediaUse, Shelf
from generator.importer.assembling.findings import Anomaly, Duplicate, Gap, GapKind
from generator.importer.assembling.labels import UNKNOWN_PAGE, PageKey
from generator.importer.assembling.links import Places, places_in
from generator.importer.assembling.material import Material, gather, merged, unlisted, witness
from generator.importer.assembling.pages import PageFacts, hotspots, issue_number, page_facts
from generator.importer.assembling.papers import several_papers
from generator.importer.media import Media
from generator.importer.parsed import ParsedArticle, ParsedIssue, ParsedPage, Reading
from generator.model import Article, Issue, IssueKey, Page

ReadingKey = tuple[str, str]
"""(URL, SHA-256) of a reading."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """One issue, whole."""

    issue: Issue
    readings: tuple[Reading, ...]
    media: tuple[MediaUse, ...]
    became: Mapping[ReadingKey, str]
    gaps: tuple[Gap, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Keys (`figures.media_key`) of the photos of articles that were taken down."""
    places: Places = field(default_factory=dict)
    """Where all that was captured lies."""


def assemble_issue(
    key: IssueKey,
    readings: Sequence[Reading],
    known: Mapping[str, Media],
    edition_name: str = "",
    forms: Sequence[Form] = (),
) -> Assembled:
    """The issue that `readings` give; `known`: captured media by `figures.media_key` of their address."""
    readings = sorted(readings, key=lambda each: (each.url, each.sha256))
    material = gather(readings, forms)
    clusters, of_node = cluster(material)
    facts = page_facts(material, readings, clusters)
    if any(each.page is None for each in clusters):
        facts.append(PageFacts(("", 0, ""), UNKNOWN_PAGE, "", (), (), "", "", ""))
    makers = [_PageMaker(key, page, clusters, of_node, material, known) for page in facts]
    articles = _continued(makers)
    pages = tuple(maker.page(articles) for maker in makers)
    issue = Issue(key, pages, issue_number(readings), edition_name)
    made = [pair for maker in makers for pair in maker.made]
    numbers = {page.key: page.number for page in facts}
    places = {id(cluster): f"{article.page}/{article.id}" for cluster, article in made}
    texts = {id(cluster): text for maker in makers for cluster, text in maker.texts}
    return Assembled(
        issue=issue,
        readings=tuple(readings),
        media=tuple(use for maker in makers for use in maker.media),
        became=_became(readings, material, of_node, places, texts, numbers),
        gaps=(*(gap for maker in makers for gap in maker.gaps), *_unlisted(key, material, facts)),
        duplicates=_duplicates(key, pages, clusters, places, texts),
        anomalies=(
            *anomalies_of(issue, readings, [(places[id(c)], c, texts[id(c)]) for c in clusters if id(c) in texts]),
            *(
                Anomaly("zone-outside", f"{key.folder}/{maker.facts.number}", maker.zones_outside)
                for maker in makers
                if maker.zones_outside
            ),
            *several_papers(key, material),
        ),
        places=places_in(key, readings, material, made, numbers),
    )


def _unlisted(key: IssueKey, material: Material, facts: Sequence[PageFacts]) -> Iterator[Gap]:
    numbers = {page.key: page.number for page in facts}
    for page, url, named_by in unlisted(material, key.date):
        yield Gap("article", key.date, key.edition, numbers.get(page, "") if page else "", "", url, named_by)


class _PageMaker:
    """One page on its way: its articles in order, its media, its gaps."""

    def __init__(
        self,
        key: IssueKey,
        facts: PageFacts,
        clusters: Sequence[Cluster],
        of_node: Mapping[int, Cluster],
        material: Material,
        known: Mapping[str, Media],
    ) -> None:
        self.key = key
        self.facts = facts
        self.shelf = Shelf(known)
        self.gaps: list[Gap] = []
        page_key = None if facts.number == UNKNOWN_PAGE and not facts.documents else facts.key
        own = [each for each in clusters if each.page == page_key]
        ordered = _order(own, of_node, material)
        self.texts: list[tuple[Cluster, Text]] = [
            (each, join_parts(each, material.forms)) for each in ordered if each.copies
        ]
        by_cluster = {id(each): text for each, text in self.texts}
        self._ask_for_media(by_cluster)
        ids = article_ids(ordered, facts.number, material)
        self.made: list[tuple[Cluster, Article]] = []
        for order, each in enumerate(ordered, 1):
            text = by_cluster.get(id(each)) or Text((), (), ())
            article = make_article(each, text, self.shelf, ids[id(each)], key.date, facts.number, order)
            self.made.append((each, article))
            if article.kind == "listed":
                url = next((mention.listed.url for mention in each.mentions if mention.listed.url), "")
                self._gap("article", article.title, url, witness(each.mentions[0].source))
        of_url = {mention.listed.url: of_node.get(id(mention)) for mention in material.mentions if mention.listed.url}
        spots, self.zones_outside = hotspots(facts, ids, of_url, self.shelf)
        self.hotspots = tuple(spots)
        if not facts.documents and facts.number != UNKNOWN_PAGE:
            self._gap("page", facts.name, facts.url, facts.named_by)

    def _ask_for_media(self, texts: Mapping[int, Text]) -> None:
        for text in texts.values():
            for url in self.shelf.take(figure.url for figure in text.figures if figure.url):
                self._gap("media", url, url, witness(text.chosen[0].reading))
        missing = self.shelf.take(self.facts.images)
        source = witness(self.facts.documents[0].reading) if self.facts.documents else self.facts.named_by
        for url in missing:
            self._gap("media", url, url, source)
        for url in self.shelf.take([self.facts.pdf] if self.facts.pdf else []):
            self._gap("media", url, url, source)
        self.shelf.name_all()

    def _gap(self, kind: GapKind, title: str, url: str, evidence: str) -> None:
        self.gaps.append(Gap(kind, self.key.date, self.key.edition, self.facts.number, title, url, evidence))

    @property
    def media(self) -> list[MediaUse]:
        names = self.shelf.names
        return [MediaUse(f"{self.facts.number}/{names[each.sha256]}", each) for each in self.shelf.taken.values()]

    def page(self, articles: Mapping[tuple[str, str], Article]) -> Page:
        """The page, with its articles as they are after continuations were joined."""
        shown = {found.sha256: found for url in self.facts.images if (found := self.shelf.find(url))}
        largest = sorted(shown.values(), key=lambda each: (-each.width * each.height, -each.size, each.sha256))
        pdf = self.shelf.file(self.facts.pdf)
        folder = self.facts.number
        return Page(
            number=folder,
            name=self.facts.name,
            images=tuple(f"{folder}/{self.shelf.names[each.sha256]}" for each in largest),
            pdf=f"{folder}/{pdf}" if pdf else "",
            hotspots=self.hotspots,
            captured=bool(self.facts.documents),
            source=source_of(self.facts.documents[0].reading) if self.facts.documents else None,
            articles=tuple(articles[article.page, article.id] for _, article in self.made),
        )


def _order(own: Sequence[Cluster], of_node: Mapping[int, Cluster], material: Material) -> list[Cluster]:
    """The articles of one page: as its list has them, else as a directory or an article beside them does.

    Those that no list names come where their serial puts them.
    """
    mine = {id(each): each for each in own}
    lists: list[tuple[int, int, list[str], list[int]]] = []
    for weakness, mentions in material.lists:
        places = [id(found) for mention in mentions if (found := of_node.get(id(mention))) and id(found) in mine]
        if places:
            names = [mention.listed.url or mention.listed.title for mention in mentions]
            lists.append((weakness, -len(set(places)), names, list(dict.fromkeys(places))))
    lists.sort(key=lambda each: each[:3])
    order = [mine[place] for place in merged(places for *_, places in lists)]
    rest = [each for each in own if each not in order]
    for each in sorted(rest, key=lambda one: (*_serial(one), one.title)):
        serials = [_serial(other) for other in order]
        after = next((place for place, serial in enumerate(serials) if serial > _serial(each)), len(order))
        order.insert(after if serials == sorted(serials) else len(order), each)
    return order


def _serial(each: Cluster) -> tuple[int, str]:
    serial = (each.serials or [""])[0]
    return (int(serial) if serial.isdecimal() else 10**12, serial)


def _continued(makers: Sequence[_PageMaker]) -> dict[tuple[str, str], Article]:
    made = [pair for maker in makers for pair in maker.made]
    onward: dict[int, str] = {}
    backward: dict[int, str] = {}
    for index, (each, _) in enumerate(made):
        for copy in reversed(each.copies):
            if copy.parsed.continues_page:
                onward[index] = copy.parsed.continues_page
            if copy.parsed.continued_from_page:
                backward[index] = copy.parsed.continued_from_page
    articles = join_continuations([article for _, article in made], onward, backward)
    return {(article.page, article.id): article for article in articles}


def _became(
    readings: Sequence[Reading],
    material: Material,
    of_node: Mapping[int, Cluster],
    places: Mapping[int, str],
    texts: Mapping[int, Text],
    numbers: Mapping[PageKey, str],
) -> dict[ReadingKey, str]:
    became: dict[ReadingKey, str] = {}
    for copy in material.copies:
        found = of_node.get(id(copy))
        if copy.alone and found is not None:
            chosen = texts[id(found)].chosen
            parted = copy.address.part or copy.parsed.previous_part_url
            what = "a further copy of article" if copy not in chosen else "part of article" if parted else "article"
            became[copy.reading.url, copy.reading.sha256] = f"{what} {places[id(found)]}"
    best: set[object] = set()
    for document in sorted(material.documents, key=lambda each: each.rank):
        what = "a further copy of page" if document.key in best else "page"
        best.add(document.key)
        became[document.reading.url, document.reading.sha256] = f"{what} {numbers[document.key]}"
    for reading in readings:
        key = (reading.url, reading.sha256)
        if isinstance(reading.parsed, ParsedIssue):
            became[key] = "whole issue" if reading.parsed.articles else "issue list"
            if reading.parsed.withdrawn and _is_article(reading):
                became[key] = f"article {reading.parsed.withdrawn[0].place}, which was taken down"
        elif isinstance(reading.parsed, ParsedPage):
            became.setdefault(key, "page without a number")
        elif isinstance(reading.parsed, ParsedArticle):
            became.setdefault(key, "article without title or text")
    return became


def _is_article(reading: Reading) -> bool:
    return reading.evidence is not None and reading.evidence.kind == "article"


def _duplicates(
    key: IssueKey,
    pages: Sequence[Page],
    clusters: Sequence[Cluster],
    places: Mapping[int, str],
    texts: Mapping[int, Text],
) -> tuple[Duplicate, ...]:
    bodies = {f"{page.number}/{article.id}": article.body for page in pages for article in page.articles}
    found = [
        Duplicate(f"{key.folder}/{one}", f"{key.folder}/{other}", score)
        for one, other, score in near_duplicates({name: body for name, body in bodies.items() if body})
    ]
    for each in clusters:
        if id(each) in texts:
            text = texts[id(each)]
            kept = "\n".join(text.blocks)
            for copy in each.copies:
                if copy not in text.chosen and copy.parsed.blocks and not set(copy.parsed.blocks) <= set(text.blocks):
                    score = similarity(kept, "\n".join(copy.parsed.blocks))
                    where = copy.reading.url or copy.reading.sha256
                    found.append(Duplicate(f"{key.folder}/{places[id(each)]}", where, score))
    return tuple(found)
