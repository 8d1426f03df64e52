"""An article that was taken down is nowhere in the store, and no import brings it back."""

import json
import random
from pathlib import Path
from urllib.parse import quote

import pytest
from import_runs import DEMO, demo_files, difference, make_project, report_rows, run, tree

from generator.cli.app import run as command
from generator.config import Config
from generator.content.takedowns import Takedown, read_takedowns, write_takedowns
from generator.errors import ContentError
from generator.importer.import_captures import take_down

ARTICLE = "2021/01/06/ZC01/88121"


def traces(config: Config, text: str) -> list[str]:
    """Files of the store that hold a line of the text."""
    lines = [line for line in text.splitlines() if len(line) > 12]
    found = []
    for name, content in tree(config.content).items():
        if name.endswith((".md", ".yaml", ".jsonl", ".json")):
            found += [name for line in lines if json.dumps(line, ensure_ascii=False)[1:-1] in content.decode()]
    return found


def body(config: Config, article: str) -> str:
    return (config.content / f"{article}.md").read_text("utf-8").partition("\n---\n\n")[2]


def test_nothing_of_it_is_left_and_nothing_brings_it_back(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    run(config, [DEMO])
    before, text = tree(config.content), body(config, ARTICLE)
    title = (config.content / f"{ARTICLE}.md").read_text("utf-8").partition("title: ")[2].partition("\n")[0]
    photos = [name for name in tree(config.content) if name.startswith("2021/01/06/ZC01/ink")]
    assert photos and traces(config, text)
    changed = take_down(config, [ARTICLE], "应当事人要求")
    assert f"{ARTICLE}.md" in changed and "2021/01/06/issue.yaml" in changed
    assert read_takedowns(config.content) == (Takedown(ARTICLE, "应当事人要求"),)
    after = tree(config.content)
    assert not traces(config, text)
    assert not [name for name, content in after.items() if name.startswith("2021/01/06") and title.encode() in content]
    assert f"{ARTICLE}.md" not in after and b"88121" not in after["2021/01/06/issue.yaml"]
    gone = {name for name in photos if name not in after}
    assert gone and not any(name.startswith("unplaced/") and name.endswith(".jpg") for name in after)
    report = run(config, [DEMO])
    assert difference(tree(config.content), after) == []
    row = next(row for row in report_rows(report, "captures") if row["path"].endswith("content_88121.htm"))
    assert row["became"] == "article ZC01/88121, which was taken down"
    assert not report.conflicts
    (config.content / "takedowns.yaml").unlink()
    run(config, [DEMO])
    assert difference(tree(config.content), before) == []


def test_in_whatever_order_the_captures_come(tmp_path: Path) -> None:
    whole = make_project(tmp_path / "whole")
    run(whole, [DEMO])
    take_down(whole, [ARTICLE])
    grown = make_project(tmp_path / "grown")
    grown.content.mkdir()
    (grown.content / "takedowns.yaml").write_text(write_takedowns([Takedown(ARTICLE)]), "utf-8")
    files = demo_files()
    random.Random(7).shuffle(files)
    for part in (files[:50], files[50:90], files[90:]):
        run(grown, part)
    assert difference(tree(grown.content), tree(whole.content)) == []


def test_a_file_that_a_person_edited_goes_too(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    run(config, [DEMO / "text-dumps"])
    articles = [name[:-3] for name in tree(config.content) if name.endswith(".md")]
    file = config.content / f"{articles[0]}.md"
    file.write_text(file.read_text("utf-8") + "\n添了一句。\n", "utf-8")
    others = set(articles[1:])
    take_down(config, [articles[0]])
    assert {name[:-3] for name in tree(config.content) if name.endswith(".md")} == others
    run(config, [DEMO / "text-dumps"])
    assert {name[:-3] for name in tree(config.content) if name.endswith(".md")} == others


def test_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    run(config, [DEMO / "text-dumps"])
    before = tree(config.content)
    for wrong in ("2021/01/12/ZC02/nobody", "../../etc/passwd", "2021/01/12"):
        with pytest.raises(ContentError, match="no such article"):
            take_down(config, [wrong])
    assert tree(config.content) == before


def test_a_file_of_takedowns_that_is_wrong_is_told(tmp_path: Path) -> None:
    config = make_project(tmp_path / "p")
    config.content.mkdir()
    (config.content / "takedowns.yaml").write_text("takedowns:\n- article: 2021/01/08\n", "utf-8")
    with pytest.raises(ContentError, match="no article's place"):
        run(config, [DEMO / "text-dumps"])
    (config.content / "takedowns.yaml").write_bytes("takedowns: [] # 报".encode("gb18030"))
    with pytest.raises(ContentError, match="is not UTF-8"):
        run(config, [DEMO / "text-dumps"])


@pytest.mark.parametrize(
    "form",
    [
        "{place}",
        "{place}.md",
        "./content/{place}.md",
        "{content}/{place}.md",
        "https://paper.example/mirror/{place}.html?from=mail#main",
        "https://paper.example/mirror/{quoted}.html",
    ],
)
def test_an_article_is_named_by_its_place_its_file_or_its_address(tmp_path: Path, form: str) -> None:
    config = make_project(tmp_path / "p")
    place = "2021/01/12/ZC02/旧 闻"
    file = config.content / f"{place}.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: 旧闻\ndate: 2021-01-12\npage: ZC02\n---\n", "utf-8")
    named = form.format(place=place, content=config.content, quoted=quote(place))
    assert command(["-C", str(config.project), "takedown", named]) == 0
    assert not file.exists()
    assert command(["-C", str(config.project), "takedown", named, "--reason", "更正"]) == 0
    assert read_takedowns(config.content) == (Takedown(place, "更正"),)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = make_project(tmp_path / "p")
    run(config, [DEMO / "text-dumps"])
    article = next(name for name in tree(config.content) if name.endswith(".md"))
    assert command(["-C", str(config.project), "takedown", f"content/{article}", "--reason", "更正", "--json"]) == 0
    out, err = capsys.readouterr()
    assert article in json.loads(out)["changed"] and "still show the print" in err
    assert command(["-C", str(config.project), "takedown", "2021/01/12/ZC02/nobody"]) == 1


ONE = "http://paper.mochuan.example/html/2021-01/08/content_7.htm"
OTHER = "http://old.mochuan.example/mcb/html/2021-01/08/content_7.htm"
PHOTO = "http://paper.mochuan.example/images/2021-01/08/01/a.jpg"
PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20


def article(folder: Path, url: str, title: str, *, page: str = "", photo: str = "") -> Path:
    """A capture of an article whose address tells no page."""
    file = folder / url.removeprefix("http://")
    file.parent.mkdir(parents=True, exist_ok=True)
    lai = f"<div class=lai>《 墨川晨报 》（ 2021年01月08日   {page} 版）</div>" if page else ""
    image = f"<img src='{photo}'>" if photo else ""
    body = f'<div id="articleContent">{image}<p>　　{title}的全文在这里，一字不少。</div>'
    file.write_text(f"<meta charset=utf-8><h1>{title}</h1>{lai}{body}", "utf-8")
    return file


def places(config: Config) -> list[str]:
    return sorted(name for name in tree(config.content) if name.endswith(".md"))


def test_of_two_with_one_id_the_other_keeps_its_address(tmp_path: Path) -> None:
    files = [article(tmp_path, ONE, "渡口的灯"), article(tmp_path, OTHER, "柳堤又绿")]
    config = make_project(tmp_path / "p")
    run(config, files)
    there = {name: (config.content / name).read_text("utf-8") for name in places(config)}
    assert len(there) == 2
    gone, stays = sorted(there, key=lambda name: "柳堤" in there[name])
    take_down(config, [gone.removesuffix(".md")])
    after = tree(config.content)
    assert places(config) == [stays]
    for again in ([files[0]], [files[1]], files):
        run(config, again)
        assert difference(tree(config.content), after) == []
    grown = make_project(tmp_path / "grown")
    grown.content.mkdir()
    (grown.content / "takedowns.yaml").write_text(write_takedowns([Takedown(gone.removesuffix(".md"))]), "utf-8")
    run(grown, files)
    assert difference(tree(grown.content), after) == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_of_the_same_id_that_comes_later_brings_nothing_back(tmp_path: Path, order: tuple[int, int]) -> None:
    files = [article(tmp_path, ONE, "渡口的灯"), article(tmp_path, OTHER, "柳堤又绿")]
    config = make_project(tmp_path / "p")
    run(config, [files[order[0]]])
    take_down(config, [places(config)[0].removesuffix(".md")])
    run(config, files)
    (left,) = places(config)
    assert ("柳堤" if order[0] == 0 else "渡口") in (config.content / left).read_text("utf-8")


def test_a_page_that_is_known_later_brings_nothing_back(tmp_path: Path) -> None:
    file = article(tmp_path, ONE, "渡口的灯")
    config = make_project(tmp_path / "p")
    run(config, [file])
    assert places(config) == ["2021/01/08/00/7.md"]
    take_down(config, ["2021/01/08/00/7"])
    run(config, [article(tmp_path, ONE, "渡口的灯", page="03")])
    assert places(config) == []


@pytest.mark.parametrize("url", [PHOTO, "http://paper.mochuan.example/pic/a.jpg"])
def test_a_photo_that_comes_alone_is_not_kept(tmp_path: Path, url: str) -> None:
    file = article(tmp_path, ONE, "渡口的灯", photo=url)
    photo = tmp_path / url.removeprefix("http://")
    photo.parent.mkdir(parents=True, exist_ok=True)
    photo.write_bytes(PICTURE)
    config = make_project(tmp_path / "p")
    run(config, [file, photo])
    assert "2021/01/08/00/a.jpg" in tree(config.content)
    take_down(config, ["2021/01/08/00/7"])
    after = tree(config.content)
    run(config, [photo])
    assert difference(tree(config.content), after) == [] and not any("jpg" in name for name in after)
    (config.content / "takedowns.yaml").unlink()
    run(config, [photo])
    run(config, [file])
    assert "2021/01/08/00/a.jpg" in tree(config.content)
