"""The sign of the site: drawn, made from the paper's own picture, or the theme's own."""

import io
import json
from pathlib import Path

import pytest
from lxml import html
from PIL import Image
from sample_archive import make_project

from generator.builder.build import build_site
from generator.config import Config, load_config
from generator.errors import ConfigError

PICTURES = ["assets/icon-192.png", "assets/icon-512.png"]


def png(size: tuple[int, int], colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()


def icons(config: Config) -> list[str]:
    """What the manifest names, each of which is there."""
    assert [str(problem) for problem in build_site(config).problems] == []
    manifest = json.loads((config.site / "manifest.webmanifest").read_text("utf-8"))
    for icon in manifest["icons"]:
        if icon["type"] == "image/png":
            side = Image.open(config.site / icon["src"])
            assert icon["sizes"] == f"{side.width}x{side.height}"
        else:
            assert (config.site / icon["src"]).is_file()
    return [icon["src"] for icon in manifest["icons"]]


def test_the_sign_is_drawn_in_the_papers_colours(tmp_path: Path) -> None:
    config = make_project(tmp_path, theme=(("accent", "#005a9c"),))
    assert icons(config) == ["assets/icon.svg", *PICTURES]
    sign = Image.open(config.site / PICTURES[1])
    assert [sign.getpixel(place) for place in ((0, 0), (60, 60), (256, 120), (300, 300))] == [
        (0, 0, 0, 0), (255, 253, 248, 255), (0, 90, 156, 255), (27, 26, 23, 255),
    ]  # fmt: skip


def test_the_papers_own_picture_stands_everywhere(tmp_path: Path) -> None:
    config = make_project(tmp_path, icon="sign.png")
    (tmp_path / "sign.png").write_bytes(png((300, 100), "#123456"))
    assert icons(config) == PICTURES
    page = html.fromstring((config.site / "2021/01/08/A01/101.html").read_text("utf-8"))
    assert page.cssselect('link[rel="icon"]')[0].get("href") == "../../../../assets/icon-192.png"
    sign = Image.open(config.site / PICTURES[1])
    assert [sign.getpixel(place) for place in ((256, 20), (256, 256))] == [(255, 253, 248), (18, 52, 86)]
    worker = (config.site / "sw.js").read_bytes()
    assert b"icon-192.png" in worker and b"icon.svg" not in worker
    (tmp_path / "sign.png").write_bytes(png((512, 512), "#654321"))
    assert icons(config) == PICTURES
    assert Image.open(config.site / PICTURES[0]).getpixel((1, 1)) == (101, 67, 33)
    assert (config.site / "sw.js").read_bytes() != worker  # who reads without a network gets the new one too


def test_the_default_sign_never_stands_beside_a_themes_own(tmp_path: Path) -> None:
    config = make_project(tmp_path)
    (config.templates / "assets").mkdir(parents=True)
    (config.templates / "assets/icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    assert icons(config) == ["assets/icon.svg"]
    assert not (config.site / PICTURES[0]).exists()
    own = png((192, 192), "#000")
    (config.templates / PICTURES[0]).write_bytes(own)
    assert icons(config) == ["assets/icon.svg", PICTURES[0]]
    assert (config.site / PICTURES[0]).read_bytes() == own


def test_a_picture_that_is_none_is_told(tmp_path: Path) -> None:
    config = make_project(tmp_path, icon="sign.svg")
    (tmp_path / "sign.svg").write_text("<svg/>", "utf-8")
    told = build_site(config).problems
    assert {(problem.file, problem.message) for problem in told} == {
        (str(tmp_path / "sign.svg"), "is no image that is known here")
    }


def test_a_picture_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("name: 墨川晨报\nicon: sign.png\n", "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.line, problem.key) == (2, "icon")
    assert problem.message == "there is no picture 'sign.png' in the project"
