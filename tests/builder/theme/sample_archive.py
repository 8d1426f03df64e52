"""A small archive with everything that a theme must show: gaps, labels, cross references, a table, a poem, a spread."""

import datetime as dt
from pathlib import Path

from PIL import Image, ImageDraw

from generator.builder.build import build_site
from generator.config import Config
from generator.content.article_file import write_article
from generator.content.issue_file import write_calendar_file, write_issue_file
from generator.content.paths import article_file, calendar_file, issue_file
from generator.model import (
    Article,
    ArticleKind,
    Author,
    Continuation,
    Figure,
    Hotspot,
    Issue,
    IssueKey,
    Page,
    Suspension,
)

FIRST = IssueKey(dt.date(2020, 12, 31))
SECOND = IssueKey(dt.date(2021, 1, 6))
MAIN = IssueKey(dt.date(2021, 1, 8))
LAST = IssueKey(dt.date(2021, 1, 11))

TABLE = "| 线路 | 首班 |\n| --- | ---: |\n| 3路 | 6:00 |\n| 17路 | 6:20 |"
POEM = "河水在冰下面走\\\n它不出声\\\n像一个回家的人"


def make_project(folder: Path, **settings: object) -> Config:
    """A project with the archive as its content."""
    values = {"name": "墨川晨报", "publisher": "墨川日报社", "responsive_images": False, **settings}
    names = ("content", "templates", "site", ".cache")
    config = Config(folder, *(folder / name for name in names), **values)  # type: ignore[arg-type]
    for issue in archive():
        _put(config, issue)
    file = config.content / calendar_file(2021)
    file.write_text(write_calendar_file((Suspension(dt.date(2021, 1, 9), "周末不出报"),)), "utf-8")
    return config


def make_site(folder: Path, **settings: object) -> Path:
    """The site of the archive; a Problem of the build is a failure."""
    config = make_project(folder, **settings)
    report = build_site(config)
    assert report.problems == ()
    return config.site


def archive() -> tuple[Issue, ...]:
    """Four issues, by date."""
    return (
        Issue(FIRST, (_page(FIRST, "A01", "要闻", "桥上的最后一盏灯", "渡口的早班船"),), "4118"),
        Issue(
            SECOND,
            (
                _page(SECOND, "A01", "要闻", "河面起雾", "致读者"),
                Page("A02", "本埠", articles=(_article(SECOND, "A02", 1, "没有人收到的信", "listed"),)),
                _page(SECOND, "ZC02", "城事", "夜市收摊以后"),
            ),
            "4120",
        ),
        Issue(MAIN, _main_pages(), "4121"),
        Issue(LAST, (_page(LAST, "A01", "要闻", "走，过桥去"), _page(LAST, "ZC02", "城事", "巷口的钟")), "4122"),
    )


def _main_pages() -> tuple[Page, ...]:
    lead = Article(
        id="101",
        date=MAIN.date,
        page="A01",
        order=1,
        title="冷到底了，暖也到了：一座城和它的六十名抢修工、十二只热水桶",
        kicker="零下11度的早晨",
        subtitle="一条街的灯亮了一夜",
        byline="本报记者 沈知夏 通讯员 陆小舟",
        authors=(Author("沈知夏", "记者"), Author("陆小舟", "通讯员")),
        continues=Continuation("A02", "201"),
        body='今晨六时四十分，墨川气温降到零下11.2摄氏度。\n\n![热水桶前排起的队。](101-1.png "沈知夏 摄")\n\n'
        "抢修队的魏师傅说，“干了二十年，这么冷的早晨一只手数得过来。”",
    )
    continued = _article(MAIN, "A02", 1, "六十名抢修工的一夜")
    table = Article("202", MAIN.date, "A02", 2, "公交首班车时刻", body=f"调整如下：\n\n{TABLE}")
    poem = Article("301", MAIN.date, "ZC02", 1, "河", byline="谷　雨", body=POEM)
    caption = Article(
        "302", MAIN.date, "ZC02", 2, "砚台", figures=(Figure("馆员给砚台量体重。", "江小满 摄"),), body="它是一只黑猫。"
    )
    photo = Article("303", MAIN.date, "ZC02", 3, "图片新闻", kind="photo", body="![白鹭洲的早晨。](101-1.png)")
    front = (lead, _article(MAIN, "A01", 2, "头号通行证"), _article(MAIN, "A01", 3, "水管急诊", "listed"))
    second = (continued, table, _article(MAIN, "A02", 3, "停水公告", "notice"))
    local = (poem, caption, photo, _article(MAIN, "ZC02", 4, "纸坊巷书店旧书周", "ad"))
    return (
        Page("A01", "要闻", ("A01.png", "A01-s.png"), "A01.pdf", _zones(front), articles=front),
        Page("A02", "本埠", ("A02.png",), hotspots=_zones(second), articles=second),
        Page("A03", "民生", captured=False),
        Page("A04", "广告"),
        Page("ZC02", "城事", articles=local),
    )


def _page(key: IssueKey, number: str, name: str, *titles: str) -> Page:
    articles = tuple(_article(key, number, order, title) for order, title in enumerate(titles, 1))
    return Page(number, name, (f"{number}.png",), hotspots=_zones(articles), articles=articles)


def _article(key: IssueKey, page: str, order: int, title: str, kind: ArticleKind = "article") -> Article:
    body = "" if kind == "listed" else f"{title}，说的是河边的事。\n\n第二段从桥头说起。"
    number = f"{int(page[-2:])}0{order}" if not page.startswith("ZC") else f"3{int(page[-2:])}{order}"
    return Article(number, key.date, page, order, title, kind=kind, body=body)


def _zones(articles: tuple[Article, ...]) -> tuple[Hotspot, ...]:
    """One below the other; the first article has a second, separate region."""
    height = 0.8 / len(articles)
    spots = [
        Hotspot(article.id, _box(0.05, 0.15 + row * height, 0.6, height - 0.02)) for row, article in enumerate(articles)
    ]
    return (*spots, Hotspot(articles[0].id, _box(0.7, 0.15, 0.25, 0.2)))


def _box(x: float, y: float, width: float, height: float) -> tuple[tuple[float, float], ...]:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return tuple((round(a, 4), round(b, 4)) for a, b in corners)


def _put(config: Config, issue: Issue) -> None:
    file = config.content / issue_file(issue.key)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(write_issue_file(issue), "utf-8")
    for page in issue.pages:
        for number, image in enumerate(page.images):
            _plate(file.parent / image, 700 if number == 0 else 350)
        if page.pdf:
            Image.new("RGB", (70, 100), "#faf7ee").save(file.parent / page.pdf)
        for article in page.articles:
            path = config.content / article_file(issue.key, page.number, article.id)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write_article(article), "utf-8")
            if "101-1.png" in article.body:
                Image.new("RGB", (600, 400), "#a49b86").save(path.parent / "101-1.png")


def _plate(file: Path, width: int) -> None:
    picture = Image.new("RGB", (width, width * 10 // 7), "#faf7ee")
    draw = ImageDraw.Draw(picture)
    for row in range(width // 7, picture.height - 20, 9):
        draw.rectangle((20, row, width - 20, row + 3), "#999")
    picture.save(file)
