"""A small newspaper with pictures, hot zones and everything a reader can touch."""

import datetime as dt
import io
from pathlib import Path

from PIL import Image

from generator.builder.build import build_site
from generator.config import Config
from generator.content.article_file import write_article
from generator.content.issue_file import write_issue_file
from generator.content.paths import article_file, issue_file
from generator.model import Article, Author, Hotspot, Issue, IssueKey, Page

DAYS = (dt.date(2021, 1, 8), dt.date(2021, 1, 9))
BODY = (
    "“桥修好了！”河边的人说。老墨桥的灯，今晚第一次亮起来。\n\n"
    '![老墨桥夜景。桥上行人不断](bridge.jpg "李墨 摄")\n\n'
    "据**市政处**介绍,工程用了98天；比计划少了两天。\n\n"
    + "\n\n".join(f"第{number}段写的是桥的旧事。那一年水很大。" for number in range(1, 13))
)


def picture(width: int, height: int) -> bytes:
    """A JPEG."""
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


def lay_out(folder: Path, **settings: object) -> Config:
    """Writes the newspaper's content into a project folder."""
    places = (folder, folder / "content", folder / "templates", folder / "site", folder / ".cache")
    config = Config(*places, **{"name": "墨川晨报", "publisher": "墨川日报社", **settings})  # type: ignore[arg-type]
    for date in DAYS:
        key = IssueKey(date)
        pages = []
        for number, name in (("A01", "要闻"), ("A02", "城事")):
            articles = tuple(
                Article(
                    id=f"{order}",
                    date=date,
                    page=number,
                    order=order,
                    kicker="“灯”“桥”“河”" if order == 1 else "",
                    title=f"{date.day}日{name}第{order}条：老墨桥亮灯",
                    subtitle="两岸市民冒雪观灯" if order == 1 else "",
                    byline="记者 李墨 通讯员 王川",
                    authors=(Author("李墨", "记者"), Author("王川", "通讯员")),
                    body=BODY if order == 1 else "雪停了。天晴了。",
                )
                for order in (1, 2)
            )
            boxes = ((0.05, 0.1, 0.6, 0.5), (0.05, 0.55, 0.95, 0.9))
            spots = tuple(
                Hotspot(str(order), ((left, top), (right, top), (right, down), (left, down)))
                for order, (left, top, right, down) in enumerate(boxes, 1)
            )
            pages.append(Page(number, name, images=(f"{number}.jpg",), hotspots=spots, articles=articles))
        file = config.content / issue_file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_issue_file(Issue(key, tuple(pages), number="4127")), "utf-8")
        for page in pages:
            (file.parent / f"{page.number}.jpg").write_bytes(picture(1000, 1400))
            for article in page.articles:
                place = config.content / article_file(key, page.number, article.id)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(write_article(article), "utf-8")
            (file.parent / page.number / "bridge.jpg").write_bytes(picture(600, 400))
    return config


def build(config: Config) -> Path:
    """Builds the site; its folder."""
    report = build_site(config)
    assert report.problems == ()
    return config.site
