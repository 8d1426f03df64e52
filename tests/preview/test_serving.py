"""The preview's answers: as a static host gives them, and nothing from outside the site."""

from pathlib import Path

import pytest

from generator.errors import BroadsheetError, Problem
from generator.preview.serving import Showing, open_socket, respond


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "2021" / "版").mkdir(parents=True)
    (folder / "index.html").write_text("<p>首页", "utf-8")
    (folder / "404.html").write_text("<p>没有这一页", "utf-8")
    (folder / "2021" / "index.html").write_text("<p>年", "utf-8")
    (folder / "2021" / "版" / "a.jpg").write_bytes(b"\xff\xd8")
    (folder / "sw.js").write_text("self", "utf-8")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.mark.parametrize(
    ("path", "status", "content_type", "starts"),
    [
        ("/", "200", "text/html; charset=utf-8", "<p>首页"),
        ("/2021/", "200", "text/html; charset=utf-8", "<p>年"),
        ("/2021/index.html", "200", "text/html; charset=utf-8", "<p>年"),
        ("/gone/", "404", "text/html; charset=utf-8", "<p>没有这一页"),
        ("/../secret.txt", "404", "text/html; charset=utf-8", "<p>没有这一页"),
        ("/2021/../../secret.txt", "404", "text/html; charset=utf-8", "<p>没有这一页"),
        ("/link.txt", "404", "text/html; charset=utf-8", "<p>没有这一页"),
        ("//etc/passwd", "404", "text/html; charset=utf-8", "<p>没有这一页"),
        ("/a\0b", "404", "text/html; charset=utf-8", "<p>没有这一页"),
        (f"/{300 * 'a'}/", "404", "text/html; charset=utf-8", "<p>没有这一页"),
        ("/sw.js", "200", "text/javascript; charset=utf-8", "self"),
        ("/__broadsheet__/overlay.css", "200", "text/css", "#broadsheet-problems"),
    ],
)
def test_files_are_served(site: Path, path: str, status: str, content_type: str, starts: str) -> None:
    response = respond(Showing(site, "/"), path, 8123)
    assert (response.status[:3], response.content_type) == (status, content_type)
    assert response.body.decode().startswith(starts)


def test_media_are_served_as_they_are(site: Path) -> None:
    response = respond(Showing(site, "/"), "/2021/版/a.jpg", 8123)
    assert (response.content_type, response.body) == ("image/jpeg", b"\xff\xd8")


def test_a_folder_without_its_slash_leads_to_the_one_with(site: Path) -> None:
    response = respond(Showing(site, "/"), "/2021", 8123)
    assert (response.status, response.location) == ("302 Found", "/2021/")


def test_below_a_path_the_site_lies_there_and_the_root_leads_to_it(site: Path) -> None:
    showing = Showing(site, "/mccb/")
    assert respond(showing, "/", 8123).location == "/mccb/"
    assert respond(showing, "/mccb/2021/", 8123).body.decode().startswith("<p>年")
    assert respond(showing, "/2021/", 8123).status == "404 Not Found"


def test_a_service_worker_is_replaced_by_one_that_takes_itself_away(site: Path) -> None:
    response = respond(Showing(site, "/"), "/sw.js", 8123, for_service_worker=True)
    assert (response.status, response.content_type) == ("200 OK", "text/javascript")
    assert b"registration.unregister()" in response.body


def test_where_nothing_was_built_the_problems_stand_alone(tmp_path: Path) -> None:
    showing = Showing(tmp_path / "none", "/", (Problem("no such key", "", "config.yaml", 3),))
    response = respond(showing, "/", 8123)
    assert response.status == "404 Not Found"
    assert "config.yaml:3: </b>no such key" in response.body.decode()


def test_a_port_that_is_taken_is_named_and_without_one_a_free_one_is_found() -> None:
    with open_socket(None) as first, open_socket(None) as second:
        taken = first.getsockname()[1]
        assert second.getsockname()[1] != taken
        with pytest.raises(BroadsheetError, match=f"port {taken} cannot be had"):
            open_socket(taken)
