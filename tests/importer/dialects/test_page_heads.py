"""Page heads as papers print them."""

import pytest

from generator.importer.markup.heads import read_page_head


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("第ZC02版:城事", ("ZC02", "城事")),
        ("A01： 头版", ("A01", "头版")),
        ("第1版　　　要闻", ("1", "要闻")),
        ("[A01]要闻", ("A01", "要闻")),
        ("第特01版：特刊", ("特01", "特刊")),
        ("增2版 号外", ("增2", "号外")),
        ("第06-07版：通版", ("06-07", "通版")),
        ("特刊第3版", None),
        ("要闻", None),
    ],
)
def test_a_page_head(text: str, head: tuple[str, str] | None) -> None:
    assert read_page_head(text) == head
