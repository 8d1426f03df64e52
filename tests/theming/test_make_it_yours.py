"""What the READMEs tell of a paper's own look is so: their examples, put where they say, make the site they promise."""

import re
from pathlib import Path

import pytest

from generator.builder.build import build_site
from generator.config import load_config

ROOT = Path(__file__).parents[2]
SECTIONS = {"README.md": "## Make it yours", "README.zh.md": "## 改成自己的样子"}
ARTICLE = "---\ntitle: 题\nbyline: 记者 李墨\ndate: 2021-01-08\npage: A01\norder: 1\n---\n\n正文\n"


@pytest.mark.parametrize("readme", SECTIONS)
def test_the_examples_work(readme: str, tmp_path: Path) -> None:
    section = (ROOT / readme).read_text("utf-8").partition(SECTIONS[readme] + "\n")[2].partition("\n## ")[0]
    (settings,) = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    article, base = re.findall(r"```html\n(.*?)```", section, re.DOTALL)
    for name, text in {
        "config.yaml": f"name: 墨川晨报\n{settings}",
        "templates/article.html": article,
        "templates/base.html": base,
        "templates/assets/own.css": ".byline { font-style: italic }\n",
        "templates/locales/zh-Hans.yaml": "calendar: 旧报\n",
        "content/2021/01/08/issue.yaml": "date: 2021-01-08\npages:\n- number: A01\n",
        "content/2021/01/08/A01/1.md": ARTICLE,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        assert name.rpartition("/")[2] in section or name.startswith("content/")
    config = load_config(tmp_path)
    assert [str(problem) for problem in build_site(config).problems] == []
    page = (config.site / "2021/01/08/A01/1.html").read_text("utf-8")
    assert '<p class="byline">文 / 记者 李墨</p>' in page
    assert page.index("assets/paper.css") < page.index("assets/own.css")
    assert ">旧报</a>" in page
    colours = (config.site / "assets/paper.css").read_text("utf-8")
    assert "--accent: #005a9c" in colours and '[data-theme="dark"] { --accent: #8ab4f8 }' in colours
