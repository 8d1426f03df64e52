"""朗读, with a browser whose voices are ours: what is spoken, in which order, and what the reader sees of it."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from waiting import until

pytestmark = pytest.mark.browser

ARTICLE = "2021/01/08/A01/1.html"
LAST = "2021/01/09/A02/2.html"

# Voices that say nothing aloud: each utterance is written down, and ends when the test says so.
VOICES = """
window.spoken = [];
window.finish = () => { const one = window.current; window.current = null; if (one && one.onend) one.onend({}); };
window.refuse = () => { const one = window.current; window.current = null; one.onerror({ error: 'not-allowed' }); };
class Utterance { constructor(text) { this.text = text; } }
window.SpeechSynthesisUtterance = Utterance;
const voices = %s.map(([name, lang, localService]) => ({ name, lang, localService }));
Object.defineProperty(window, 'speechSynthesis', { value: {
  heard: [],
  getVoices() { return window.late ? [] : voices; },
  speak(one) {
    window.current = one; window.spoken.push([one.text, one.voice.name, one.lang, one.rate]);
  },
  cancel() {
    const one = window.current;
    window.current = null;
    if (one && one.onerror) one.onerror({ error: 'canceled' });
  },
  addEventListener(name, heard) { this.heard.push(heard); },
} });
"""
CHINESE = '[["Hong Kong","zh-HK",true],["Far","zh-CN",false],["Near","zh-CN",true],["English","en-GB",true]]'


def open_article(window: Page, address: str, voices: str = CHINESE, article: str = ARTICLE, more: str = "") -> None:
    window.add_init_script(more + VOICES % voices)
    window.goto(address + article)


def spoken(window: Page) -> list[str]:
    return [row[0] for row in window.evaluate("window.spoken")]


def finish(window: Page, times: int = 1) -> None:
    for _ in range(times):
        window.evaluate("window.finish()")


def test_headlines_byline_text_and_captions_in_their_order(window: Page, address: str) -> None:
    open_article(window, address)
    window.get_by_role("button", name="朗读").click()
    finish(window, 10)
    assert spoken(window)[:11] == [
        "“灯”“桥”“河”",
        "8日要闻第1条：老墨桥亮灯",
        "两岸市民冒雪观灯",
        "记者 李墨 通讯员 王川",
        "“桥修好了！”",
        "河边的人说。",
        "老墨桥的灯，今晚第一次亮起来。",
        "老墨桥夜景。",
        "桥上行人不断 李墨 摄",
        "据市政处介绍,工程用了98天；",
        "比计划少了两天。",
    ]
    assert window.evaluate("window.spoken[0].slice(1)") == ["Near", "zh-CN", 1]


def test_the_sentence_is_marked_and_scrolled_to(window: Page, address: str) -> None:
    open_article(window, address)
    window.get_by_role("button", name="朗读").click()
    marked = "[...CSS.highlights.get('read-aloud')][0].toString()"
    assert window.evaluate(marked) == "“灯”“桥”“河”"
    finish(window, 9)
    assert window.evaluate(marked) == "据市政处介绍,工程用了98天；"
    expect(window.locator(".is-read")).to_have_text("据市政处介绍,工程用了98天；比计划少了两天。")
    finish(window, 20)
    expect(window.locator(".is-read")).to_be_in_viewport()
    until(window, "scrollY > 200")


def test_pause_resume_steps_speed_and_stop(window: Page, address: str) -> None:
    open_article(window, address)
    window.get_by_role("button", name="朗读").click()
    bar = window.get_by_role("group", name="朗读")
    finish(window, 1)
    bar.get_by_role("button", name="暂停").click()
    assert window.evaluate("window.current") is None
    bar.get_by_role("button", name="继续").click()
    assert spoken(window)[-2:] == ["8日要闻第1条：老墨桥亮灯"] * 2
    bar.get_by_role("button", name="下一句").click()
    assert spoken(window)[-1] == "两岸市民冒雪观灯"
    bar.get_by_role("button", name="上一句").click()
    assert spoken(window)[-1] == "8日要闻第1条：老墨桥亮灯"
    bar.get_by_label("语速").select_option("1.5")
    assert window.evaluate("window.spoken.at(-1)") == ["8日要闻第1条：老墨桥亮灯", "Near", "zh-CN", 1.5]
    bar.get_by_role("button", name="停止").click()
    expect(bar).to_have_count(0)
    expect(window.locator(".is-read")).to_have_count(0)
    assert window.evaluate("window.current") is None and window.evaluate("CSS.highlights.size") == 0
    expect(window.get_by_role("button", name="朗读")).to_be_focused()
    window.reload()
    window.get_by_role("button", name="朗读").click()
    assert window.evaluate("window.spoken[0][3]") == 1.5


def read_to_the_end(window: Page) -> None:
    until(window, "window.current")
    window.evaluate("(() => { for (let i = 0; window.current && i < 300; i += 1) window.finish(); })()")


def test_the_next_article_if_wished(window: Page, address: str) -> None:
    open_article(window, address)
    window.get_by_role("button", name="朗读").click()
    read_to_the_end(window)
    expect(window).to_have_url(address + ARTICLE)
    expect(window.get_by_role("group", name="朗读")).to_have_count(0)
    window.get_by_role("button", name="朗读").click()
    window.get_by_label("接着读下一篇").check()
    read_to_the_end(window)
    expect(window).to_have_url(address + "2021/01/08/A01/2.html")
    until(window, "window.spoken.length > 0")
    assert spoken(window)[0] == "8日要闻第2条：老墨桥亮灯"
    window.goto(address + LAST)
    window.get_by_role("button", name="朗读").click()
    expect(window.get_by_label("接着读下一篇")).to_have_count(0)
    read_to_the_end(window)
    expect(window.get_by_role("group", name="朗读")).to_have_count(0)


def test_a_browser_that_wants_a_press_first_gets_a_button_to_press(window: Page, address: str) -> None:
    open_article(window, address)
    window.get_by_role("button", name="朗读").click()
    window.evaluate("window.refuse()")
    expect(window.get_by_role("button", name="继续")).to_be_visible()
    window.get_by_role("button", name="继续").click()
    assert spoken(window) == ["“灯”“桥”“河”"] * 2


@pytest.mark.parametrize("voices", ["[]", '[["English","en-GB",true]]'])
def test_without_a_voice_there_is_no_button(window: Page, address: str, voices: str) -> None:
    open_article(window, address, voices)
    expect(window.get_by_role("button", name="打印")).to_be_visible()
    expect(window.get_by_role("button", name="朗读")).to_have_count(0)


def test_voices_that_come_late(window: Page, address: str) -> None:
    open_article(window, address, more="window.late = true;")
    expect(window.get_by_role("button", name="打印")).to_be_visible()
    expect(window.get_by_role("button", name="朗读")).to_have_count(0)
    window.evaluate("window.late = false; speechSynthesis.heard.forEach((heard) => heard())")
    expect(window.get_by_role("button", name="朗读")).to_have_count(1)


def test_keys_and_focus(window: Page, address: str) -> None:
    open_article(window, address)
    window.keyboard.press("l")
    expect(window.get_by_role("button", name="暂停")).to_be_focused()
    window.keyboard.press("ArrowRight")
    expect(window).to_have_url(address + ARTICLE)


def test_leaving_the_page_silences_it(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="zh-CN")
    window = context.new_page()
    open_article(window, address, more="window.addEventListener('pagehide', () => { window.gone = true; });")
    window.get_by_role("button", name="朗读").click()
    result: Any = window.evaluate("(() => { dispatchEvent(new Event('pagehide')); return window.current; })()")
    assert result is None
    context.close()
