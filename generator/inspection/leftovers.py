"""What a scraped page must not leave behind: messages of its CMS, dead glyphs, labels without a value."""

import re
from collections.abc import Iterator

from lxml import etree, html

from generator.errors import Problem

_LEFTOVERS: tuple[tuple[re.Pattern[str], str], ...] = (
    # ****处理标记:[Article]时, 字段 [URLOtherPageNo] 在数据源中没有找到! ****
    (
        re.compile(r"处理标记(?:[^\n]{0,80}?数据源(?:中没有找到|为空))?|数据源中没有找到|数据源为空"),
        "a message of the source's CMS",
    ),
    # 3上一篇, 4参见第…版, 下一篇4: Webdings arrows that became digits
    (re.compile(r"(?<![\d第])[34]\s?(?:[上下]一[篇版期页]|参见第)"), "an arrow that became a digit"),
    (re.compile(r"[上下]一[篇版期页]\s?[34](?=\s|<|$)"), "an arrow that became a digit"),
    (re.compile("\ufffd"), "a character that was not decoded"),
)
_NAMED = frozenset(
    {"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "li", "p", "figcaption", "caption", "legend"}
    | {"label", "summary", "option", "title"}
)
_SHOWN = ("img", "svg", "input", "select", "textarea", "video", "audio", "iframe", "object", "canvas")
_DANGLING = re.compile(
    r"(主办|责编|责任编辑|编辑|作者|来源|相关文章|相关新闻|关键词|上一篇|下一篇)\s*[:：;；]\s*[;；]?|[;；]"
)


def leftovers_in_text(text: str, path: str) -> Iterator[Problem]:
    """A Problem for each leftover of the source in a text file of the site."""
    for pattern, what in _LEFTOVERS:
        for found in pattern.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            start = max(0, found.start() - 10)
            excerpt = " ".join(text[start : found.end() + 20].split())
            yield Problem(f"{what}: {excerpt!r}", "take it out of the article's file, or report it", path, line)


def empty_labels(tree: html.HtmlElement, path: str) -> Iterator[Problem]:
    """A Problem for each link, heading, label or list item that says nothing."""
    for element in tree.iter(*_NAMED):
        if element.tag == "a" and element.get("href") is None:
            continue
        if not _is_hidden(element) and not _says_something(element):
            yield Problem(f"an empty <{element.tag}>", "leave it out where it has nothing to say", path, _line(element))
    for element in tree.iter(etree.Element):
        text = (element.text or "").strip()
        if len(element) == 0 and _DANGLING.fullmatch(text) and not _followed(element):
            yield Problem(f"a label without a value: {text!r}", "leave out the label too", path, _line(element))


def _says_something(element: html.HtmlElement) -> bool:
    if element.text_content().strip() or element.get("aria-label") or element.get("aria-labelledby"):
        return True
    if element.tag == "option" and element.get("label"):
        return True
    for inner in element.iter(*_SHOWN):
        if inner.tag != "img" or inner.get("alt") or element.tag not in ("a", "button"):
            return True
    return False


def _is_hidden(element: html.HtmlElement) -> bool:
    """Whether it, or what it stands in, is filled by a script when there is something to say."""
    for place in (element, *element.iterancestors()):
        if place.get("hidden") is not None or place.get("aria-live") or place.tag in ("template", "noscript"):
            return True
    return False


def _followed(element: html.HtmlElement) -> bool:
    """Whether something stands behind it on its line: a label's value."""
    after = element.getnext()
    return bool((element.tail or "").strip()) or (after is not None and bool(after.text_content().strip()))


def _line(element: html.HtmlElement) -> int | None:
    return int(element.sourceline or 0) or None
