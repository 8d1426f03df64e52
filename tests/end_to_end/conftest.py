"""The demo newspaper, once the whole way: captures -> content -> sites of different addresses."""

from pathlib import Path

import pytest
from whole_way import DEMO, ROOT, BuiltSite, broadsheet, build

BASE_URLS = {"relative": "", "root": "https://example.org/", "below": "https://example.org/papers/mccb/"}


@pytest.fixture(scope="session")
def demo_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the demo captures imported."""
    project = tmp_path_factory.mktemp("demo")
    (project / "config.yaml").write_text((ROOT / "config.yaml").read_text("utf-8"), "utf-8")
    broadsheet("-C", project, "import", DEMO)
    return project


@pytest.fixture(scope="session", params=BASE_URLS)
def demo_site(
    request: pytest.FixtureRequest, demo_project: Path, tmp_path_factory: pytest.TempPathFactory
) -> BuiltSite:
    """The demo's site: with relative links, from a host's root, and below a path."""
    return build(demo_project / "content", tmp_path_factory.mktemp("site"), BASE_URLS[request.param])


@pytest.fixture(scope="session")
def relative_site(demo_project: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The demo's site with relative links."""
    return build(demo_project / "content", tmp_path_factory.mktemp("relative"))
