"""The words of import-report.html, Chinese and English."""

from collections.abc import Mapping

Words = Mapping[str, Mapping[str, str]]


def language_of(language: str) -> str:
    """`zh` or `en`: that of the report of a paper in `language` (BCP 47)."""
    return "zh" if language.lower().startswith("zh") else "en"


WORDS: Mapping[str, Words] = {
    "zh": {
        "text": {
            "title": "导入报告",
            "dry_run": "试运行：没有写入任何文件。",
            "captures": "采集文件",
            "issues": "涉及的期",
            "articles": "篇稿件",
            "written": "写入文件",
            "deleted": "删除文件",
            "act": "需要处理",
            "nothing": "没有需要处理的事项。",
            "problems": "未能入库的期",
            "problems_help": "下列问题使整期没有写入；改好后重新导入即可，其余各期不受影响。",
            "conflicts": "与人工修改冲突",
            "conflicts_help": "人工改过的文件不会被覆盖。请比较两个版本，合并后删除 .new 文件。",
            "unread": "未能读取的采集文件",
            "unread_help": "没有一个文件被悄悄丢弃。同一种原因列在一起，先写怎么办，再列文件。",
            "gaps": "缺口",
            "gaps_help": "已知存在、但没有采集到的日期、版面、稿件和图片。补采时先试“地址”；没有地址的，"
            "到“依据”（提到它的文件）里去找。补采到的文件再导入一次，缺口就会补上。",
            "anomalies": "请人看一眼",
            "anomalies_help": "看起来不寻常、但没有改动的地方。点开稿件文件可直接修改；改过的文件不会被覆盖。",
            "duplicates": "近似重复",
            "duplicates_help": "相似度为相同四字串所占比例。同一稿件的几份，保留较完整的一份；"
            "不同稿件近似重复的都保留，请看是否同一篇刊登了两次。",
            "defects": "源文件中的残损",
            "defects_help": "原网页里残留的标记、失效的控件等，都已处理，原文如实列出备查。"
            "只有“保留原样”的需要看一眼。",
            "source_rows": "全部采集文件", "address": "地址",
            "and_more": "……另有 {} 个，见 {}", "all": "完整报告",
            "day": "日期", "what": "事项", "page": "版", "name": "名称", "evidence": "依据",
            "file": "文件", "reason": "原因", "place": "位置", "detail": "说明",
            "kept": "保留", "other": "另一份", "score": "相似度",
            "raw": "原文", "verdict": "处理", "count": "次数", "first": "首见于", "line": "行",
            "status": "结果", "became": "成为", "read_as": "识别为", "pages": "版数", "listed": "未收录",
            "offset": "字节", "advice": "怎么办", "offered": "新版本",
            "more": "这里最多列出 {} 条，完整清单见 import-report.json。",
        },
        "status": {
            "imported": "已导入", "media": "图片与 PDF", "asset": "样式与脚本", "entry": "入口页", "repeated": "重复",
            "skipped": "未选取", "undated": "无日期", "unknown": "未知模板", "unreadable": "无法读取",
        },
        "gap": {
            "suspended": "休刊", "no-capture": "整期未采集", "page": "版面未采集", "article": "稿件未收录",
            "media": "图片或 PDF 未采集",
        },
        "verdict": {"repaired": "已修复", "removed": "已去除", "left": "保留原样"},
        "conflict": {
            "edited": "人工修改过，新版本放在旁边", "removed": "人工删除过，不再写回",
            "obsolete": "采集中已无此文件，但人工修改过",
        },
        "defect": {
            "cms-message": "系统报错残留", "arrow-glyph": "箭头变成的数字", "dead-control": "失效的控件",
            "empty-label": "空标签", "charset": "编码声明有误", "lost-character": "残缺的字",
            "broken-markup": "标记残损",
            "repeated-byline": "重复的署名", "punctuation": "恢复的全角标点", "metadata-in-text": "混入正文的元数据",
            "player": "视频、音频、嵌入的网页",
        },
        "anomaly": {
            "date-mismatch": "印刷日期与地址不符", "no-page": "版次不明", "no-text": "没有读到正文",
            "no-title": "没有标题", "short-text": "正文远短于同版稿件",
            "title-in-text": "正文里又有标题", "no-byline": "没有署名",
            "foreign-script": "意外的文字", "replacement-character": "含有替换字符 U+FFFD",
            "part-missing": "长文缺少一部分", "zone-outside": "热区超出图片",
            "several-papers": "一期里混有几种报纸",
        },
        "anomaly_help": {
            "date-mismatch": "网页上印的日期与地址中的日期不同。已按地址归入；若印的日期才对，请改稿件或版面文件。",
            "no-page": "不知道这些稿件在第几版，暂放在 00 版。补采版面或标题导航后会自动归位。",
            "no-text": "采集到了网页，但没有正文也没有图片。请打开来源地址看看，或重新采集。",
            "no-title": "标题在原网页上可能是图片，暂以正文开头几个字代替。请对照版面图，改正稿件文件的 title:。",
            "short-text": "可能只采到开头，或本来就是短讯。请对照原版。",
            "title-in-text": "正文开头把标题又印了一遍。若是多余的，请在稿件文件里删去。",
            "no-byline": "没有找到作者。消息、广告、副刊小文常常如此，可不管；知道作者的请在 byline: 补上。",
            "foreign-script": "出现了中文报纸里少见的文字，可能是乱码。",
            "replacement-character": "原文有字丢失，请对照版面图补上。",
            "part-missing": "长文分页，其中一页没有采集。请按此地址补采。",
            "zone-outside": "热区坐标与版面图的大小对不上，已略去。补采相应大小的版面图即可恢复。",
            "several-papers": "同一天的采集文件来自几种报纸（或几个版本），现在放在同一期里。"
            "若出自一家报社，除主报外在 config.yaml 的 editions: 里各写一条：code、name 和 address（“说明”里的地址），"
            "再导入一次，就会分成几期；若是不相干的报纸，请各建一个项目，分开导入。",
        },
        "defect_help": {
            "cms-message": "排版系统的报错信息，不是报纸内容。",
            "arrow-glyph": "“◄ ►”箭头字体失效，变成了数字 3 和 4。",
            "dead-control": "“上一篇”之类不再指向任何地方的按钮。", "empty-label": "后面没有内容的标签。",
            "charset": "网页声明的编码与实际不符，已按实际编码读取。",
            "lost-character": "采集之前就丢了字，或只剩半个字（数字是它在网页中的字节位置）。"
            "残半已去掉，说不准的标作〓，请对照版面图补上。"
            "保留原样的生僻字，可能是半个字吞掉了后面的字母，也请对照。",
            "broken-markup": "标签残缺，已尽量修复。",
            "repeated-byline": "文末重复的署名；作者已在署名处。", "punctuation": "被转成半角的标点恢复为全角。",
            "metadata-in-text": "混进正文的日期、版次等。",
            "player": "播放器和嵌入的网页换成了链接，所放的内容没有收录：要保存，请按此地址另行下载。"
            "“已去除”的，是框里的广告、计数器之类，或没有写明放的是什么。",
        },
    },
    "en": {
        "text": {
            "title": "Import report",
            "dry_run": "Dry run: nothing was written.",
            "captures": "captures",
            "issues": "issues touched",
            "articles": "articles",
            "written": "files written",
            "deleted": "files deleted",
            "act": "To act on",
            "nothing": "Nothing needs a person's hand.",
            "problems": "Issues that could not be filed",
            "problems_help": "Each of these kept a whole issue out. Mend it and import again; all other issues are in.",
            "conflicts": "Files that a person edited",
            "conflicts_help": "A person's file is never overwritten. Compare the two, merge, delete the .new file.",
            "unread": "Captures that could not be read",
            "unread_help": "Nothing is dropped in silence. What failed for one reason stands together, after what to "
            "do about it.",
            "gaps": "Gaps",
            "gaps_help": "Days, pages, articles and media that are known to have been and were not captured. "
            "Try the address first; where there is none, look in the evidence, which names it. "
            "Import what you fetched, and the gap closes.",
            "anomalies": "Worth a look",
            "anomalies_help": "These look odd; nothing was changed because of it. Mend the article's file: it is "
            "not overwritten.",
            "duplicates": "Near duplicates",
            "duplicates_help": "The score is the share of four-character runs in common. Of copies of one article the "
            "fuller is kept; of two articles both are: look whether one was printed twice.",
            "defects": "Defects in the sources",
            "defects_help": "Leaked tokens, dead controls and the like: dealt with, and shown as they stood. "
            "Only what was left as it was needs a look.",
            "source_rows": "All captures", "address": "Address",
            "and_more": "… and {} more, see {}", "all": "everything",
            "day": "Date", "what": "What", "page": "Page", "name": "Name", "evidence": "Evidence",
            "file": "File", "reason": "Reason", "place": "Place", "detail": "Detail",
            "kept": "Kept", "other": "Other", "score": "Score",
            "raw": "Raw text", "verdict": "Done", "count": "Times", "first": "First seen in", "line": "Line",
            "status": "Result", "became": "Became", "read_as": "Read as", "pages": "Pages", "listed": "Not captured",
            "offset": "Byte", "advice": "What to do", "offered": "New version",
            "more": "At most {} rows are shown here; import-report.json has all.",
        },
        "status": {
            "imported": "imported", "media": "photo, facsimile or PDF", "asset": "style or script",
            "entry": "entry page", "repeated": "repeated", "skipped": "not asked for",
            "undated": "no date", "unknown": "unknown template",
            "unreadable": "unreadable",
        },
        "gap": {
            "suspended": "no issue that day", "no-capture": "whole issue not captured", "page": "page not captured",
            "article": "article not captured", "media": "photo, facsimile or PDF not captured",
        },
        "verdict": {"repaired": "repaired", "removed": "removed", "left": "left as it was"},
        "conflict": {
            "edited": "edited; the new version lies beside it", "removed": "removed by a person; stays away",
            "obsolete": "no capture gives it any more, but a person edited it",
        },
        "defect": {
            "cms-message": "messages of the CMS", "arrow-glyph": "arrows that became digits",
            "dead-control": "dead controls", "empty-label": "empty labels", "charset": "wrong charset declared",
            "lost-character": "characters lost or cut in half",
            "broken-markup": "broken markup", "repeated-byline": "repeated bylines",
            "punctuation": "full-width punctuation restored", "metadata-in-text": "metadata in the text",
            "player": "film, sound, embedded pages",
        },
        "anomaly": {
            "date-mismatch": "printed date is not the address's", "no-page": "page not known",
            "no-text": "no text found", "no-title": "no title", "short-text": "far shorter than its neighbours",
            "title-in-text": "title inside the body", "no-byline": "no byline",
            "foreign-script": "unexpected characters", "replacement-character": "U+FFFD in the text",
            "part-missing": "a part is missing",
            "zone-outside": "hot zones outside the image",
            "several-papers": "several papers in one issue",
        },
        "anomaly_help": {
            "date-mismatch": "The page prints another date than its address has. The address was followed; if the "
            "print is right, change the file.",
            "no-page": "Nothing tells on which page these stood. Capture the page or the headline directory.",
            "no-text": "The page was captured, and holds neither text nor photo. Look at its source, or capture it "
            "again.",
            "no-title": "The source may show it as a picture; its first words stand for it. Put it under title, from "
            "the facsimile.",
            "short-text": "Perhaps only its beginning was captured, perhaps it is a short item. Compare the facsimile.",
            "title-in-text": "The body begins with the title once more. If that is one too many, delete it in the "
            "file.",
            "no-byline": "No author was found: usual for news in brief. Where you know one, add it under byline.",
            "foreign-script": "Characters that a Chinese paper rarely prints, perhaps garbled.",
            "replacement-character": "Characters were lost in the source: restore them from the facsimile.",
            "part-missing": "A long article came in parts, and this one was not captured. Fetch this address.",
            "zone-outside": "The zones do not fit the facsimile and were left out. Capture the facsimile of that size.",
            "several-papers": "Captures of several papers, or editions, share this date, and lie in one issue. Of one "
            "house: give each but the main one a code, a name and its address (see the detail) under editions: in "
            "config.yaml, and import once more: they part. Papers that have nothing in common want a project each.",
        },
        "defect_help": {
            "lost-character": "Lost before the capture, or half of one was left (the number is its byte in the page). "
            "Halves are taken out; what cannot be told is marked 〓: restore it from the facsimile. A rare character "
            "that was left may be half of another that swallowed the letter after it.",
            "player": "Players and frames are links now, and what they played was not captured: to keep it, fetch it "
            "from this address. What was removed is an advertisement or a counter, or tells nothing of what it played.",
        },
    },
}  # fmt: skip

