"""What the page that stands in without a network may see."""

from markupsafe import Markup

from generator.builder.contexts.site import Frame, Head, Site, Words
from generator.config import Config
from generator.light import light


@light
class OfflineContext:
    """offline.html: shown without a network where nothing was kept; scripts list what was."""

    site: Site
    words: Words
    head: Head
    masthead: Markup


def offline_context(config: Config, frame: Frame) -> OfflineContext:
    """The page that stands in without a network."""
    title = f"{frame.words['offline']} - {config.name}"
    head = Head(title=title, kind="offline", description=title, index=False)
    return OfflineContext(frame.site, frame.words, head, frame.masthead)
