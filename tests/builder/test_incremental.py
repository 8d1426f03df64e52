"""After whatever a person does to a project, the site that grew is byte for byte the site made anew."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from newspaper import PIXEL, files_of, project, small_archive
from PIL import Image

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
FOLDERS = ("2021/01/08", "2021/01/09", "2021/01/10", "2021/02/01", "2022/01/08", "2021/01/09-LOCAL")
DAYS = st.sampled_from(FOLDERS)
PAGES = st.sampled_from(["A01", "ZC02"])
NUMBERS = st.sampled_from(["1", "2", "3", "index"])
ARTICLES = st.tuples(DAYS, PAGES, NUMBERS)


class Desk:
    """The project, and what a person may do to it: each deed is a method that takes plain values."""

    def __init__(self, folder: Path, is_told: bool) -> None:
        """`is_told`: each build hears which issues were touched, as that of a preview does."""
        self.config = project(folder)
        self.is_told = is_told
        self.touched: set[str] | None = None
        """Folders of issues that changed since the last build; None: something else changed, or nothing is built."""
        small_archive(self.config)
        self.config.templates.mkdir()
        self.template("sheet.html", '{{ name }} {% include "part.html" %} {{ bodies|join }}')
        self.template("part.html", "{{ titles|join(' ') }} {{ previous }}")

    def do(self, deed: str, values: Sequence[object]) -> None:
        """A deed, and a note of what it touches."""
        if deed in ("suspend", "tamper", "lose_cache"):
            self.touched = None
        if self.touched is not None:
            named = (value[0] if isinstance(value, tuple) and value else value for value in values)
            self.touched.update(str(folder) for folder in named if folder in FOLDERS)
        getattr(self, deed)(*values)

    def build(self) -> None:
        build_site(self.config, outputs=EVERY, touched=self.touched if self.is_told else None)
        self.touched = set()

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

    def declare(self, place: tuple[str, str, str], line: str) -> None:
        """Another line in an article's head: what kind it is, where it goes on."""
        file = self.config.content.joinpath(*place[:2]) / f"{place[2]}.md"
        if file.exists():
            file.write_text(file.read_text("utf-8").replace("order: 1\n", f"order: 1\n{line}\n"), "utf-8")

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

    def rename_photo(self, day: str, page: str) -> None:
        file = self.config.content / day / page / "bridge.png"
        if file.exists():
            file.replace(file.with_name("gone.png"))

    def facsimile(self, day: str, page: str, width: int) -> None:
        """Another one in its place; of no width: none."""
        file = self.config.content / day / f"{page}.png"
        if not width:
            file.unlink(missing_ok=True)
        elif file.parent.exists():
            Image.new("L", (width, 30), width).save(file)

    def suspend(self, word: str) -> None:
        file = self.config.content / "2021/calendar.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"suspended:\n- date: 2021-01-31\n  reason: '{word}'\n", "utf-8")

    def template(self, name: str, text: str) -> None:
        (self.config.templates / name).write_text(text, "utf-8")

    def part(self, word: str) -> None:
        self.template("part.html", "{# " + word + " #}" + word.replace("{", "") + "{{ titles|join }}")

    def own_file(self, name: str, text: str) -> None:
        """A file of the theme that is the project's own; without a text, the default theme's counts again."""
        file = self.config.templates / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8") if text else file.unlink(missing_ok=True)

    def mishap(self, word: str) -> None:
        """A template that cannot be rendered, built, and mended."""
        whole = (self.config.templates / "part.html").read_text("utf-8")
        self.template("part.html", "{{ nothing_of_that_name }}")
        self.build()
        self.template("part.html", whole)

    def setting(self, key: str, value: object) -> None:
        self.config = replace(self.config, **{key: value})

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


LINES = st.sampled_from(["kind: listed", "kind: photo", "continues:\n  page: ZC02\n  id: '2'", "kicker: 早春"])
OWN_FILES = st.sampled_from(
    [
        ("parts/rail.html", "甲{% for article in articles %}{{ article.title }}{% endfor %}"),
        ("parts/legend.html", "<p>甲{{ words.legend }}</p>"),
        ("month.html", "{{ masthead }}甲{{ title }}"),
        ("assets/style.css", "body { content: '甲'; }"),
        ("assets/own/more.css", "i { content: '甲'; }"),
        ("locales/zh-Hans.yaml", "home: 甲"),
        ("locales/en.yaml", "home: 甲"),
    ]
)
SETTINGS = st.one_of(
    st.tuples(st.just("name"), st.sampled_from(["墨川晨报", "墨川晚报"])),
    st.tuples(
        st.just("base_url"),
        st.sampled_from(["", "https://paper.mochuan.example/", "https://paper.mochuan.example/old/"]),
    ),
    st.tuples(st.just("feed_articles"), st.sampled_from([1, 3, 60])),
    st.tuples(st.just("language"), st.sampled_from(["zh-Hans", "zh-Hant", "en"])),
    st.tuples(st.just("timezone"), st.sampled_from(["Asia/Shanghai", "Asia/Urumqi"])),
    st.tuples(st.just("rights"), st.sampled_from(["", "墨川日报社"])),
    st.tuples(st.just("theme"), st.sampled_from([(), (("paper", "#ffffff"),)])),
    st.tuples(st.just("responsive_images"), st.booleans()),
    st.tuples(st.just("lunar_date"), st.booleans()),
)
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
    st.tuples(st.just("rename_photo"), DAYS, PAGES),
    st.tuples(st.just("facsimile"), DAYS, PAGES, st.sampled_from([0, 20, 40])),
    st.tuples(st.just("declare"), ARTICLES, LINES),
    st.tuples(st.just("suspend"), WORDS),
    st.tuples(st.just("part"), WORDS),
    st.tuples(st.just("mishap"), WORDS),
    st.tuples(st.just("own_file"), OWN_FILES, st.sampled_from(["", "甲", "乙"])).map(
        lambda deed: (deed[0], deed[1][0], deed[1][1].replace("甲", deed[2]) if deed[2] else "")
    ),
    SETTINGS.map(lambda pair: ("setting", *pair)),
    st.tuples(st.just("tamper"), st.integers(0, 99), st.sampled_from(["delete", "folder", "change"])),
    st.tuples(st.just("lose_cache"), st.sampled_from(["delete", "foreign", "damage"])),
)


Deeds = list[tuple[tuple[Any, ...], bool]]
"""Deeds with their values, and whether a build follows."""


def check(deeds: Deeds, is_told: bool) -> None:
    """Does the deeds, building in between where said so; then compares with a site made anew."""
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name), is_told)
        desk.build()
        for (deed, *values), is_built in deeds:
            desk.do(deed, values)
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


@example(deeds=[(("rename", ("2021/01/08", "A01", "1"), "index"), False)])  # an article that wants its page's file
@settings(max_examples=10, **RELAXED)
@given(deeds=st.lists(st.tuples(DEEDS, st.booleans()), min_size=1, max_size=8))
@pytest.mark.parametrize("is_told", [False, True])
def test_a_site_that_grew_is_a_site_made_anew(deeds: Deeds, is_told: bool) -> None:
    check(deeds, is_told)


@pytest.mark.slow
@pytest.mark.timeout(3000)
@settings(max_examples=int(os.environ.get("EXAMPLES", "300")), **{**RELAXED, "derandomize": False})
@given(deeds=st.lists(st.tuples(DEEDS, st.booleans()), min_size=1, max_size=15))
@pytest.mark.parametrize("is_told", [False, True])
def test_a_site_that_grew_long_is_a_site_made_anew(deeds: Deeds, is_told: bool) -> None:
    check(deeds, is_told)
