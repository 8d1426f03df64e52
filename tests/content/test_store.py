"""The content store as people and their programs leave it: what is there is seen, each fault costs only itself."""

import datetime as dt
import threading
from pathlib import Path

import pytest

from generator.content.store import fingerprint, look_at, read_issue, read_suspensions, scan
from generator.errors import ContentError, Problem
from generator.model import IssueKey

DAY = IssueKey(dt.date(2021, 1, 8))
ARTICLE = "---\ntitle: 老墨桥今起封闭大修\ndate: 2021-01-08\npage: A01\norder: 1\n---\n\n第一段。\n\n第二段。\n"


def put(content: Path, name: str, text: str | bytes) -> Path:
    file = content / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_issues_come_by_date_and_a_folder_that_is_no_date_is_told(tmp_path: Path) -> None:
    for folder in (
        "2021/01/08",
        "2021/01/08-city",
        "1872/04/30",
        "2020/02/29",
        "2021/02/29",
        "2021/1/9",
        "２０２１/01/08",
    ):
        put(tmp_path, f"{folder}/A01/1.md", ARTICLE)
    problems: list[Problem] = []
    found = [folder.key.folder for folder in scan(tmp_path, problems)]
    assert found == ["1872/04/30", "2020/02/29", "2021/01/08", "2021/01/08-city"]
    assert [(problem.message, problem.file) for problem in problems] == [
        ("is no date: day is out of range for month", str(tmp_path / "2021/02/29"))
    ]
    with pytest.raises(ContentError):
        list(scan(tmp_path))
    assert list(scan(tmp_path / "gone")) == []


def test_where_enough_files_are_to_be_expected_issues_are_named_without_a_look(tmp_path: Path) -> None:
    for folder in ("2021/01/08", "2021/01/09", "2021/01/10", "2021/02/30"):
        for name in ("A01/1.md", "A01/2.md"):
            put(tmp_path, f"{folder}/{name}", ARTICLE)
    problems: list[Problem] = []
    put(tmp_path, "2021/01/09/A01/3.md", ARTICLE)
    put(tmp_path, "2021/01/09/A01/4.md", ARTICLE)
    found = list(scan(tmp_path, problems, 10))
    assert [(folder.key.folder, bool(folder.fingerprint), folder.files) for folder in found] == [
        ("2021/01/08", True, 2),
        ("2021/01/09", True, 4),
        ("2021/01/10", False, 3),
    ]
    assert [problem.file for problem in problems] == [str(tmp_path / "2021/02/30")]
    assert found[:2] == list(scan(tmp_path, problems))[:2]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_marks_of_any_editor_change_nothing(tmp_path: Path, mark: bytes, end: str) -> None:
    head = "date: 2021-01-08\npages:\n- number: A01\n  name: 要闻\n"
    put(tmp_path, "2021/01/08/A01/1.md", mark + ARTICLE.replace("\n", end).encode())
    put(tmp_path, "2021/01/08/issue.yaml", mark + head.replace("\n", end).encode())
    put(tmp_path, "2021/calendar.yaml", mark + f"suspended:{end}- date: 2021-01-09{end}".encode())
    issue, problems = read_issue(tmp_path, DAY)
    assert problems == ()
    (page,) = issue.pages
    assert (page.name, page.articles[0].title) == ("要闻", "老墨桥今起封闭大修")
    assert page.articles[0].body == "第一段。\n\n第二段。"
    assert [day.date for day in read_suspensions(tmp_path, 2021)] == [dt.date(2021, 1, 9)]


def test_each_fault_is_told_with_file_line_and_key_and_costs_only_its_article(tmp_path: Path) -> None:
    wrong = {
        "2.md": (ARTICLE.replace("order: 1", "order: one"), "order", 5, "must be a whole number, not 'one'"),
        "3.md": (ARTICLE.replace("2021-01-08", "2021-01-09"), "date", 3, "2021-01-09 is not the date of its folder"),
        "4.md": (ARTICLE.replace("A01", "A02"), "page", 4, "'A02' is not the page of its folder"),
        "5.md": (ARTICLE.replace("title", "titel"), "title", 2, "is missing"),
        "6.md": (ARTICLE.encode("gb18030"), "", 2, "is not UTF-8"),
        "7.md": ("", "", 1, "does not start with `---`"),
        "8.md": (ARTICLE.replace("order: 1", "authors: 李墨"), "authors", 5, "must be a list of mappings"),
    }
    put(tmp_path, "2021/01/08/A01/1.md", ARTICLE)
    for name, (text, _, _, _) in wrong.items():
        put(tmp_path, f"2021/01/08/A01/{name}", text)
    (tmp_path / "2021/01/08/A01/9.md").symlink_to("gone.md")
    issue, problems = read_issue(tmp_path, DAY)
    assert [article.id for article in issue.pages[0].articles] == ["1"]
    told = {Path(problem.file).name: problem for problem in problems}
    assert set(told) == {*wrong, "9.md"}
    for name, (_, key, line, message) in wrong.items():
        assert (told[name].key, told[name].line) == (key, line)
        assert message in told[name].message