SUMMARY: Mapping[str, Words] = {
    "zh": {
        "line": {
            "captures": "采集文件 {} 个：{}", "issues": "涉及 {} 期，{} 篇稿件", "files": "写入 {} 个文件，删除 {} 个",
            "would": "将写入 {} 个文件，删除 {} 个（试运行，没有改动）", "defects": "残损 {} 处",
            "duplicates": "近似重复 {} 组", "anomalies": "请看一眼 {} 处",
            "problem": "未能入库", "conflict": "与人工修改冲突",
            "comma": "，", "colon": "：",
        },
        "status": {
            "imported": "已导入 {}", "media": "图片与 PDF {}", "asset": "样式与脚本 {}", "entry": "入口页 {}",
            "repeated": "重复 {}", "skipped": "未选取 {}", "undated": "无日期 {}", "unknown": "未知模板 {}",
            "unreadable": "无法读取 {}",
        },
        "gap": {
            "no-capture": "{} 天整期未采集", "suspended": "{} 天休刊", "page": "{} 个版面已知而未采集",
            "article": "{} 篇稿件已知而未收录", "media": "{} 个图片或 PDF 已知而未采集",
        },
        "conflict": {
            "edited": "人工改过；新版本放在旁边：{}",
            "removed": "人工删除过，不再写回；要恢复，请删去 import.jsonl 里它的那一行",
            "obsolete": "采集中已无此文件，但人工改过：请移走或删除",
        },
    },
    "en": {
        "line": {
            "captures": "{:capture|captures}: {}", "issues": "{:issue|issues} touched, with {:article|articles}",
            "files": "{:file|files} written, {} deleted", "would": "{:file|files} would be written, {} deleted",
            "defects": "{:defect|defects}", "duplicates": "{:near duplicate|near duplicates}",
            "anomalies": "{} worth a look", "problem": "problem", "conflict": "conflict", "comma": ", ", "colon": ": ",
        },
        "status": {
            "imported": "{} imported", "media": "{:photo, facsimile or PDF|photos, facsimiles and PDFs}",
            "asset": "{:style or script|styles and scripts}",
            "entry": "{:entry page that holds|entry pages that hold} nothing more",
            "repeated": "{} the same bytes once more",
            "skipped": "{} not asked for", "undated": "{} without any date",
            "unknown": "{} of a template that nothing here reads", "unreadable": "{} unreadable",
        },
        "gap": {
            "no-capture": "{:day|days} without any capture", "suspended": "{:day|days} without an issue",
            "page": "{:page that is|pages that are} named, not captured",
            "article": "{:article that is|articles that are} listed, not captured",
            "media": "{:photo, facsimile or PDF that is|photos, facsimiles and PDFs that are} named, not captured",
        },
        "conflict": {
            "edited": "a person edited it; the import's version lies beside it as {}",
            "removed": "a person removed it, and it stays away; delete its line in import.jsonl to have it back",
            "obsolete": "no capture gives it any more, but a person edited it: move or delete it",
        },
    },
}  # fmt: skip
"""The short form, for a terminal. `{:page|pages}` is a number with the word that goes with it."""
