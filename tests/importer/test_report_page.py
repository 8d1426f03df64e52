"""`import-report.html` and its short form: for a librarian, in the paper's language, every line with its way on."""

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from import_runs import DEMO, run

from generator.config import load_config
from generator.importer.reports import ImportReport, summary_lines

LOGIN = (
    "<html><meta charset=utf-8><title>登录</title><form>用户名 <input name=u> 密码 <input type=Password>"
    "<button>登录</button></form><p>登录后可阅读全文</p></html>"
)
SOFT_404 = "<html><meta charset=utf-8><title>提示</title><p>对不起，您访问的页面不存在或已被删除！</p></html>"
STRANGER = "<html><meta charset=utf-8><div class=x><h5>不认得的模板</h5><p>渡口的灯亮了一夜。</p></div></html>"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ImportReport:
    folder = tmp_path_factory.mktemp("report")
    heap = folder / "heap/paper.mochuan.example"
    (heap / "html/2021-01/06").mkdir(parents=True)
    for name, content in {
        "html/2021-01/06/content_1.htm": LOGIN.encode(),
        "html/2021-01/06/content_2.htm": SOFT_404.encode(),
        "html/2021-01/06/content_3.htm": STRANGER.encode(),
        "html/2021-01/06/content_4.htm": b"",
        "html/2021-01/06/content_5.htm": b"\x00\x01\x02\x03" * 999,
        "epaper.css": b"body { color: red }",
        "cut.zip": zipped()[:-30],
    }.items():
        (heap / name).write_bytes(content)
    (folder / "config.yaml").write_text("name: 墨川晨报\n", "utf-8")
    return run(load_config(folder), [DEMO, folder / "heap"])


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.htm", "<p>")
    return file.getvalue()


class Page(HTMLParser):
    """Ids, links and the text of table cells and paragraphs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.cells: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(str(values["id"]))
        if tag == "a":
            self.links.append(str(values.get("href")))
        if tag in ("td", "p", "h2", "h3", "h4", "summary"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


@pytest.fixture(scope="module")
def page(report: ImportReport) -> Page:
    assert report.html_file
    return Page(report.html_file.read_text("utf-8"))


def test_no_english_reason_is_left(page: Page) -> None:
    """What a library says stands in brackets; all else is the importer's own words."""
    own = [re.sub("（.*）", "", cell) for cell in page.cells]
    assert [cell for cell in own if re.search(r"(?:^|[ ，：])(?:is|the|of|was|no|not) ", cell)] == []


def test_every_section_is_reached_from_the_top(page: Page) -> None:
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner == {"unread", "gaps", "anomalies", "defects", "issues", "captures"} and inner <= page.ids


def test_what_a_line_names_can_be_opened(page: Page, report: ImportReport) -> None:
    assert report.html_file
    articles = [link for link in page.links if link.startswith("content/")]
    assert articles and all((report.html_file.parent / link).is_file() for link in articles)
    assert "http://paper.mochuan.example/mccb/html/2021-01/06/content_88109.htm" in page.links
    assert all(link.startswith(("#", "content/", "http://", "https://")) for link in page.links)


def test_each_reason_says_what_to_do(page: Page) -> None:
    text = "\n".join(page.cells)
    for words in (
        "是登录页，不是报纸网页", "是网站的出错页（“页面不存在或已被删除”）", "是空文件", "是二进制数据，不是网页",
        "ZIP 包不完整，或不是 ZIP", "没有一种已知模板与它相符", "在 config.yaml 的 selectors: 里写明标题、正文的位置",
        "登录后（或换个时间）重新采集", "从原网站重新采集，再导入。",
    ):  # fmt: skip
        assert words in text


def test_styles_and_scripts_are_nothing_to_act_on(report: ImportReport) -> None:
    assert report.figures["asset"] == 1
    assert not any("epaper.css" in row["path"] for row in report.unread)


def test_the_short_form_speaks_the_papers_language(report: ImportReport) -> None:
    chinese = "\n".join(summary_lines(report, "zh-CN"))
    assert "是登录页，不是报纸网页\n" in chinese and "    从原网站重新采集，再导入。" in chinese
    assert not re.search(r"(?:^|[ ，：])(?:is|of|was|not|captures) ", re.sub("（.*）", "", chinese))
    english = "\n".join(summary_lines(report, "en"))
    assert "is a login page, not one of a paper\n" in english and "未" not in english.replace(str(report.html_file), "")


def test_a_long_list_is_counted(report: ImportReport) -> None:
    rows = ({"path": f"{number}.htm", "status": "unreadable", "reason": "is empty"} for number in range(50))
    long = ImportReport(figures={"captures": 900, "unreadable": 900}, unread=tuple(rows), html_file=Path("r.html"))
    assert "……另有 890 个，见 r.html" in list(summary_lines(long, "zh"))
