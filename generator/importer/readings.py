"""A Capture -> a Reading: decode, find its address, choose a dialect, parse. Pure and picklable: what workers run."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from generator.config import Config
from generator.errors import BroadsheetError
from generator.importer.captures import Capture, Unreadable, by_digest
from generator.importer.dialects import choose, parse
from generator.importer.dialects.selectors import address_forms
from generator.importer.document import read_document
from generator.importer.error_pages import what_instead
from generator.importer.parsed import Parsed, ParsedArticle, ParsedFigure, ParsedIssue, ParsedPage, Reading


def read_batch(captures: Sequence[Capture], config: Config) -> list[Reading]:
    """The Reading of each capture, in order."""
    return [read_capture(capture, config) for capture in captures]


def read_capture(capture: Capture, config: Config) -> Reading:
    """Everything one capture gives. One that cannot be read is a Reading with its `failure`; nothing is raised."""
    sha256 = hashlib.sha256(capture.content).hexdigest()
    blank = Reading(capture.url, capture.path, sha256, capture.captured, "", None, "", "", None, None)
    try:
        document = read_document(capture, config.source, address_forms(config.selectors))
        if isinstance(document, Unreadable):
            return _failed(blank, f"unreadable: {document.reason}", document.offset)
        address = document.address
        evidence, tried = choose(document, config.dialect, config.selectors)
        if evidence is None:
            if document.is_html and (instead := what_instead(document.tree)):
                return _failed(blank, f"unreadable: is {instead}, not one of a paper")
            form = f"address form {address.form}" if address.form else "no address form matched"
            return _failed(blank, f"unknown: no dialect recognises it (tried {', '.join(tried)}; {form})")
        parsed, defects = parse(document, evidence, address, config.selectors, config.full_width_punctuation)
    except BroadsheetError as error:
        return _failed(blank, f"unreadable: {error.problems[0].message if error.problems else error}")
    except RecursionError:
        return _failed(blank, "unreadable: nested deeper than some 300 elements, needless wrappers aside")
    except (MemoryError, ValueError, LookupError, TypeError, AttributeError) as error:
        # One capture that a dialect stumbles over costs only itself, and is told.
        return _failed(blank, f"unreadable: the reader stumbled over it ({type(error).__name__}: {str(error)[:200]})")
    return Reading(
        url=document.url,
        path=capture.path,
        sha256=sha256,
        captured=document.captured,
        form=address.form,
        date=address.date,
        page=address.page,
        serial=address.serial,
        evidence=evidence,
        parsed=_by_digest(parsed) if document.has_pictures else parsed,
        defects=(*document.defects, *defects),
    )


def _by_digest(parsed: Parsed) -> Parsed:
    """Pictures that the page held in itself under their digests: they have no address."""
    pages = tuple(replace(page, image=by_digest(page.image)) for page in parsed.pages)
    if isinstance(parsed, ParsedPage):
        return replace(parsed, pages=pages, images=tuple(by_digest(image) for image in parsed.images))
    if isinstance(parsed, ParsedIssue):
        articles = tuple(replace(each, figures=_figures(each)) for each in parsed.articles)
        return replace(parsed, pages=pages, articles=articles)
    return replace(parsed, pages=pages, figures=_figures(parsed))


def _figures(article: ParsedArticle) -> tuple[ParsedFigure, ...]:
    return tuple(replace(figure, url=by_digest(figure.url)) for figure in article.figures)


def _failed(blank: Reading, failure: str, offset: int | None = None) -> Reading:
    return Reading(
        blank.url, blank.path, blank.sha256, blank.captured, "", None, "", "", None, None, (), failure, offset
    )
