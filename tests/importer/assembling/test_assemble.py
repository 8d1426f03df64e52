"""Readings in any order -> one issue."""

import datetime as dt
import itertools
import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from made_readings import DAY, B, C, article, figure, media, page, pages_list, reading, zone

from generator.config import Edition
from generator.content.article_file import read_article
from generator.importer.assembling import assemble, issue_texts
from generator.importer.assembling.issues import Assembled
from generator.importer.media import Media
from generator.importer.parsed import ListedArticle, ListedPage, ParsedArticle, ParsedIssue, Reading
from generator.model import Article, Continuation, Figure, Hotspot, Page


def assembled(*readings: Reading, known: Iterable[Media] = (), editions: Iterable[Edition] = ()) -> Assembled:
    """The one issue of the readings; the same whatever their order."""
    by_key = {each.identity: each for each in known}
    first = assemble(DAY, readings, by_key, tuple(editions))
    for _ in range(3):
        other = random.sample(readings, len(readings))
        assert assemble(DAY, other, by_key, tuple(editions)) == first
    assert len(first) == 1
    return first[0]


def pages_of(found: Assembled) -> dict[str, Page]:
    return {each.number: each for each in found.issue.pages}


def articles_of(found: Assembled) -> dict[str, Article]:
    return {f"{each.number}/{article.id}": article for each in found.issue.pages for article in each.articles}


def test_the_pages_list_is_the_order() -> None:
    found = assembled(
        page(f"{B}node_1.htm", "A01", (f"{B}content_30.htm", "丙"), (f"{B}content_10.htm", "甲"), name="要闻"),
        article(f"{B}content_10.htm", "甲"),
        article(f"{B}content_30.htm", "丙"),
    )
    articles = articles_of(found)
    assert [(place, each.order) for place, each in articles.items()] == [("A01/30", 1), ("A01/10", 2)]
    assert pages_of(found)["A01"].name == "要闻"
    assert pages_of(found)["A01"].captured


def test_listed_but_not_captured() -> None:
    found = assembled(
        page(f"{B}node_1.htm", "A01", (f"{B}content_10.htm", "甲"), (f"{B}content_20.htm", "乙")),
        article(f"{B}content_10.htm", "甲"),
    )
    listed = articles_of(found)["A01/20"]
    assert (listed.kind, listed.title, listed.body, listed.order, listed.source) == ("listed", "乙", "", 2, None)
    assert [(gap.kind, gap.page, gap.title, gap.evidence) for gap in found.gaps] == [
        ("article", "A01", "乙", f"{B}node_1.htm")
    ]


def test_a_page_that_only_the_list_names() -> None:
    found = assembled(page(f"{B}node_1.htm", "A01", pages=pages_list("A01", "A02", "B01")))
    assert [(each.number, each.captured) for each in found.issue.pages] == [
        ("A01", True), ("A02", False), ("B01", False),
    ]  # fmt: skip
    assert [(gap.kind, gap.page) for gap in found.gaps] == [("page", "A02"), ("page", "B01")]


def test_pages_stand_in_the_order_of_the_paper_and_strays_where_their_number_puts_them() -> None:
    found = assembled(
        page(f"{B}node_1.htm", "A01", pages=pages_list("A01", "A03", "ZC01", "B01")),
        article(f"{B}content_5.htm", "副刊", page="A02"),
        article(f"{B}content_6.htm", "别页", page="B02"),
    )
    assert [each.number for each in found.issue.pages] == ["A01", "A02", "A03", "ZC01", "B01", "B02"]


def test_position_pairs_not_the_template_code() -> None:
    found = assembled(
        page(f"{C}PageA01TB.htm", "A01", (f"{C}ArticelA01002TB.htm", "走，过桥去")),
        article(f"{C}ArticelA01002BT.htm", "走，过桥去", "全文在此。"),
    )
    assert [(key, each.kind, each.body) for key, each in articles_of(found).items()] == [
        ("A01/002", "article", "全文在此。")
    ]


