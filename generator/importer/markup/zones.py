"""Hot zones of a facsimile: image maps, absolutely placed links, SVG polygons -> polygons in fractions of the image."""

import re
from collections.abc import Iterator, Sequence

from lxml import html

from generator.importer.addresses import known_address
from generator.importer.document import Document
from generator.importer.markup.links import link_title, resolve
from generator.importer.markup.selecting import elements
from generator.importer.parsed import Zone

Size = tuple[float, float]
Polygon = tuple[tuple[float, float], ...]

_TOUCHING = 0.02
"""Zones may stand over the edge by a pixel or two of 400."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_OVERLINKS = "//*[@id='mylink']//a | //a[contains(concat(' ', @class, ' '), ' overlink ')]"


def read_zones(document: Document, facsimile: html.HtmlElement | None, further: Sequence[str] = ()) -> tuple[Zone, ...]:
    """The zones in the document's order, each once; `facsimile` is the image they lie on.

    `further`: selectors of absolutely placed links, beside what is known.
    """
    size = image_size(facsimile)
    zones: list[Zone] = []
    seen: set[tuple[str, Polygon]] = set()
    for zone in (
        *_areas(document, size),
        *_overlinks(document, size, (_OVERLINKS, *further)),
        *_polygons(document, size),
    ):
        closed = zone.polygon[0] == zone.polygon[-1]
        key = (known_address(zone.url).identity, zone.polygon[:-1] if closed else zone.polygon)
        if key not in seen:
            seen.add(key)
            zones.append(zone)
    return tuple(zones)


def image_size(image: html.HtmlElement | None) -> Size | None:
    """Width and height of an image as shown, in pixels; None where the document does not tell both."""
    if image is None:
        return None
    sides = tuple(_side(image, name) for name in ("width", "height"))
    return (sides[0], sides[1]) if sides[0] and sides[1] else None


def in_fractions(zone: Zone, size: Size) -> Zone:
    """A zone in pixels as one in fractions of an image of that size; others as they are."""
    if not zone.in_pixels:
        return zone
    return Zone(zone.url, _scaled(zone.polygon, size), zone.title)


def lies_within(zone: Zone) -> bool:
    """Whether the zone lies on its image: its corners are fractions, and none is far outside."""
    return not zone.in_pixels and all(0 <= value <= 1 for corner in zone.polygon for value in corner)


def _side(element: html.HtmlElement, name: str) -> float:
    styled = re.search(rf"(?:^|[;\s]){name}\s*:\s*(\d+(?:\.\d+)?)px", element.get("style") or "", re.IGNORECASE)
    attribute = re.fullmatch(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*", element.get(name) or "")
    found = styled or attribute
    return float(found[1]) if found else 0.0


def _areas(document: Document, size: Size | None) -> Iterator[Zone]:
    for area in document.tree.iter("area"):
        url = resolve(document.base, area.get("href") or "")
        text = area.get("coords") or ""
        points = _corners(text, (area.get("shape") or "").lower())
        if url and points:
            yield _zone(url, points, size, area.get("title") or area.get("alt") or "", percent="%" in text)


def _corners(text: str, shape: str) -> Polygon:
    numbers = [float(number) for number in _NUMBER.findall(text)]
    if shape.startswith("circ") and len(numbers) == 3:
        x, y, radius = numbers
        numbers = [x - radius, y - radius, x + radius, y + radius]
    if len(numbers) == 4:
        left, top, right, bottom = numbers
        numbers = [left, top, right, top, right, bottom, left, bottom]
    if len(numbers) < 6:
        return ()
    return tuple(zip(numbers[0::2], numbers[1::2], strict=False))


def _overlinks(document: Document, size: Size | None, selectors: Sequence[str]) -> Iterator[Zone]:
    for link in elements(document, selectors):
        url = resolve(document.base, link.get("href") or "") or resolve(document.base, link.get("alt") or "")
        box = _box(link.get("style") or "")
        if url and box:
            points, percent = box
            title = link.get("neirong") or link.get("title") or link_title(link)
            yield _zone(url, points, size, title, percent=percent)


def _box(style: str) -> tuple[Polygon, bool] | None:
    """Left, top, width, height of an absolutely placed element; whether they are percentages."""
    sides: dict[str, float] = {}
    percent = False
    for name in ("left", "top", "width", "height"):
        found = re.search(rf"(?:^|[;\s]){name}\s*:\s*(-?\d+(?:\.\d+)?)\s*(px|%)?", style, re.IGNORECASE)
        if not found:
            return None
        sides[name] = float(found[1])
        percent = percent or found[2] == "%"
    left, top = sides["left"], sides["top"]
    right, bottom = left + sides["width"], top + sides["height"]
    return ((left, top), (right, top), (right, bottom), (left, bottom)), percent


def _polygons(document: Document, size: Size | None) -> Iterator[Zone]:
    """`<polygon points="…" data-contentid="30035">` in an SVG whose viewBox is the image."""
    for polygon in document.tree.iter("polygon"):
        article = polygon.get("data-contentid") or polygon.get("contentid") or ""
        parent = polygon.getparent()
        target = polygon.get("data-href") or (
            parent.get("href") or parent.get("xlink:href") if parent is not None else ""
        )
        url = resolve(document.base, target or (_article_target(document, article) if article else ""))
        points = _corners(polygon.get("points") or "", "poly")
        svg = next((above for above in polygon.iterancestors() if str(above.tag).lower() == "svg"), None)
        if url and points:
            yield _zone(
                url,
                points,
                _view_box(svg) or size,
                polygon.get("title") or "",
                percent="%" in (polygon.get("points") or ""),
            )


def _article_target(document: Document, article: str) -> str:
    """Where another link to the same content id leads; its usual name beside the page without any."""
    named = re.compile(rf"(?:^|[/_cn]){re.escape(article)}(?:_\d+)?\.s?html?")
    targets = (link.get("href") or "" for link in document.tree.iter("a"))
    return next((target for target in targets if named.search(target)), f"content_{article}.html")


def _view_box(svg: html.HtmlElement | None) -> Size | None:
    if svg is None:
        return None
    numbers = [float(number) for number in _NUMBER.findall(svg.get("viewBox") or svg.get("viewbox") or "")]
    return (numbers[2], numbers[3]) if len(numbers) == 4 and numbers[2] and numbers[3] else image_size(svg)


def _zone(url: str, points: Polygon, size: Size | None, title: str, percent: bool) -> Zone:
    if percent:
        return Zone(url, _scaled(points, (100, 100)), title)
    return Zone(url, _scaled(points, size), title) if size else Zone(url, points, title, in_pixels=True)


def _scaled(points: Polygon, size: Size) -> Polygon:
    return tuple((_fraction(x / size[0]), _fraction(y / size[1])) for x, y in points)


def _fraction(value: float) -> float:
    """On the image; what is far outside it stays there: the zones are of another pixel space."""
    return round(min(1.0, max(0.0, value)) if -_TOUCHING <= value <= 1 + _TOUCHING else value, 5)
