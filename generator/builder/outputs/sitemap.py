"""sitemap.xml and the months' sitemaps, after sitemaps.org 0.9. URLs there are absolute: none without a base URL."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from generator.builder import urls
from generator.builder.archive import Archive, IssueStub
from generator.builder.output import Artifact, Job, Workshop
from generator.config import Config
from generator.light import light

_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LIMIT = 50_000
"""URLs in one file, by the protocol. A month of a large paper has some 10,000."""


@light
class Sitemap:
    """One file a month, one for what belongs to none, and the index of them. An edit costs a month."""

    name: str = "sitemap"
    version: int = 2
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ("base_url",)

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """A job a month, with its stubs; one with the years; one for the index, with the files that there are."""
        if not config.base_url:
            return
        files = [urls.SITE_SITEMAP]
        for month, stubs in groupby(archive.issues, lambda stub: f"{stub.key.date:%Y-%m}"):
            issues = tuple(stubs)
            files.extend(_files(month, 1 + sum(stub.documents for stub in issues)))
            yield Job(self.name, month, values=issues)
        yield Job(self.name, "site", values=tuple(archive.years()))
        yield Job(self.name, "", values=tuple(files))

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The index, or the sitemaps of one month: more than one only where the protocol's limit asks for it."""
        base = workshop.config.base_url
        assert isinstance(job.values, tuple)
        if job.subject == "":
            yield Artifact(urls.SITEMAP, _document("sitemapindex", "sitemap", base, job.values))
            return
        if job.subject == "site":
            fixed = (urls.HOME, urls.ABOUT, urls.CALENDAR, *map(urls.year_path, job.values))
            yield Artifact(urls.SITE_SITEMAP, _document("urlset", "url", base, fixed))
            return
        paths = list(_paths(job.values))
        for number, file in enumerate(_files(job.subject, len(paths))):
            part = paths[number * _LIMIT : (number + 1) * _LIMIT]
            yield Artifact(file, _document("urlset", "url", base, part))


def _files(month: str, count: int) -> list[str]:
    parts = (count + _LIMIT - 1) // _LIMIT
    return [urls.sitemap_file(month, part) for part in range(parts)]


def _paths(stubs: object) -> Iterator[str]:
    """The site paths of a month, and of its issues, pages and articles that have a document."""
    assert isinstance(stubs, tuple)
    for number, stub in enumerate(stubs):
        assert isinstance(stub, IssueStub)
        if number == 0:
            yield urls.month_path(stub.key.date.year, stub.key.date.month)
        yield urls.issue_path(stub.key)
        for page in stub.pages:
            if page.captured or page.rows:
                yield urls.page_path(stub.key, page.number)
            for article, _, kind in page.rows:
                if kind != "listed":
                    yield urls.article_path(stub.key, page.number, article)


def _document(root: str, item: str, base: str, paths: Iterable[str]) -> bytes:
    lines = (f"<{item}><loc>{escape(urls.absolute(base, path))}</loc></{item}>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}<{root} {_NAMESPACE}>\n{''.join(lines)}</{root}>\n".encode()
