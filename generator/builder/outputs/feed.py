"""feed.xml: RSS 2.0 with the newest articles in full, newest issue first, in the order of its pages."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import escape

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.boxes import ImageLink
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.urls import Links
from generator.builder.usage import resolve
from generator.config import Config
from generator.light import light
from generator.model import Article, IssueKey

_HOUR = dt.time(6)
"""When an issue counts as published: a morning paper is out at six, in its own time zone."""
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, however they are written."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
)


@light
class Feed:
    """One file, made from the newest issues with articles that together hold enough of them."""

    name: str = "feed"
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = (
        "name", "publisher", "description", "rights", "language", "timezone", "base_url", "feed_articles",
        "responsive_images",
    )  # fmt: skip

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """The one job."""
        folders: list[str] = []
        count = 0
        for stub in reversed(archive.issues):
            if count >= config.feed_articles:
                break
            articles = stub.documents - 1 - len(stub.page_numbers)
            count += articles
            if articles:
                folders.append(stub.key.folder)
        yield Job(self.name, "", reads=tuple(folders))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """feed.xml."""
        items: list[str] = []
        for folder in job.reads:
            issue = workshop.issue(folder)
            articles = [article for page in issue.pages for article in page.articles if article.kind != "listed"]
            wanted = articles[: workshop.config.feed_articles - len(items)]
            items.extend(_item(article, issue.key, workshop) for article in wanted)
        newest = IssueKey.from_folder(job.reads[0]) if job.reads else None
        text = f"{_HEAD}{_channel(workshop.config, newest)}{''.join(items)}</channel>\n</rss>\n"
        yield Artifact(urls.FEED, text.encode())


def _channel(config: Config, newest: IssueKey | None) -> str:
    rows = [
        element("title", config.name),
        element("link", urls.absolute(config.base_url, urls.HOME) or urls.output_file(urls.HOME)),
        element("description", config.description or config.publisher or config.name),
        element("language", config.language),
    ]
    if config.rights:
        rows.append(element("copyright", config.rights))
    if newest:
        rows.append(element("pubDate", published(newest.date, config.timezone)))
    if config.base_url:
        own = escape(urls.absolute(config.base_url, urls.FEED))
        rows.append(f'<atom:link rel="self" type="application/rss+xml" href="{own}"/>\n')
    return "".join(rows)


def _item(article: Article, key: IssueKey, workshop: Workshop) -> str:
    config = workshop.config
    path = urls.article_path(key, article.page, article.id)
    links = Links.on(config.base_url, urls.FEED)
    # without a base URL there is no permanent address: the article's place in the archive is its name
    guid = f'<guid isPermaLink="true">{escape(links.href(path))}</guid>\n'
    if not config.base_url:
        name = escape(urls.article_name(key, article.page, article.id))
        guid = f'<guid isPermaLink="false">broadsheet:{name}</guid>\n'
    rows = [
        element("title", article.title or article.subtitle or article.kicker or article.page),
        element("link", links.href(path)),
        guid,
        element("pubDate", published(key.date, config.timezone)),
    ]
    if article.byline:
        rows.append(element("dc:creator", article.byline))
    rows.extend(element("category", keyword) for keyword in article.keywords)
    rows.append(element("content:encoded", _text(article, key, links, workshop)))
    return f"<item>\n{''.join(rows)}</item>\n"


def _text(article: Article, key: IssueKey, links: Links, workshop: Workshop) -> str:
    """The headline's other lines, the body, and the captions of photos that were not captured, as HTML."""
    folder = f"{key.folder}/{article.page}"

    def image(name: str) -> ImageLink | None:
        path = resolve(key.folder, folder, name)
        found = workshop.gallery.show(path) if path else None
        return ImageLink(links.href(found.src), found.width, found.height) if found else None

    parts = [f"<p>{escape(article.kicker)}</p>\n"] if article.kicker else []
    parts += [f"<p>{escape(article.subtitle)}</p>\n"] if article.subtitle else []
    parts.append(str(workshop.markdown.html(article.body, image, partial(links.stored, folder))))
    for figure in article.figures:
        words = " ".join(filter(None, [figure.caption, figure.credit]))
        link = image(figure.file) if figure.file else None
        shown = f'<img src="{escape(link.href)}" alt="{escape(figure.caption)}">' if link else ""
        said = f"<figcaption>{escape(words)}</figcaption>" if words else ""
        parts += [f"<figure>{shown}{said}</figure>\n"] if shown or said else []
    return "".join(parts)


def published(date: dt.date, timezone: str) -> str:
    """When the issues of a date came out, as RFC 822 writes it: what `email.utils` gives, which takes 5 ms to load."""
    from zoneinfo import ZoneInfo  # slow to load, and a build of unchanged content needs none of it

    moment = dt.datetime.combine(date, _HOUR)
    offset = ZoneInfo(timezone).utcoffset(moment) or dt.timedelta()
    # the local mean time of a century ago differs from UTC by seconds too, which RFC 822 cannot write
    minutes = dt.timezone(dt.timedelta(minutes=round(offset / dt.timedelta(minutes=1))))
    day = f"{_DAYS[date.weekday()]}, {date.day:02} {_MONTHS[date.month - 1]} {date.year:04}"
    return f"{day} {moment.replace(tzinfo=minutes):%H:%M:%S %z}"


def element(name: str, text: str) -> str:
    """A line of XML: an element that holds a text, without the characters that XML cannot hold."""
    return f"<{name}>{escape(_NO_XML.sub('', text), quote=False)}</{name}>\n"
