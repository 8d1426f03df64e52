"""Pages that a person saved from a browser: with their folder, or all in one file."""

import base64
import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.importer.addresses import identity
from generator.importer.captures import Capture, Unreadable, read_captures
from generator.importer.document import Document, read_document

URL = "http://paper.example.com/html/2021-01/08/node_2.htm"
Save = Callable[[Path, bytes, str], list[Capture | Unreadable]]
PICTURE = b"\xff\xd8\xff\xe0" + b"\0" * 20
CHROME = (
    "<!DOCTYPE html>\n<!-- saved from url=(0051)" + URL + " -->\n<html><head>"
    '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">\n<title>第01版</title></head>'
    '<body><img src="./第01版_files/mcb_b.jpg"><a href="http://paper.example.com/html/2021-01/08/content_7.htm">春</a>'
    "</body></html>"
)
FIREFOX = CHROME.replace(CHROME.split("\n")[1] + "\n", "").replace("gb2312", "utf-8")


def capture_of(found: list[Capture | Unreadable], ending: str) -> Capture:
    (capture,) = [item for item in found if item.path.endswith(ending)]
    assert isinstance(capture, Capture)
    return capture


def save(folder: Path, page: bytes, suffix: str) -> list[Capture | Unreadable]:
    (folder / f"第01版{suffix}").mkdir()
    (folder / "第01版.htm").write_bytes(page)
    (folder / f"第01版{suffix}" / "mcb_b.jpg").write_bytes(PICTURE)
    return list(read_captures([folder]))


def save_zipped(folder: Path, page: bytes, suffix: str) -> list[Capture | Unreadable]:
    file = folder / "saved.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("web/第01版.htm", page)
        archive.writestr(f"web/第01版{suffix}/mcb_b.jpg", PICTURE)
    return list(read_captures([file]))


@pytest.mark.parametrize("suffix", ["_files", ".files", "_文件"])
@pytest.mark.parametrize("saved", [save, save_zipped])
def test_the_pictures_of_a_saved_page_are_found_by_its_links(saved: Save, suffix: str, tmp_path: Path) -> None:
    found = saved(tmp_path, CHROME.replace("_files", suffix).encode("gbk"), suffix)
    document = read_document(capture_of(found, "第01版.htm"))
    assert isinstance(document, Document)
    assert (document.url, document.address.date) == (URL, dt.date(2021, 1, 8))
    picture = capture_of(found, "mcb_b.jpg")
    assert identity(document.link(document.tree.find(".//img").get("src"))) == identity(picture.url)


@pytest.mark.parametrize("saved", [save, save_zipped])
@pytest.mark.parametrize(
    "address", ["http://[paper/node_2.htm", "http://a]b/", "file:///C:/报/1.htm", "about:internet"]
)
def test_a_page_that_tells_no_address_costs_nothing_beside_it(saved: Save, address: str, tmp_path: Path) -> None:
    found = saved(tmp_path, CHROME.replace(URL, address).encode("gbk"), "_files")
    assert [item for item in found if isinstance(item, Unreadable)] == []
    assert capture_of(found, "mcb_b.jpg").url.endswith("_files/mcb_b.jpg")


def test_without_a_comment_the_path_holds_them_together(tmp_path: Path) -> None:
    found = save(tmp_path, FIREFOX.encode(), "_files")
    document = read_document(capture_of(found, "第01版.htm"))
    assert isinstance(document, Document) and document.url == ""
    assert document.link("./第01版_files/mcb_b.jpg") == capture_of(found, "mcb_b.jpg").url


def test_a_folder_that_only_looks_so(tmp_path: Path) -> None:
    (tmp_path / "my_files").mkdir()
    (tmp_path / "my_files" / "a.jpg").write_bytes(PICTURE)
    assert [capture.url for capture in read_captures([tmp_path])] == ["/my_files/a.jpg"]


MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: http://paper.example.com/html/2021-01/08/node_2.htm
Subject: =?utf-8?Q?=E7=AC=AC01=E7=89=88?=
Date: Sat, 9 Jan 2021 08:00:00 +0800
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----MultipartBoundary--x----"

