"""What the page for a wrong address may see."""

from markupsafe import Markup

from generator.builder.contexts.site import Frame, Head, Site, Words
from generator.config import Config
from generator.light import light


@light
class NotFoundContext:
    """404.html: served at any depth, so its links start from the site's root."""

    site: Site
    words: Words
    head: Head
    masthead: Markup


def not_found_context(config: Config, frame: Frame) -> NotFoundContext:
    """The page for a wrong address."""
    title = f"{frame.words['not_found']} - {config.name}"
    head = Head(title=title, kind="not-found", description=title, index=False)
    return NotFoundContext(frame.site, frame.words, head, frame.masthead)
