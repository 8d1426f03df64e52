"""A printed byline -> names with roles and employers: `大众日报记者 张三 通讯员 李四 王五`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.model import Author

_MODIFIER = r"(?:见习|实习|首席|高级|特约|特派|特聘|资深|本地|全媒体?|融媒体?|摄影|文字|视频|青年|小)"
_ROLE = (
    rf"(?:{_MODIFIER}*(?:驻[一-鿿]{{1,3}})?(?:记者|通讯员|评论员|撰稿人?|实习生|报道员|编辑|主编)"
    r"|责任编辑|责任校对|责编|美编|校对|校审|审校|版式设计|版式|视觉设计|视觉|组版|制图|绘图|插图|漫画|供图|供稿|摄影报道|摄影|图片|图文|文字|文本"
    r"|整理|编译|翻译|统筹|策划|执笔|监制|值班编委|值班主任|编审|作者|采写|撰文|讲述|口述|主持人?"
    r"|(?:大)?学生|教师|(?:副)?教授|研究员|研究生|读者|网友|村民|市民)"
)
_GLUED = re.compile(rf"(?P<employer>.*?)(?P<role>{_ROLE})(?P<rest>.*)", re.DOTALL)
_AFTER = re.compile(r"(?P<name>[一-鿿]{2,4}|.*·.*)(?P<role>摄影报道|摄影|供图|供稿|摄|绘|整理)")
_TRAILING = frozenset(
    {
        "译",
        "摄",
        "摄影",
        "摄影报道",
        "图",
        "文",
        "文/图",
        "图片",
        "供图",
        "供稿",
        "绘",
        "整理",
        "编译",
        "制图",
        "漫画",
        "插图",
    }
    | {"报道", "采写", "撰文", "文字", "统筹", "执笔", "发"}
)
"""Words that stand after the names they belong to: `张三 摄`, `李四 文/图`."""
_SHORT = frozenset({"摄", "译", "图", "文", "文/图", "绘", "发"})
_WORDED = {"摄": "摄影", "图": "摄影", "绘": "绘图", "译": "翻译"} | dict.fromkeys(
    ("文", "文/图", "发", "报道", "作者", "整理", "采写", "撰文", "文字", "摄影报道", "执笔"), ""
)
"""How a trailing word is told as a role; what only says that somebody wrote it is none."""
_TOLD = re.compile(r"[一-鿿]{2,4}(?:口述|讲述)")
"""Who told a story is not who wrote it."""
_OWN = frozenset({"本报", "本社", "本刊", "本网", "本台", ""})
_DESK = re.compile(r"(?:本报|本刊|本社)?[一-鿿]{0,6}(?:编辑部|评论部|采访组|报道组|课题组|编委会|工作室|资料室)")
_NAME = re.compile(r"[㐀-䶿一-鿿𠀀-𲎯]{2,4}|[㐀-䶿一-鿿]{1,10}(?:[·•．][㐀-䶿一-鿿]{1,12})+|[A-Z][A-Za-z.'’\-]*")
_NO_NAME = re.compile(
    r"(?:调查|观察|手记|走访|感言|点评|提醒|按语?|简介|注|连线|探访|体验|日记|节|证|站|之家|心声|说|问|寄语|荐书|来信)"
)
"""What makes a label of a role: 记者调查, 编辑手记, 作者简介."""
_HAN = re.compile(r"[㐀-䶿一-鿿]")
_MARKS = "■□●○◆◇▲△▼▽★☆※◎►▶◀◄◢◣·•—"
_WIRE = re.compile(
    r"(?:据|综合)?《?(?P<name>(?:新华社?|中新社?|人民|央视|[一-鿿]{2,12}(?:社|报|网|台)))》?"
    r"(?P<place>[一-鿿]{2,8}?(?:\d{1,2}月)?\d{1,2}日)?(?P<word>专?电|消息|报道|讯)?"
)
_SPLIT = re.compile(r"[\s　、，,;；|｜：:()（）【】\[\]]+")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says as a byline."""

    authors: tuple[Author, ...]
    rest: tuple[str, ...] = ()
    """Words that are neither a name, a role nor an employer; a line with any is hardly a byline."""
    has_role: bool = False
    """A role, a mark (■, □) or a wire service stands in it."""
    wire: str = ""
    """The service or paper it is taken from (`据新华社电`)."""

    @property
    def is_plain(self) -> bool:
        """Whether the line is a byline and nothing else."""
        return bool(self.authors or self.wire) and not self.rest


@lru_cache(maxsize=4096)
def read_byline(text: str) -> Byline:
    """The names, roles and employers in one printed byline; spread names (`张　三`) are joined."""
    line = text.strip().strip("()（）【】")
    marked = bool(line) and line[0] in _MARKS
    line = line.strip(_MARKS + " 　\xa0")
    line = re.sub(r"^本报(?:综合)?讯\s*", "", line)
    line = re.sub(r"(?:文\s*[/、·]?\s*图|图\s*[/、·]\s*文)(?![一-鿿])", " 文/图 ", line)
    line = re.sub(r"(?<![文图])/|/(?![文图])", " ", line)
    line = re.sub(r"(?<=\S)/(?=[文图](?:\s|$))|(?<=\S)/(?=文/图)", " ", line)
    tokens = _join_spread([token for token in _SPLIT.split(line) if token])
    return _assign(tokens, marked)


