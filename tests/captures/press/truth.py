"""The truth about the demo, for tests: what a perfect reading of the captures gives."""

from __future__ import annotations

from typing import Any

import yaml

from .addresses import large_path, pdf_path, photo_path, shown_path
from .documents import TREE, capture_paths
from .newspaper import HOST, PAPER, PUBLISHER, Article, Author, Issue, Page, Paragraph, Photo, Table, Turn, Verse
from .skins.founder import has_region
from .skins.parts import turn_line

HEAD = """\
# What a perfect reading of demo/ gives. Printed by the press from press/issues/*.yaml: edit those, not this.
# README.md says what each key means.
"""


def truth(issues: list[Issue]) -> str:
    tree = {
        "newspaper": {"name": PAPER, "publisher": PUBLISHER, "host": HOST},
        "days": {
            "issues": [str(issue.date) for issue in issues],
            "suspended": ["2021-01-09", "2021-01-10"],
            "not_captured": ["2021-01-07"],
        },
        "issues": [_issue(issue) for issue in issues],
    }
    return HEAD + yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _issue(issue: Issue) -> dict[str, Any]:
    return _full(
        date=str(issue.date),
        weekday=issue.weekday,
        family=issue.family,
        skin=issue.skin,
        pages=[_page(issue, page) for page in issue.pages],
    )


def _page(issue: Issue, page: Page) -> dict[str, Any]:
    has_image = page.captured and not page.dump and page.image != "none"
    return _full(
        number=page.number,
        name=page.name,
        captured=page.captured and not page.dump,
        known_from="text-dumps" if page.dump else None if page.captured else "page list",
        image=f"{TREE}/{shown_path(issue, page)}" if has_image else None,
        image_large=f"{TREE}/{large_path(issue, page)}" if has_image and page.sizes else None,
        pdf=f"{TREE}/{pdf_path(issue, page)}" if page.pdf else None,
        zones=_zones(issue, page) if has_image else 0,
        articles=[_article(issue, page, article) for article in page.articles],
    )


def _zones(issue: Issue, page: Page) -> int:
    return sum(issue.family == "C" or has_region(article) for article in page.articles)


def _article(issue: Issue, page: Page, article: Article) -> dict[str, Any]:
    if not article.captured:
        return _full(title=article.plain_title, kind="listed", soft_404=article.soft404 or None)
    in_text = not article.byline and bool(article.authors)
    return _full(
        captures=capture_paths(issue, page, article),
        title=article.plain_title,
        title_lines=article.title.split("\n") if "\n" in article.title else None,
        kicker=article.kicker,
        subtitle=article.subtitle,
        byline=article.byline,
        byline_in_text=in_text or None,
        byline_at_end=article.tail_source or None,
        closing_byline=article.closing,
        authors=[_author(author) for author in article.authors],
        kind=article.kind,
        figures=[_figure(issue, page, photo) for photo in article.photos],
        paragraphs=[_text(block) for block in article.blocks if isinstance(block, Paragraph | Verse)],
        verse=any(isinstance(block, Verse) for block in article.blocks) or None,
        tables=[[list(row) for row in block.rows] for block in article.blocks if isinstance(block, Table)],
        continues=_turn(issue, article.continues),
        continued_from=_turn(issue, article.continued_from),
        turn_marks=[mark for mark in turn_line(article) if mark],
    )


def _text(block: Paragraph | Verse) -> str:
    return block.text if isinstance(block, Paragraph) else "\n".join(block.lines)


def _author(author: Author) -> dict[str, Any]:
    return _full(name=author.name, role=author.role, employer=author.employer)


def _figure(issue: Issue, page: Page, photo: Photo) -> dict[str, Any]:
    here = not photo.missing and not page.dump
    return _full(
        file=f"{TREE}/{photo_path(issue, page, photo.file)}" if here else None,
        caption=photo.caption,
        credit=photo.credit,
    )


def _turn(issue: Issue, turn: Turn | None) -> dict[str, Any] | None:
    if turn is None:
        return None
    found = [article for article in issue.page(turn.page).articles if article.id == turn.id]
    return _full(page=turn.page, title=found[0].plain_title if found else None)


def _full(**fields: Any) -> dict[str, Any]:
    """The fields that say something; False and 0 do."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [])}
