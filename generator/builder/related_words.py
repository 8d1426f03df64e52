"""Words that relate nothing: what headlines of any paper are full of, and what a subject does not begin or end with.

Each in both scripts: what is written here in simplified characters is added in traditional ones.
"""

_SCRIPTS = (
    "举舉办辦开開启啟动動进進闭閉强強获獲评評荣榮为為发發设設议議务務会會业業质質县縣区區众眾记記编編辑輯讯訊摄攝员員时時这這个個两兩们們没沒么麼图圖"
    "馆館书書学學园園医醫养養儿兒卫衛体體场場广廣产產车車铁鐵银銀饭飯厅廳厂廠农農闻聞简簡报報声聲关關题題综綜录錄后後对對从從让讓还還无無间間里裡岭嶺"
    "桥橋湾灣庙廟岛島楼樓队隊节節门門过過该該听聽说說请請问問纪紀与與将將给給来來现現实實复復见見国國级級点點镇鎮乡鄉于於东東决決术術范範读讀周週内內"
    "庄莊论論际際导導气氣"
)
"""Simplified and traditional, in turn: of the characters below those that differ."""
_TRADITIONAL = str.maketrans(_SCRIPTS[::2], _SCRIPTS[1::2])


def _in_both_scripts(text: str) -> str:
    return text + text.translate(_TRADITIONAL)


def any_of(words: str) -> str:
    """The regular expression of words that blanks part, the longest first."""
    return "|".join(sorted(set(words.split()), key=lambda word: (-len(word), word)))


WORN = _in_both_scripts("""
举办 举行 召开 开展 启动 推进 开始 开幕 闭幕 打造 助力 提升 加强 加快 完成 实现 获评 荣获 走进 进入 进行 成为 恢复
发布 公布 发展 建设 工作 会议 活动 服务 管理 保障 安全 全面 高质量 进一步
全市 全省 全国 全县 全区 我市 我省 我县 我区 本市 本报 市民 居民 群众 记者 编辑 通讯员 摄影
今天 昨天 明天 今日 昨日 明日 今年 去年 明年 近日 日前 上午 下午 凌晨 晚上 早上 周末 上半年 下半年
第一 第二 第三 一个 一年 一天 两个 这个 那个 我们 他们 你们 大家 自己 没有 不是 可以 如何 怎么 什么 为何
社区 小区 学校 小学 中学 大学 幼儿园 医院 卫生院 养老院 敬老院 图书馆 博物馆 文化馆 美术馆 纪念馆 体育馆 体育场
公园 广场 派出所 公安局 办公室 开发区 示范区 产业园 工业园 服务区 步行街 火车站 高铁站 汽车站 商场 超市 银行 酒店
饭店 餐厅 工厂 农村 城市 图片 新闻 简讯 短讯 快讯 公告 通告 通知 启事 声明 致读者 关于 有关
最后 最高 最低 重要 主题 系列 报道 综合 记录
""")
"""Words of news prose, of time, of rank and of every town: a phrase that is little more than these is no subject."""

PARTICLES = _in_both_scripts("的了在是和与及将为被把就都也这那其之")
"""A piece of text with one of these tells nothing."""

EDGES = (
    _in_both_scripts(
        f"{PARTICLES}给到从对向让又再才还已正更最很太不没于以至来去有无上下里中内外前后间年月日时今昨明早晚晨起"
    )
    + "裏"
)
"""What a subject does not begin or end with: it was cut out of something longer, or says when."""

ENDS_OF_NAMES = _in_both_scripts(
    "桥河湖江海山岭路街巷村镇乡县区市州省馆院校厂园寺庙塔港站渡湾岛楼坊队杯节庄城门井泉堂店社局所场"
)
"""Three characters are a subject where they end like a place or an institution; else they are any piece of prose."""

NO_BEGINNINGS = _in_both_scripts("进到赴入往过本各该全我你他她它看见听说做办建修开走请问让使能会要想")
"""And where they do not begin with one of these: 进社区, 过大桥."""

NO_AUTHORS = _in_both_scripts("本报 编辑 记者 通讯 新华 中新 综合 评论 部门 来源 ")
"""What names nobody in a byline."""

DEPARTMENTS = _in_both_scripts("图片 摄影 要闻 国际 国内 体育 本地 ")
KINDS = _in_both_scripts("新闻 简讯 短讯 快讯 公告 通告 通知 启事 声明 广告 导读 天气 ")
"""Together a heading that every issue prints."""
