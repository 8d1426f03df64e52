"""Photos as cameras, scanners and broken disks leave them."""

import io
import random
import shutil
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, features

from generator.builder.images import metadata, pictures, reading
from generator.builder.images.picture import THUMBNAIL_WIDTHS
from generator.builder.images.pictures import Pictures

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 200)


def drawing(width: int = 1000, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue, a green bar on top."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill=BLUE)
    draw.rectangle((0, 0, width, height // 6), fill=GREEN)
    return image.convert(mode)


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def shown(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def near(pixel: object, wanted: tuple[int, int, int], by: int = 40) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= by for a, b in zip(pixel, wanted, strict=True))


@pytest.fixture
def kept(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "images")


def test_widths_formats_and_sizes(kept: Pictures) -> None:
    picture = kept.of_image(file_of(drawing(1500, 900), "JPEG"))
    assert (picture.width, picture.height, picture.suffix) == (1500, 900, "jpg")
    assert [d.width for d in picture.of("avif")] == [680, 1080, 1440, 1500]
    assert [d.width for d in picture.of("webp")] == [680, 1080, 1440, 1500]
    assert picture.fallback and (picture.fallback.width, picture.fallback.height) == (1080, 648)
    for derivative in picture.derivatives:
        image = shown(kept.read(picture, derivative))
        assert image.size == (derivative.width, derivative.height)
        assert image.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[derivative.format]
        rgb = image.convert("RGB")
        assert near(rgb.getpixel((10, image.height - 10)), RED)
        assert near(rgb.getpixel((image.width - 10, image.height - 10)), BLUE)


@pytest.mark.parametrize("width", [1, 2, 159, 680, 681])
def test_never_wider_than_the_source(kept: Pictures, width: int) -> None:
    picture = kept.of_image(file_of(drawing(width, 300), "PNG"))
    assert max(d.width for d in picture.derivatives) == width
    assert picture.fallback


def test_a_spread_has_thumbnails_of_twice_the_width(kept: Pictures) -> None:
    wide = kept.of_image(file_of(drawing(1400, 1000), "PNG"), THUMBNAIL_WIDTHS)
    assert [(d.width, d.height) for d in wide.of("avif")] == [(320, 229), (480, 343)]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_orientation(kept: Pictures, kind: str, orientation: int) -> None:
    upright = drawing(600, 400)
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    lying = upright.transpose(back[orientation]) if orientation in back else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = file_of(lying, kind, exif=exif.tobytes())
    picture = kept.of_image(content)
    assert (picture.width, picture.height) == (600, 400)
    for derivative in picture.derivatives:
        image = shown(kept.read(picture, derivative)).convert("RGB")
        assert near(image.getpixel((image.width // 2, 5)), GREEN)
        assert near(image.getpixel((5, image.height - 5)), RED)
        assert not image.getexif()
    cleaned = pictures.published(content)
    assert cleaned
    assert dict(shown(cleaned).getexif()) == ({0x0112: orientation} if orientation != 1 else {})
    assert shown(cleaned).tobytes() == shown(content).tobytes()


def private_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SECRET-CAMERA"
    exif[0x8298] = "SECRET-OWNER"
    exif.get_ifd(0x8825)[2] = (36.0, 48.0, 7.0)
    exif.get_ifd(0x8825)[1] = "SECRET-N"
    return exif.tobytes()


def test_private_data_goes_and_pixels_stay(kept: Pictures) -> None:
    image = drawing(300, 200)
    jpeg = file_of(
        image,
        "JPEG",
        exif=private_exif(),
        comment=b"SECRET comment",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        xmp=b"<x:xmpmeta>SECRET xmp</x:xmpmeta>",
    )
    iptc = b"Photoshop 3.0\x008BIM SECRET-IPTC"
    jpeg = jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + jpeg[2:] + b"SECRET trailing video"
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "SECRET-AUTHOR")
    info.add_itxt("XML:com.adobe.xmp", "SECRET-XMP", zip=False)
    png = file_of(image, "PNG", exif=private_exif(), pnginfo=info)
    webp = file_of(image, "WEBP", exif=private_exif(), xmp=b"SECRET xmp", lossless=True)
    gif = file_of(image.convert("P"), "GIF", comment=b"SECRET comment")
    for content in (jpeg, png, webp, gif):
        assert b"SECRET" in content
        cleaned = pictures.published(content)
        assert cleaned and b"SECRET" not in cleaned
        assert shown(cleaned).convert("RGB").tobytes() == shown(content).convert("RGB").tobytes()
        assert len(cleaned) < len(content)
        picture = kept.of_image(content)
        for derivative in picture.derivatives:
            assert b"SECRET" not in kept.read(picture, derivative)
    assert shown(pictures.published(jpeg) or b"").info.get("icc_profile")


def test_cleaning_twice_changes_nothing() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    for kind in ("JPEG", "PNG", "WEBP"):
        once = pictures.published(file_of(drawing(90, 60), kind, exif=exif.tobytes()))
        assert once and pictures.published(once) == once


def test_odd_modes(kept: Pictures) -> None:
    cases = {
        "cmyk": (file_of(drawing(mode="CMYK"), "JPEG"), RED),
        "palette": (file_of(drawing().quantize(16), "PNG"), RED),
        "bilevel": (file_of(Image.new("1", (400, 300), 1), "TIFF"), (255, 255, 255)),
        "sixteen": (file_of(Image.new("I;16", (400, 300), 40_000), "PNG"), (155, 155, 155)),
        "grey": (file_of(Image.new("L", (400, 300), 90), "JPEG"), (90, 90, 90)),
        "grey-alpha": (file_of(Image.new("LA", (400, 300), (0, 0)), "PNG"), (255, 255, 255)),
        "transparent": (file_of(Image.new("RGBA", (400, 300), (0, 0, 0, 0)), "PNG"), (255, 255, 255)),
        "half": (file_of(Image.new("RGBA", (400, 300), (0, 0, 0, 128)), "WEBP", lossless=True), (127, 127, 127)),
        "transparent-palette": (file_of(Image.new("P", (400, 300), 0), "GIF", transparency=0), (255, 255, 255)),
        "transparent-colour": (file_of(Image.new("RGB", (400, 300), RED), "PNG", transparency=RED), (255, 255, 255)),
        "bitmap": (file_of(drawing(), "BMP"), RED),
        "jpeg2000": (file_of(drawing(), "JPEG2000"), RED),
    }
    for name, (content, colour) in cases.items():
        picture = kept.of_image(content)
        assert picture.derivatives, name
        for derivative in picture.derivatives:
            image = shown(kept.read(picture, derivative)).convert("RGB")
            assert near(image.getpixel((5, image.height - 5)), colour, 20), (name, derivative)
    assert kept.of_image(cases["bilevel"][0]).suffix == ""
    assert pictures.published(cases["bilevel"][0]) is None


def test_colour_profiles_are_applied(kept: Pictures) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The same profile with red and blue changed over: a file that carries it means blue where it stores red.
    swapped = profile.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    cases = {"sRGB": (profile, RED), "swapped": (swapped, (30, 30, 200)), "broken": (profile[:80], RED)}
    for name, (icc, colour) in cases.items():
        picture = kept.of_image(file_of(drawing(), "JPEG", icc_profile=icc))
        assert picture.fallback
        image = shown(kept.read(picture, picture.fallback))
        assert near(image.getpixel((5, image.height - 5)), colour), name
        assert "icc_profile" not in image.info


def test_animation_keeps_its_frames(kept: Pictures) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in (RED, GREEN, BLUE)]
    content = file_of(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    picture = kept.of_image(content)
    assert picture.derivatives == () and picture.note == "is animated" and picture.suffix == "gif"
    cleaned = pictures.published(content)
    assert cleaned
    image = Image.open(io.BytesIO(cleaned))
    assert getattr(image, "n_frames", 1) == getattr(Image.open(io.BytesIO(content)), "n_frames", 0) > 1
    assert image.info.get("loop") == 0


def png_that_claims(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def test_bombs_are_refused_before_they_go_off(kept: Pictures) -> None:
    with pytest.raises(reading.UnreadableImageError, match="million pixels"):
        kept.of_image(png_that_claims(60_000, 60_000))


def test_a_sliver_is_shown_as_it_is(kept: Pictures) -> None:
    picture = kept.of_image(file_of(Image.new("L", (3, 20_000)), "PNG"))
    assert (picture.width, picture.height, picture.derivatives) == (3, 20_000, ())


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"GIF89a", b"<html>404</html>", b"RIFF\x00\x00\x00\x00WEBP"])
def test_rubbish_says_so(kept: Pictures, content: bytes) -> None:
    with pytest.raises(reading.UnreadableImageError):
        kept.of_image(content)
    with pytest.raises(reading.UnreadableImageError):
        kept.of_pdf(content)


def test_a_photo_cut_off_is_shown_as_far_as_it_goes(kept: Pictures) -> None:
    noise = Image.effect_noise((640, 480), 60).convert("RGB")
    content = file_of(noise, "JPEG", quality=90)
    picture = kept.of_image(content[: len(content) // 2])
    assert (picture.width, picture.height, picture.suffix, picture.derivatives) == (640, 480, "jpg", ())
    assert "cannot be decoded" in picture.note


def test_damage_anywhere_ends_in_a_picture_or_a_reason(kept: Pictures) -> None:
    rng = random.Random(20210108)
    image = drawing(64, 48)
    exif = private_exif()
    sources = [
        file_of(image, "JPEG", exif=exif),
        file_of(image, "PNG", exif=exif),
        file_of(image, "WEBP", exif=exif),
        file_of(image.convert("P"), "GIF", comment=b"SECRET"),
        file_of(image, "TIFF"),
    ]
    outcomes = set()
    for content in sources:
        for _ in range(60):
            broken = bytearray(content[: rng.randrange(1, len(content) + 1)] if rng.random() < 0.4 else content)
            for _ in range(rng.randrange(6)):
                broken[rng.randrange(len(broken))] = rng.randrange(256)
            try:
                picture = kept.of_image(bytes(broken))
                outcomes.add(bool(picture.derivatives))
                if picture.suffix:
                    assert pictures.published(bytes(broken))
            except reading.UnreadableImageError:
                outcomes.add(None)
    assert outcomes == {True, False, None}


def test_the_same_bytes_whoever_makes_them(tmp_path: Path) -> None:
    content = file_of(drawing(900, 600), "JPEG", exif=private_exif())
    made = []
    for name in ("one", "two"):
        kept = Pictures(tmp_path / name)
        picture = kept.of_image(content)
        made.append((picture, [kept.read(picture, d) for d in picture.derivatives]))
    assert made[0] == made[1]


def test_made_once_and_mended_when_the_cache_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Pictures(tmp_path)
    content = file_of(drawing(500, 300), "JPEG")
    picture = kept.of_image(content)
    before = [kept.read(picture, d) for d in picture.derivatives]
    with monkeypatch.context() as patch:
        patch.setattr(pictures, "_derive", None)
        assert Pictures(tmp_path).of_image(content) == picture
    place = tmp_path / picture.key[:2] / picture.key
    (place / picture.derivatives[0].name).write_bytes(b"half")
    assert kept.of_image(content) == picture
    assert [kept.read(picture, d) for d in picture.derivatives] == before
    shutil.rmtree(tmp_path)
    assert kept.of_image(content) == picture
    assert [kept.read(picture, d) for d in picture.derivatives] == before
    assert [entry.name for entry in place.parent.iterdir()] == [picture.key]


def test_many_at_once(tmp_path: Path) -> None:
    contents = [file_of(drawing(40 + size, 30), "JPEG") for size in range(20)]

    def make(number: int) -> tuple[pictures.Picture, list[bytes]]:
        kept = Pictures(tmp_path)
        picture = kept.of_image(contents[number // 8])
        return picture, [kept.read(picture, d) for d in picture.derivatives]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(make, range(8 * len(contents))))
    for first in range(0, len(found), 8):
        assert all(other == found[first] for other in found[first : first + 8])


def test_other_codecs_make_other_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = file_of(drawing(100, 60), "JPEG")
    first = Pictures(tmp_path).of_image(content)
    monkeypatch.setattr(features, "version", lambda name: "0")
    assert Pictures(tmp_path).of_image(content).key != first.key


def test_the_first_page_of_a_pdf(kept: Pictures) -> None:
    pdf = file_of(drawing(800, 1200), "PDF", resolution=100)
    picture = kept.of_pdf(pdf, THUMBNAIL_WIDTHS)
    assert picture.suffix == ""
    assert [(d.width, d.height) for d in picture.of("webp")] == [(160, 240), (240, 360)]
    image = shown(kept.read(picture, picture.of("webp")[0])).convert("RGB")
    assert near(image.getpixel((5, 230)), RED) and near(image.getpixel((155, 230)), BLUE)
    with pytest.raises(reading.UnreadableImageError):
        kept.of_pdf(pdf[:60])


def test_what_is_no_container_is_not_cleaned() -> None:
    with pytest.raises(metadata.MalformedImageError):
        metadata.without_private_data(b"BM..")
