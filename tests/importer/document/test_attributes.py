"""Attributes are counted as the parser counts them, before it parses."""

import pytest
from lxml import html

from generator.importer.document.attributes import MOST_ATTRIBUTES, has_too_many_attributes


@pytest.mark.parametrize(
    "form", ["a{}=1", 'a{}="<"', "a{}='> '", "a{}", "a{}=it's", "a{} = \n x", 'a{}="1"', "a{}=/", "a{}/"]
)
@pytest.mark.parametrize("parting", [" ", "\n"])
@pytest.mark.parametrize("count", [MOST_ATTRIBUTES - 1, MOST_ATTRIBUTES, MOST_ATTRIBUTES + 1])
def test_as_many_as_the_parser_finds(form: str, parting: str, count: int) -> None:
    names = parting.join(form.format(number) for number in range(count))
    content = f"<html><body><p {names}>甲</p>".encode()
    found = max(len(element.attrib) for element in html.document_fromstring(content).iter())
    assert has_too_many_attributes(content) == (found > MOST_ATTRIBUTES)


def test_a_script_that_compares_holds_no_tag() -> None:
    script = f"<script>for (i = 0; i<n; i++) {{ x = [{', '.join(['1'] * 9000)}] }}</script>"
    assert not has_too_many_attributes(script.encode())
    assert has_too_many_attributes(f"<script {'a ' * 9000}></script>".encode())
    assert not has_too_many_attributes(f"<!-- <p {'a ' * 9000}> -->".encode())
