"""config.yaml: what it says is what the Config holds, and what is wrong is said all at once."""

from pathlib import Path

import pytest

from generator.config import Giscus, Isso, load_config
from generator.config_check import schema
from generator.errors import ConfigError, Problem

FULL = """\
name: 墨川晨报
publisher: 墨川日报社
language: zh-Hans
timezone: Asia/Shanghai
base_url: https://example.org/mccb
folders:
  content: store
  site: public
editions:
- code: city
  name: 城区版
  heading: 城区
feed:
  articles: 5
"""


def problems(folder: Path, text: str) -> list[Problem]:
    (folder / "config.yaml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as raised:
        load_config(folder)
    return list(raised.value.problems)


def test_every_key_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(FULL, "utf-8")
    config = load_config(tmp_path)
    assert (config.name, config.base_url, config.base_path) == ("墨川晨报", "https://example.org/mccb/", "/mccb/")
    assert (config.content, config.site) == (tmp_path / "store", tmp_path / "public")
    assert (config.editions[0].heading, config.feed_articles) == ("城区", 5)
    assert load_config(tmp_path, content=tmp_path / "c", site=tmp_path / "s").content == tmp_path / "c"


@pytest.mark.parametrize(
    ("written", "base_url"),
    [
        ("", ""),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/报", "https://example.org/%E6%8A%A5/"),
        ("https://example.org/%E6%8A%A5/", "https://example.org/%E6%8A%A5/"),
        ("https://晨报.example:8080/a&b/100%/", "https://xn--4ruq7f.example:8080/a&b/100%25/"),
    ],
)
def test_a_base_url_is_written_as_feeds_and_sitemaps_must(tmp_path: Path, written: str, base_url: str) -> None:
    (tmp_path / "config.yaml").write_text(f'name: 报\nbase_url: "{written}"\n', "utf-8")
    assert load_config(tmp_path).base_url == base_url


@pytest.mark.parametrize("folders", ["site: content", "site: content/site", "cache: site", "site: .", "content: ."])
def test_folders_that_would_write_over_each_other_are_told(tmp_path: Path, folders: str) -> None:
    (problem,) = problems(tmp_path, f"name: 报\nfolders: {{{folders}}}\n")
    assert (problem.key, problem.advice) == ("folders", "give each a folder of its own")
    with pytest.raises(ConfigError, match="`content` and `site`"):
        (tmp_path / "config.yaml").write_text("name: 报\n", "utf-8")
        load_config(tmp_path, site=tmp_path / "content")


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("publisher: 2021", "must be a text, not 2021", "put it in quotes"),
        ("publisher:", "has no value", "主办"),
        ("lunar_date: 'no'", "must be true or false, not 'no'", "lunar"),
        ("base_url: HTTPS://EXAMPLE.ORG", "'HTTPS://EXAMPLE.ORG' is not what can stand here", "https://example.org/"),
        ("base_url: http://[paper/", "'http://[paper/' is no address: Invalid IPv6 URL", "https://example.org/paper/"),
        ("source: http:///paper", "'http:///paper' is no address: it names no host", "https://example.org/paper/"),
        ("source: http://paper:99999/", "is no address: Port out of range", "https://example.org/paper/"),
        ("selectors: {title: [5]}", "must be a text or a list of texts, not [5]", "put it in quotes"),
        ("selectors: {address: {page: [5]}}", "must be a text or a list of texts, not [5]", "put it in quotes"),
        ("selectors: {title: 5}", "must be a text or a list of texts, not 5", "put it in quotes"),
        ("theme: {text-face: '\"Songti SC, serif'}", "is not what can stand here", "in quotes of one kind"),
        ("rights: 2021-02-30", "2021-02-30 is no date", "quote what is none"),
        ("rights: a\nrights: b", "the key `rights` stands here twice", "delete one of them"),
    ],
)
def test_a_wrong_value_is_told_in_words(tmp_path: Path, text: str, message: str, advice: str) -> None:
    (problem,) = problems(tmp_path, f"name: 报\n{text}\n")
    assert message in problem.message
    assert advice in problem.advice


