"""What an article's document may see."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from markupsafe import Markup, escape

from generator.builder import urls
from generator.builder.contexts.comments import Comments, comments_of
from generator.builder.contexts.dates import Day, day
from generator.builder.contexts.excerpt import opening
from generator.builder.contexts.neighbours import ArticleElsewhere, Neighbours, is_readable
from generator.builder.contexts.related import Related, related_articles, relations_of
from generator.builder.contexts.site import Frame, Head, Link, Site, Words, canonical
from generator.builder.contexts.views import ArticleItem, Facsimile, is_shown, title_of
from generator.builder.relations import Place
from generator.builder.urls import Links
from generator.config import Config
from generator.light import light
from generator.model import Article, Author, Continuation, Figure, Issue, Page


@light
class RailContext:
    """parts/rail.html: the headlines of one newspaper page, beside its articles."""

    words: Words
    language: str
    """BCP 47 tag of the headlines."""
    articles: tuple[ArticleItem, ...]
    """In the order of the page."""


@light
class Turn:
    """Another article that this one leads to."""

    href: str
    """Empty: it was not captured, and there is nowhere to go."""
    title: str
    """Empty where it is not known."""
    day: Day | None
    """Its date where it stands in another issue."""
    page: str
    """Number of its newspaper page where that is another one; else empty."""
    page_name: str


@light
class ArticleContext:
    """article.html: one article."""

    site: Site
    words: Words
    head: Head
    masthead: Markup
    id: str
    """Permanent; threads of comments and saved places hang on it."""
    language: str
    """BCP 47 tag of the text."""
    kicker: str
    """引题; may be empty."""
    title: str
    subtitle: str
    """副题; may be empty."""
    byline: str
    """As printed; may be empty."""
    authors: tuple[Author, ...]
    label: str
    """The word for what is no plain article (a key of the locale); else empty."""
    keywords: tuple[str, ...]
    body: Markup
    """The text, safe HTML; empty for an item without text."""
    figures: tuple[Figure, ...]
    """Figures that were not captured."""
    continued_from: Turn | None
    """上接: where the article begins."""
    continues: Turn | None
    """下转: where the article goes on."""
    issue: Link
    """The issue, its text the date."""
    day: Day
    page: Link
    """Its newspaper page, its text `第ZC02版 城事`; leads to the article's place there."""
    page_plain: str
    """Href of its newspaper page from the top."""
    pdf: str
    """Href of the page's PDF 版; empty where there is none."""
    previous_issue: Link | None
    """本版上一期, its text the date; None where no earlier issue has this page."""
    next_issue: Link | None
    """本版下一期, its text the date; None where no later issue has this page."""
    facsimile: Facsimile | None
    """The page with this article's hot zone only; None without an image or a zone."""
    rail: Markup
    """The headlines of its newspaper page, ready, this one marked."""
    previous: Turn | None
    """上一篇; None for the first article of the archive."""
    next: Turn | None
    """下一篇; None for the last article of the archive."""
    source: str
    """URL of the capture; may be empty."""
    citation: str
    """The article as a reference list names it, after GB/T 7714."""
    related: tuple[Related, ...]
    """相关文章: up to five earlier articles, the closest first."""
    comments: Comments | None
    """发表评论; None where the paper has none."""


@light
class PageFrame:
    """What the articles of one newspaper page share, made once."""

    items: Sequence[ArticleItem]
    """Its articles, in their order."""
    href: str
    label: str
    """`第ZC02版 城事`"""
    rail: Markup
    pdf: str
    previous_issue: Link | None
    next_issue: Link | None


_NO_HEAD = Head("", "article")


def reading_order(issue: Issue) -> list[tuple[Page, Article]]:
    """Every article that can be opened, as 下一篇 runs through the issue."""
    return [(page, article) for page in issue.pages for article in page.articles if is_readable(article.kind)]


def halves(
    articles: Iterable[Article],
    near: Callable[[Article], Continuation | None],
    far: Callable[[Article], Continuation | None],
) -> dict[Place, Continuation]:
    """For some of the articles, the other half that way: said by itself in `near`, or by the other in `far`."""
    found: dict[Place, Continuation] = {}
    own: dict[Place, Continuation] = {}
    for article in articles:
        if (other := far(article)) and other.id:
            found[other.page, other.id] = Continuation(article.page, article.id)
        if said := near(article):
            own[article.page, article.id] = said
    return found | own


def both_halves(issue: Issue) -> tuple[dict[Place, Continuation], dict[Place, Continuation]]:
    """For each article that has it, where it comes from, and where it goes on."""
    onward, backward = attrgetter("continues"), attrgetter("continued_from")
    some = [article for page in issue.pages for article in page.articles if article.continues or article.continued_from]
    return halves(some, backward, onward), halves(some, onward, backward)


