"""发表评论: where what readers write about an article is kept, and what a page must be allowed for it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from generator.builder.contexts.site import POLICY
from generator.config import Giscus, Isso
from generator.light import light

GISCUS = "https://giscus.app"


@light
class Comments:
    """The comments on one article. Nothing of it is loaded before a reader asks."""

    service: str
    """isso or giscus."""
    host: str
    """Who answers, for readers to know: `comments.example.org`."""
    script: str
    """URL of the service's script."""
    thread: str
    """The article's permanent id, `2021/01/08/ZC02/123456`: the same wherever the site lies."""
    attributes: Mapping[str, str]
    """What the service's script is told, as attributes of its element; language and colours only the browser knows."""


def comments_of(service: Isso | Giscus, thread: str) -> Comments:
    """The Comments of the article with this permanent id."""
    if isinstance(service, Isso):
        attributes = {
            "data-isso": service.server,
            "data-isso-css": "false",  # the theme dresses it, in the reader's colours
            "data-isso-avatar": "false",  # drawn with inline styles, which the policy forbids
            "data-isso-vote": "false",
            "data-isso-max-comments-nested": "inf",
        }
        host = urlsplit(service.server).netloc
        return Comments("isso", host, f"{service.server}js/embed.min.js", thread, attributes)
    attributes = {
        "crossorigin": "anonymous",
        "data-repo": service.repo,
        "data-repo-id": service.repo_id,
        "data-category": service.category,
        "data-category-id": service.category_id,
        "data-mapping": "specific",
        "data-term": thread,
        "data-strict": "1",  # the ids of two articles differ in one digit: only the very same thread will do
        "data-reactions-enabled": "0",
        "data-emit-metadata": "0",
        "data-input-position": "top",
    }
    return Comments("giscus", urlsplit(GISCUS).netloc, f"{GISCUS}/client.js", thread, attributes)


def policy_with(service: Isso | Giscus | None) -> str:
    """The Content-Security-Policy of an article: as any page's, and what the service's script needs."""
    if service is None:
        return POLICY
    if isinstance(service, Isso):
        place = urlsplit(service.server)
        return _allow(("script-src", "connect-src"), f"{place.scheme}://{place.netloc}")
    return f"{_allow(('script-src', 'style-src'), GISCUS)}; frame-src {GISCUS}"


def _allow(directives: tuple[str, ...], host: str) -> str:
    """The policy of any page with one more host in these directives."""
    policy = POLICY
    for directive in directives:
        policy = policy.replace(f"{directive} 'self'", f"{directive} 'self' {host}")
    return policy
