"""The frame of a document: what many documents of one depth share, rendered once."""

from typing import Protocol

from markupsafe import Markup

from generator.builder.contexts.issue import masthead_context
from generator.builder.contexts.neighbours import Neighbours
from generator.builder.contexts.site import Frame, Words, site_of
from generator.builder.urls import Links
from generator.config import Config
from generator.model import Issue


class Theme(Protocol):
    """What a frame needs of the theme."""

    def words(self, language: str) -> Words:
        """The interface's words."""

    def part(self, name: str, context: object) -> Markup:
        """A part of a document, ready."""


def make_frame(
    config: Config,
    theme: Theme,
    links: Links,
    current: str = "",
    issue: Issue | None = None,
    neighbours: Neighbours | None = None,
    is_front: bool = False,
) -> Frame:
    """The frame of the documents that `links` serves. `current` is the navigation's current item."""
    words = theme.words(config.language)
    site = site_of(config, links)
    context = masthead_context(site, words, links, current, issue, neighbours, is_front, config.lunar_date)
    return Frame(site, words, theme.part("parts/masthead.html", context))
