"""What an import says of captures, in the librarian's language: each kind of reason once, and what to do about it.

The JSON report keeps the English sentence, which programs may rely on. What no row here knows is shown as it is.
"""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Reason:
    """One kind of sentence."""

    english: str
    """A pattern of the whole sentence; its groups are the particulars."""
    chinese: str
    """With `{0}`, `{1}` for the groups."""
    advice: str = "recapture"
    """What to do: a key of ADVICE."""


REASONS = (
    # of templates and text
    Reason(r"no dialect recognises it \(tried (.+?); no address form matched\)",
           "没有一种已知模板与它相符（试过 {0}），地址也不是已知的写法", "template"),
    Reason(r"no dialect recognises it \(tried (.+?); address form (.+)\)",
           "没有一种已知模板与它相符（试过 {0}）；地址写法是 {1}", "template"),
    Reason(r"neither its address nor its text tells a date", "地址和正文都没有日期，无法归到某一期", "date"),
    Reason(r"nested deeper than some 300 elements.*", "标签套得太深（超过约 300 层）"),
    Reason(r"nests its elements more than (\d+) deep", "标签套得太深（超过 {0} 层）"),
    Reason(r"has more than (\d+) tags", "标签太多（超过 {0} 个），不会是报纸网页", "large"),
    Reason(r"has an element with more than (\d+) attributes", "有的标签属性超过 {0} 个，HTML 残损"),
    Reason(r"holds no element", "没有任何标签，不是网页"),
    Reason(r"the reader stumbled over it \((.+)\)", "读取时程序出错（{0}）", "fault"),
    Reason(r"is an error page \((.+)\), not one of a paper", "是网站的出错页（{0}），不是报纸网页", "instead"),
    Reason(r"is a login page, not one of a paper", "是登录页，不是报纸网页", "instead"),
    Reason(r"is a server's list of files, not one of a paper", "是服务器列出的文件目录，不是报纸网页", "leave"),
    Reason(r"is binary, not a page", "是二进制数据，不是网页", "not-a-page"),
    Reason(r"is (.+), not a page", "是{0}，不是网页", "not-a-page"),
    Reason(r"is empty", "是空文件"),
    Reason(r"holds nothing but blanks", "只有空白"),
    Reason(r"is no HTML that can be parsed.*", "HTML 残损，无法解析"),
    Reason(r"not text in any charset tried \((.+)\)", "用哪种编码都读不通（{0}）", "charset"),
    Reason(r"(\d+) of its characters are U\+FFFD: .*", "其中 {0} 个字已成“�”：采集之前文字就已丢失"),
    # of files and folders
    Reason(r"does not exist", "文件不存在", "path"),
    Reason(r"cannot be (?:read|opened): (.+)", "打不开（{0}）", "path"),
    Reason(r"is a (?:symbolic )?link, which is not followed", "是链接，不跟随（以免越出目录）", "link"),
    Reason(r"is not a regular file", "不是普通文件", "not-a-page"),
    Reason(r"lies more than (\d+) folders deep", "目录套得太深（超过 {0} 层）", "unpack"),
    Reason(r"is larger than (.+)", "超过 {0}，不会是报纸网页", "large"),
    # of archives
    Reason(r"lies more than (\d+) archives deep", "压缩包套压缩包超过 {0} 层", "unpack"),
    Reason(r"has no name, or one that leads out of its archive", "包内名称不合法（为空，或指向包外）", "unpack"),
    Reason(r"is encrypted", "已加密", "password"),
    Reason(r"holds no file", "包里没有文件"),
    Reason(r"has more than (\d+) members", "包内文件超过 {0} 个", "unpack"),
    Reason(r"unpacks to more than (\d+) times its size", "解压后超过原大小的 {0} 倍，可能是压缩炸弹", "large"),
    Reason(r"holds more than its own size: .*", "包内文件相互重叠，可能是压缩炸弹", "large"),
    Reason(r"is cut off or no ZIP archive \((.+)\)", "ZIP 包不完整，或不是 ZIP（{0}）"),
    Reason(r"is damaged or cut off \((.+)\)", "压缩包残损或不完整（{0}）"),
    Reason(r"is damaged: what follows is no member \(tar\)", "tar 包残损：其后的内容读不出"),
    Reason(r"has (\d+) bytes that are no member \(tar\)", "tar 包中有 {0} 字节读不出"),
    Reason(r"has bytes that are not (.+) after its end", "压缩数据之后还有不明内容（{0}）"),
    Reason(r"is damaged(?: \((.+)\))?", "残损（{0}）"),
    Reason(r"is cut off(?: \((.+)\))?", "不完整，末尾被截断（{0}）"),
    # of WARC, JSON lines, MHTML
    Reason(r"is cut off: (\d+) of (\d+) bytes", "不完整：应有 {1} 字节，只有 {0} 字节"),
    Reason(r"was cut off when it was captured \((.+)\)", "采集时就被截断（{0}）"),
    Reason(r"holds no HTTP response", "WARC 记录里没有 HTTP 应答"),
    Reason(r"is no page: the server answered (.+)", "不是网页：服务器答复 {0}"),
    Reason(r"is no WARC record", "不是 WARC 记录"),
    Reason(r"does not tell its length", "WARC 记录没有写明长度"),
    Reason(r"is cut off, or its length is not (\d+)", "WARC 记录不完整，或长度并非 {0}"),
    Reason(r"repeats (.+), of which nothing came in: .*", "内容与 {0} 相同，而那一份没有导入", "revisit"),
    Reason(r"is not UTF-8", "这一行不是 UTF-8", "line"),
    Reason(r"is one JSON value, not JSON lines", "是一整个 JSON，不是一行一条的 JSON Lines", "lines"),
    Reason(r"is no JSON \((.+)\)", "这一行不是 JSON（{0}）", "line"),
    Reason(r"is no JSON object", "这一行不是 JSON 对象", "line"),
    Reason(r"has no text under `url` and `html`", "这一行缺少 url 或 html", "line"),
    Reason(r"holds half a character \(a lone surrogate\)", "这一行里有半个字符（孤立代理码）", "line"),
    Reason(r"holds no page with a web address \(MHTML\)", "MHTML 里没有带网址的网页"),
    # of what was not wanted, or came before
    Reason(r"does not match (.+)", "与 --only {0} 不符", "none"),
    Reason(r"outside the dates asked for", "不在指定的日期之内", "none"),
    Reason(r"its issue could not be filed", "所属的一期未能入库", "none"),
    Reason(r"the same bytes of the same address came before", "同一地址的相同内容已经有了", "none"),
    Reason(r"repeats (.+)", "内容与 {0} 相同", "none"),
    Reason(r"a style sheet, script or the like", "样式表、脚本之类", "none"),
    # what captures became
    Reason(r"article (\S+/\S+)", "稿件 {0}", "none"),
    Reason(r"part of article (\S+)", "稿件 {0} 的一部分", "none"),
    Reason(r"a further copy of article (\S+)", "稿件 {0} 的另一份", "none"),
    Reason(r"article (\S+), which was taken down", "稿件 {0}，已撤下", "none"),
    Reason(r"page (\S+)", "版面 {0}", "none"),
    Reason(r"a further copy of page (\S+)", "版面 {0} 的另一份", "none"),
    Reason(r"whole issue", "整期合一的文件", "none"),
    Reason(r"issue list", "版面或标题导航", "none"),
    Reason(r"page without a number", "没有版次的版面", "none"),
    Reason(r"article without title or text", "没有标题和正文的稿件", "none"),
    Reason(r"calendar, (\S+) to (\S+)", "出版日历，{0} 至 {1}", "none"),
    Reason(r"an entry that leads to nothing", "入口页，没有指向任何一期", "none"),
    Reason(r"an entry that leads to (.+)", "入口页，指向 {0}", "none"),
    # of evidence
    Reason(r"leads to (.+)", "指向 {0}", "none"),
    Reason(r"address of a list", "地址是导航页的", "none"),
    Reason(r"address of a whole issue", "地址是整期合一的", "none"),
    Reason(r"address of an? (.+)", "地址是 {0} 的", "none"),
    Reason(r"articles under (\d+) pages", "{0} 个版面下列有稿件", "none"),
    # of anomalies
    Reason(r"printed (\S+), address (\S+); the address is followed", "印的是 {0}，地址是 {1}；已按地址", "none"),
    Reason(r"(\d+) characters; the median of its page is (\d+)", "{0} 字；同版稿件的中位数是 {1} 字", "none"),
    Reason(r"captures of (.+)", "采集文件分属 {0}", "none"),
    Reason(r"(\d+) articles", "{0} 篇稿件", "none"),
    Reason(r"(\d+) times", "{0} 处", "none"),
    Reason(r"(\d+) of (\d+) zones are left out", "{1} 个热区中有 {0} 个略去", "none"),
)  # fmt: skip

