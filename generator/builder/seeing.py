"""What a build sees before it begins: each issue of the store, and its folder in the site."""

import math
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.builder.cache import Cache, GroupHead
from generator.builder.planning import signatures_of
from generator.content.paths import is_issue_folder
from generator.content.store import IssueFolder, look_at, scan
from generator.errors import ContentError, Problem
from generator.light import light


@light
class Sight:
    """The trees as they are."""

    folders: Mapping[str, IssueFolder]
    """Every issue of the store, by folder and in that order. Of many that are new, those who read them look first."""
    signatures: Mapping[str, str]
    """What is in the site of each issue that the build wrote there."""


def see(
    content: Path,
    site: Path,
    cache: Cache,
    salt: bytes,
    heads: Mapping[str, GroupHead],
    touched: Collection[str] | None,
    enough: int,
    problems: list[Problem],
) -> Sight:
    """Looks at every file, or at those of the `touched` issues of the store only: then all else is as it was left.

    What the cache does not know of every issue is looked at whatever `touched` says; where it knows nothing, that ends
    when `enough` files are to be expected, which are work for workers. Folders whose name is no date go to `problems`.
    """
    known = dict(cache.readings(salt)) if touched is not None else {}
    if touched is None or cache.is_new or any(is_issue_folder(name) and name not in known for name in heads):
        looks = scan(content, problems, enough if cache.is_new else math.inf)
        return Sight({folder.key.folder: folder for folder in looks}, signatures_of(heads, site))
    stubs = (reading.stub for name, reading in known.items() if name not in touched)
    folders = {stub.key.folder: IssueFolder(stub.key, stub.fingerprint, stub.documents) for stub in stubs}
    for name in touched:
        try:
            folders[name] = look_at(content, name)
        except FileNotFoundError:
            continue  # it was removed
        except ContentError as error:
            problems.extend(error.problems)
    signatures = {name: head.signature for name, head in heads.items() if is_issue_folder(name)}
    return Sight(dict(sorted(folders.items())), signatures)
