"""Every output of the site, in the order they are built. Adding one: a file here, and a row below."""

from generator.builder.output import Output
from generator.builder.outputs.about import About
from generator.builder.outputs.article import Articles
from generator.builder.outputs.assets import Assets
from generator.builder.outputs.calendar import MonthPages, YearIndex, YearPages
from generator.builder.outputs.colours import Colours
from generator.builder.outputs.feed import Feed
from generator.builder.outputs.home import Home
from generator.builder.outputs.icons import Icons
from generator.builder.outputs.issue import IssueFronts
from generator.builder.outputs.media import Media
from generator.builder.outputs.not_found import NotFound
from generator.builder.outputs.offline import IssueFiles, ServiceWorker
from generator.builder.outputs.page import Pages
from generator.builder.outputs.robots import Robots
from generator.builder.outputs.sitemap import Sitemap
from generator.builder.outputs.words import ScriptWords

OUTPUTS: tuple[Output, ...] = (
    Media(),
    Home(),
    IssueFronts(),
    Pages(),
    Articles(),
    YearIndex(),
    YearPages(),
    MonthPages(),
    About(),
    NotFound(),
    Colours(),
    Assets(),
    Icons(),
    ScriptWords(),
    IssueFiles(),
    ServiceWorker(),
    Feed(),
    Sitemap(),
    Robots(),
)