ADVICE = {
    "zh": {
        "template": "若是报纸网页：在 config.yaml 的 selectors: 里写明标题、正文的位置（见 README），"
        "用 broadsheet import --explain 查看效果。若是登录页、出错页或别的网站，可不管，或重新采集。",
        "recapture": "从原网站重新采集，再导入。",
        "date": "把文件放到带日期的路径下（如 html/2021-01/08/），或在 config.yaml 的 address: 里写明地址写法。",
        "fault": "这是程序的毛病：请把这个文件连同报告发给我们；其余文件不受影响。",
        "not-a-page": "不是报纸网页，可不管；若文件名是 .htm，说明采集有误，请重新采集。",
        "charset": "用编辑器打开，确认编码后另存为 UTF-8；整篇乱码的请重新采集。",
        "instead": "采集时网站没有给出这一页。登录后（或换个时间）重新采集；原网站已删除的，可不管。",
        "path": "检查路径和读取权限。",
        "link": "把链接所指的文件复制到原处，再导入。",
        "unpack": "先解压到目录里（名称、层数过深的改短），再导入目录。",
        "large": "请确认它是什么；若确是报纸网页，拆开后再导入。",
        "password": "解密后再导入。",
        "revisit": "把存有那一份的 WARC 一起导入。",
        "line": "在原文件中改正这一行，或删去。",
        "lines": '改成一行一个 {"url", "html"}，文件名以 .jsonl 结尾，再导入。',
        "leave": "可不管。",
        "none": "",
    },
    "en": {
        "template": "If it is a page of the paper: tell under selectors: in config.yaml where title and body stand "
        "(see README), and look with broadsheet import --explain. A login or error page, or another site's: "
        "leave it, or capture it again.",
        "recapture": "Capture it again from the source, and import it.",
        "date": "Put the file under a path with its date (html/2021-01/08/), or describe the address under address: in "
        "config.yaml.",
        "fault": "This is a fault in Broadsheet: please report it with the file; nothing else is affected.",
        "not-a-page": "No page of a paper: leave it. If it is named .htm, the capture went wrong: capture it again.",
        "charset": "Open it in an editor, find its charset, save it as UTF-8; if all is garbled, capture it again.",
        "instead": "The site did not give the page. Log in, or try another day, and capture it again; what the site "
        "has deleted, leave.",
        "path": "Look at the path and the permissions.",
        "link": "Copy the file that the link names to its place, and import again.",
        "unpack": "Unpack it into a folder first (shorten names and depths), and import the folder.",
        "large": "Look what it is; if it is a page of the paper, split it and import the parts.",
        "password": "Decrypt it and import again.",
        "revisit": "Import the WARC that holds it together with this one.",
        "line": "Mend the line in the file, or delete it.",
        "lines": 'Write one {"url", "html"} a line into a file named .jsonl, and import that.',
        "leave": "Leave it.",
        "none": "",
    },
}


def told(sentence: str, language: str) -> str:
    """The sentence in `zh` or `en`; as it stands where no row knows it."""
    found = _find(sentence)
    if language != "zh" or found is None:
        return sentence
    reason, particulars = found
    text = reason.chinese.format(*(each or "" for each in particulars))
    return text.replace("（）", "")


def advice(sentence: str, language: str) -> str:
    """What to do about it; empty where there is nothing to do."""
    found = _find(sentence)
    return ADVICE[language][found[0].advice] if found else ADVICE[language]["recapture"]


def kind(sentence: str) -> str:
    """The key of its advice, which sentences of one kind share."""
    found = _find(sentence)
    return found[0].advice if found else "recapture"


@lru_cache(maxsize=4096)
def _find(sentence: str) -> tuple[Reason, tuple[str | None, ...]] | None:
    for reason in REASONS:
        if found := re.fullmatch(reason.english, sentence, re.DOTALL):
            return reason, found.groups()
    return None
