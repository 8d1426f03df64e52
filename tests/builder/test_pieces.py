"""A template that was made one piece gives what Jinja gives for the templates as they stand, or is left to Jinja."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from builder.newspaper import files_of
from builder.theme.sample_archive import make_site
from markupsafe import Markup

from generator.builder import templates as theme
from generator.builder.one_piece import UnusualError, one_piece
from generator.builder.pieces import make_piece
from generator.builder.templates import Templates
from generator.errors import TemplateError

BASE = """\
<title>{% block title %}{{ site.name }}{% endblock %}</title>
{% block head %}
<link href="{{ site.assets }}style.css">
{% if site.rights %}<meta content="{{ site.rights }}">{% endif %}
{% endblock %}
{% block main %}{% block inner %}{{ words.empty }}{% endblock %}{% endblock %}
{% if shown %}{% block foot %}{{ words["about"] }}{{ words.count.format(3) }}{{ words.count.format(number) }}
{% endblock %}{% endif %}
"""

CHILDREN: Mapping[str, str] = {
    "the blocks of the base": '{% extends "base" %}',
    "blocks in blocks": '{% extends "base" %}{% block inner %}<b>{{ title }}</b>{% endblock %}',
    "a block without the one that was in it": '{% extends "base" %}{% block main %}{{ title }}{% endblock %}'
    "{% block inner %}never{% endblock %}",
    "what stands above a block": '{% extends "base" %}{% block head %}1{{ super() }}2{{ super() }}{% endblock %}',
    "three levels": '{% extends "middle" %}{% block inner %}[{{ super() }}]{% endblock %}',
    "a block that is set into another of its own": '{% extends "base" %}{% block main %}{% block new %}{{ title }}'
    "{% endblock %}{% block inner %}!{{ super() }}{% endblock %}{% endblock %}",
    "names and macros beside the blocks": '{% extends "base" %}{% set own = title ~ "?" %}'
    '{% macro twice(text) %}{{ text }}{{ text }}{{ words.about }}{% endmacro %}{% import "library" as library %}'
    "{% block inner %}{{ own }}{{ twice(title) }}{{ library.bold(title) }}{% endblock %}",
    "macros that say the same wherever they are called": '{% extends "base" %}{% import "library" as library %}'
    "{% macro said(text, key) %}<b>{{ text }}</b>{{ words[key] }}{{ library.bold(text) }}{{ key.replace('a', 'A') }}"
    "{% if text %}{{ site.name }}{% endif %}{{ title }}\\n{% endmacro %}{% macro dot() %}.{% endmacro %}"
    '{% block inner %}{{ said(title, "about") }}{{ said("<i>", key) }}{{ dot() }}'
    '{% for row in rows %}{{ said(row, "about") }}{% endfor %}{% if shown %}{{ said(body, key) }}{% endif %}'
    '{% set key = "empty" %}{{ said(none, key) }}'
    "{{ said(title ~ 1, key) }}{{ said(title, key=key) }}{{ said(title, key) | upper }}{% endblock %}",
    "macros that do not": '{% extends "base" %}{% macro again(text, more="?") %}{{ text }}{{ more }}{% endmacro %}'
    "{% macro rows_of(title) %}{% for row in title %}{{ row }}{% endfor %}{% endmacro %}"
    "{% macro own(text) %}{{ text }}{{ number }}{% endmacro %}{% macro both(text) %}{{ own(text) }}{% endmacro %}"
    "{% macro inner() %}{{ caller() }}{% endmacro %}{% macro down(text) %}{{ text }}{% if text %}{{ down('') }}"
    "{% endif %}{% endmacro %}{% block inner %}{% set number = 8 %}{{ again(title) }}{{ again(title, 1) }}"
    "{{ rows_of(title) }}{{ own(title) }}{{ both(title) }}{% call inner() %}{{ title }}{% endcall %}"
    "{{ down('x') }}{{ own(own(1)) }}{% endblock %}",
    "a name of a block's own": '{% extends "base" %}{% block title %}{% set title = "x" %}{{ title }}{% endblock %}'
    "{% block inner %}{{ title }}{% endblock %}",
    "a text that is set": '{% extends "base" %}{% block inner %}{% set own %}<i>{{ title }}</i>{% endset %}{{ own }}'
    '{% include "part" %}{% endblock %}',
    "loops": '{% extends "base" %}{% block inner %}{% for title in rows if title %}{{ loop.index }}{{ title }}'
    "{% else %}none{% endfor %}{% endblock %}",
    "loops over texts that are known": '{% extends "base" %}{% block inner %}{% for key in ("about", "<b>") %}'
    "{{ site.assets }}{{ key }}{% if shown %}{{ title.replace(key, title) }}{% endif %}{% endfor %}{{ key }}"
    '{% for key in ["a"] %}{% set title = key %}{{ title }}{% endfor %}{% endblock %}',
    "parts and methods": '{% extends "base" %}{% block inner %}{{ title.replace("河", number ~ "") }}{{ place.name }}'
    '{{ place.name.format(1) }}{{ "{0}{a}".format(title, a=body) }}{% for row in rows %}{{ row.format(title) }}'
    "{% endfor %}{% endblock %}",
    "words that are looked up": '{% extends "base" %}{% block inner %}{{ words[key] }}{{ words.days[0] }}'
    "{{ words.items() | length }}{% endblock %}",
    "words of its own": '{% extends "base" %}{% block inner %}{% for words in ({"empty": title},) %}{{ words.empty }}'
    "{% endfor %}{% endblock %}",
    "conditions that always hold": '{% extends "base" %}{% block inner %}{% if site.rights %}1{% elif title %}2'
    "{% else %}3{% endif %}{% if site.name %}4{% elif title %}5{% endif %}{{ 6 if site.rights else 7 }}{% endblock %}",
    "filters and markup": '{% extends "base" %}{% block inner %}{{ title | upper }}{{ body }}{{ title ~ body }}'
    "{{ words.empty | safe }}{{ none }}{{ 1.5 }}{% endblock %}",
    "names of Jinja's own": '{% extends "base" %}{% block inner %}{{ range(number) | map("string") | join }}'
    "{% for row in rows %}{{ dict(a=row)['a'] }}{% set title = row %}{% endfor %}{{ title }}{% if shown %}"
    "{% set key = 1 %}{% endif %}{{ key }}{{ __doc__ is defined }}{% endblock %}",
    "text between the blocks": '{% extends "base" %}not shown {{ nothing }}{% block inner %}!{% endblock %} nor this',
    "alone": "{{ site.name }}{% if title %}{{ words.empty }}{% endif %}{{ title }}",
}
LEFT: Mapping[str, str] = {
    "a base that rendering tells": '{% extends key ~ "" %}{% block inner %}!{% endblock %}',
    "one base or the other": '{% if shown %}{% extends "base" %}{% endif %}{% block inner %}!{% endblock %}',
    "a block by its name": '{% extends "base" %}{% block inner %}{{ self.title() }}{% endblock %}',
    "what stands above, as a value": '{% extends "base" %}{% block inner %}{% set x = super() %}{{ x }}{% endblock %}',
    "what stands above, filtered": '{% extends "base" %}{% block inner %}{{ super() | upper }}{% endblock %}',
    "what stands above, asked for": '{% extends "base" %}{% block inner %}{% if super %}1{% endif %}{% endblock %}',
    "a block in a loop": "{% for title in rows %}{% block inner %}{{ title }}{% endblock %}{% endfor %}",
    "a block that sees a loop": "{% for row in rows %}{% block inner scoped %}{{ row }}{% endblock %}{% endfor %}",
    "a name after a block": "{% block inner %}{{ title }}{% endblock %}{% set title = 1 %}{{ title }}",
    "a name twice": '{% extends "naming" %}{% set own = 1 %}{% block inner %}{{ own }}{% endblock %}',
    "text before the base": 'first {% extends "base" %}',
    "a condition beside the blocks": '{% extends "base" %}{% if shown %}{% set own = 1 %}{% endif %}',
}
OTHERS: Mapping[str, str] = {
    "base": BASE,
    "middle": '{% extends "base" %}{% block main %}({{ super() }}){% endblock %}'
    "{% block inner %}{{ key }}{% endblock %}",
    "library": "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}",
    "part": "{{ own }}{{ title }}{{ words.about }}",
    "naming": "{% set own = 2 %}{% block inner %}{{ own }}{% endblock %}{{ own }}",
}


@dataclass(frozen=True)
class Place:
    """What is written in."""

    name: str = "墨川<晨>报"
    assets: str = "../assets/"
    rights: str = ""


VALUES: Mapping[str, Any] = {
    "site": Place(),
    "place": Place(),
    "words": {"empty": "空 & 无", "about": "关于", "count": "{}条", "days": ["一", "二"]},
    "title": "河<面>起雾",
    "key": "about",
    "rows": ["甲", "", "乙"],
    "shown": True,
    "number": 7,
    "body": Markup("<p>灯</p>"),
}


def environment(templates: Mapping[str, str]) -> jinja2.Environment:
    """As the theme's, with these templates."""
    return jinja2.Environment(
        loader=jinja2.DictLoader(dict(templates)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("text", CHILDREN.values(), ids=CHILDREN)
def test_one_piece_gives_what_the_templates_give(text: str, shown: bool) -> None:
    jinja = environment({**OTHERS, "child": text})
    values = {**VALUES, "shown": shown}
    constants = {name: values[name] for name in ("site", "words")}
    as_it_stands = jinja.get_template("child").render(values)
    for shortcuts in (False, True):
        piece = make_piece(jinja, "child", constants, shortcuts)
        assert piece
        assert piece.is_closed == (shortcuts and "include" not in text)
        write = piece.writer(values)
        if shortcuts and text == CHILDREN["words of its own"]:
            with pytest.raises(AttributeError):
                write(SimpleNamespace(**values))
        else:
            assert [write(SimpleNamespace(**values)) for _ in range(2)] == [as_it_stands] * 2


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_more_than_blocks_in_a_base_is_left_to_jinja(text: str) -> None:
    with pytest.raises(UnusualError):
        one_piece(environment({**OTHERS, "child": text}), "child", {})


def test_the_default_theme_is_the_same_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites: list[dict[str, bytes]] = []
    for name, worth in (("pieces", 1), ("as it stands", 1_000_000)):
        monkeypatch.setattr(theme, "_WORTH_A_PIECE", worth)
        (tmp_path / name / "templates").mkdir(parents=True)
        files = files_of(make_site(tmp_path / name, base_url="https://paper.example/"))
        sites.append({path: content for path, content in files.items() if not path.endswith(".pdf")})
    assert sites[0] == sites[1]


@dataclass(frozen=True)
class Sight:
    """A context."""

    site: Place
    title: str


def test_an_error_is_told_with_its_own_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "_WORTH_A_PIECE", 1)
    (tmp_path / "frame.html").write_text("\n\n{% block inner %}{% endblock %}\n{{ nobody }}", "utf-8")
    (tmp_path / "child.html").write_text(
        '{% extends "frame.html" %}\n{% block inner %}{{ title }}{% endblock %}', "utf-8"
    )
    with pytest.raises(TemplateError) as caught:
        Templates(tmp_path).render("child.html", Sight(Place(), "雾"))
    problem = caught.value.problems[0]
    assert (Path(problem.file).name, problem.line) == ("frame.html", 4)


def test_an_entry_may_be_named_like_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "_WORTH_A_PIECE", 1)
    (tmp_path / "child.html").write_text('{% set entries = {"name": title} %}{{ entries.name }}', "utf-8")
    templates = Templates(tmp_path)
    assert [templates.render("child.html", Sight(Place(), title)).decode() for title in "雾雪"] == ["雾", "雪"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ('{% extends "frame.html" %}', True),
        ("{{ f({'a': {'b': 1}}, kicker) }}", True),
        ("{{ article | attr('kicker') }}", True),
        ("{{ '{' ~ kicker }}", True),
        ("{% set {kicker} = 1 %}", True),
        ("<p class=kicker>{{ kickers }}</p>", False),
        ("{% include title %}", True),
        ("<p class=kicker>{# kicker #}{{ title }}</p>", False),
    ],
)
def test_what_no_tag_mentions_need_not_be_made(tmp_path: Path, text: str, mentions: bool) -> None:
    (tmp_path / "frame.html").write_text("{% if kicker %}1{% endif %}", "utf-8")
    (tmp_path / "child.html").write_text(text, "utf-8")
    assert Templates(tmp_path).mentions("child.html", "kicker") is mentions
