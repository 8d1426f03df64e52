"""The newspaper that the readers' tests read, built once and served below a path."""

from collections.abc import Callable
from pathlib import Path

import paper
import pytest


@pytest.fixture(scope="session")
def paper_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, with relative links: it can be served anywhere, and opened from its folder."""
    return paper.build(paper.lay_out(tmp_path_factory.mktemp("paper")))


@pytest.fixture(scope="session")
def address(paper_site: Path, serve: Callable[[Path], str]) -> str:
    """Where it is served: below a path, as on a shared host. Ends with `/`."""
    return f"{serve(paper_site.parent)}/{paper_site.name}/"
