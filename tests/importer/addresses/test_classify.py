"""Addresses as papers write them: what each is of, and which of them are of one thing."""

import datetime as dt
from pathlib import Path

import pytest

from generator.importer.addresses import classify, custom_form, identity
from generator.importer.addresses.address import is_address_folder

HOST = "http://paper.example.com"
DAY = "2021-01-08"

CASES = [line for line in Path(__file__).with_name("cases.txt").read_text("utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize("line", CASES)
def test_classify(line: str) -> None:
    path, *expected = (cell.strip() for cell in line.split("|"))
    address = classify(HOST + path)
    date = address.date.isoformat() if address.date else ""
    assert [address.form, address.kind, date, address.page, address.serial, str(address.part)] == expected
    assert address.url == HOST + path


SAME = [
    ("http://paper.example.com/html/2021-01/08/content_52014.htm", [
        "https://paper.example.com/html/2021-01/08/content_52014.htm",
        "http://www.paper.example.com/html/2021-01/08/content_52014.htm",
        "HTTP://Paper.Example.COM:80/html/2021-01/08/content_52014.htm",
        "//paper.example.com/html/2021-01/08/content_52014.htm",
        "http:\\\\paper.example.com\\html\\2021-01\\08\\content_52014.htm",
        "http://paper.example.com/html/2021-01/08/content_52014.htm?div=-1",
        "http://paper.example.com/html/2021-01/08/content_52014.htm#top",
        "http://paper.example.com/html/2021-01/09/../08/./content_52014.htm",
        "http://paper.example.com//html/2021-01/08/content%5F52014.htm",
        "http://paper.example.com/html/2021-01/08/content_52014.htm;jsessionid=1A2B",
        " http://paper.example.com/html/2021-01/08/content_52014.htm ",
        "paper.example.com/html/2021-01/08/content_52014.htm",
        "http://m.paper.example.com/m/html/2021-01/08/content_52014.htm",
        "https://web.archive.org/web/20210109080000id_/http://paper.example.com/html/2021-01/08/content_52014.htm",
    ]),
    ("http://example.com/mcb/content/20210108/PageA01TB.htm", [
        "http://h5.example.com/mcb/content/20210108/PageA01TB.htm",
        "http://example.com/h5/mcb/content/20210108/PageA01TB.htm",
        "http://example.com/mobile/mcb/Content/20210108/pageA01TB.HTM",
        "http://example.com/pc/mcb/content/20210108/PageA01TB.htm",
    ]),
    ("http://example.com/pc/layout/202101/08/node_01.html", [
        "http://example.com/layout/202101/08/node_01.html",
        "http://example.com/pad/layout/202101/08/node_01.html",
        "http://example.com/m/layout/202101/08/node_01.html",
    ]),
    ("http://example.com/pic/202101/08/a.jpg", ["http://example.com/pic/202101/08/A.JPG?v=1"]),
    ("http://example.com/mcb/", ["http://example.com/mcb/index.html", "http://example.com/mcb/default.htm"]),
]  # fmt: skip


@pytest.mark.parametrize(("url", "twin"), [(url, twin) for url, twins in SAME for twin in twins])
def test_one_thing_has_one_identity(url: str, twin: str) -> None:
    assert identity(url) == identity(twin)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.com/html/2021-01/08/content_1.htm", "http://example.com/html/2021-01/09/content_1.htm"),
        (
            "http://example.com/html/2021-01/08/content_52014.htm",
            "http://example.com/html/2021-01/08/content_52014_2.htm",
        ),
        ("http://example.com/a/html/2021-01/08/node_1.htm", "http://example.com/b/html/2021-01/08/node_1.htm"),
        ("http://example.com/show.php?id=1", "http://example.com/show.php?id=2"),
        ("http://example.com/pad/a.jpg", "http://example.com/pc/a.jpg"),
        ("http://a.example.com/x.htm", "http://b.example.com/x.htm"),
        ("http://m.cn/html/2021-01/08/node_1.htm", "http://cn/html/2021-01/08/node_1.htm"),
    ],
)
def test_two_things_have_two_identities(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:void(0)",
        "#",
        "",
        "mailto:a@example.com",
        "JavaScript:goPrePeriod()",
        "data:image/png;base64,AA",
        "tel:123",
    ],
)
def test_what_is_no_place_has_no_form(url: str) -> None:
    address = classify(url)
    assert (address.identity, address.form, address.date) == (url, "", None)


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "url", ["http://h.example/" + "a/" * 500_000, "http://h.example/" + "a/" * 2_000, "a" * 4_000 + ":", "%" * 4_000]
)
def test_a_long_url_takes_bounded_time(url: str) -> None:
    assert classify(url).form == ""


def test_a_file_below_a_host_folder_is_its_url() -> None:
    file = classify("paper.example.com/mcb/content/20210108/Page01a.htm")
    assert file.identity == identity("https://paper.example.com/mcb/content/20210108/Page01a.htm")
    assert (file.date, file.page) == (dt.date(2021, 1, 8), "01")


def test_without_a_host_the_path_alone_tells() -> None:
    address = classify("/html/2021-01/08/node_2.htm")
    assert (address.identity, address.date) == ("/html/2021-01/08/node_2.htm", dt.date(2021, 1, 8))


def test_a_projects_own_form_goes_first_and_may_look_at_the_query() -> None:
    form = custom_form(
        "own", "article", r"/read\.asp\?d=(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)&id=(?P<serial>\d+)"
    )
    one = classify("http://example.com/read.asp?d=2021-01-08&id=7", (form,))
    other = classify("http://example.com/read.asp?d=2021-01-08&id=8", (form,))
    assert (one.form, one.kind, one.date, one.serial) == ("own", "article", dt.date(2021, 1, 8), "7")
    assert one.identity != other.identity


@pytest.mark.parametrize("name", ["html", "2021-01", "08", "20210108", "202101", "Content"])
def test_address_folders(name: str) -> None:
    assert is_address_folder(name)


@pytest.mark.parametrize("name", ["captures", "paper.example.com", "2021-001", "", "20210108.zip"])
def test_folders_of_a_persons_own(name: str) -> None:
    assert not is_address_folder(name)
