"""A project's own address forms: an article keeps its id from the day a list names it to the day it is captured."""

from pathlib import Path

from import_runs import run, tree

from generator.config import Config, load_config

CONFIG = r"""
name: 芦湾周报
selectors:
  title: h1
  body: .words
  page: .sheet
  list: .list a
  address:
    page: '/read/list\.php\?d=(?P<date>\d{8})&p=(?P<page>\d+)'
    article: '/read/show\.php\?d=(?P<date>\d{8})&id=(?P<serial>\d+)'
"""
SITE = "http://luwan.example/read"
PAGE = (
    f"<!-- saved from url=(0044){SITE}/list.php?d=20190614&p=03 --><meta charset=utf-8>"
    "<div class=sheet>第03版：渡口</div><ul class=list><li><a href='show.php?d=20190614&id=71'>摆渡人收起了竹篙</a>"
    "<li><a href='show.php?d=20190614&id=72'>桥头的钟慢了五分钟</a></ul>"
)


def article(number: int, title: str) -> str:
    return (
        f"<!-- saved from url=(0044){SITE}/show.php?d=20190614&id={number} --><meta charset=utf-8>"
        f"<div class=sheet>第03版：渡口</div><h1>{title}</h1>"
        f"<div class=words><p>六月的水涨到第三级台阶，{number} 号渡船照旧开。</div>"
    )


def make(folder: Path) -> Config:
    folder.mkdir()
    (folder / "config.yaml").write_text(CONFIG, "utf-8")
    for name, text in {
        "page.htm": PAGE, "71.htm": article(71, "摆渡人收起了竹篙"), "72.htm": article(72, "桥头的钟慢了五分钟"),
    }.items():  # fmt: skip
        (folder / name).write_text(text, "utf-8")
    return load_config(folder)


def articles(config: Config) -> dict[str, bool]:
    """Article files by name, and whether each is only listed."""
    found = {name: content for name, content in tree(config.content).items() if name.endswith(".md")}
    return {name: b"kind: listed" in content for name, content in found.items()}


def test_an_id_stays_when_the_article_is_captured(tmp_path: Path) -> None:
    config = make(tmp_path / "grown")
    run(config, [config.project / "page.htm"])
    assert articles(config) == {"2019/06/14/03/71.md": True, "2019/06/14/03/72.md": True}
    run(config, [config.project / "72.htm"])
    assert articles(config) == {"2019/06/14/03/71.md": True, "2019/06/14/03/72.md": False}
    run(config, [config.project / "71.htm"])
    whole = make(tmp_path / "whole")
    run(whole, [whole.project / name for name in ("page.htm", "71.htm", "72.htm")])
    assert articles(whole) == {"2019/06/14/03/71.md": False, "2019/06/14/03/72.md": False}
    assert tree(config.content) == tree(whole.content)
