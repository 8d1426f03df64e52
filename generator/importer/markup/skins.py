"""A skin: one row of a family's table, where one paper's template keeps what it has. A row is itself alone: rows are
compared by identity."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class ArticleSkin:
    """Selectors of an article page; several for one field are tried in order."""

    name: str
    marker: str
    """Text, or an id or class (`#Title`, `.lai`), without which the skin cannot be there: it spares looking for it."""
    body: tuple[str, ...]
    title: tuple[str, ...]
    kicker: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    """Photos and captions that stand outside the body."""
    source_line: tuple[str, ...] = ()
    """Where date and page are printed: `《 某报 》（ 2017年10月16日   01 版）`."""
    page_head: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """The list of the page's articles; without it, the list that names this one."""
    pages: tuple[str, ...] = ()
    """The page list; without it, every link to a page that prints its number."""
    score: int = 80


@dataclass(frozen=True, slots=True, eq=False)
class PageSkin:
    """Signs and selectors of a page's page. What they do not tell, the links do."""

    name: str
    marker: str
    signs: tuple[str, ...] = ()
    """All must be there; empty: the marker is enough."""
    articles: tuple[str, ...] = ()
    """The page's own list (its container)."""
    head: tuple[str, ...] = ()
    """The element that prints number and name."""
    facsimile: tuple[str, ...] = ()
    pdf: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """The page list (its container); without it, every link to a page that prints its number."""
    zones: tuple[str, ...] = ()
    """Zones other than image maps, `#mylink` and SVG."""
    date: tuple[str, ...] = ()
    score: int = 70
