"""After whatever a person does to a project, the site that grew is byte for byte the site made anew."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from newspaper import PIXEL, files_of, project, small_archive

from generator.builder.archive import Archive
from generator.builder.build import build_site
from generator.builder.output import Artifact, Job, Output, Workshop
from generator.builder.outputs import OUTPUTS
from generator.config import Config


@dataclass(frozen=True, slots=True)
class SheetContext:
    """What sheet.html sees."""

    name: str
    titles: tuple[str, ...]
    previous: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plain output of the test's own: an issue in one document, with its neighbour."""

    name: str = "sheet"
    version: int = 1
    templates: tuple[str, ...] = ("sheet.html",)
    config_keys: tuple[str, ...] = ("name",)

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        for stub in archive.issues:
            previous = archive.previous(stub.key)
            yield Job(self.name, stub.key.folder, (stub.key.folder,), previous and previous.key.folder)

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        articles = [article for page in workshop.issue(job.subject).pages for article in page.articles]
        context = SheetContext(
            workshop.config.name,
            tuple(article.title for article in articles),
            str(job.values),
            tuple(workshop.markdown.html(article.body) for article in articles),
        )
        yield Artifact(f"{job.subject}/sheet.html", workshop.templates.render("sheet.html", context))
        for article in articles:
            yield Artifact(f"{job.subject}/{article.page}/{article.id}.txt", article.title.encode())


EVERY: tuple[Output, ...] = (*OUTPUTS, Sheet())

WORDS = st.sampled_from(["新桥", "灯火", "河", "**墨**川", "甲&乙<丙>", "![新桥](bridge.png)", "![无](gone.png)"])
DAYS = st.sampled_from(["2021/01/08", "2021/01/09", "2021/01/10", "2021/02/01", "2021/01/09-LOCAL"])
PAGES = st.sampled_from(["A01", "ZC02"])
NUMBERS = st.sampled_from(["1", "2", "3", "index"])
ARTICLES = st.tuples(DAYS, PAGES, NUMBERS)


