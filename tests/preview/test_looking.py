"""Content that cannot be read is found before it is built, and remembered until it is mended."""

from pathlib import Path

from generator.preview.looking import broken_issues, touched_issues

ISSUE = "date: 2021-01-08\npages:\n- number: A01\n  name: 要闻\n"
ARTICLE = "---\ntitle: 题\ndate: 2021-01-08\npage: A01\norder: 1\n---\n\n正文\n"


def lay_out(content: Path) -> Path:
    article = content / "2021/01/08/A01/1.md"
    article.parent.mkdir(parents=True)
    (content / "2021/01/08/issue.yaml").write_text(ISSUE, "utf-8")
    article.write_text(ARTICLE, "utf-8")
    return article


def test_a_sound_change_is_none(tmp_path: Path) -> None:
    article = lay_out(tmp_path)
    elsewhere = {tmp_path / "notes.txt", tmp_path.parent / "config.yaml", tmp_path / "2021/01/09/A01/1.md"}
    assert broken_issues(tmp_path, {article, *elsewhere}, frozenset()) == (frozenset(), ())


def test_a_broken_article_is_remembered_until_it_is_mended(tmp_path: Path) -> None:
    article = lay_out(tmp_path)
    article.write_text(ARTICLE.replace("title: 题", "title: 题: 二"), "utf-8")
    broken, problems = broken_issues(tmp_path, {article}, frozenset())
    assert broken == {"2021/01/08"}
    assert [(p.file, p.line) for p in problems] == [(str(article), 2)]
    assert broken_issues(tmp_path, set(), broken) == (broken, problems)
    article.write_text(ARTICLE, "utf-8")
    assert broken_issues(tmp_path, {article}, broken) == (frozenset(), ())


def test_a_broken_issue_file_and_calendar_are_found(tmp_path: Path) -> None:
    lay_out(tmp_path)
    issue, calendar = tmp_path / "2021/01/08/issue.yaml", tmp_path / "2021/calendar.yaml"
    issue.write_text(ISSUE.replace("A01", "版"), "utf-8")
    calendar.write_text("suspended:\n- date: soon\n", "utf-8")
    broken, problems = broken_issues(tmp_path, {issue, calendar}, frozenset())
    assert broken == {"2021", "2021/01/08"}
    assert {Path(p.file).name for p in problems} == {"issue.yaml", "calendar.yaml"}


def test_an_issue_that_is_gone_is_no_problem(tmp_path: Path) -> None:
    assert broken_issues(tmp_path, {tmp_path / "2021/01/08/issue.yaml"}, frozenset({"2021/01/08"})) == (frozenset(), ())


def test_a_folder_that_is_no_date_is_named(tmp_path: Path) -> None:
    (tmp_path / "2021/02/30").mkdir(parents=True)
    _, problems = broken_issues(tmp_path, {tmp_path / "2021/02/30/issue.yaml"}, frozenset())
    assert [p.file for p in problems] == [str(tmp_path / "2021/02/30")]


def test_what_a_change_can_have_touched(tmp_path: Path) -> None:
    article = lay_out(tmp_path / "content")
    issue, content = article.parents[1], tmp_path / "content"
    for changed, touched in (
        ({article, issue / "issue.yaml", issue / ".draft"}, {"2021/01/08"}),
        ({issue, content / "2021/01/09-LOCAL/A01/1.md"}, {"2021/01/08", "2021/01/09-LOCAL"}),
        ({tmp_path / "templates/month.html", tmp_path / "config.yaml"}, set()),
        ({content / "2021/calendar.yaml"}, None),
        ({article, issue.parent}, None),
        ({content}, None),
        ({issue / f"A01/{number}.md" for number in range(51)}, None),
    ):
        assert touched_issues(content, changed) == (touched if touched is None else frozenset(touched)), changed