def test_the_fullest_copy_wins_and_the_others_are_named() -> None:
    short = article(f"{B}content_7.htm", "雨水", "第一段。")
    full = article(f"{B}content_7.htm?div=0", "雨水", "第一段。", "第二段。")
    twin = article("http://paper.example.com/mobile/html/2021-01/08/content_7.htm", "雨水", "第一段。", kicker="节气")
    found = assembled(short, full, twin)
    (only,) = articles_of(found).values()
    assert only.body == "第一段。\n\n第二段。"
    assert only.kicker == "节气"
    assert only.source and only.source.url == full.url
    assert set(only.aliases) == {short.url, twin.url}
    assert found.became[full.url, full.sha256] == "article 00/7"
    assert found.became[twin.url, twin.sha256] == "a further copy of article 00/7"


def test_of_equal_copies_the_plain_address_wins() -> None:
    urls = [
        "http://h5.example.com/html/2021-01/08/content_7.htm",
        "https://example.com/html/2021-01/08/content_7.htm?v=1",
        "https://example.com/html/2021-01/08/content_7.htm",
    ]
    (only,) = articles_of(assembled(*(article(url, "雨水") for url in urls))).values()
    assert only.source and only.source.url == urls[2]


def test_two_papers_articles_of_one_position_stay_two() -> None:
    found = assembled(
        article("http://a.example.com/x/content/20210108/ArticelA01002TB.htm", "北岸", "北岸的事。"),
        article("http://a.example.com/y/content/20210108/ArticelA01002TB.htm", "南岸", "南岸的事。"),
    )
    assert sorted(each.title for each in articles_of(found).values()) == ["北岸", "南岸"]
    assert all(place.startswith("A01/002-") for place in articles_of(found))


def test_the_same_article_with_and_without_its_host() -> None:
    found = assembled(
        article("/mc/content/20210108/ArticelA01002TB.htm", "北岸", "北岸的事。"),
        article(f"{C}ArticelA01002TB.htm", "北岸", "北岸的事。", "还有后话。"),
    )
    assert [each.body for each in articles_of(found).values()] == ["北岸的事。\n\n还有后话。"]


def dump(title: str, *listed: str, **fields: object) -> Reading:
    """A text dump: no address, only what it prints."""
    parsed = ParsedArticle(
        title, ("第一段。",), date=DAY, page="ZC02", listed=tuple(ListedArticle("", each) for each in listed), **fields  # type: ignore[arg-type]
    )  # fmt: skip
    return reading("", parsed)


def test_text_dumps_pair_by_date_page_and_title() -> None:
    found = assembled(
        dump("甲的标题", "甲的标题", "乙的标题", "丙的标题"), dump("乙的标题", "甲的标题", "乙的标题", "丙的标题")
    )
    articles = articles_of(found)
    assert [(each.title, each.kind) for each in articles.values()] == [
        ("甲的标题", "article"), ("乙的标题", "article"), ("丙的标题", "listed"),
    ]  # fmt: skip
    assert len(set(articles)) == 3


def test_a_dump_and_the_page_it_was_made_from_are_one_article() -> None:
    found = assembled(
        dump("甲的标题"), article(f"{C}ArticelZC02001TB.htm", "甲的标题", "第一段。", "第二段。", page="ZC02")
    )
    assert [(place, each.body) for place, each in articles_of(found).items()] == [("ZC02/001", "第一段。\n\n第二段。")]


def test_a_list_may_print_kicker_and_title_as_one_and_cut_long_titles() -> None:
    found = assembled(dump("村头有了图书馆", "新事 村头有了图书馆", kicker="新事"))
    assert [each.kind for each in articles_of(found).values()] == ["article"]
    found = assembled(dump("村头有了图书馆还有一只猫", "村头有了图书馆…"))
    assert [each.kind for each in articles_of(found).values()] == ["article"]


def test_an_id_does_not_shift_when_more_of_the_page_turns_up() -> None:
    one = articles_of(assembled(dump("甲的标题")))
    more = articles_of(assembled(dump("甲的标题", "丙的标题", "甲的标题"), dump("乙的标题")))
    assert set(one) <= set(more)


def test_parts_are_joined_in_their_order() -> None:
    parts = [
        article(f"{B}content_9009.htm", "长文", "一。", page="A01", next_part_url=f"{B}content_9009_2.htm"),
        article(f"{B}content_9009_2.htm", "长文", "二。", page="A01", next_part_url=f"{B}content_9009_3.htm"),
        article(f"{B}content_9009_3.htm", "长文", "三。", page="A01", figures=(figure("", "末图", 1),)),
    ]
    for some in itertools.permutations(parts):
        (only,) = articles_of(assembled(*some)).values()
        assert only.body == "一。\n\n二。\n\n三。"
        assert only.source and only.source.url == f"{B}content_9009.htm"
    (only,) = articles_of(assembled(*parts[:1], parts[2])).values()
    assert only.body == "一。\n\n三。"
    anomalies = assembled(*parts[:1], parts[2]).anomalies
    assert ("part-missing", f"{B}content_9009_2.htm") in [(each.kind, each.detail) for each in anomalies]


