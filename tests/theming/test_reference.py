"""The reference of the templates is what the code says."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from generator.builder.contexts import CONTEXTS
from generator.theming.describing import names_of
from generator.theming.reference import reference_page

PAGE = Path(__file__).parents[2] / "docs" / "templates.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == reference_page(), "broadsheet theme --reference > docs/templates.md"


def test_it_names_every_template_with_everything_that_it_sees() -> None:
    sections = {part.partition("\n")[0]: part for part in PAGE.read_text("utf-8").split("\n## ")}
    for template, kind in CONTEXTS:
        seen = sections[template]
        while link := re.search(r"Sees what \[([\w.]+)\]", seen.rpartition("\n\n## ")[2]):
            seen += "\n\n## " + sections[link[1]]
        for name in names_of(kind):
            assert f"- `{name.name}` (" in seen, (template, name.name)


def test_it_says_of_every_block_what_it_is() -> None:
    """The comment behind `{% block %}` says it; a block of a parent has it from there."""
    blocks = re.findall(r"Blocks:\n\n((?: *- .*\n)+)", PAGE.read_text("utf-8"))
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    assert len(lines) > 60
    assert [line for line in lines if not re.fullmatch(r"- `\w+`: \S.*", line)] == []


@dataclass(frozen=True)
class Leaf:
    """A leaf of the paper."""

    side: str


@dataclass(frozen=True)
class Sheet:
    """A sheet."""

    leaves: tuple[Leaf, ...]
    width: int | None
    """Millimetres."""
    pairs: tuple[tuple[str, int], ...]
    _hidden: str = ""

    @cached_property
    def text(self) -> Markup:
        """All of it,
        in one."""
        return Markup("")

    @property
    def first(self) -> Leaf | None:
        """The first."""
        return self.leaves[0] if self.leaves else None

    def fold(self) -> str:
        """Not for templates."""
        return ""


def test_fields_and_properties_are_described_alike() -> None:
    assert [(name.name, name.kind, name.text, name.values) for name in names_of(Sheet)] == [
        ("leaves", "list of [Leaf](#leaf)", "", (Leaf,)),
        ("width", "number, or none", "Millimetres.", ()),
        ("pairs", "list of (text, number)", "", ()),
        ("text", "HTML", "All of it, in one.", ()),
        ("first", "[Leaf](#leaf), or none", "The first.", (Leaf,)),
    ]
