"""A small newspaper of our own for tests of the build: made in a folder, changed as a person would."""

import datetime as dt
import time
from pathlib import Path

from generator.config import Config
from generator.content.article_file import write_article
from generator.content.issue_file import write_issue_file
from generator.content.paths import article_file, issue_file
from generator.model import Article, Issue, IssueKey, Page

# the smallest PNG: one grey pixel
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6378060000c4"
    "00c3c4b1a1dc0000000049454e44ae426082"
)


def project(folder: Path, site: str = "site", cache: str = ".cache", **settings: object) -> Config:
    """The Config of a project in `folder`."""
    values = {"name": "墨川晨报", "publisher": "墨川日报社", **settings}
    places = (folder, folder / "content", folder / "templates", folder / site, folder / cache)
    return Config(*places, **values)  # type: ignore[arg-type]


def put_issue(config: Config, key: IssueKey, pages: tuple[Page, ...]) -> None:
    """Writes an issue with its articles and with a pixel for each image that it names."""
    file = config.content / issue_file(key)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(write_issue_file(Issue(key, pages)), "utf-8")
    for page in pages:
        for image in page.images:
            (file.parent / image).write_bytes(PIXEL)
        for article in page.articles:
            put_article(config, article, key)


def put_article(config: Config, article: Article, key: IssueKey) -> Path:
    """Writes an article where it belongs; its file."""
    file = config.content / article_file(key, article.page, article.id)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(write_article(article), "utf-8")
    return file


def small_archive(config: Config, days: int = 3) -> None:
    """`days` issues from 2021-01-08 on, each of two pages of two articles, one with a photo."""
    for offset in range(days):
        key = IssueKey(dt.date(2021, 1, 8) + dt.timedelta(offset))
        pages: list[Page] = []
        for number, name in (("A01", "要闻"), ("ZC02", "城事")):
            articles = tuple(
                Article(
                    id=f"{order}",
                    date=key.date,
                    page=number,
                    order=order,
                    title=f"新事{offset + 1}之{number}第{order}条",
                    byline="记者 李墨",
                    body="河边的灯亮了。\n\n人们走上新桥。"
                    + ('\n\n![新桥](bridge.png "李墨 摄")' if order == 2 else ""),
                )
                for order in (1, 2)
            )
            pages.append(Page(number, name, images=(f"{number}.png",), articles=articles))
        put_issue(config, key, tuple(pages))
        for page in pages:
            (config.content / key.folder / page.number / "bridge.png").write_bytes(PIXEL)
    time.sleep(0.03)  # what was written within the grain of the clock is read once more by the next build


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
