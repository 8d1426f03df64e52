"""`broadsheet import --explain`"""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.console import give, give_json, say
from generator.config import Config
from generator.importer.captures import Unreadable, read_captures
from generator.importer.explaining import Explanation, explain
from generator.importer.intake import Selection


def explain_captures(
    context: click.Context, config: Config, paths: tuple[Path, ...], only: str, *, as_json: bool
) -> None:
    """Shows the one capture that `paths` (and `only`) name. Exit status 1 where it gives nothing, 2 for several."""
    selection = Selection(only=only)
    found = (each for each in read_captures(paths, config.source) if selection.names(each.path, each.url))
    first, second = next(found, None), next(found, None)
    if first is None or second is not None:
        many = "more than one capture is" if second is not None else "no capture is"
        raise click.UsageError(f"--explain shows one capture, and {many} there: name one file, or --only PATTERN")
    if isinstance(first, Unreadable):
        say(f"{first.path}: {first.reason}")
        context.exit(1)
    explanation = explain(first, config)
    if as_json:
        give_json(asdict(explanation))
    else:
        give("\n".join(_lines(explanation)))
    if explanation.reading.failure:
        context.exit(1)


def _lines(explanation: Explanation) -> Iterator[str]:
    reading = explanation.reading
    yield f"capture    {reading.path}"
    yield f"url        {reading.url or '(not told)'}"
    if reading.failure:  # which tells of the address, as far as that was looked at
        yield f"failure    {reading.failure}"
    else:
        yield f"address    {reading.form or 'no form matched'}" + "".join(
            f", {name} {value}"
            for name, value in (("date", reading.date), ("page", reading.page), ("serial", reading.serial))
            if value
        )
    if evidence := reading.evidence:
        yield f"dialect    {evidence.dialect}, skin {evidence.skin}, {evidence.kind}, score {evidence.score}"
        yield f"because    {'; '.join(evidence.reasons)}"
    for field in explanation.fields:
        yield f"{field.name:<10} {field.value}"
        yield f"           <- {field.source}"
    for defect in reading.defects:
        yield f"defect     line {defect.line}: {defect.kind}, {defect.verdict}: {' '.join(defect.raw.split())}"
    for text in explanation.left_over:
        yield f"left over  {text}"
