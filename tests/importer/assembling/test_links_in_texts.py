"""Whatever a text holds, only its links to what was captured change, and nothing of what a reader sees."""

from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_readings import DAY, B, article, page
from markdown_it import MarkdownIt

from generator.importer.assembling import assemble, places_of, targets_elsewhere, with_links
from generator.importer.cleaning import clean_markup
from generator.importer.cleaning.draft import Head

CAPTURED = f"{B}content_9002.htm"
EARLIER = B.replace("01/08", "01/07")
OWN = {
    CAPTURED: "../A02/9002.md",
    f"{CAPTURED}?div=-1#top": "../A02/9002.md",
    f"{B}content_9002_1.htm": "../A02/9002.md",
    "https://www.paper.example.com/html/2021-01/08/content_9002.html": "../A02/9002.md",
    f"{B}node_2.htm": "../A02/",
    f"{EARLIER}content_8001.htm": "../../07/A03/8001.md",
}
OTHERS = (
    f"{B}content_9003.htm",
    f"{B}node_7.htm",
    f"{EARLIER}content_8002.htm",
    f"{B}res/bridge.jpg",
    "http://other.example/html/2021-01/08/content_9002.htm",
    "mailto:a@paper.example.com",
)
seen = st.text(alphabet="桥上的灯[]()\\*_`!<>|&;#-. http:/", min_size=1, max_size=12)
runs = st.lists(st.tuples(seen, st.sampled_from(["", *OWN, *OTHERS])), min_size=1, max_size=6)


def markup(parts: list[tuple[str, str]]) -> str:
    """A paragraph of (text, address) runs."""
    soup = BeautifulSoup("<p></p>", "lxml")
    paragraph = soup.p
    assert paragraph is not None
    for text, url in parts:
        run = soup.new_tag("a" if url else "span", attrs={"href": url} if url else {})
        run.string = text
        paragraph.append(run)
    return str(paragraph)


def rendered(body: str) -> BeautifulSoup:
    return BeautifulSoup(MarkdownIt("commonmark", {"html": False}).enable("table").render(body), "lxml")


def hrefs(soup: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in soup.find_all("a") if isinstance(link, Tag)]


@settings(max_examples=300, deadline=None)
@given(runs)
@example([("反斜线\\", CAPTURED)])
@example([("像链接](http://paper.example.com/html/2021-01/08/content_9002.htm)", "")])
@example([("[括号]", CAPTURED), ("(http://paper.example.com)", "")])
def test_only_links_to_what_was_captured_change(parts: list[tuple[str, str]]) -> None:
    blocks = clean_markup(markup(parts), B, Head("新桥")).blocks
    readings = [
        article(f"{B}content_9001.htm", "新桥", *blocks, page="A01"),
        article(CAPTURED, "渡口", page="A02"),
        page(f"{B}node_2.htm", "A02", (CAPTURED, "渡口")),
    ]
    day = DAY.replace(day=7)
    elsewhere = places_of(assemble(day, [article(f"{EARLIER}content_8001.htm", "旧闻", page="A03")], {}))
    found = assemble(DAY, readings, {})
    assert set(targets_elsewhere(DAY, readings).values()) <= {day}
    before, after = (
        next(each.body for page in one.issue.pages for each in page.articles if each.id == "9001")
        for one in (*found, *with_links(found, elsewhere))
    )
    old, new = rendered(before), rendered(after)
    assert hrefs(new) == [OWN.get(url, url) for url in hrefs(old)]
    assert new.get_text() == old.get_text()
