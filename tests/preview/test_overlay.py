"""What the preview adds to a page, and that a strict policy lets it in and nothing else."""

import pytest

from generator.errors import Problem
from generator.preview.overlay import adorn, bare_page, loosen

PROBLEM = Problem("<b> 没有结束", "写上 `---`", "content/a.md", 3, "title")
PAGE = "<!doctype html><html><head><title>报</title></head><body><p>字</p></body></html>"


def test_a_page_gets_the_reload_script_and_nothing_else() -> None:
    script = '<script src="/livereload.js?port=8123" defer></script>'
    assert adorn(PAGE, 8123, ()) == PAGE.replace("</head>", script + "</head>")


def test_problems_stand_over_the_page_with_their_place_escaped() -> None:
    page = adorn(PAGE, 8123, (PROBLEM,))
    assert "<b>content/a.md:3: title: </b>&lt;b&gt; 没有结束\n写上 `---`</li>" in page
    assert page.index("<p>字</p>") < page.index('<details id="broadsheet-problems" open')


@pytest.mark.parametrize("page", ["<p>字", bare_page((PROBLEM,)), "<body><p>字"])
def test_a_page_without_head_or_end_is_adorned_too(page: str) -> None:
    adorned = adorn(page, 8123, (PROBLEM,))
    assert "livereload.js" in adorned and "content/a.md:3" in adorned


@pytest.mark.parametrize(
    ("policy", "loosened"),
    [
        (
            "default-src 'none'; script-src 'self'; img-src 'self' data:",
            "default-src 'none'; script-src 'self'; img-src 'self' data:; style-src 'self'; "
            "connect-src 'self' ws://127.0.0.1:8123 ws://localhost:8123",
        ),
        (
            "default-src 'self'",
            "default-src 'self'; script-src 'self'; style-src 'self'; "
            "connect-src 'self' ws://127.0.0.1:8123 ws://localhost:8123",
        ),
        (
            "default-src https://a.example; connect-src 'none'; script-src 'none'; style-src 'self'",
            "default-src https://a.example; connect-src 'self' ws://127.0.0.1:8123 ws://localhost:8123; "
            "script-src 'self'; style-src 'self'",
        ),
    ],
)
def test_the_policy_is_loosened_by_what_the_reload_needs(policy: str, loosened: str) -> None:
    assert loosen(policy, 8123) == loosened
    head = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}"></head>'
    quoted = loosened.replace("'", "&#x27;")
    assert f'<meta http-equiv="Content-Security-Policy" content="{quoted}">' in adorn(head, 8123, ())