def author_names(authors: tuple[Author, ...]) -> frozenset[str]:
    """The names alone, for comparing two bylines."""
    return frozenset(author.name for author in authors)


def merge_authors(head: tuple[Author, ...], other: tuple[Author, ...]) -> tuple[Author, ...]:
    """`head` in its order, each name completed with the role and employer that `other` tells."""
    known = {author.name: author for author in other}
    return tuple(
        Author(a.name, a.role or known.get(a.name, a).role, a.employer or known.get(a.name, a).employer) for a in head
    )


def _join_spread(tokens: list[str]) -> list[str]:
    """`严`, `华` -> `严华`: a name of two characters is printed three cells wide."""
    joined: list[str] = []
    waiting = ""
    for token in tokens:
        single = len(token) == 1 and _HAN.match(token) and token not in _SHORT
        if waiting and single:
            joined.append(waiting + token)
            waiting = ""
        elif single:
            waiting = token
        else:
            glued = re.fullmatch(rf"(.*{_ROLE})([一-鿿])", token)
            if waiting:
                joined.append(waiting)
                waiting = ""
            if glued and not re.fullmatch(_ROLE, token) and not _DESK.fullmatch(token):
                joined.append(glued[1])
                waiting = glued[2]
            else:
                joined.append(token)
    return [*joined, waiting] if waiting else joined


def _assign(tokens: list[str], marked: bool) -> Byline:
    authors: list[Author] = []
    rest: list[str] = []
    role = employer = service = ""
    has_role = marked
    closed = 0  # authors before it have had their trailing word
    led = bool(tokens) and tokens[0] in _TRAILING  # words of this line stand before their names: `文 张三 图 李四`
    for place, token in enumerate(tokens):
        if token in _TRAILING:
            has_role = True
            names_follow = place + 1 < len(tokens) and tokens[place + 1] not in _TRAILING
            last_is_bare = len(authors) > closed and not authors[-1].role
            if not led and (last_is_bare or (len(authors) > closed and not names_follow)):
                bare = [at for at in range(closed, len(authors)) if not authors[at].role]
                word = _WORDED.get(token, token)
                for at in bare:
                    authors[at] = Author(authors[at].name, word, authors[at].employer)
                role = employer = ""
                closed = len(authors)
            else:
                role, employer = _WORDED.get(token, token), ""
                closed = len(authors)
            continue
        after = _AFTER.fullmatch(token)
        if after and not _GLUED.match(after["name"]):
            has_role = True
            authors.append(Author(after["name"], _WORDED.get(after["role"], after["role"]) or role, employer))
            continue
        if _DESK.fullmatch(token):
            authors.append(Author(token, role if place and tokens[place - 1] == role else ""))
            continue
        glued = _GLUED.fullmatch(token)
        if glued:
            has_role = True
            role = _WORDED.get(glued["role"], glued["role"])
            employer = "" if glued["employer"] in _OWN else glued["employer"] or ""
            name = glued["rest"]
            nothing_follows = place + 1 == len(tokens) or bool(_GLUED.fullmatch(tokens[place + 1]))
            if _TOLD.fullmatch(token):
                continue
            if name:
                _take(name, role, employer, authors, rest)
            elif nothing_follows and glued["employer"] and "评论员" in glued["role"]:
                authors.append(Author(token))
            continue
        wire = _WIRE.fullmatch(token)
        if wire and (wire["word"] or token.startswith(("据", "综合")) or token.endswith(("社", "报", "网", "台"))):
            has_role, service = True, wire["name"]
            if any(_GLUED.fullmatch(later) for later in tokens[place + 1 :]):
                return _with_employer(_assign(tokens[place + 1 :], True), tuple(authors), service)
            continue
        _take(token, role, employer, authors, rest)
    return Byline(tuple(authors), tuple(rest), has_role, service)


def _with_employer(byline: Byline, before: tuple[Author, ...], employer: str) -> Byline:
    authors = tuple(
        Author(a.name, a.role, a.employer or (employer if a.role.endswith("记者") else "")) for a in byline.authors
    )
    return Byline(before + authors, byline.rest, True, employer)


def _take(name: str, role: str, employer: str, authors: list[Author], rest: list[str]) -> None:
    if (_NAME.fullmatch(name) or _DESK.fullmatch(name)) and not _NO_NAME.fullmatch(name):
        if authors and re.fullmatch(r"[A-Z].*", name) and re.fullmatch(r"[A-Z].*", authors[-1].name):
            authors[-1] = Author(f"{authors[-1].name} {name}", authors[-1].role, authors[-1].employer)
        else:
            authors.append(Author(name, role, employer))
    else:
        rest.append(name)
