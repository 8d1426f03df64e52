"""Which edition of its date a reading belongs to, by config: the prefix of its address or a phrase of its head."""

from collections.abc import Sequence

from generator.config import Edition
from generator.importer.addresses import Form, identity
from generator.importer.assembling.material import article_key
from generator.importer.parsed import ParsedArticle, ParsedPage, Reading


def by_edition(
    readings: Sequence[Reading], editions: Sequence[Edition], forms: Sequence[Form] = ()
) -> dict[str, list[Reading]]:
    """The readings of one date by edition code; "" is the main edition.

    An article that tells nothing itself goes with the page that lists it.
    """
    own = {id(reading): _own(reading, editions) for reading in readings}
    named = {
        article_key(listed.url, forms)[0]: own[id(reading)]
        for reading in sorted(readings, key=lambda each: (each.url, each.sha256))
        if own[id(reading)] and isinstance(reading.parsed, ParsedPage)
        for listed in reading.parsed.articles
        if listed.url
    }
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        code = own[id(reading)] or named.get(article_key(reading.url, forms)[0] if reading.url else None, "")
        groups.setdefault(code, []).append(reading)
    return groups


def _own(reading: Reading, editions: Sequence[Edition]) -> str:
    address = identity(reading.url) if reading.url else ""
    parsed = reading.parsed
    heads: tuple[str, ...] = ()
    if isinstance(parsed, ParsedPage):
        heads = (parsed.newspaper, parsed.name)
    elif isinstance(parsed, ParsedArticle):
        heads = (parsed.page_name,)
    for edition in editions:
        if edition.address and address.startswith(identity(edition.address)):
            return edition.code
        if edition.heading and any(edition.heading in head for head in heads):
            return edition.code
    return ""
