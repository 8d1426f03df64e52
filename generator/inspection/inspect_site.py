"""The inspection of a whole site: a walk over every file that the build wrote."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from generator.errors import Problem
from generator.inspection.leftovers import empty_labels, leftovers_in_text
from generator.inspection.references import (
    Reference,
    Target,
    references_in_css,
    references_in_html,
    references_in_xml,
    resolve,
)
from generator.workers import in_order

_TEXT = frozenset({".html", ".xml", ".css", ".js", ".json", ".txt", ".svg", ".md", ".webmanifest"})
_AGAIN = "build the site again; if it stays, a template or an article's file is wrong"
_BATCH = 64
"""Files a call: one file's inspection takes about as long as sending it to another process."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the walk found."""

    files: int
    links: int
    """References into the site, each checked."""
    problems: tuple[Problem, ...]
    """By file and line."""


@dataclass(frozen=True, slots=True)
class _Findings:
    links: int
    problems: tuple[Problem, ...]
    anchors: tuple[tuple[str, str, str, int], ...]
    """(file, fragment, where the reference stands, its line): references to a place in another file."""


def inspect_site(
    site: Path, base_url: str, executor: Executor, progress: Callable[[int, int], None] | None = None
) -> Inspection:
    """Walks every file of the folder `site`, built with `base_url` (empty: with relative links)."""
    files = sorted(_files(site))
    links = 0
    problems: list[Problem] = []
    anchors: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    batches = [files[start : start + _BATCH] for start in range(0, len(files), _BATCH)]
    findings = in_order(executor, inspect_files, ((site, batch, base_url) for batch in batches))
    done = 0
    for batch, found in zip(batches, findings, strict=True):
        links += found.links
        problems += found.problems
        for target, fragment, source, line in found.anchors:
            anchors[target].append((fragment, source, line))
        done += len(batch)
        if progress:
            progress(done, len(files))
    for target in sorted(anchors):
        problems += _missing_anchors(site, target, anchors[target])
    return Inspection(len(files), links, tuple(sorted(problems, key=lambda p: (p.file, p.line or 0, p.message))))


def inspect_files(site: Path, paths: Iterable[str], base_url: str) -> _Findings:
    """The findings in some files of the site; each stands alone."""
    links = 0
    problems: list[Problem] = []
    anchors: list[tuple[str, str, str, int]] = []
    for path in paths:
        if Path(path).suffix not in _TEXT:
            continue
        try:
            document = _read(path, (site / path).read_text("utf-8"))
        except UnicodeDecodeError:
            problems.append(Problem("is not UTF-8", "build the site again", path))
            continue
        problems += document.problems
        for reference in document.references:
            target = resolve(reference.url, path, base_url)
            if target.where == "elsewhere":
                continue
            links += 1
            why = _why_dead(site, document, reference, target)
            if why:
                problems.append(Problem(f"a dead link to {reference.url!r}: {why}", _AGAIN, path, reference.line))
            elif target.fragment and target.path != path and target.path.endswith(".html"):
                anchors.append((target.path, target.fragment, path, reference.line))
    return _Findings(links, tuple(problems), tuple(anchors))


@dataclass(frozen=True, slots=True)
class _Document:
    path: str
    references: tuple[Reference, ...]
    names: frozenset[str]
    """What a fragment can point at."""
    problems: tuple[Problem, ...]


def _read(path: str, text: str) -> _Document:
    references: Iterable[Reference] = ()
    names: frozenset[str] = frozenset()
    problems = list(leftovers_in_text(text, path))
    if path.endswith(".html"):
        tree = _tree(text.encode())
        if tree is None:
            problems.append(Problem("holds nothing", _AGAIN, path))
        else:
            problems += empty_labels(tree, path)
            names = _names(tree)
            references = references_in_html(tree)
    elif path.endswith((".xml", ".svg")):
        try:
            references = references_in_xml(etree.fromstring(text.encode()))
        except etree.XMLSyntaxError as error:
            problems.append(Problem(f"is not XML: {error.msg}", _AGAIN, path, error.lineno))
    elif path.endswith(".css"):
        references = references_in_css(text)
    return _Document(path, tuple(references), names, tuple(problems))


def _why_dead(site: Path, document: _Document, reference: Reference, target: Target) -> str:
    """Why a reference leads nowhere; empty where it leads somewhere."""
    if target.where == "nowhere":
        return target.path
    if reference.url.strip() == "#":
        return "it is a control that does nothing"
    if not (site / target.path).is_file():
        return f"there is no {target.path}"
    if target.fragment and target.path == document.path and target.fragment not in document.names:
        return f"nothing here is named {target.fragment!r}"
    return ""


def _missing_anchors(site: Path, target: str, wanted: list[tuple[str, str, int]]) -> Iterator[Problem]:
    tree = _tree((site / target).read_bytes())
    names = frozenset[str]() if tree is None else _names(tree)
    for fragment, source, line in wanted:
        if fragment not in names:
            problem = f"a dead link to {target}#{fragment}: nothing there has that name"
            yield Problem(problem, _AGAIN, source, line)


def _tree(content: bytes) -> html.HtmlElement | None:
    """The document; None where there is no element in it."""
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None


def _names(tree: html.HtmlElement) -> frozenset[str]:
    return frozenset(str(value) for value in tree.xpath("//@id | //a/@name"))


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        for name in names:
            yield Path(folder, name).relative_to(site).as_posix()
