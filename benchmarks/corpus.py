"""A newspaper archive of any size, the same at every run: 24 pages of 6 articles an issue, 1,600 characters an article.

The words are common ones, drawn as often as words of a language are (Zipf: the n-th word one n-th as often as the
first), in sentences and paragraphs of a newspaper's length. What they say is nothing.
"""

import datetime as dt
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

PAGES = 24
ARTICLES = 6
CHARACTERS = 1_600
FIRST_DAY = dt.date(2004, 1, 1)

_COMMON = """\
的 了 在 是 和 有 与 对 为 这 中 上 不 将 到 人 我们 他 就 也 个 从 都 说 来 地
要 更 把 被 等 及 让 以 向 一个 进行 工作 记者 发展 今年 群众 企业 问题 社区 服务
建设 活动 学生 老师 医院 公司 市场 通过 目前 生活 孩子 村民 居民 部门 介绍 表示 开展
提供 项目 安全 管理 环境 城市 农村 道路 交通 司机 车辆 工程 产业 技术 创新 文化 教育
学校 健康 医生 患者 老人 家庭 志愿者 经济 增长 投资 消费 价格 产品 质量 品牌 农业 种植
大棚 蔬菜 水果 丰收 河道 治理 植树 公园 广场 灯光 夜市 图书馆 展览 演出 比赛 运动 足球
冠军 教练 球员 天气 气温 降雨 大风 晴天 提醒 市民 出行 公交 地铁 高铁 车站 航班 游客
景区 旅游 门票 预约 网络 平台 数据 手机 电话 热线 反映 解决 回复 整改 检查 执法 法院
案件 合同 责任 保护 权益 维修 供暖 供水 燃气 电力 施工 完工 投入 使用 方便 满意 点赞
故事 梦想 坚持 努力 温暖 感动 帮助 关爱 邻居 朋友 春天 秋天 清晨 傍晚 阳光 树木 花朵
小河 山坡 老街 巷子 院子 茶馆 手艺 面馆 味道 传承 非遗 剪纸 陶瓷 琉璃 丝绸 书法 画作
戏曲 锣鼓 庙会 灯谜
""".split()  # noqa: SIM905
_WEIGHTS = list(accumulate(1 / (rank + 2) for rank in range(len(_COMMON))))
_PAGE_NAMES = ("要闻", "本地", "民生", "时评", "经济", "城事", "教育", "健康", "体育", "文娱", "副刊", "国际")
_NAMES = ("李墨", "王河", "张晓川", "陈一鸣", "赵青", "孙立", "周宁", "吴桐", "郑海", "冯小米")


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the corpus."""

    id: str
    date: dt.date
    page: str
    order: int
    title: str
    kicker: str
    authors: tuple[str, ...]
    body: str
    """Markdown."""

    @property
    def byline(self) -> str:
        """As printed."""
        return "记者 " + " ".join(self.authors)

    @property
    def folder(self) -> str:
        """Of its file in the content of every program that is compared, and of its document: `2004/01/03/A03`."""
        return f"{self.date:%Y/%m/%d}/{self.page}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A newspaper page of the corpus."""

    number: str
    name: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """An issue of the corpus."""

    date: dt.date
    sheets: tuple[Sheet, ...]


def issues(articles: int) -> Iterator[Day]:
    """As many issues as hold `articles`; the last page may have fewer than six, the last issue fewer pages."""
    return (issue(number, articles) for number in range(issue_count(articles)))


def issue_count(articles: int) -> int:
    """How many issues hold `articles`."""
    return -(-articles // (PAGES * ARTICLES))


def issue(number: int, articles: int) -> Day:
    """The issue of that number, from 0, of those that hold `articles`; made for itself, so that workers can share."""
    date = FIRST_DAY + dt.timedelta(number)
    left = articles - number * PAGES * ARTICLES
    dice = random.Random(date.toordinal())
    sheets: list[Sheet] = []
    for index in range(PAGES):
        count = min(ARTICLES, left)
        if count <= 0:
            break
        left -= count
        page = f"{'AB'[index // 12]}{index % 12 + 1:02}"
        stories = tuple(_story(dice, date, page, index, order) for order in range(1, count + 1))
        sheets.append(Sheet(page, _PAGE_NAMES[index % 12], stories))
    return Day(date, tuple(sheets))


def middle_story(articles: int) -> Story:
    """The article that is edited: the second, or only, of its page, amid an issue amid the archive."""
    sheets = issue(issue_count(articles) // 2, articles).sheets
    stories = sheets[len(sheets) // 2].stories
    return stories[len(stories) > 1]


def _story(dice: random.Random, date: dt.date, page: str, index: int, order: int) -> Story:
    paragraphs: list[str] = []
    length = 0
    while length < CHARACTERS:
        paragraph = "".join(_sentence(dice) for _ in range(dice.randint(2, 6)))
        paragraphs.append(paragraph)
        length += len(paragraph)
    kind = dice.random()
    if kind < 0.03:  # subheadings in bold
        paragraphs.insert(len(paragraphs) // 2, f"**{_words(dice, 8)}**")
    elif kind < 0.05:  # a table
        rows = "\n".join(f"| {_words(dice, 3)} | {dice.randint(1, 999)} |" for _ in range(6))
        paragraphs.append(f"| 项目 | 数量 |\n| --- | --- |\n{rows}")
    elif kind < 0.07:  # verse
        paragraphs.append("\\\n".join(_words(dice, 7) for _ in range(4)))
    elif kind < 0.09:  # a list
        paragraphs.append("\n".join(f"- {_words(dice, 12)}" for _ in range(4)))
    return Story(
        id=f"{date:%Y%m%d}{index + 1:02}{order:02}",
        date=date,
        page=page,
        order=order,
        title=_words(dice, dice.randint(9, 20)),
        kicker=_words(dice, 10) if dice.random() < 0.3 else "",
        authors=tuple(dice.sample(_NAMES, dice.choice((1, 1, 1, 2)))),
        body="\n\n".join(paragraphs),
    )


def _sentence(dice: random.Random) -> str:
    clauses = [_words(dice, dice.randint(6, 18)) for _ in range(dice.randint(1, 4))]
    return "，".join(clauses) + dice.choice("。。。。。！？")


def _words(dice: random.Random, length: int) -> str:
    """Words of at least `length` characters together."""
    text = ""
    while len(text) < length:
        text += _COMMON[bisect(_WEIGHTS, dice.random() * _WEIGHTS[-1])]
    return text
