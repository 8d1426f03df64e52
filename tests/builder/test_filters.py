"""What a template can do to a text."""

import pytest
from markupsafe import Markup

from generator.builder.filters import counted, phrased


@pytest.mark.parametrize(
    ("word", "number", "said"),
    [
        ("{} page|{} pages", 1, "1 page"),
        ("{} page|{} pages", 0, "0 pages"),
        ("{} page|{} pages", 21, "21 pages"),
        ("共{}版", 1, "共1版"),
        ("共{}版", 6, "共6版"),
    ],
)
def test_a_count_in_words(word: str, number: int, said: str) -> None:
    assert counted(word, number) == said


@pytest.mark.parametrize(
    ("title", "phrases"),
    [
        ("天冷菜价稳 白菜当家", ["天冷菜价稳", "白菜当家"]),
        ("一锅粥\u3000一盏灯 一双手", ["一锅粥", "一盏灯", "一双手"]),
        ("“砚台”来了 《桥》也来了", ["“砚台”来了", "《桥》也来了"]),
        ("雨<雪 桥&河", ["雨&lt;雪", "桥&amp;河"]),
    ],
)
def test_a_headline_in_phrases(title: str, phrases: list[str]) -> None:
    assert phrased(title) == " ".join(f'<span class="phrase">{phrase}</span>' for phrase in phrases)
    assert isinstance(phrased(title), Markup)


@pytest.mark.parametrize("title", ["您先请", "3路车 Line 3", "A < B", "第 3 路", ""])
def test_any_other_headline_stays(title: str) -> None:
    assert phrased(title) is title
