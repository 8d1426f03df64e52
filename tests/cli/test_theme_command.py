"""`theme`: what there is, a copy to change, what was changed."""

import json
from pathlib import Path

import pytest

from generator.builder.templates import default_theme
from generator.cli.app import run

EXTENDING = '{% extends "default/page.html" %}\n{% block ways %}{% endblock %}\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text("name: 墨川晨报\n", "utf-8")
    return tmp_path


def theme(project: Path, *arguments: str) -> int:
    return run(["-C", str(project), "theme", *arguments])


def put(project: Path, name: str, text: str) -> None:
    file = project / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def standings(project: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    capsys.readouterr()
    assert theme(project, "--list", "--json") == 0
    return {row["name"]: (row["standing"], row["nearest"]) for row in json.loads(capsys.readouterr().out)}


def test_every_file_of_the_theme_is_listed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = default_theme()
    names = {file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()}
    assert standings(project, capsys) == dict.fromkeys(names, ("default", ""))


def test_ones_own_files_are_told_apart(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "article.html", '{% include "parts/sign.html" %}')
    put(project, "parts/sign.html", "墨")
    put(project, "page.html", EXTENDING)
    put(project, "assets/ink.css", "")
    put(project, "masthead.html", "")
    put(project, "locales/zh-Hans.yaml", "home: 头版\n")
    put(project, "locales/de.yaml", "")
    put(project, "default/page.html", "")
    found = standings(project, capsys)
    assert {name: row for name, row in found.items() if row[0] != "default"} == {
        "article.html": ("replaced", ""),
        "parts/sign.html": ("added", ""),
        "page.html": ("extended", ""),
        "assets/ink.css": ("added", ""),
        "masthead.html": ("unused", "parts/masthead.html"),
        "locales/zh-Hans.yaml": ("extended", ""),
        "locales/de.yaml": ("unused", "locales/en.yaml"),
        "default/page.html": ("unused", "page.html"),
    }
    assert theme(project) == 0
    out, err = capsys.readouterr()
    assert "masthead.html                  yours, but nothing leads to it; did you mean parts/masthead.html?\n" in out
    assert f"8 of them in {project / 'templates'}; 3 of these are used by nothing." in err


@pytest.mark.parametrize("name", ["article.html", "parts/picture.html", "assets/style.css", "locales/en.yaml", "sw.js"])
def test_a_copy_is_like_the_default_and_never_overwrites(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "templates" / name
    assert theme(project, "--copy", name) == 0
    head, _, rest = file.read_text("utf-8").partition("\n")
    assert "copied from Broadsheet's default theme" in head
    assert rest == (default_theme() / name).read_text("utf-8")
    assert theme(project, "--diff") == 0
    assert f"{name} is equal to the default theme's" in capsys.readouterr().err
    file.write_text("mine", "utf-8")
    assert theme(project, "--copy", name) == 1
    assert "--force overwrites it" in capsys.readouterr().err
    assert file.read_text("utf-8") == "mine"
    assert theme(project, "--copy", name, "--force") == 0
    assert file.read_text("utf-8") == f"{head}\n{rest}"


def test_a_site_with_a_copy_of_every_file_is_the_same_site(project: Path) -> None:
    def built() -> dict[str, bytes]:
        assert run(["-C", str(project), "build", "--jobs", "1"]) == 0
        site = project / "site"
        return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*.html")}

    before = built()
    root = default_theme()
    names = [file.relative_to(root).as_posix() for file in root.rglob("*") if file.suffix in (".html", ".yaml")]
    assert theme(project, *(part for name in names for part in ("--copy", name))) == 0
    assert built() == before


def test_the_difference_is_from_the_default_to_ones_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert theme(project, "--copy", "parts/legend.html") == 0
    put(project, "page.html", EXTENDING)
    file = project / "templates/parts/legend.html"
    file.write_text(file.read_text("utf-8").replace('class="legend"', 'class="marks"'), "utf-8")
    capsys.readouterr()
    assert theme(project, "--diff") == 0
    out, err = capsys.readouterr()
    blocks, _, out = out.partition("--- default/parts/legend.html\n")
    out = f"--- default/parts/legend.html\n{out}"
    assert blocks.startswith("--- default block ways\n+++ block ways\n") and '\n-<ul class="inline ways">\n' in blocks
    lines = out.splitlines()
    assert lines[:2] == ["--- default/parts/legend.html", "+++ parts/legend.html"]
    assert sum(line.startswith("-<") for line in lines) == sum(line.startswith("+<") for line in lines) == 1
    assert "page.html extends the default theme's; its own blocks: ways." in err
    assert theme(project, "--diff", "parts/legend.html") == 0
    assert capsys.readouterr() == (out, "")
    put(project, "locales/zh-Hans.yaml", "calendar: 旧报\nhome: 返回主页\nscript: {close: 合上}\nink: 墨\n")
    assert theme(project, "--diff", "locales/zh-Hans.yaml") == 0
    assert capsys.readouterr().out == (
        "--- default/locales/zh-Hans.yaml\n+++ locales/zh-Hans.yaml\n"
        "-calendar: 日历\n+calendar: 旧报\n-script.close: 关闭\n+script.close: 合上\n+ink: 墨\n"
    )


def test_what_an_editor_on_windows_does_is_no_difference(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(project), "build", "--jobs", "1"]) == 0
    before = (project / "site/about/index.html").read_bytes()
    for name in ("about.html", "parts/masthead.html"):
        assert theme(project, "--copy", name) == 0
        file = project / "templates" / name
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    capsys.readouterr()
    assert theme(project, "--diff") == 0
    assert "about.html is equal to the default theme's" in capsys.readouterr().err
    assert run(["-C", str(project), "build", "--jobs", "1"]) == 0
    assert (project / "site/about/index.html").read_bytes() == before


@pytest.mark.parametrize("name", ["about.html", "parts/masthead.html"])
def test_a_template_that_is_not_utf_8_is_told_with_its_line(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert theme(project, "--copy", name) == 0
    file = project / "templates" / name
    file.write_bytes(file.read_bytes().replace(b"\n", "\n{# 报 #}".encode("gb18030"), 1))
    assert run(["-C", str(project), "build", "--jobs", "1"]) == 1
    assert f"{file}:2: is not UTF-8: save it as UTF-8\n" in capsys.readouterr().err
    assert theme(project, "--diff", name) == 0
    assert "differ, and are no text" in capsys.readouterr().out


def test_a_default_that_changed_since_it_was_copied_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert theme(project, "--copy", "year.html") == 0
    file = project / "templates/year.html"
    head, _, rest = file.read_text("utf-8").partition("\n")
    file.write_text(f"{head[:-15]}{'0' * 12} #}}\n{rest}", "utf-8")
    capsys.readouterr()
    assert theme(project, "--list") == 0
    assert (
        "year.html                      replaced by yours; the default's has changed since" in capsys.readouterr().out
    )
    assert theme(project, "--diff", "year.html") == 0
    assert "year.html: the default theme's has changed since you copied it." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--copy", "artikle.html"], 1, "did you mean 'article.html'?"),
        (["--copy", "masthead.html"], 1, "did you mean 'parts/masthead.html'?"),
        (["--copy", "../pyproject.toml"], 1, "the default theme has no such file"),
        (["--copy", "parts/../article.html"], 1, "the default theme has no such file"),
        (["--force", "--copy", str(default_theme() / "article.html")], 1, "the default theme has no such file"),
        (["--diff", "year.html"], 1, "`broadsheet theme --copy year.html` makes one"),
        (["--diff"], 0, "No file in"),
        (["--list", "--reference"], 2, "one at a time"),
    ],
)
def test_what_cannot_be_done_is_said(
    project: Path, arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert theme(project, *arguments) == status
    assert said in capsys.readouterr().err
    assert not (project / "templates").exists()