def test_parts_whose_addresses_tell_no_part_follow_their_links() -> None:
    found = assembled(
        article(f"{B}content_12.htm", "长文", "二。", page="A01", previous_part_url=f"{B}content_11.htm"),
        article(f"{B}content_11.htm", "长文", "一。", page="A01", next_part_url=f"{B}content_12.htm"),
    )
    assert [(place, each.body) for place, each in articles_of(found).items()] == [("A01/11", "一。\n\n二。")]


def test_a_part_between_that_was_not_captured_parts_nothing() -> None:
    names = [f"{B}content_{number}.htm" for number in (11, 12, 13, 14, 15)]
    parts = [
        article(
            url, "长文", f"{number}。", page="A01",
            previous_part_url=names[number - 1] if number else "",
            next_part_url=names[number + 1] if number < 4 else "",
        )
        for number, url in enumerate(names)
        if number != 2
    ]  # fmt: skip
    for some in itertools.permutations(parts):
        found = assembled(*some)
        ((place, only),) = articles_of(found).items()
        assert (place, only.body) == ("A01/11", "0。\n\n1。\n\n3。\n\n4。")
        assert ("part-missing", names[2]) in [(each.kind, each.detail) for each in found.anomalies]


def test_a_part_that_the_whole_already_holds_is_not_repeated() -> None:
    found = assembled(
        article(f"{B}content_9009_0.htm", "长文", "一。", "二。", page="A01"),
        article(f"{B}content_9009_2.htm", "长文", "二。", page="A01"),
    )
    assert [each.body for each in articles_of(found).values()] == ["一。\n\n二。"]


def test_captured_photos_stand_in_the_body_and_the_others_are_entries() -> None:
    photo = media(f"{B}res/bridge.jpg")
    text = article(
        f"{B}content_9009.htm", "桥", "一。", "二。", page="A01",
        figures=(figure(photo.url, "桥[北]的\n清晨", 1, '沈"知夏"摄'), figure(f"{B}res/gone.jpg", "没了", 2)),
    )  # fmt: skip
    found = assembled(text, known=[photo])
    (only,) = articles_of(found).values()
    assert only.body == '一。\n\n![桥\\[北\\]的 清晨](bridge.jpg "沈\\"知夏\\"摄")\n\n二。'
    assert only.figures == (Figure("没了", url=f"{B}res/gone.jpg"),)
    assert [use.file for use in found.media] == ["A01/bridge.jpg"]
    assert [(gap.kind, gap.title) for gap in found.gaps if gap.kind == "media"] == [("media", f"{B}res/gone.jpg")]


def test_a_photo_without_caption_that_was_not_captured_is_told_by_its_address() -> None:
    gone = f"{B}res/gone.jpg"
    found = assembled(article(f"{B}content_9009.htm", "桥", "一。", page="A01", figures=(figure(gone),)))
    (name, text), *_ = [(name, text) for name, text in issue_texts(found.issue).items() if name.endswith(".md")]
    assert f"figures:\n- url: {gone}\n" in text
    assert read_article(text, "9009", name).figures == (Figure(url=gone),)
    assert [(gap.kind, gap.url) for gap in found.gaps if gap.kind == "media"] == [("media", gone)]
    late = assembled(*found.readings, known=[media(gone)])
    assert [each.figures for each in articles_of(late).values()] == [()]


def test_two_photos_of_one_name_keep_apart() -> None:
    one, other = media(f"{B}a/1.jpg"), media(f"{B}b/1.jpg")
    text = article(
        f"{B}content_9009.htm", "桥", "一。", page="A01", figures=(figure(one.url, "甲"), figure(other.url, "乙"))
    )
    found = assembled(text, known=[one, other])
    assert sorted(use.file for use in found.media) == sorted(
        [f"A01/1-{one.sha256[:8]}.jpg", f"A01/1-{other.sha256[:8]}.jpg"]
    )
    assert len({use.file for use in found.media}) == 2


