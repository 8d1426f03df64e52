"""Three real pages of family B, where they are at hand; captures of our own with the same traps lie in the cases."""

from pathlib import Path

import pytest
from dialect_cases import read_document, text_document

from generator.importer.markup.zones import in_fractions
from generator.importer.parsed import ParsedPage

REAL = Path(__file__).parents[4] / "shared" / "captures"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason=f"the real pages are not here: {REAL}")


def read_page(place: str) -> ParsedPage:
    text = (REAL / place).read_text("utf-8")
    evidence, page, _ = read_document(text_document(text, f"http://{place}", place))
    assert evidence is not None
    assert (evidence.dialect, evidence.kind) == ("founder_classic", "page")
    assert isinstance(page, ParsedPage)
    return page


def names(page: ParsedPage) -> list[str]:
    return [article.url.rpartition("/")[2].partition("?")[0] for article in page.articles]


def test_a_page_with_titles_in_scripts_and_links_of_pictures() -> None:
    page = read_page("paper.people.com.cn/rmrb/html/2017-10/18/nbs.D110000renmrb_07.htm")
    assert (page.number, page.name) == ("07", "决胜全面小康 开启新的征程·党的十九大特别报道")
    assert str(page.date) == "2017-10-18"
    assert names(page) == [f"nw.D110000renmrb_20171018_{number}-07.htm" for number in range(1, 10)]
    assert all(article.title for article in page.articles)
    assert page.articles[0].title == "回应人民新期待"
    assert page.others == ()
    assert len(page.zones) == 9
    assert not any(zone.in_pixels for zone in page.zones)
    assert page.zones[0].polygon[0] == (2 / 400, round(53 / 575, 5))
    assert [entry.number for entry in page.pages] == [f"{number:02}" for number in range(1, 25)]
    assert [entry.number for entry in page.pages if entry.name == "广告"] == ["16", "19", "20", "21", "24"]
    assert page.previous_issue_url == ""


def test_two_areas_of_one_article_are_one_zone() -> None:
    page = read_page("news.ctnews.com.cn/zglyb/html/2017-10/13/node_1.htm")
    assert (page.number, page.name, str(page.date)) == ("01", "旅游报01版", "2017-10-13")
    assert names(page) == [f"content_{number}.htm" for number in (306582, 306587, 306588, 306593, 306597)]
    assert len(page.zones) == 5
    assert all(zone.in_pixels for zone in page.zones)
    resolved = [in_fractions(zone, (350, 550)) for zone in page.zones]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for zone in resolved for x, y in zone.polygon)
    assert [entry.number for entry in page.pages] == ["01", "02", "03", "04", "05", "06", "08"]


def test_a_panel_of_other_pages_and_a_list_in_another_order_than_the_map() -> None:
    page = read_page("host-unknown/html/2017-07/22/node_2.htm")
    assert (page.number, page.name, str(page.date)) == ("1", "要闻", "2017-07-22")
    assert names(page) == [f"content_{number}.htm" for number in (52014, 52016, 52020, 52018, 52019, 52015, 52017)]
    assert len(page.others) == 7
    assert len(page.zones) == 7
    assert page.zones[0].polygon[0] == (round(2 / 350, 5), round(98 / 550, 5))
    assert page.previous_issue_url == "http://host-unknown/html/2017-07/21/node_2.htm"
    assert page.next_issue_url == ""
    assert page.publisher == "中国纪检监察报社"
