"""A template sees the fields of its context and nothing else; every word that it says is there in every language."""

import re
from dataclasses import fields
from pathlib import Path

import jinja2
import pytest
import yaml
from jinja2 import meta, nodes

from generator.builder.contexts import CONTEXTS
from generator.builder.filters import FILTERS
from generator.builder.templates import default_theme

THEME = default_theme()
TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html"))
LOCALES = sorted((THEME / "locales").glob("*.yaml"))
RENDERED = dict(CONTEXTS)
ENVIRONMENT = jinja2.Environment(autoescape=True)
ENVIRONMENT.filters.update(FILTERS)


def parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((THEME / name).read_text("utf-8"))


def closure(name: str) -> set[str]:
    """The template and all that it extends, includes or imports."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(other for other in meta.find_referenced_templates(parsed(here)) if other)
    return found


def free_names(name: str) -> set[str]:
    """What a template takes from its context: not what it, or a template that includes it, sets itself."""
    taken: set[str] = set()
    made: set[str] = set()
    for part in closure(name):
        tree = parsed(part)
        taken |= meta.find_undeclared_variables(tree)
        made |= {target.name for target in tree.find_all(nodes.Name) if target.ctx in ("store", "param")}
        made |= {macro.name for macro in tree.find_all(nodes.Macro)}
        made |= {module.target for module in tree.find_all(nodes.Import)}
    return taken - made


@pytest.mark.parametrize("name", sorted(RENDERED))
def test_a_template_takes_only_what_its_context_has(name: str) -> None:
    assert free_names(name) <= {field.name for field in fields(RENDERED[name])}


@pytest.mark.parametrize("name", sorted(RENDERED))
def test_a_context_has_nothing_that_its_template_leaves_out(name: str) -> None:
    spare = {field.name for field in fields(RENDERED[name])} - free_names(name)
    assert spare <= LEFT_TO_OTHER_THEMES.get(name, set())


LEFT_TO_OTHER_THEMES = {
    "article.html": {"authors", "keywords", "source"},
    "page.html": {"issue", "day"},
}
"""What a context offers although the default theme has no place for it."""


def test_every_template_is_rendered_or_used_by_one_that_is() -> None:
    used = set().union(*(closure(name) for name in RENDERED))
    assert used == set(TEMPLATES)


def test_a_name_that_no_context_has_is_found() -> None:
    tree = ENVIRONMENT.parse("{% set a = 1 %}{{ a }}{{ headlin }}")
    assert meta.find_undeclared_variables(tree) == {"headlin"}


def words_of(file: Path) -> dict[str, object]:
    loaded = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_there_are_three_languages() -> None:
    assert [file.stem for file in LOCALES] == ["en", "zh-Hans", "zh-Hant"]


@pytest.mark.parametrize("file", LOCALES, ids=lambda file: file.stem)
def test_a_locale_is_complete(file: Path) -> None:
    reference = words_of(THEME / "locales/zh-Hans.yaml")
    words = words_of(file)
    assert list(words) == list(reference)
    assert words["language"] == file.stem
    for key, word in words.items():
        other = reference[key]
        assert type(word) is type(other), key
        if isinstance(word, str):
            assert word.strip(), key
            assert "{" not in word or set(re.findall(r"{\w*}", word)) <= blanks(key, str(other)), key
        elif isinstance(word, dict):
            assert isinstance(other, dict) and list(word) == list(other), key
            assert all(isinstance(one, str) and one.strip() for one in word.values()), key
        else:
            assert isinstance(word, list) and isinstance(other, list) and len(word) == len(other), key


def blanks(key: str, pattern: str) -> set[str]:
    """What may be filled in: for a date also the month's name."""
    return set(re.findall(r"{\w*}", pattern)) | ({"{month_name}"} if key.startswith("date_") else set())


def test_every_word_that_is_said_is_in_the_locale() -> None:
    said: dict[str, str] = {}
    for name in TEMPLATES:
        text = (THEME / name).read_text("utf-8")
        for key in re.findall(r"words\.(\w+)|data-word=\"(\w+)\"", text):
            said.setdefault(key[0] or key[1], name)
    package = Path(__file__).parents[3] / "generator/builder"
    for file in package.rglob("*.py"):
        for key in re.findall(r'words\["(\w+)"\]', file.read_text("utf-8")):
            said.setdefault(key, file.name)
    assert {key: place for key, place in said.items() if key not in words_of(THEME / "locales/zh-Hans.yaml")} == {}


def test_no_template_brings_style_or_script_of_its_own() -> None:
    for name in TEMPLATES:
        text = (THEME / name).read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text), name
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), name
