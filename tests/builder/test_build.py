"""The build as a whole: what it writes, leaves, removes and tells."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import jinja2
import jinja2.meta
from newspaper import files_of, project, put_issue, small_archive

from generator.builder.build import build_site
from generator.builder.keys import jinja_references
from generator.builder.output import Artifact, Job
from generator.builder.outputs.robots import Robots
from generator.builder.templates import default_theme
from generator.model import Article, IssueKey, Page


def test_nothing_is_written_twice(tmp_path: Path) -> None:
    config = project(tmp_path)
    small_archive(config)
    first = build_site(config)
    assert first.problems == ()
    assert first.written == len(files_of(config.site)) > 0
    second = build_site(config)
    assert (second.written, second.unchanged, second.removed) == (0, 0, 0)


def test_a_broken_article_costs_only_itself(tmp_path: Path) -> None:
    config = project(tmp_path)
    small_archive(config)
    broken = config.content / "2021/01/08/A01/1.md"
    broken.write_text("---\ntitle: [\n---\n", "utf-8")
    for _ in range(2):  # a problem that stays is told at each build
        report = build_site(config)
        assert [(problem.file, problem.line) for problem in report.problems] == [(str(broken), 3)]
    assert b"A01\xe7\xac\xac2" in (config.site / "feed.xml").read_bytes()


def test_what_the_build_did_not_write_stays(tmp_path: Path) -> None:
    config = project(tmp_path)
    small_archive(config)
    config.site.mkdir()
    for name in ("CNAME", "2021/01/09/notes.txt"):
        (config.site / name).parent.mkdir(parents=True, exist_ok=True)
        (config.site / name).write_text("mine")
    assert build_site(config).unaccounted == ("2021/01/09/notes.txt", "CNAME")
    for file in sorted((config.content / "2021/01/09").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    (config.content / "2021/01/09").rmdir()
    report = build_site(config)
    assert report.removed > 0
    assert [p for p in files_of(config.site) if p.startswith("2021/01/09")] == ["2021/01/09/notes.txt"]
    assert (config.site / "CNAME").read_text() == "mine"


@dataclass(frozen=True)
class Fixed:
    """Writes given files; one whose content is None fails."""

    name: str
    files: tuple[tuple[str, bytes | None], ...]
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ()

    def jobs(self, archive: object, config: object) -> list[Job]:
        return [Job(self.name, "", values=self.files)]

    def render(self, job: Job, workshop: object) -> object:
        for path, content in self.files:
            yield Artifact(path, content if content is not None else self.fail)

    def fail(self) -> bytes:
        raise RuntimeError("ink is out")


def test_two_files_for_one_path_are_named_and_the_first_output_has_it(tmp_path: Path) -> None:
    config = project(tmp_path)
    one, two = Fixed("one", (("x.txt", b"1"),)), Fixed("two", (("x.txt", b"2"), ("y.txt", b"2")))
    for outputs in ([two], [one, two], [one, two], [one]):
        report = build_site(config, outputs=outputs)
        clashes = [str(problem) for problem in report.problems]
        assert len(clashes) == (1 if len(outputs) == 2 else 0)
        assert all("`one` and `two`" in text and "x.txt" in text for text in clashes)
        expected = b"1" if one in outputs else b"2"
        assert (config.site / "x.txt").read_bytes() == expected
    assert list(files_of(config.site)) == ["x.txt"]


def test_a_failure_costs_one_file_and_is_tried_again(tmp_path: Path) -> None:
    config = project(tmp_path)
    bad = Fixed("bad", (("a.txt", b"a"), ("b.txt", None), ("c.txt", b"c")))
    for _ in range(2):
        report = build_site(config, outputs=[bad, Robots()])
        assert len(report.problems) == 1
        assert "ink is out" in str(report.problems[0]) and "b.txt" in str(report.problems[0])
        assert list(files_of(config.site)) == ["a.txt", "c.txt", "robots.txt"]


def test_no_output_writes_outside_its_place(tmp_path: Path) -> None:
    config = project(tmp_path)
    for path in ("../out.txt", "/out.txt", "2021/01/08/x.html", "a//b", "a/../b", ""):
        report = build_site(config, outputs=[Fixed("bad", ((path, b"x"),))])
        assert len(report.problems) == 1, path
    assert files_of(tmp_path / "site") == {}
    assert not (tmp_path / "out.txt").exists()


def test_what_a_template_leads_to() -> None:
    text = """{% extends "base.html" %}{%- include 'parts/a.html' ignore missing -%}{% import "m.html" as m %}
    {% from 'n.html' import x %}{% include name %}{% include ["p.html", "q.html"] %}{% include "a" ~ b %}
    {% include "z.html"-%}"""
    found = jinja_references(text)
    assert found == ("base.html", "parts/a.html", "m.html", "n.html", None, None, None, "z.html")
    for file in default_theme().rglob("*.html"):
        source = file.read_text("utf-8")
        told = jinja2.meta.find_referenced_templates(jinja2.Environment().parse(source))
        assert sorted(map(str, jinja_references(source))) == sorted(map(str, told)), file


def test_the_feed_asks_for_no_issue_without_articles(tmp_path: Path) -> None:
    config = project(tmp_path)
    small_archive(config, 1)
    key = IssueKey(dt.date(2021, 2, 1))
    listed = Article(id="9", date=key.date, page="A01", order=1, title="只有标题", kind="listed")
    put_issue(config, key, (Page("A01", "要闻", articles=(listed,)),))
    assert build_site(config).problems == ()
    feed = (config.site / "feed.xml").read_text("utf-8")
    assert "新事1之A01第1条" in feed
    assert "01 Feb 2021" not in feed
