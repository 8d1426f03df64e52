"""`broadsheet import --explain`: the READMEs' example, the families, and what is left over."""

import json
import re
from pathlib import Path

import pytest

from generator.cli.app import run
from generator.config import load_config
from generator.importer.captures import Capture
from generator.importer.explaining import Explanation, explain
from generator.importer.parsed import ParsedArticle

ROOT = Path(__file__).parents[2]
URL = "http://epaper.xilin.example/html/2021-01/08/content_52.htm"
PAGE = (
    "<html><body><founder-title>柳堤又绿</founder-title><div id=ozoom><founder-content>{}</founder-content></div>"
    "<p>本栏由读者来信辑成</p><a href=content_53.htm>下一篇</a></body></html>"
)


def example(readme: str, folder: Path) -> str:
    """Lays out the README's example and gives the output that it promises."""
    sections = (ROOT / readme).read_text("utf-8").split("\n## ")
    (text,) = (section for section in sections if "--explain 27.htm" in section)
    capture, config, shown = (re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("html", "yaml", "text"))
    assert (len(capture), len(config), len(shown)) == (1, 1, 1)
    (folder / "27.htm").write_text(capture[0], "utf-8")
    (folder / "config.yaml").write_text(config[0], "utf-8")
    return str(shown[0])


def explained(folder: Path, body: str) -> Explanation:
    (folder / "config.yaml").write_text("name: 西林日报\n", "utf-8")
    return explain(Capture("a.htm", URL, PAGE.format(body).encode(), url_is_told=True), load_config(folder))


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_example_of_the_readme(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = example(readme, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(["import", "--explain", "27.htm"]) == 0
    assert capsys.readouterr().out == shown
    assert not (tmp_path / "content").exists()
    assert run(["import", "--jobs", "1", "27.htm"]) == 0
    articles = list((tmp_path / "content/2019/06/14/03").glob("*.md"))
    assert len(articles) == 1
    article = articles[0].read_text("utf-8")
    assert "摆渡人收起了竹篙" in article and "桥通车那天，他把竹篙靠在了墙角。" in article


def test_without_selectors_it_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example("README.md", tmp_path)
    (tmp_path / "config.yaml").write_text("name: 芦湾周报\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["import", "--explain", "--json", "27.htm"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["reading"]["failure"].startswith("unknown: no dialect recognises it (tried paper_index")
    assert told["fields"] == []
    assert "摆渡人收起了竹篙" in told["left_over"]


def test_of_what_could_not_be_read_no_address_is_denied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "config.yaml").write_text("name: 墨川晨报\n", "utf-8")
    file = tmp_path / "html/2021-01/08/content_52014.htm"
    file.parent.mkdir(parents=True)
    file.write_text("<html><body><p>空</p></body></html>", "utf-8")
    assert run(["-C", str(tmp_path), "import", "--explain", str(file)]) == 1
    said = capsys.readouterr().out
    assert "no form matched" not in said
    assert "address form founder-classic article" in said


def test_several_captures_are_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example("README.md", tmp_path)
    (tmp_path / "28.htm").write_bytes((tmp_path / "27.htm").read_bytes())
    assert run(["-C", str(tmp_path), "import", "--explain", str(tmp_path)]) == 2
    assert "one capture" in capsys.readouterr().err


def test_a_dialects_fields_name_their_selectors(tmp_path: Path) -> None:
    explanation = explained(tmp_path, "<P>堤上的柳树今春补种了四十棵。")
    sources = {field.name: field.source for field in explanation.fields}
    assert sources["title"] == "selector founder-title"
    assert sources["body"].startswith("selector ")
    assert explanation.reading.form == "founder-classic article"
    assert explanation.left_over == ("本栏由读者来信辑成",)


DIALECTS = Path(__file__).parent / "dialects"
TRACES = {
    "founder_classic/article.htm": {
        "title": "selector founder-title",
        "kicker": "enpproperty introtitle",
        "body": "selector #ozoom founder-content",
        "byline": "p (line 6); enpproperty author",
        "photos": "selector table#newspic",
        "page": "td (line 2)",
        "keywords": "enpproperty keyword",
    },
    "founder_classic/rows_left_out.htm": {"title": "selector td.font01", "subtitle": "td.font02 (line 2)"},
    "founder_classic/page_with_traps.htm": {
        "date": "enpproperty founder-date or p (line 10)",
        "list": "links, by their addresses",
        "newspaper": "enpproperty founder-papername",
    },
    "founder_new/people_daily.htm": {
        "title": "selector .article h1 + p",
        "date": "selector .sec .date",
        "page": "selector .sec .date or selector .paper-bot p.ban",
        "byline": "p.sec (line 2)",
    },
    "founder_new/swiper_page.htm": {"list": "selector .news > ul", "image": "selector .paper img"},
    "paper_index/header.htm": {
        "title": "selector #news-header h1",
        "byline": "selector //input[@id='Text_author']/@value",
        "date": "selector //input[@id='Text_date']/@value",
    },
    "paper_index/overlinks.htm": {"list": "selector ul#newslist", "page": "td (line 2)"},
    "text_dump/local_section.txt": {
        "title": "line 21",
        "kicker": "line 19; line 20",
        "page": "line 13 or line 1",
        "byline": "line 23",
    },
}
"""Of each family, and what gave some of its fields."""


@pytest.mark.parametrize("name", TRACES)
def test_what_gave_each_field(name: str, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("name: 河湾日报\n", "utf-8")
    explanation = explain(Capture(name, "", (DIALECTS / name).read_bytes()), load_config(tmp_path))
    sources = {field.name: field.source for field in explanation.fields}
    assert {field: sources[field] for field in TRACES[name]} == TRACES[name]


def test_a_field_is_traced_to_where_it_was_read_not_to_where_it_stands_too(tmp_path: Path) -> None:
    page = PAGE.replace("<body>", "<body><h1>柳堤又绿</h1><td class=font01>柳堤又绿</td>").format(
        "<P>堤上的柳树今春补种了。"
    )
    (tmp_path / "config.yaml").write_text("name: 西林日报\n", "utf-8")
    explanation = explain(Capture("a.htm", URL, page.encode(), url_is_told=True), load_config(tmp_path))
    assert next(field.source for field in explanation.fields if field.name == "title") == "selector founder-title"


def test_a_page_of_thousands_of_links_takes_bounded_time(tmp_path: Path) -> None:
    links = "".join(f"<li><a href=content_{number}.htm>第{number}篇</a></li>" for number in range(1000))
    (tmp_path / "config.yaml").write_text("name: 西林日报\n", "utf-8")
    shown = "<map name=pagepicmap><area coords='1,1,9,9' href=content_1.htm></map>"
    page = f"<html><body>{shown}<ul>{links}</ul></body></html>"
    explanation = explain(Capture("a.htm", URL.replace("content_52", "node_2"), page.encode()), load_config(tmp_path))
    assert explanation.reading.parsed is not None


@pytest.mark.parametrize(("tag", "depth"), [("div", 450), ("font", 900), ("font color=red", 900)])
def test_needless_wrappers_are_read_through(tmp_path: Path, tag: str, depth: int) -> None:
    end = f"</{tag.split()[0]}>"
    parsed = explained(tmp_path, f"<{tag}>" * depth + "<P>深处的字也在。" + end * depth).reading.parsed
    assert isinstance(parsed, ParsedArticle)
    assert parsed.blocks == ("深处的字也在。",)


@pytest.mark.parametrize(
    ("tag", "depth", "reason"),
    [
        ("blockquote", 600, "unreadable: nested deeper than some 300 elements, needless wrappers aside"),
        ("div class=x", 900, "unreadable: nested deeper than some 300 elements, needless wrappers aside"),
        ("div", 100_000, "unreadable: nests its elements more than 2000 deep"),
    ],
)
def test_what_nests_too_deep_is_told(tmp_path: Path, tag: str, depth: int, reason: str) -> None:
    assert explained(tmp_path, f"<{tag}>" * depth + "字").reading.failure == reason


def test_a_line_of_plain_text_may_be_left_over(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("name: 西林日报\n", "utf-8")
    capture = Capture("a.txt", "", "柳堤又绿\n本栏由读者来信辑成\n".encode())
    explanation = explain(capture, load_config(tmp_path))
    assert explanation.reading.failure.startswith("unknown")
    assert explanation.left_over == ("柳堤又绿", "本栏由读者来信辑成")
