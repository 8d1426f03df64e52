"""Links of a text to files of the store are links in the site, wherever it lies; all others are as written."""

import pytest

from generator.builder.markdown import Markdown
from generator.builder.urls import Links

FOLDER = "2021/01/08/A01"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("12.md", "/sub/2021/01/08/A01/12.html"),
        ("../A02/7-3f.md#end", "/sub/2021/01/08/A02/7-3f.html#end"),
        (
            "../../07-ZC/%E7%89%B901/%E6%97%A7%20%E9%97%BB.md",
            "/sub/2021/01/07-ZC/%E7%89%B901/%E6%97%A7%20%E9%97%BB.html",
        ),
        ("../A02/", "/sub/2021/01/08/A02/"),
        ("../", "/sub/2021/01/08/"),
        ("../../../../2020/12/31/", "/sub/2020/12/31/"),
        *(
            (same, same)
            for same in ("../A02", "photo.jpg", "../../../../../etc/a.md", "../../../calendar.yaml", "../.x/a.md")
        ),
        *((same, same) for same in ("", "a/b.md", "a/", "../x.md", "../../../../about/", "?x=1", "../A02/?x/")),
    ],
)
def test_from_the_store_to_the_site(link: str, expected: str) -> None:
    assert Links("/sub/", 4).stored(FOLDER, link) == expected


def test_without_a_base_they_are_relative_and_name_the_file() -> None:
    links = Links.on("", f"{FOLDER}/9.html")
    assert links.stored(FOLDER, "../A02/") == "../../../../2021/01/08/A02/index.html"
    assert links.stored(FOLDER, "12.md") == "../../../../2021/01/08/A01/12.html"


@pytest.mark.parametrize("shortcuts", [True, False])
def test_only_links_without_a_scheme_are_asked_for(shortcuts: bool) -> None:
    body = "见[甲](../A02/1.md)、[乙](http://a.example/b.md)、[丙](/c.md)、[丁](#d)。\n\n- [戊](mailto:a@b.example)"
    asked: list[str] = []

    def link(target: str) -> str:
        asked.append(target)
        return "one.html"

    html = Markdown(shortcuts=shortcuts).html(body, None, link)
    assert asked == ["../A02/1.md"]
    assert [part.split('"')[0] for part in html.split('href="')[1:]] == [
        "one.html", "http://a.example/b.md", "/c.md", "#d", "mailto:a@b.example",
    ]  # fmt: skip
