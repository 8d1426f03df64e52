"""Every output of the site, in the order they are built. Adding one: a file here, and a row below."""

from generator.builder.output import Output
from generator.builder.outputs.feed import Feed
from generator.builder.outputs.media import Media
from generator.builder.outputs.robots import Robots
from generator.builder.outputs.sitemap import Sitemap

OUTPUTS: tuple[Output, ...] = (
    Media(),
    Feed(),
    Sitemap(),
    Robots(),
)