def test_what_is_blank_counts_as_absent(tmp_path: Path) -> None:
    blank = "kicker: ' '\nbyline: ''\nsubtitle:\nkeywords: ['', ' ', 桥, 2021, 2021-01-08]\n"
    put(tmp_path, "2021/01/08/A01/1.md", ARTICLE.replace("order: 1\n", f"order: 1\n{blank}"))
    put(tmp_path, "2021/01/08/A01/2.md", ARTICLE.replace("老墨桥今起封闭大修", "' '"))
    issue, (problem,) = read_issue(tmp_path, DAY)
    (article,) = issue.pages[0].articles
    assert (article.kicker, article.byline, article.subtitle) == ("", "", "")
    assert article.keywords == ("桥", "2021", "2021-01-08")
    assert (problem.key, problem.message) == ("title", "is missing")


def test_a_key_that_looks_like_a_slip_is_told_and_stops_nothing(tmp_path: Path) -> None:
    own = "title_en: Bridge\nsource_url: https://a.example/\neditor: 王河\n"
    put(tmp_path, "2021/01/08/A01/1.md", ARTICLE.replace("order: 1\n", f"odrer: 1\nsubtitel: 两岸相通\n{own}"))
    pages = "pages:\n- number: A01\n  nmae: 要闻\n  on: 1\n  source:\n    url: https://a.example/\n"
    put(tmp_path, "2021/01/08/issue.yaml", f"date: 2021-01-08\nnubmer: 12\n{pages}")
    issue, problems = read_issue(tmp_path, DAY)
    assert [(Path(each.file).name, each.line, each.key, each.advice.split("?")[0]) for each in problems] == [
        ("issue.yaml", 2, "nubmer", "did you mean `number`"),
        ("issue.yaml", 5, "pages.0.nmae", "did you mean `name`"),
        ("1.md", 5, "odrer", "did you mean `order`"),
        ("1.md", 6, "subtitel", "did you mean `subtitle`"),
    ]
    assert len(issue.pages[0].articles) == 1
    assert set(issue.pages[0].articles[0].extra) == {"odrer", "subtitel", "title_en", "source_url", "editor"}


@pytest.mark.parametrize("corner", ["nan,0.1", "0.1,inf", "0.1", "0.1,0.2,0.3", "a,b"])
def test_a_zone_has_corners_that_can_be_drawn(tmp_path: Path, corner: str) -> None:
    zones = f"  hotspots:\n  - article: 1\n    polygon: 0.1,0.1 {corner} 0.2,0.2\n"
    put(tmp_path, "2021/01/08/issue.yaml", f"date: 2021-01-08\npages:\n- number: A01\n{zones}")
    (problem,) = read_issue(tmp_path, DAY)[1]
    assert (problem.key, problem.line) == ("pages.0.hotspots.0.polygon", 6)
    assert problem.message == f"{corner!r} is no corner"


def test_a_file_that_goes_while_its_folder_is_looked_at_is_none(tmp_path: Path) -> None:
    put(tmp_path, "2021/01/08/A01/1.md", ARTICLE)
    folder, stop = tmp_path / "2021/01/08/A01", threading.Event()

    def save() -> None:
        """As an editor does, which tries whether it may write."""
        while not stop.is_set():
            for number in range(20):
                (folder / f"4913-{number}").touch()
            for number in range(20):
                (folder / f"4913-{number}").unlink()

    editor = threading.Thread(target=save)
    editor.start()
    try:
        for _ in range(300):
            look_at(tmp_path, DAY.folder)
    finally:
        stop.set()
        editor.join()
    assert fingerprint(tmp_path / DAY.folder).files == 1
