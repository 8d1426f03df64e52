"""Where each thing of an issue lies, as the two families lay their files out. All paths start at the paper's folder."""

from __future__ import annotations

from posixpath import dirname, relpath

from .newspaper import FOLDER, Article, Issue, Page


def issue_folder(issue: Issue) -> str:
    if issue.family == "B":
        return f"{FOLDER}/html/{issue.date:%Y-%m/%d}"
    return f"{FOLDER}/content/{issue.date:%Y%m%d}"


def page_path(issue: Issue, page: Page) -> str:
    if issue.family == "B":
        return f"{issue_folder(issue)}/node_{page.node}.htm"
    return f"{issue_folder(issue)}/Page{page.number}{issue.codes['page']}.htm"


def article_path(issue: Issue, page: Page, article: Article, part: int = 1) -> str:
    tail = f"_{part}" if part > 1 else ""
    if issue.family == "B":
        return f"{issue_folder(issue)}/content_{article.id}{tail}.htm"
    return f"{issue_folder(issue)}/Articel{page.number}{article.id:03d}{issue.codes['article']}.htm"


def headlines_path(issue: Issue) -> str:
    return f"{issue_folder(issue)}/PageArticleIndex{issue.codes['list']}.htm"


def media_folder(issue: Issue, page: Page) -> str:
    if issue.family == "B":
        return f"{FOLDER}/images/{issue.date:%Y-%m/%d}/{page.number}"
    return f"{FOLDER}/IMAGE/{issue.date:%Y%m%d}/{issue.position(page):02d}"


def facsimile_path(issue: Issue, page: Page, size: str = "") -> str:
    """The page's image; `size` is `b` or `brief` where there are two, and always `b` at least in family B."""
    if issue.family == "B":
        return f"{media_folder(issue, page)}/MCCB{issue.date:%Y%m%d}{page.number}_{size or 'b'}.jpg"
    return f"{media_folder(issue, page)}/Page{page.number}{'_' if size else ''}{size}.jpg"


def shown_path(issue: Issue, page: Page) -> str:
    return facsimile_path(issue, page, "brief" if "brief" in page.sizes else "")


def large_path(issue: Issue, page: Page) -> str:
    return facsimile_path(issue, page, "b" if page.sizes else "")


def pdf_path(issue: Issue, page: Page) -> str:
    if issue.family == "B":
        return f"{media_folder(issue, page)}/MCCB{issue.date:%Y%m%d}{page.number}.pdf"
    return f"{FOLDER}/PDF/{issue.date:%Y%m%d}/{issue.position(page):02d}.pdf"


def photo_path(issue: Issue, page: Page, file: str) -> str:
    return f"{media_folder(issue, page)}/{file}.jpg"


def link(source: str, target: str) -> str:
    """`target` as a document at `source` writes it."""
    return relpath(target, dirname(source))
