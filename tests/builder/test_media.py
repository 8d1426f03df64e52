"""Photos and facsimiles on their way into the site."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from newspaper import files_of, project, put_issue
from PIL import Image

from generator.builder.build import build_site
from generator.builder.media import Gallery
from generator.builder.outputs.feed import Feed
from generator.builder.outputs.media import Media
from generator.config import Config
from generator.model import Article, IssueKey, Page

KEY = IssueKey(dt.date(2021, 1, 8))
FOLDER = KEY.folder
OUTPUTS = (Media(), Feed())


def image(kind: str, size: tuple[int, int] = (1000, 700), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(stream, kind, **options)
    return stream.getvalue()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    exif = Image.Exif()
    exif[0x8298] = "SECRET"
    body = "看。\n\n![桥](bridge.jpg)\n\n![旧照](old.tif)\n\n![坏](broken.jpg)"
    article = Article(id="1", date=KEY.date, page="A01", order=1, title="新桥", body=body)
    pages = (
        Page("A01", "要闻", images=("A01.jpg", "A01_small.jpg"), articles=(article,)),
        Page("A02", "城事", pdf="A02.pdf"),
    )
    config = project(tmp_path, base_url="https://paper.example/")
    put_issue(config, KEY, pages)
    folder = config.content / FOLDER
    (folder / "A01.jpg").write_bytes(image("JPEG", (700, 1000)))
    (folder / "A01_small.jpg").write_bytes(image("JPEG", (70, 100)))
    (folder / "A02.pdf").write_bytes(image("PDF", (700, 1000)))
    (folder / "A01/bridge.jpg").write_bytes(image("JPEG", exif=exif.tobytes()))
    (folder / "A01/old.tif").write_bytes(image("TIFF", (300, 200)))
    (folder / "A01/broken.jpg").write_bytes(b"<html>404 Not Found</html>")
    return config


def test_everything_that_is_shown_lies_in_the_site(config: Config) -> None:
    report = build_site(config, outputs=OUTPUTS)
    assert [problem.message for problem in report.problems] == ["this picture is no image that is known here"]
    files = set(files_of(config.site)) - {"feed.xml"}
    formats = [f"{width}.{kind}" for width in (680, 700) for kind in ("avif", "webp")]
    assert files == {
        f"{FOLDER}/{name}"
        for name in (
            "A01.jpg", "A01_small.jpg", "A02.pdf", "A01/bridge.jpg",
            *(f"A01-jpg-{name}" for name in (*formats, "700.jpg")),
            *(f"A01-jpg-thumb-{width}.{kind}" for width in (160, 240) for kind in ("avif", "webp")),
            "A01-jpg-thumb-240.jpg",
            *(f"A02-pdf-{width}.{kind}" for width in (680, 1080, 1440, 1920) for kind in ("avif", "webp")),
            "A02-pdf-1080.jpg",
            *(f"A02-pdf-thumb-{width}.{kind}" for width in (160, 240) for kind in ("avif", "webp")),
            "A02-pdf-thumb-240.jpg",
            *(f"A01/bridge-jpg-{width}.{kind}" for width in (680, 1000) for kind in ("avif", "webp")),
            "A01/bridge-jpg-1000.jpg",
            "A01/old-tif-300.avif", "A01/old-tif-300.webp", "A01/old-tif-300.jpg",
        )
    }  # fmt: skip
    assert b"SECRET" not in files_of(config.site)[f"{FOLDER}/A01/bridge.jpg"]
    feed = (config.site / "feed.xml").read_text("utf-8")
    for name in ("bridge-jpg-1000.jpg", "old-tif-300.jpg"):
        assert f"https://paper.example/{FOLDER}/A01/{name}" in feed
    assert "broken" not in feed


def test_each_path_that_a_page_names_is_one_that_lies_there(config: Config) -> None:
    build_site(config, outputs=OUTPUTS)
    gallery = Gallery(config.content, config.cache, True)
    for file in ("A01.jpg", "A02.pdf", "A01/bridge.jpg", "A01/old.tif"):
        for small in (False, True) if "/" not in file else (False,):
            media = gallery.show(f"{FOLDER}/{file}", small=small)
            assert media and media.width and media.height
            named = [media.src, media.full, *(path for source in media.sources for path, _ in source.files)]
            for path in named:
                assert (config.site / path).is_file(), path
    assert gallery.show(f"{FOLDER}/A01/broken.jpg") is None
    assert gallery.show(f"{FOLDER}/A01/nowhere.jpg") is None
    assert gallery.first([f"{FOLDER}/A01/broken.jpg", f"{FOLDER}/A01.jpg"]) == f"{FOLDER}/A01.jpg"


def test_the_cache_makes_no_difference(config: Config) -> None:
    build_site(config, outputs=OUTPUTS)
    before = files_of(config.site)
    other = replace(config, site=config.project / "other", cache=config.project / "other-cache")
    build_site(other, outputs=OUTPUTS)
    assert files_of(other.site) == before
    again = build_site(config, outputs=OUTPUTS)
    assert again.written == 0


def test_switched_off_only_what_browsers_cannot_show_is_made(config: Config) -> None:
    (config.content / FOLDER / "A01/broken.jpg").write_bytes(image("JPEG", (200, 100)))
    build_site(config, outputs=OUTPUTS)
    report = build_site(replace(config, responsive_images=False), outputs=OUTPUTS)
    files = set(files_of(config.site))
    assert f"{FOLDER}/A01/bridge-jpg-680.webp" not in files and report.removed
    assert {f"{FOLDER}/A01/old-tif-300.jpg", f"{FOLDER}/A01-jpg-thumb-240.jpg"} <= files
    feed = (config.site / "feed.xml").read_text("utf-8")
    assert f"{FOLDER}/A01/bridge.jpg" in feed and "bridge-jpg" not in feed


def test_a_mended_photo_takes_its_place(config: Config) -> None:
    build_site(config, outputs=OUTPUTS)
    (config.content / FOLDER / "A01/broken.jpg").write_bytes(image("JPEG", (200, 100)))
    assert build_site(config, outputs=OUTPUTS).problems == ()
    assert (config.site / FOLDER / "A01/broken-jpg-200.webp").is_file()
