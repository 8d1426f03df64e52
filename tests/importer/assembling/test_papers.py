"""Several papers in one heap: told where they share an issue, and not where one paper lies under several addresses."""

import pytest
from made_readings import DAY, article, page, pages_list, reading

from generator.importer.addresses import identity, paper_prefix
from generator.importer.assembling import assemble
from generator.importer.assembling.issues import Assembled
from generator.importer.parsed import ParsedPage, Reading

MORNING = "http://paper.mochuan.example/mccb/content/20210108/"
EVENING = "http://paper.mochuan.example/hwwb/content/20210108/"
TWIN = "http://epaper.mochuan.example/html/2021-01/08/"


def told(*readings: Reading) -> list[str]:
    """The details of what is told of several papers."""
    found: list[Assembled] = assemble(DAY, readings, {})
    assert assemble(DAY, readings[::-1], {}) == found
    return [each.detail for one in found for each in one.anomalies if each.kind == "several-papers"]


def morning(name: str = "墨川晨报") -> tuple[Reading, ...]:
    urls = [f"{MORNING}ArticelA01{serial:03}TB.htm" for serial in (2, 3, 4)]
    titles = ["新桥通车", "渡口停航", "水车修好了"]
    front = page(f"{MORNING}PageA01a.htm", "A01", *zip(urls, titles, strict=True), newspaper=name)
    return front, *(article(*each, newspaper=name) for each in zip(urls, titles, strict=True))


def other(base: str, *titles: str, number: str = "A01", name: str = "") -> tuple[Reading, ...]:
    urls = [f"{base}Articel{number}{serial:03}TB.htm" for serial, _ in enumerate(titles, 2)]
    front = page(f"{base}Page{number}a.htm", number, *zip(urls, titles, strict=True), newspaper=name)
    return front, *(article(*each) for each in zip(urls, titles, strict=True))


def test_two_names_are_two_papers() -> None:
    assert told(*morning(), *other(EVENING, "菜价", "夜市", number="B01", name="河湾晚报")) == [
        "captures of 墨川晨报 paper.mochuan.example/mccb/ (4); 河湾晚报 paper.mochuan.example/hwwb/ (3)"
    ]


def test_two_codes_whose_pages_print_no_name_are_two_papers() -> None:
    assert told(*morning(""), *other(EVENING, "菜价", "夜市")) == [
        "captures of paper.mochuan.example/mccb/ (4); paper.mochuan.example/hwwb/ (3)"
    ]


def test_two_editions_of_one_name_have_the_same_page_twice() -> None:
    assert told(*morning(), *other(EVENING, "菜价", "夜市", name="墨川晨报"))
    assert not told(*morning(), *other(EVENING, "菜价", "夜市", number="ZC01", name="墨川晨报"))


@pytest.mark.parametrize("name", ["", "墨川晨报"])
def test_one_paper_under_two_addresses_is_one(name: str) -> None:
    assert not told(*morning(name), *other(TWIN, "新桥通车", "渡口停航", "水车修好了", name=name))
    assert not told(*morning(name), article(f"{TWIN}content_7.htm", "渡口停航"))


def test_a_section_that_the_page_list_names_is_of_the_paper() -> None:
    section = other(EVENING, "菜价", "夜市", number="B01")
    front = reading(f"{MORNING}PageA02a.htm", ParsedPage("A02", pages=pages_list("A01", "B01", base=EVENING)))
    assert told(*morning(""), *section)
    assert not told(*morning(""), front, *section)


def test_a_text_without_address_is_of_the_paper_that_it_names() -> None:
    own, strange = (article("", "菜价", page="A01", newspaper=name) for name in ("墨川晨报社", "河湾晚报"))
    assert not told(*morning(), own)
    assert told(*morning(), strange) == ["captures of 墨川晨报 paper.mochuan.example/mccb/ (4); 河湾晚报 (1)"]


@pytest.mark.parametrize(
    ("url", "prefix"),
    [
        (f"{MORNING}PageA01a.htm", "paper.mochuan.example/mccb/"),
        ("http://h5.mochuan.example/pc/layout/202101/08/node_01.html", "mochuan.example/"),
        ("https://www.mochuan.example/html/2021-01/08/node_2.htm", "mochuan.example/"),
        ("mccb/html/2021-01/08/node_2.htm", "/mccb/"),
        ("node_2.htm", "/"),
    ],
)
def test_what_the_addresses_of_a_paper_begin_with(url: str, prefix: str) -> None:
    assert paper_prefix(identity(url)) == prefix
