"""What stands in a text in a box of its own, as HTML: images, the figure around one that stands alone, tables."""

from collections.abc import Callable
from html import escape

from generator.light import light

FIGURE_SIZES = "(min-width: 44rem) 38.25rem, 91vw"
"""How wide a photo in a text is shown: the column, and on a phone the window."""


@light
class ImageLink:
    """An image as a document shows it."""

    href: str
    width: int = 0
    """Pixels; 0 where it is not known."""
    height: int = 0
    srcsets: tuple[tuple[str, str], ...] = ()
    """Type and `srcset` of better formats, the best first."""


ImageResolver = Callable[[str], ImageLink | None]
"""From an image's path as written beside its article to how it is shown; None: it is not there, and only
its caption is shown."""

LinkResolver = Callable[[str], str]
"""From a link without a scheme, as written in its article, to the href of what it leads to."""


def image_html(link: ImageLink | None, alt: str) -> str:
    """The `img`, in the formats that there are; empty where it is not there. `alt`: plain text."""
    if link is None:
        return ""
    size = f' width="{link.width}" height="{link.height}"' if link.width and link.height else ""
    image = f'<img src="{escape(link.href)}" alt="{escape(alt)}"{size} loading="lazy">'
    if not link.srcsets:
        return image
    sources = "".join(
        f'<source type="{kind}" srcset="{escape(srcset)}" sizes="{FIGURE_SIZES}">' for kind, srcset in link.srcsets
    )
    return f"<picture>{sources}{image}</picture>"


def figure_html(image: str, caption: str, credit: str) -> str:
    """The figure of an image's HTML; empty where it would be. `caption`: HTML; `credit`: plain text."""
    words = [caption] if caption else []
    if credit:
        words.append(f'<span class="credit">{escape(credit)}</span>')
    legend = f"<figcaption>{' '.join(words)}</figcaption>" if words else ""
    return f"<figure>{image}{legend}</figure>\n" if image or legend else ""


def table_opening(label: str) -> str:
    """What a table begins with. `label` names its scrollable box to those who cannot see it."""
    return f'<div class="table" tabindex="0" role="region" aria-label="{escape(label)}"><table>\n'


TABLE_END = "</table></div>\n"
