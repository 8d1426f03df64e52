"""The corpus as a content store, as the importer would leave it."""

import hashlib
from pathlib import Path

from benchmarks.corpus import Day, Story
from generator.content.article_file import write_article
from generator.content.issue_file import write_issue_file
from generator.content.paths import article_file, issue_file
from generator.model import Article, Author, Issue, IssueKey, Page, Source


def write_day(content: Path, day: Day) -> None:
    """Writes an issue with its articles."""
    key = IssueKey(day.date)
    pages = tuple(Page(sheet.number, sheet.name) for sheet in day.sheets)
    file = content / issue_file(key)
    file.parent.mkdir(parents=True)
    file.write_text(write_issue_file(Issue(key, pages, number=str(day.date.toordinal() - 700_000))), "utf-8")
    for sheet in day.sheets:
        (file.parent / sheet.number).mkdir()
        for story in sheet.stories:
            path = content / article_file(key, sheet.number, story.id)
            path.write_text(write_article(_article(story)), "utf-8")


def _article(story: Story) -> Article:
    day = story.date.isoformat()
    return Article(
        id=story.id,
        date=story.date,
        page=story.page,
        order=story.order,
        title=story.title,
        kicker=story.kicker,
        byline=story.byline,
        authors=tuple(Author(name, "记者") for name in story.authors),
        source=Source(
            f"http://paper.mochuan.example/content/{day}/{story.id}.htm", hashlib.sha256(story.id.encode()).hexdigest()
        ),
        body=story.body,
    )
