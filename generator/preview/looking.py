"""A look at changed content before it is built: an issue that cannot be read keeps its last good pages."""

from collections.abc import Collection, Iterable
from pathlib import Path

from generator.content.paths import is_issue_folder, issue_of
from generator.content.store import read_issue, read_suspensions
from generator.errors import ContentError, Problem
from generator.model import IssueKey

_FEW = 50
"""Changed paths: a person's save is two or three."""


def broken_issues(
    content: Path, changed: Iterable[Path], broken: frozenset[str]
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """(folders that cannot be read, what is wrong in them), of those with a changed path and those `broken` before."""
    problems: dict[str, tuple[Problem, ...]] = {}
    for place in sorted(_places(content, changed) | broken):
        if found := _problems(content, place):
            problems[place] = found
    return frozenset(problems), tuple(problem for place in sorted(problems) for problem in problems[place])


def touched_issues(content: Path, changed: Collection[Path]) -> frozenset[str] | None:
    """The folders of all issues that the changed paths can have changed; None: no one knows, look at all of them.

    So after a change of much at once, such as a checkout: the system may have dropped some of the news.
    """
    inside = [path.relative_to(content).as_posix() for path in changed if path.is_relative_to(content)]
    folders = frozenset(issue_of(f"{path}/") for path in inside)
    return None if "" in folders or len(changed) > _FEW else folders


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
        elif parts and parts[0].isdecimal():
            places.add(parts[0])
    return places


def _problems(content: Path, place: str) -> tuple[Problem, ...]:
    try:
        if place.isdecimal():
            read_suspensions(content, int(place))
            return ()
        return read_issue(content, IssueKey.from_folder(place))[1] if (content / place).is_dir() else ()
    except ContentError as error:
        return error.problems
    except ValueError as error:
        return (Problem(f"is no date: {error}", "rename or remove the folder", str(content / place)),)
