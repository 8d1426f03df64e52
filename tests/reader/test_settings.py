"""阅读设置, keys, citing: what only scripts do, and what stays away without them."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ARTICLE = "2021/01/08/A01/1.html"
LATER = "2021/01/09/A02/2.html"
ASSETS = Path(__file__).parents[2] / "templates" / "assets"
LOCALES = Path(__file__).parents[2] / "templates" / "locales"


def style(window: Page, selector: str, name: str) -> str:
    return str(window.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name))


def choose(window: Page, word: str, value: str) -> None:
    """Opens the settings, chooses, closes them."""
    window.get_by_role("button", name="阅读设置").click()
    window.get_by_role("dialog").get_by_role("group", name=word).get_by_label(value, exact=True).check()
    window.locator("dialog[open] .panel-close").click()
    expect(window.get_by_role("dialog")).to_have_count(0)


def test_settings_hold_on_every_page_and_leave_each_other_alone(window: Page, address: str) -> None:
    window.goto(address + ARTICLE)
    before = {name: style(window, ".text p", name) for name in ("fontSize", "lineHeight", "fontFamily")}
    choose(window, "底色", "深色")
    choose(window, "字号", "特大")
    choose(window, "行距", "疏")
    choose(window, "正文字体", "宋体")
    window.goto(address + LATER)
    after = {name: style(window, ".text p", name) for name in before}
    assert float(after["fontSize"][:-2]) > 1.2 * float(before["fontSize"][:-2])
    ratio = {k: float(v["lineHeight"][:-2]) / float(v["fontSize"][:-2]) for k, v in {"b": before, "a": after}.items()}
    assert ratio["a"] > ratio["b"] + 0.2
    assert "Serif" in after["fontFamily"] and "Serif" not in before["fontFamily"]
    assert style(window, "body", "backgroundColor") == "rgb(22, 21, 18)"
    choose(window, "底色", "米黄")
    assert style(window, "body", "backgroundColor") == "rgb(245, 236, 217)"
    assert style(window, ".text p", "fontSize") == after["fontSize"]
    window.get_by_role("button", name="阅读设置").click()
    window.get_by_role("button", name="恢复默认").click()
    window.reload()
    assert {name: style(window, ".text p", name) for name in before} == before


def test_the_system_s_theme_holds_until_one_is_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark", locale="zh-CN")
    window = context.new_page()
    window.goto(address)
    assert style(window, "body", "backgroundColor") == "rgb(22, 21, 18)"
    choose(window, "底色", "浅色")
    assert style(window, "body", "backgroundColor") == "rgb(255, 253, 248)"
    context.close()


def test_nothing_flashes(window: Page, address: str) -> None:
    window.goto(address)
    choose(window, "底色", "深色")
    # Whatever is painted first is painted after the settings are in place: nothing else may run before them.
    window.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { window.early ="
        " document.documentElement.dataset.theme; watch.disconnect(); } })"
        ".observe(document, { childList: true, subtree: true });"
    )
    window.goto(address + ARTICLE)
    assert window.evaluate("window.early") == "dark"


def test_another_tab_follows(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="zh-CN")
    one, other = context.new_page(), context.new_page()
    for window in (one, other):
        window.goto(address)
    choose(one, "底色", "深色")
    expect(other.locator("html")).to_have_attribute("data-theme", "dark")
    choose(other, "字号", "大")
    expect(one.locator("html")).to_have_attribute("data-size", "large")
    one.reload()
    expect(one.locator("html")).to_have_attribute("data-theme", "dark")
    context.close()


def test_the_interface_in_another_language(window: Page, address: str) -> None:
    window.goto(address + ARTICLE)
    choose(window, "界面语言", "繁體")
    expect(window.get_by_role("link", name="版面導航")).to_be_visible()
    expect(window.get_by_role("button", name="閱讀設定")).to_be_visible()
    window.goto(address + LATER)
    expect(window.get_by_role("link", name="版面導航")).to_be_visible()
    window.get_by_role("button", name="閱讀設定").click()
    window.get_by_label("English").check()
    window.get_by_role("button", name="Close").click()
    expect(window.get_by_role("link", name="Calendar")).to_be_visible()
    expect(window.locator("html")).to_have_attribute("lang", "en")
    expect(window.locator("h1")).to_contain_text("老墨桥亮灯")
    window.get_by_role("button", name="Settings").click()
    window.get_by_label("简体").check()
    expect(window.get_by_role("link", name="版面导航")).to_be_visible()


def press(window: Page, key: str, goal: str) -> None:
    """Presses a key that leads somewhere, and waits until the page there listens."""
    window.keyboard.press(key)
    expect(window).to_have_url(goal)
    window.wait_for_load_state()


def test_keys_lead_to_the_neighbours(window: Page, address: str) -> None:
    day = address + "2021/01/08/"
    window.goto(address + ARTICLE)
    press(window, "j", day + "A01/2.html")
    press(window, "ArrowRight", day + "A02/1.html")
    press(window, "k", day + "A01/2.html")
    press(window, "ArrowLeft", day + "A01/1.html")
    press(window, ".", address + "2021/01/09/index.html")
    press(window, ",", day + "index.html")
    window.goto(day + "A01/")
    press(window, "ArrowRight", day + "A02/index.html")
    press(window, "[", day + "A01/index.html")
    # a Chinese layout has other characters on the same keys
    window.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: '】', bubbles: true }))")
    expect(window).to_have_url(day + "A02/index.html")
    window.wait_for_load_state()
    press(window, "c", address + "calendar/index.html")
    press(window, "h", address + "index.html")


def test_keys_are_shown_and_can_be_turned_off(window: Page, address: str) -> None:
    window.goto(address + ARTICLE)
    window.keyboard.press("?")
    shown = window.get_by_role("dialog")
    expect(shown).to_contain_text("下一篇")
    expect(shown).not_to_contain_text("上一篇")  # there is none
    window.keyboard.press("j")
    expect(window).to_have_url(address + ARTICLE)  # a dialog is open
    shown.get_by_label("快捷键").uncheck()
    window.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    for key in ("j", "?", "ArrowRight", "c"):
        window.keyboard.press(key)
    expect(window).to_have_url(address + ARTICLE)
    expect(window.get_by_role("dialog")).to_have_count(0)
    choose(window, "快捷键", "开")
    window.keyboard.press("j")
    expect(window).to_have_url(address + "2021/01/08/A01/2.html")


def test_keys_leave_fields_and_shortcuts_of_the_browser_alone(window: Page, address: str) -> None:
    window.goto(address + ARTICLE)
    window.get_by_role("button", name="引用").click()
    window.locator("textarea").press("j")
    window.keyboard.press("Escape")
    for key in ("Control+j", "Alt+j", "Shift+j"):
        window.keyboard.press(key)
    expect(window).to_have_url(address + ARTICLE)


def test_citing(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    window = context.new_page()
    window.goto(address + ARTICLE)
    window.get_by_role("button", name="引用").click()
    cited = f"李墨, 王川. 8日要闻第1条：老墨桥亮灯[N]. 墨川晨报, 2021-01-08(A01). {address}{ARTICLE}"
    expect(window.locator("textarea")).to_have_value(cited)
    window.get_by_role("button", name="复制").click()
    expect(window.get_by_role("status")).to_have_text("已复制")
    assert window.evaluate("navigator.clipboard.readText()") == cited
    window.keyboard.press("Escape")
    expect(window.get_by_role("button", name="引用")).to_be_focused()
    context.close()


def test_without_scripts_there_is_no_control_that_needs_them(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    for path in ("", ARTICLE, "2021/01/08/A01/index.html", "calendar/index.html"):
        window.goto(address + path)
        assert window.locator("button, select, textarea, dialog").count() == 0
        assert window.locator("input:not(form input)").count() == 0
    context.close()


def test_opened_from_a_folder(browser: Browser, paper_site: Path) -> None:
    context = browser.new_context(locale="zh-CN")
    window = context.new_page()
    noise: list[str] = []
    window.on("console", lambda message: noise.append(message.text))
    window.on("pageerror", lambda error: noise.append(str(error)))
    window.goto((paper_site / ARTICLE).as_uri())
    choose(window, "底色", "深色")
    window.keyboard.press("j")
    expect(window).to_have_url(re.compile(r"2021/01/08/A01/2\.html$"))
    assert noise == []
    context.close()


def test_every_word_of_the_scripts_is_in_every_language() -> None:
    used = set()
    for file in ASSETS.glob("*.js"):
        source = file.read_text("utf-8")
        used |= set(re.findall(r"\b(?:word|button|dialog|text)\('([a-z_]+)'", source))
        used |= set(re.findall(r"'(offline_\w+)'", source))
        used |= set(re.findall(r"label\([^()]*(?:\([^()]*\))?[^()]*?'([a-z_]+)'", source))
    locales = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in LOCALES.glob("*.yaml")}
    assert set(locales) == {"zh-Hans", "zh-Hant", "en"}
    keys = set(locales["zh-Hans"]["script"])
    assert used - {"cite", "article"} <= keys, used - keys
    for language, words in locales.items():
        assert set(words["script"]) == keys, language
        assert all(isinstance(word, str) and word for word in words["script"].values()), language
        # The scripts' words and the pages' go into one table when the language is changed.
        for key in words["script"].keys() & words.keys():
            assert words["script"][key] == words[key], (language, key)
