"""A look at changed content before it is built: an issue that cannot be read keeps its last good pages."""

from collections.abc import Iterable
from pathlib import Path

from generator.content.paths import is_issue_folder
from generator.content.store import read_issue, read_suspensions
from generator.errors import ContentError, Problem
from generator.model import IssueKey


def broken_issues(
    content: Path, changed: Iterable[Path], broken: frozenset[str]
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """(folders that cannot be read, what is wrong in them), of those with a changed path and those `broken` before."""
    problems: dict[str, tuple[Problem, ...]] = {}
    for place in sorted(_places(content, changed) | broken):
        if found := _problems(content, place):
            problems[place] = found
    return frozenset(problems), tuple(problem for place in sorted(problems) for problem in problems[place])


def _places(content: Path, changed: Iterable[Path]) -> set[str]:
    """Issue folders (`2021/01/08`), and years (`2021`) whose calendar changed."""
    places: set[str] = set()
    for path in changed:
        if not path.is_relative_to(content):
            continue
        parts = path.relative_to(content).parts
        folder = "/".join(parts[:3])
        if is_issue_folder(folder):
            places.add(folder)
        elif parts and parts[0].isdigit():
            places.add(parts[0])
    return places


def _problems(content: Path, place: str) -> tuple[Problem, ...]:
    try:
        if place.isdigit():
            read_suspensions(content, int(place))
            return ()
        return read_issue(content, IssueKey.from_folder(place))[1] if (content / place).is_dir() else ()
    except ContentError as error:
        return error.problems
    except ValueError as error:
        return (Problem(f"is no date: {error}", "rename or remove the folder", str(content / place)),)