def test_a_facsimile_in_every_size_and_zones_as_fractions() -> None:
    small, large = media(f"{B}img/s.jpg", 400, 500), media(f"{B}img/l.jpg", 800, 1000)
    document = page(
        f"{B}node_1.htm", "A01", (f"{B}content_10.htm", "甲"),
        images=(small.url, large.url), pdf=f"{B}a01.pdf",
        zones=(
            zone(f"{B}content_10.htm", (0.1, 0.2), (0.5, 0.2), (0.5, 1.0)),
            zone(f"{B}content_10.htm", (0.1, 0.2), (0.5, 0.2), (0.5, 1.0)),
            zone(f"{B}content_10.htm", (40, 50), (401, 50), (400, 500), in_pixels=True),
            zone(f"{B}content_10.htm", (40, 50), (4000, 50), (400, 500), in_pixels=True),
            zone(f"{B}content_10.htm", (0.1, 0.2), (2.5, 0.2), (0.5, 1.0)),
            zone("http://elsewhere.example.com/x.htm", (0, 0), (1, 0), (1, 1)),
        ),
    )  # fmt: skip
    found = assembled(document, known=[small, large])
    front = pages_of(found)["A01"]
    assert front.images == ("A01/l.jpg", "A01/s.jpg")
    assert front.hotspots == (
        Hotspot("10", ((0.1, 0.2), (0.5, 0.2), (0.5, 1.0))),
        Hotspot("10", ((0.1, 0.1), (1.0, 0.1), (1.0, 1.0))),
    )
    assert [(gap.kind, gap.title) for gap in found.gaps if gap.kind == "media"] == [("media", f"{B}a01.pdf")]
    outside = [(each.place, each.detail) for each in found.anomalies if each.kind == "zone-outside"]
    assert outside == [(f"{DAY:%Y/%m/%d}/A01", "2 of 6 zones are left out")]


def test_zones_in_pixels_wait_for_their_facsimile() -> None:
    document = page(
        f"{B}node_1.htm", "A01", (f"{B}content_10.htm", "甲"), images=(f"{B}img/s.jpg",),
        zones=(zone(f"{B}content_10.htm", (40, 50), (400, 50), (400, 500), in_pixels=True),),
    )  # fmt: skip
    found = assembled(document)
    assert pages_of(found)["A01"].hotspots == ()
    assert not [each for each in found.anomalies if each.kind == "zone-outside"]
    found = assembled(document, known=[media(f"{B}img/s.jpg", 400, 500)])
    assert pages_of(found)["A01"].hotspots == (Hotspot("10", ((0.1, 0.1), (1.0, 0.1), (1.0, 1.0))),)


def test_continuations_are_joined_both_ways() -> None:
    found = assembled(
        article(f"{B}content_1.htm", "大桥开工", "一。", page="01", continues_page="4"),
        article(f"{B}content_2.htm", "大桥开工（续）", "二。", page="04", continued_from_page="1"),
        article(f"{B}content_3.htm", "别的", "三。", page="04"),
    )
    articles = articles_of(found)
    assert articles["01/1"].continues == Continuation("04", "2")
    assert articles["04/2"].continued_from == Continuation("01", "1")
    assert articles["04/3"].continued_from is None


def test_a_continuation_that_only_one_half_tells() -> None:
    found = assembled(
        article(f"{B}content_1.htm", "大桥今日开工", "一。", page="01", continues_page="4"),
        article(f"{B}content_2.htm", "大桥今日开工", "二。", page="04"),
    )
    assert articles_of(found)["04/2"].continued_from == Continuation("01", "1")
    alone = assembled(article(f"{B}content_1.htm", "大桥今日开工", "一。", page="01", continues_page="4"))
    assert articles_of(alone)["01/1"].continues == Continuation("4")


def test_the_address_decides_the_date_and_the_page_label_is_the_printed_one() -> None:
    found = assembled(
        page(f"{C}Page01a.htm", "A01", date=dt.date(2021, 1, 9)), article(f"{C}Articel01002a.htm", "甲", page="A01")
    )
    assert found.issue.key.date == DAY
    assert list(articles_of(found)) == ["A01/002"]
    assert [each.kind for each in found.anomalies if each.kind == "date-mismatch"] == ["date-mismatch"]


