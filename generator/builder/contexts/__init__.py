"""What a template may see: one documented frozen class per template, and nothing else."""

from generator.builder.contexts.about import AboutContext
from generator.builder.contexts.article import ArticleContext, RailContext
from generator.builder.contexts.calendar import CalendarContext, MonthContext, YearContext
from generator.builder.contexts.issue import DirectoryContext, EmptyContext, IssueContext, MastheadContext
from generator.builder.contexts.not_found import NotFoundContext
from generator.builder.contexts.offline import OfflineContext
from generator.builder.contexts.page import PageContext, StripContext

CONTEXTS: tuple[tuple[str, type], ...] = (
    ("home.html", IssueContext),
    ("empty.html", EmptyContext),
    ("issue.html", IssueContext),
    ("page.html", PageContext),
    ("article.html", ArticleContext),
    ("calendar.html", CalendarContext),
    ("year.html", YearContext),
    ("month.html", MonthContext),
    ("about.html", AboutContext),
    ("404.html", NotFoundContext),
    ("offline.html", OfflineContext),
    ("parts/masthead.html", MastheadContext),
    ("parts/headline_directory.html", DirectoryContext),
    ("parts/page_directory.html", DirectoryContext),
    ("parts/page_strip.html", StripContext),
    ("parts/rail.html", RailContext),
)
"""Every template that is rendered on its own, with the class of its context."""