def article_contexts(
    config: Config,
    frame: Frame,
    links: Links,
    issue: Issue,
    neighbours: Neighbours,
    pages: dict[str, PageFrame],
    facsimiles: dict[tuple[str, str], Facsimile | None],
    bodies: dict[tuple[str, str], Markup],
    is_wanted: Callable[[str], bool],
) -> Iterator[tuple[str, ArticleContext]]:
    """The site path and the context of every article of an issue that can be opened.

    `pages` by number; `facsimiles` and `bodies` by (page, id). What each article has its own of and is not wanted, by
    its name, is left empty where that saves time.
    """
    words = frame.words
    has_head, has_description, has_citation = map(is_wanted, ("head", "description", "citation"))
    has_turns = has_head or is_wanted("previous") or is_wanted("next")
    order = [
        (page, article, item)
        for page in issue.pages
        for article, item in zip(page.articles, pages[page.number].items, strict=True)
        if item.href
    ]
    before = _elsewhere(neighbours.before, words, links) if neighbours.before else None
    after = _elsewhere(neighbours.after, words, links) if neighbours.after else None
    turns = [Turn(item.href, item.title, None, page.number, page.name) for page, _, item in order]
    begins, ends = both_halves(issue)
    related = related_articles(relations_of(neighbours.leads, (begins, ends)), issue.key, words, links)
    date = day(words, issue.key.date)
    issue_link = Link(links.href(urls.issue_path(issue.key)), date.text)
    for index, (page, article, item) in enumerate(order):
        place = (page.number, article.id)
        path = urls.article_path(issue.key, page.number, article.id)
        previous = following = None
        if has_turns:
            previous = _beside(turns[index - 1], page) if index else before
            following = _beside(turns[index + 1], page) if index + 1 < len(order) else after
        title = item.title
        picture = facsimiles.get(place)
        shared = pages[page.number]
        head = _NO_HEAD
        if has_head:
            head = Head(
                title=f"{title} - {config.name}",
                kind="article",
                description=_description(article, title) if has_description else "",
                canonical=canonical(config, path),
                previous=previous.href if previous else "",
                next=following.href if following else "",
            )
        # each in its place: to find those of so many names takes Python twice as long as the rest
        context = ArticleContext(
            frame.site, words, head, frame.masthead,
            article.id,
            article.lang or frame.site.text_language,
            article.kicker,
            title,
            article.subtitle if article.title else "",
            article.byline,
            article.authors,
            item.label,
            article.keywords,
            bodies[place],
            article.figures,
            _other_half(issue, begins[place], words, links) if place in begins else None,
            _other_half(issue, ends[place], words, links) if place in ends else None,
            issue_link,
            date,
            Link(urls.anchored(shared.href, f"{'zone' if picture else 'item'}-{article.id}"), shared.label),
            shared.href,
            shared.pdf,
            shared.previous_issue,
            shared.next_issue,
            picture,
            shared.rail and _marked(shared.rail, article.id),
            previous,
            following,
            article.source.url if article.source else "",
            citation(config, article, title) if has_citation else "",
            related.get(place, ()),
            comments_of(config.comments, urls.article_name(issue.key, *place)) if config.comments else None,
        )  # fmt: skip
        yield path, context


def _description(article: Article, title: str) -> str:
    return opening(article.body) or " ".join(filter(None, (article.kicker, title)))


def citation(config: Config, article: Article, title: str) -> str:
    """`张亚军, 闫盛霆. 村级治理的“淄川实践”[N]. 鲁中晨报, 2021-01-08(ZC02).`"""
    names = [author.name for author in article.authors]
    authors = ", ".join(names[:3]) + (", 等" if len(names) > 3 else "")
    return f"{authors + '. ' if authors else ''}{title}[N]. {config.name}, {article.date.isoformat()}({article.page})."


def _turn(issue: Issue, page: Page, article: Article, words: Words, links: Links) -> Turn:
    href = links.href(urls.article_path(issue.key, page.number, article.id))
    return Turn(href, title_of(article, words), None, page.number, page.name)


def _beside(turn: Turn, page: Page) -> Turn:
    """The Turn as seen from a page: its own page goes without saying."""
    return Turn(turn.href, turn.title, None, "", "") if turn.page == page.number else turn


def _elsewhere(found: ArticleElsewhere, words: Words, links: Links) -> Turn:
    href = links.href(urls.article_path(found.issue, found.page, found.id))
    title = found.title or words["untitled"]
    return Turn(href, title, day(words, found.issue.date), found.page, found.page_name)


def _other_half(issue: Issue, there: Continuation, words: Words, links: Links) -> Turn:
    """Where a continuation leads: to the article, else to its newspaper page, else nowhere."""
    page = next((page for page in issue.pages if page.number == there.page), None)
    if page is None:
        return Turn("", "", None, there.page, "")
    article = next((article for article in page.articles if there.id and article.id == there.id), None)
    if article and is_readable(article.kind):
        return _turn(issue, page, article, words, links)
    href = links.href(urls.page_path(issue.key, page.number)) if is_shown(page) else ""
    return Turn(href, title_of(article, words) if article else "", None, page.number, page.name)


def _marked(rail: Markup, article_id: str) -> Markup:
    """The rail with one article as the current one: it is made once a page, and differs only there."""
    mark = f'data-item="{escape(article_id)}"'
    return Markup(str(rail).replace(mark, f'{mark} aria-current="page"', 1))