def test_01_and_1_are_one_page() -> None:
    found = assembled(
        page(f"{B}node_2.htm", "1", (f"{B}content_1.htm", "甲"), pages=(ListedPage(f"{B}node_2.htm", "01"),)),
        article(f"{B}content_1.htm", "甲", page="01"),
    )
    assert list(articles_of(found)) == ["1/1"]


def test_a_whole_issue_fills_in_what_was_captured_nowhere_else() -> None:
    inside = (
        ParsedArticle("甲", ("甲文。",), url=f"{C}ArticelA01002BT.htm", page="A01"),
        ParsedArticle("乙", ("乙文。",), url=f"{C}ArticelA01003BT.htm", page="A01"),
    )
    whole = reading(f"{C}PageArticleIndexLB.htm", ParsedIssue(articles=inside))
    own = article(f"{C}ArticelA01002TB.htm", "甲", "甲文。", byline="本报记者 沈知夏")
    found = assembled(whole, own)
    articles = articles_of(found)
    assert articles["A01/002"].source and articles["A01/002"].source.url == own.url
    assert articles["A01/003"].body == "乙文。"
    assert articles["A01/003"].source and articles["A01/003"].source.url == whole.url
    assert articles["A01/002"].aliases == ()


def test_editions_by_address_and_by_phrase() -> None:
    editions = [Edition("ZC", "淄川版", heading="墨川新闻"), Edition("CX", "城乡版", address="http://cx.example.com/")]
    readings = [
        article(f"{C}ArticelA01002TB.htm", "甲"),
        page(f"{C}PageZC01TB.htm", "ZC01", (f"{C}ArticelZC01002TB.htm", "乙"), name="墨川新闻"),
        article(f"{C}ArticelZC01002TB.htm", "乙"),
        article("https://cx.example.com/content/20210108/ArticelA01002TB.htm", "丙"),
    ]
    found = assemble(DAY, readings, {}, editions)
    assert [(each.issue.key.edition, sorted(articles_of(each))) for each in found] == [
        ("", ["A01/002"]), ("ZC", ["ZC01/002"]), ("CX", ["A01/002"]),
    ]  # fmt: skip
    assert "2021/01/08-ZC/ZC01/002.md" in issue_texts(found[1].issue)


def test_near_duplicates_have_a_score() -> None:
    text = "".join(chr(0x4E00 + number * 7) for number in range(400))
    found = assembled(
        article(f"{B}content_1.htm", "甲", text, page="A01"),
        article(f"{B}content_2.htm", "乙", text[:380], page="A02"),
        article(f"{B}content_3.htm", "丙", text[::-1], page="A02"),
    )
    assert [(each.kept, each.other) for each in found.duplicates] == [("2021/01/08/A01/1", "2021/01/08/A02/2")]
    assert 0.9 < found.duplicates[0].score < 1


@pytest.mark.parametrize(
    ("body", "title", "kind"),
    [
        ("桥上的灯都亮了\n\n昨夜，桥上的灯。", "桥上的灯 都亮了", "title-in-text"),
        ("字\ufffd坏了", "坏字", "replacement-character"),
        ("тест เส้น", "外文", "foreign-script"),
        ("没有署名的一篇。", "无名", "no-byline"),
    ],
)
def test_anomalies(body: str, title: str, kind: str) -> None:
    found = assembled(article(f"{B}content_1.htm", title, body, page="A01"))
    assert (kind, "2021/01/08/A01/1") in [(each.kind, each.place) for each in found.anomalies]


TALE = "旧书摊摆了三十年，摊主说，书比人走得远，人比书记得久，谁也不欠谁。"


@pytest.mark.parametrize(
    "start",
    ["{0}本报讯（记者 顾长风）", "{0}　　", "{0} ", "{0}墨川日报讯 ", "{0}（新华社记者 江小满）", "{0}记者 江小满 ",
     "{0}■",
     "{0}\\\n",
     "{0}\n\n", "“{0}”\n\n", "{0}据墨川网消息，"],
)  # fmt: skip
def test_a_title_run_on_into_the_text(start: str) -> None:
    found = assembled(article(f"{B}content_1.htm", "纸坊巷书店旧书周", start.format("纸坊巷书店旧书周") + TALE))
    assert "title-in-text" in [each.kind for each in found.anomalies]