def test_every_wrong_key_is_named_at_once_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    found = problems(
        tmp_path, "nmae: 墨川晨报\nlanguage: zh-Hant\nfolders:\n  sites: x\ntimezone: Asia/Shangai\nfeed: 3\n"
    )
    assert [(p.line, p.key) for p in found] == [
        (1, "nmae"),
        (1, "name"),
        (4, "folders.sites"),
        (5, "timezone"),
        (6, "feed"),
    ]
    assert [p.advice for p in found[2:4]] == ["did you mean `site`?", "did you mean `Asia/Shanghai`?"]


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("name: 报\nlanguage: zh_Hans\n", "language", 2),
        ("name: 报\nbase_url: example.org\n", "base_url", 2),
        ("name: 报\nbase_url: https://example.org/?a=1\n", "base_url", 2),
        ("name: ''\n", "name", 1),
        ("name: 报\nfeed:\n  articles: 0\n", "feed.articles", 3),
        ("name: 报\neditions:\n- code: 城\n  name: 城区版\n", "editions.0.code", 3),
    ],
)
def test_a_value_that_means_nothing_is_named(tmp_path: Path, text: str, key: str, line: int) -> None:
    (problem,) = problems(tmp_path, text)
    assert (problem.key, problem.line) == (key, line)
    assert problem.file == str(tmp_path / "config.yaml")


def test_what_is_not_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    assert [(p.line, p.message[:8]) for p in problems(tmp_path, "name: 报\nrights: a: b\n")] == [(2, "not YAML")]
    assert problems(tmp_path, "- a\n")[0].message == "must be a list of `key: value` lines"
    assert problems(tmp_path, "")[0].message == "must be a list of `key: value` lines"


def test_a_file_in_another_charset_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes("name: 墨川晨报\n".encode("gb18030"))
    with pytest.raises(ConfigError, match="save it as UTF-8"):
        load_config(tmp_path)


def test_without_a_file_the_way_to_one_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="broadsheet new DIR"):
        load_config(tmp_path)


def test_every_key_of_the_schema_says_what_it_means() -> None:
    assert [key for key, rule in schema()["properties"].items() if not rule.get("description")] == ["folders", "feed"]


def test_comments_are_off_or_kept_by_one_service(tmp_path: Path) -> None:
    giscus = "comments:\n  giscus: {repo: a/b, repo_id: R_1, category: 公告, category_id: DIC_1}\n"
    for text, expected in (
        ("", None),
        ("comments:\n  isso: https://comments.example.org\n", Isso("https://comments.example.org/")),
        ("comments:\n  isso: http://[::1]:8080/isso/\n", Isso("http://[::1]:8080/isso/")),
        (giscus, Giscus("a/b", "R_1", "公告", "DIC_1")),
    ):
        (tmp_path / "config.yaml").write_text(f"name: 报\n{text}", "utf-8")
        assert load_config(tmp_path).comments == expected


@pytest.mark.parametrize(
    ("text", "key", "advice"),
    [
        ("comments: isso", "comments", "isso: https://comments.example.org/"),
        ("comments: {}", "comments", "either `isso"),
        ("comments:\n  disqus: x", "comments.disqus", "did you mean `giscus`?"),
        ("comments:\n  isso: comments.example.org", "comments.isso", "Where browsers reach your Isso server"),
        ("comments:\n  isso: https://a.example/;script-src", "comments.isso", "Where browsers reach your Isso server"),
        ("base_url: https://a.example/\ncomments:\n  isso: http://a.example/", "comments.isso", "https address"),
        (
            "comments:\n  giscus: {repo: a/b, repo_id: R_1, category: c}",
            "comments.giscus.category_id",
            "add `category_id: …`",
        ),
        (
            "comments:\n  giscus: {repo: a, repo_id: R, category: c, category_id: D}",
            "comments.giscus.repo",
            "owner/name",
        ),
    ],
)
def test_comments_that_could_not_be_kept_are_named(tmp_path: Path, text: str, key: str, advice: str) -> None:
    (problem,) = problems(tmp_path, f"name: 报\n{text}\n")
    assert problem.key == key
    assert advice in problem.advice