------MultipartBoundary--x----
Content-Type: text/html; charset="gb2312"
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: http://paper.example.com/html/2021-01/08/node_2.htm

<html><head><title>=B4=BA</title></head><body><img src=3D"http://paper.examp=
le.com/images/a.jpg"></body></html>
------MultipartBoundary--x----
Content-Type: image/jpeg
Content-Transfer-Encoding: base64
Content-Location: http://paper.example.com/images/a.jpg

/9j/4AAAAAAAAAAAAAAAAAAA
------MultipartBoundary--x----
Content-Type: text/css
Content-Location: cid:css-1@mhtml.blink

p { color: red }
------MultipartBoundary--x------
"""


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_a_page_in_one_file(newline: bytes, tmp_path: Path) -> None:
    (tmp_path / "saved.mhtml").write_bytes(MHTML.replace(b"\n", newline))
    page, picture = read_captures([tmp_path])
    assert isinstance(page, Capture) and isinstance(picture, Capture)
    time = dt.datetime(2021, 1, 9, 8, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    assert (page.url, page.charset, page.captured, page.url_is_told) == (URL, "gb2312", time, True)
    document = read_document(page)
    assert isinstance(document, Document)
    assert document.tree.findtext(".//title") == "春"
    assert document.link(document.tree.find(".//img").get("src")) == picture.url
    assert picture.content.startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    "content",
    [
        b"no mail at all",
        MHTML[:300],
        b"\xff" * 300,
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 500,
    ],
)
def test_a_file_that_holds_no_page(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "saved.mht").write_bytes(content)
    (found,) = read_captures([tmp_path])
    assert isinstance(found, Unreadable) and "no page" in found.reason


SINGLE_FILE = """<!DOCTYPE html> <html lang=zh><!--
 Page saved with SingleFile
 url: http://paper.example.com/html/2021-01/08/content_7.htm?div=-1
 saved date: Sat Jan 09 2021 08:00:00 GMT+0800 (中国标准时间)
--><meta charset=utf-8>
<title>春</title><style>:root{--sf-img-1:url("data:image/png;base64,iVBORw0KGgo=")}</style>
<body><td class=font01><founder-title>墨川的春天</founder-title><img src=data:image/jpeg;base64,/9j/>
<div id=ozoom><founder-content><p>　　河边的柳树发了新芽。</founder-content></div>"""


def test_a_page_of_single_file(tmp_path: Path) -> None:
    (tmp_path / "春 (2021_1_9 08_00_00).html").write_text(SINGLE_FILE, "utf-8")
    (capture,) = read_captures([tmp_path])
    assert isinstance(capture, Capture)
    document = read_document(capture)
    assert isinstance(document, Document)
    assert document.url == "http://paper.example.com/html/2021-01/08/content_7.htm?div=-1"
    assert (document.address.serial, document.address.date) == ("7", dt.date(2021, 1, 8))
    assert document.captured == dt.datetime(2021, 1, 9, tzinfo=dt.UTC)
    assert document.tree.findtext(".//founder-title") == "墨川的春天"


def test_the_pictures_within_a_page(tmp_path: Path) -> None:
    photo, icon = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, b"GIF89a" + b"\0" * 60
    images = "".join(
        f'<img src="data:image/{kind};base64,{base64.b64encode(content).decode()}">'
        for kind, content in (("jpeg", photo), ("gif", icon), ("jpeg", photo), ("png", b"not base64" * 900))
    )
    page = SINGLE_FILE.replace(
        "<img src=data:image/jpeg;base64,/9j/>",
        images.replace(base64.b64encode(b"not base64" * 900).decode(), "?" * 9000),
    )
    (tmp_path / "春.html").write_text(page, "utf-8")
    capture, picture = read_captures([tmp_path])
    assert isinstance(capture, Capture) and isinstance(picture, Capture)
    assert (picture.content, picture.path) == (photo, f"{tmp_path}/春.html!picture 1")
    document = read_document(capture)
    assert isinstance(document, Document)
    sources = [image.get("src") for image in document.tree.iter("img")]
    assert [source == picture.url for source in sources] == [True, False, True, False]