@pytest.mark.parametrize(
    "body",
    [f"纸坊巷书店旧书周昨天开始，{TALE}", f"纸坊巷书店旧书周的通讯地址没有变，{TALE}", f"纸坊巷书店旧书周，{TALE}",
     f"纸坊巷书店旧书周记者会昨天开了，{TALE}", f"“纸坊巷书店旧书周”又来了。{TALE}", f"纸坊巷书店{TALE}",
     "纸坊巷书店旧书周\\\n书页翻过雨声\\\n灯下坐着旧人"],
)  # fmt: skip
def test_a_sentence_or_a_poem_that_begins_as_its_title_does(body: str) -> None:
    found = assembled(article(f"{B}content_1.htm", "纸坊巷书店旧书周", body))
    assert "title-in-text" not in [each.kind for each in found.anomalies]


def test_what_is_in_order_is_no_anomaly() -> None:
    found = assembled(
        page(f"{B}node_1.htm", "A01", (f"{B}content_1.htm", "甲")),
        article(f"{B}content_1.htm", "甲", "甲是一个普通的故事，ＡＢＣ 1234℃，“引号”。", byline="沈知夏"),
    )
    assert (found.anomalies, found.gaps, found.duplicates) == ((), (), ())


def test_a_neighbour_that_nothing_lists_is_a_gap() -> None:
    found = assembled(
        page(f"{C}PageA01a.htm", "A01", (f"{C}ArticelA01002TB.htm", "甲")),
        article(
            f"{C}ArticelA01002TB.htm", "甲", "甲文。", byline="沈知夏", date=DAY,
            previous_url=f"{C}ArticelA01001TB.htm", next_url=f"{C}ArticelA01003TB.htm",
        ),
        article(f"{C}ArticelA01003TB.htm", "乙", "乙文。", byline="沈知夏", next_url=f"{C}PageA02a.htm"),
    )  # fmt: skip
    assert [(gap.kind, gap.page, gap.url, gap.evidence) for gap in found.gaps] == [
        ("article", "A01", f"{C}ArticelA01001TB.htm", f"{C}ArticelA01002TB.htm"),
    ]  # fmt: skip
    assert list(articles_of(found)) == ["A01/002", "A01/003"]


def test_an_article_on_two_lists_stands_once() -> None:
    found = assembled(
        page(f"{B}node_1.htm", "A01", (f"{B}content_1.htm", "甲")),
        page(f"{B}node_2.htm", "A02", (f"{B}content_1.htm", "甲"), (f"{B}content_2.htm", "乙")),
        article(f"{B}content_1.htm", "甲"),
    )
    assert list(articles_of(found)) == ["A01/1", "A02/2"]


def test_an_address_that_only_the_projects_own_forms_know() -> None:
    url = "http://paper.example.com/view.asp?id=5"
    own = article(url, "甲", "甲文。", date=DAY, page="A01")
    found = assembled(
        page(f"{B}node_1.htm", "A01", (url, "甲"), (f"{B}content_20.htm", "乙")), replace(own, date=DAY, serial="5")
    )
    assert [(place, each.kind) for place, each in articles_of(found).items()] == [
        ("A01/5", "article"), ("A01/20", "listed"),
    ]  # fmt: skip


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    text = "渡口的灯亮了一夜，撑船的人等最后一班，等到天亮。"
    found = assembled(article(f"{B}content_11.htm", "", text, page="A01"))
    ((_, only),) = articles_of(found).items()
    assert only.title == "渡口的灯亮了一夜，撑船的人等最后一班，等…"
    assert [(each.kind, each.place) for each in found.anomalies if each.kind == "no-title"] == [
        ("no-title", "2021/01/08/A01/11")
    ]
    listed = page(f"{B}node_2.htm", "A01", (f"{B}content_11.htm", "渡口的灯"))
    found = assembled(article(f"{B}content_11.htm", "", text, page="A01"), listed)
    assert articles_of(found)["A01/11"].title == "渡口的灯"
    assert not [each for each in found.anomalies if each.kind == "no-title"]


def test_a_page_of_a_special_has_its_chinese_number() -> None:
    found = assembled(
        page(f"{B}node_9.htm", "特01", (f"{B}content_11.htm", "渡口的灯"), pages=pages_list("01", "Ｂ2", "特01")),
        article(f"{B}content_11.htm", "渡口的灯"),
    )
    assert [each.number for each in found.issue.pages] == ["01", "B2", "特01"]
    assert list(articles_of(found)) == ["特01/11"]