class Desk:
    """The project, and what a person may do to it: each deed is a method that takes plain values."""

    def __init__(self, folder: Path) -> None:
        self.config = project(folder)
        small_archive(self.config)
        self.config.templates.mkdir()
        self.template("sheet.html", '{{ name }} {% include "part.html" %} {{ bodies|join }}')
        self.template("part.html", "{{ titles|join(' ') }} {{ previous }}")

    def build(self) -> None:
        build_site(self.config, outputs=EVERY)

    def edit(self, place: tuple[str, str, str], word: str) -> None:
        """A new article, or other words in one that is there."""
        day, page, number = place
        file = self.config.content / day / page / f"{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        date = day.partition("-")[0].replace("/", "-")
        head = f"---\ntitle: '{word}之{number}'\ndate: {date}\npage: {page}\norder: 1\n---\n"
        file.write_text(f"{head}\n{word}的故事。\n", "utf-8")

    def damage(self, place: tuple[str, str, str]) -> None:
        """Makes an article unreadable."""
        file = self.config.content.joinpath(*place[:2]) / f"{place[2]}.md"
        if file.exists():
            file.write_text("---\ntitle: [\n", "utf-8")

    def delete(self, place: tuple[str, str, str]) -> None:
        self.config.content.joinpath(*place[:2], f"{place[2]}.md").unlink(missing_ok=True)

    def rename(self, place: tuple[str, str, str], number: str) -> None:
        file = self.config.content.joinpath(*place[:2]) / f"{place[2]}.md"
        if file.exists():
            file.replace(file.with_name(f"{number}.md"))

    def delete_issue(self, day: str) -> None:
        shutil.rmtree(self.config.content / day, ignore_errors=True)

    def move_issue(self, day: str, other: str) -> None:
        """Under another date: its articles then stand in the wrong folder, and are told as such."""
        if (self.config.content / day).exists() and not (self.config.content / other).exists():
            (self.config.content / other).parent.mkdir(parents=True, exist_ok=True)
            (self.config.content / day).rename(self.config.content / other)

    def issue_file(self, day: str, word: str) -> None:
        file = self.config.content / day / "issue.yaml"
        if file.exists():
            file.write_text(file.read_text("utf-8").replace("name: ", f"name: {word[0]}"), "utf-8")

    def damage_issue(self, day: str) -> None:
        file = self.config.content / day / "issue.yaml"
        if file.exists():
            file.write_text("pages: 7\n", "utf-8")

    def photo(self, day: str, page: str, is_grey: bool) -> None:
        folder = self.config.content / day / page
        if folder.exists():
            (folder / "bridge.png").write_bytes(PIXEL if is_grey else PIXEL[:-1] + b"\0")

    def swap_photos(self, day: str) -> None:
        """Two photos of one size and time change places: only the entries' own times tell."""
        one, two = (self.config.content / day / page / "bridge.png" for page in ("A01", "ZC02"))
        if one.exists() and two.exists():
            for file in (one, two):
                os.utime(file, ns=(1, 1))
            self.build()
            one.rename(one.with_suffix(".tmp"))
            two.rename(one)
            one.with_suffix(".tmp").rename(two)

    def delete_photo(self, day: str, page: str) -> None:
        (self.config.content / day / page / "bridge.png").unlink(missing_ok=True)

    def suspend(self, word: str) -> None:
        file = self.config.content / "2021/calendar.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"suspended:\n- date: 2021-01-31\n  reason: '{word}'\n", "utf-8")

    def template(self, name: str, text: str) -> None:
        (self.config.templates / name).write_text(text, "utf-8")

    def part(self, word: str) -> None:
        self.template("part.html", "{# " + word + " #}" + word.replace("{", "") + "{{ titles|join }}")

    def setting(self, name: str, base_url: str, articles: int) -> None:
        self.config = replace(self.config, name=name, base_url=base_url, feed_articles=articles)

    def tamper(self, which: int, how: str) -> None:
        """Another hand at a file of the site."""
        files = sorted(file for file in self.config.site.rglob("*") if file.is_file())
        if not files:
            return
        file = files[which % len(files)]
        if how == "delete":
            file.unlink()
        elif how == "folder":
            shutil.rmtree(file.parent)
        else:
            file.write_bytes(file.read_bytes()[:-1] + b"?!")

    def lose_cache(self, how: str) -> None:
        """Right after a build: what was removed while nobody remembered could not be known as the build's own."""
        self.build()
        file = self.config.cache / "build.sqlite"
        if how == "delete":
            shutil.rmtree(self.config.cache)
        elif how == "foreign":
            file.write_bytes(b"not a database" * 100)
        else:
            data = bytearray(file.read_bytes())
            data[len(data) // 2 : len(data) // 2 + 200] = b"\xff" * 200
            file.write_bytes(data)
        self.build()


DEEDS = st.one_of(
    st.tuples(st.just("edit"), ARTICLES, WORDS),
    st.tuples(st.just("damage"), ARTICLES),
    st.tuples(st.just("delete"), ARTICLES),
    st.tuples(st.just("rename"), ARTICLES, NUMBERS),
    st.tuples(st.just("delete_issue"), DAYS),
    st.tuples(st.just("move_issue"), DAYS, DAYS),
    st.tuples(st.just("issue_file"), DAYS, WORDS),
    st.tuples(st.just("damage_issue"), DAYS),
    st.tuples(st.just("photo"), DAYS, PAGES, st.booleans()),
    st.tuples(st.just("swap_photos"), DAYS),
    st.tuples(st.just("delete_photo"), DAYS, PAGES),
    st.tuples(st.just("suspend"), WORDS),
    st.tuples(st.just("part"), WORDS),
    st.tuples(
        st.just("setting"),
        st.sampled_from(["墨川晨报", "墨川晚报"]),
        st.sampled_from(["", "https://paper.mochuan.example/", "https://paper.mochuan.example/old/"]),
        st.sampled_from([1, 3, 60]),
    ),
    st.tuples(st.just("tamper"), st.integers(0, 99), st.sampled_from(["delete", "folder", "change"])),
    st.tuples(st.just("lose_cache"), st.sampled_from(["delete", "foreign", "damage"])),
)


def check(deeds: list[tuple[tuple[object, ...], bool]]) -> None:
    """Does the deeds, building in between where said so; then compares with a site made anew."""
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        desk.build()
        for (deed, *values), is_built in deeds:
            getattr(desk, str(deed))(*values)
            if is_built:
                desk.build()
        desk.build()
        anew = replace(desk.config, site=Path(name) / "anew", cache=Path(name) / "cache-anew")
        report = build_site(anew, outputs=EVERY)
        assert files_of(desk.config.site) == files_of(anew.site)
        again = build_site(desk.config, outputs=EVERY)
        assert (again.written, again.removed) == (0, 0)
        assert sorted(map(str, again.problems)) == sorted(map(str, report.problems))


RELAXED = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None, "derandomize": True}


@example([(("rename", ("2021/01/08", "A01", "1"), "index"), False)])  # an article that wants its page's file
@settings(max_examples=10, **RELAXED)
@given(st.lists(st.tuples(DEEDS, st.booleans()), min_size=1, max_size=8))
def test_a_site_that_grew_is_a_site_made_anew(deeds: list[tuple[tuple[object, ...], bool]]) -> None:
    check(deeds)


@pytest.mark.slow
@pytest.mark.timeout(3000)
@settings(max_examples=int(os.environ.get("EXAMPLES", "300")), **{**RELAXED, "derandomize": False})
@given(st.lists(st.tuples(DEEDS, st.booleans()), min_size=1, max_size=15))
def test_a_site_that_grew_long_is_a_site_made_anew(deeds: list[tuple[tuple[object, ...], bool]]) -> None:
    check(deeds)
