"""A paper's own templates: file by file, block by block, and what is told of a mistake in them."""

from pathlib import Path

import pytest
from lxml import html
from newspaper import project, small_archive

from generator.builder.build import build_site
from generator.builder.keys import Theme, theme_files, theme_references
from generator.config import Config

ARTICLE = "2021/01/08/A01/1.html"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    made = project(tmp_path)
    small_archive(made, days=1)
    return made


def put(config: Config, name: str, text: str) -> Path:
    file = config.templates / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def built(config: Config, path: str = ARTICLE) -> str:
    assert [str(problem) for problem in build_site(config).problems] == []
    return (config.site / path).read_text("utf-8")


def test_a_block_of_ones_own_in_the_default_file(config: Config) -> None:
    before = built(config)
    assert '<p class="byline">记者 李墨</p>' in before
    put(
        config,
        "article.html",
        '{% extends "default/article.html" %}\n{% block byline %}<p>文 / {{ byline }}</p>\n{% endblock %}',
    )
    assert built(config) == before.replace('<p class="byline">记者 李墨</p>', "<p>文 / 记者 李墨</p>")


def test_a_block_keeps_what_was_there(config: Config) -> None:
    put(
        config,
        "article.html",
        '{% extends "default/article.html" %}{% block body %}{{ super() }}<p class="end">完</p>{% endblock %}',
    )
    text = html.fromstring(built(config))
    assert text.cssselect(".text") and text.cssselect(".end")[0].text == "完"


def test_every_document_shares_ones_own_frame(config: Config) -> None:
    put(config, "base.html", '{% extends "default/base.html" %}{% block foot %}<footer>墨川</footer>{% endblock %}')
    put(
        config,
        "parts/masthead.html",
        '{% extends "default/parts/masthead.html" %}'
        '{% block navigation_more %}<li><a href="{{ site.about }}">馆藏</a></li>{% endblock %}',
    )
    for path in (ARTICLE, "index.html", "calendar/index.html"):
        page = html.fromstring(built(config, path))
        assert [foot.text for foot in page.cssselect("footer")] == ["墨川"]
        assert page.cssselect(".bar li")[-1].text_content() == "馆藏"


def test_a_macro_of_the_default_theme_serves_ones_own_template(config: Config) -> None:
    put(
        config,
        "article.html",
        '{% extends "default/article.html" %}'
        '{% block turn %}{% if next %}{{ turning(next, "next_article", "on") }}{% endif %}{% endblock %}',
    )
    assert html.fromstring(built(config)).cssselect("a.on .goal")[0].text == "新事1之A01第2条"


def test_assets_take_the_place_of_the_default_ones_and_more_come_along(config: Config) -> None:
    put(config, "assets/style.css", "body { color: #123 }\n")
    put(config, "assets/fonts/OFL.txt", "free\n")
    built(config)
    assert (config.site / "assets/style.css").read_text() == "body { color: #123 }\n"
    assert (config.site / "assets/fonts/OFL.txt").is_file()
    assert (config.site / "assets/reader.js").is_file()


@pytest.mark.parametrize(
    ("name", "text", "line", "message", "advice"),
    [
        ("article.html", "<p>\n{{ titel }}", 2, "there is no 'titel' here", "did you mean 'title'?"),
        ("article.html", "{{ page.hrf }}", 1, "a Link has no 'hrf'", "did you mean 'href'? it has href, text"),
        ("article.html", "{{ title.href }}", 1, "a text has no 'href'", "broadsheet theme --reference"),
        ("article.html", "{{ words.calender }}", 1, "there is no word 'calender'", "did you mean 'calendar'?"),
        ("article.html", "\n\n{% if title %}", 3, "Unexpected end of template", "mend the line"),
        ("article.html", "\n{{ title|uper }}", 2, "No filter named 'uper'", "mend the line"),
        ("article.html", '\n{% include "parts/mast.html" %}', 2, "there is no template 'parts/mast.html'",
         "did you mean 'parts/masthead.html'?"),
        ("article.html", '{% extends "default/artikle.html" %}', 1, "there is no template 'default/artikle.html'",
         "did you mean 'default/article.html'?"),
        ("article.html", '{% extends "article.html" %}', 1, "leads to itself", "'default/article.html'"),
        ("article.html", "\n\n\n{{ title + 1 }}", 4, "TypeError: ", "cannot be done"),
        ("article.html", '{% extends "default/article.html" %}\n{% block bylne %}{% endblock %}', 2,
         "'default/article.html' has no block 'bylne', so it is never shown", "did you mean 'byline'?"),
        ("article.html", '{% extends "default/article.html" %}\n\n<p>hello</p>\n', 3,
         "what stands outside the blocks of a template that extends 'default/article.html' is never shown",
         "put it into a block"),
        ("locales/zh-Hans.yaml", "calendar: 旧报\ncalender: 旧报\n", 2,
         "there is no word 'calender', so it is never said", "did you mean 'calendar'?"),
        ("locales/zh-Hans.yaml", "script:\n  close: 合上\n  clse: 合上\n", 3,
         "there is no word 'script.clse', so it is never said", "did you mean 'script.close'?"),
        ("home.html", '{% extends "issue.html" %}\n{% block front %}\n{% block frnt %}{% endblock %}{% endblock %}\n'
         "{% block nowhere %}{% endblock %}", 4, "'issue.html' has no block 'nowhere', so it is never shown", "front"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_what_to_do(
    config: Config, name: str, text: str, line: int, message: str, advice: str
) -> None:
    file = put(config, name, text)
    for _ in range(2):  # also by the build after it, which has nothing to do
        told = build_site(config).problems
        assert {(problem.file, problem.line) for problem in told} == {(str(file), line)}
        assert all(problem.message.startswith(message) and advice in problem.advice for problem in told), told
    file.unlink()
    built(config)


def test_a_word_of_ones_own_serves_ones_own_template(config: Config) -> None:
    put(config, "locales/zh-Hans.yaml", "good_night: 晚安\n")
    put(config, "base.html", '{% extends "default/base.html" %}{% block foot %}{{ words.good_night }}{% endblock %}')
    assert "晚安" in built(config)


def test_a_change_in_either_file_reaches_exactly_what_uses_it(tmp_path: Path) -> None:
    folders = [tmp_path / "own", tmp_path / "theme"]
    for folder, name, text in (
        (folders[1], "article.html", '{% extends "base.html" %}'),
        (folders[1], "page.html", '{% extends "base.html" %}'),
        (folders[1], "base.html", "base"),
        (folders[0], "article.html", '{% extends "default/article.html" %}'),
        (folders[0], "page.html", "own"),
    ):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text)

    def closures() -> dict[str, bytes]:
        files = theme_files(folders)
        theme = Theme(files, theme_references(folders, files))
        return {name: theme.closure([name]) for name in ("article.html", "page.html", "default/base.html")}

    def changed_by(file: Path) -> set[str]:
        before = closures()
        file.write_text(file.read_text() + " ")
        return {name for name, closure in closures().items() if closure != before[name]}

    assert changed_by(folders[0] / "article.html") == {"article.html"}
    assert changed_by(folders[1] / "article.html") == {"article.html"}
    assert changed_by(folders[1] / "base.html") == {"article.html", "default/base.html"}
    assert changed_by(folders[1] / "page.html") == set()
    (folders[0] / "base.html").write_text("own base")
    assert changed_by(folders[1] / "base.html") == {"default/base.html"}
    assert changed_by(folders[0] / "base.html") == {"article.html"}
