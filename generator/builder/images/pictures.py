"""A source image -> its widths and formats, made once for each content and kept in the cache folder."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from PIL import Image

from generator.builder.images import encoding, metadata, reading
from generator.builder.images.picture import THUMBNAIL_WIDTHS, WIDTHS, Derivative, Format, Picture, UnreadableImageError

VERSION = 2
"""Raised when the code would give other bytes for the same source."""
_FALLBACK_WIDTH = 1280
"""A browser without AVIF and WebP gets one JPEG, not wider than this."""


class Pictures:
    """Derivatives of source images. `folder` may vanish at any time: that costs time, never correctness."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._codecs = encoding.codecs()

    def of_image(self, content: bytes, widths: tuple[int, ...] = WIDTHS) -> Picture:
        """The picture of an image file. Without `widths`, only what cannot be published itself gets derivatives.

        Errors: UnreadableImageError.
        """
        return self._kept(content, f"image {widths}", lambda key: _derive(content, key, widths))

    def of_pdf(self, content: bytes, widths: tuple[int, ...] = WIDTHS) -> Picture:
        """The picture of a PDF's first page. Errors: UnreadableImageError."""
        return self._kept(content, f"pdf {widths}", lambda key: _draw(content, key, widths))

    def read(self, picture: Picture, derivative: Derivative) -> bytes:
        """The file of a derivative of a picture that this gave."""
        return (self._folder / picture.key[:2] / picture.key / derivative.name).read_bytes()

    def _kept(self, content: bytes, plan: str, derive: "Callable[[str], _Derived]") -> Picture:
        salt = f"{VERSION} {plan} {self._codecs}\n".encode()
        key = hashlib.sha256(salt + hashlib.sha256(content).digest()).hexdigest()[:40]
        place = self._folder / key[:2] / key
        kept = _load(place)
        if kept:
            return kept
        picture, files = derive(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=place.parent))
        try:
            for name, data in files.items():
                (draft / name).write_bytes(data)
            (draft / "picture.json").write_text(json.dumps(asdict(picture)), "utf-8")
            try:
                draft.rename(place)
            except OSError:
                if not _load(place):  # else another worker was faster, with the same bytes
                    shutil.rmtree(place, ignore_errors=True)  # left incomplete by a crash or a person
                    draft.rename(place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return picture


_Derived = tuple[Picture, dict[str, bytes]]


def published(content: bytes) -> bytes | None:
    """The source as it may be published: without private data. None where browsers should not get it.

    Errors: UnreadableImageError where nothing of it can be shown.
    """
    if not metadata.published_suffix(content):
        return None
    image = reading.open_image(content)
    try:
        return metadata.without_private_data(content, reading.orientation_of(image))
    except metadata.MalformedImageError as error:
        raise UnreadableImageError(f"cannot be cleaned of private data: {error}") from None


def _derive(content: bytes, key: str, widths: tuple[int, ...]) -> _Derived:
    image = reading.open_image(content)
    width, height = reading.size_of(image)
    suffix = metadata.published_suffix(content) if _can_be_published(content) else ""
    if suffix and not widths:
        return Picture(key, width, height, suffix, ()), {}
    widths = widths or WIDTHS
    note = ""
    if reading.is_animated(image):
        note = "is animated"
    elif max(1, min(width, widths[-1])) * height // max(width, 1) > reading.SIDE:
        note = "is too narrow and long"
    else:
        try:
            pixels = reading.decode(image, min(width, widths[-1]))
        except UnreadableImageError as error:
            note = str(error)
    if note:
        if not suffix:
            raise UnreadableImageError(note)
        return Picture(key, width, height, suffix, (), note), {}
    derivatives = dict(_encode(pixels, width, height, _suited(widths, width, height)))
    files = {derivative.name: data for derivative, data in derivatives.items()}
    return Picture(key, width, height, suffix, tuple(derivatives)), files


def _draw(content: bytes, key: str, widths: tuple[int, ...]) -> _Derived:
    pixels = reading.draw_pdf_page(content, widths[-1])
    derivatives = dict(_encode(pixels, *pixels.size, _suited(widths, *pixels.size)))
    files = {derivative.name: data for derivative, data in derivatives.items()}
    return Picture(key, *pixels.size, "", tuple(derivatives)), files


def _suited(widths: tuple[int, ...], width: int, height: int) -> tuple[int, ...]:
    """A spread's thumbnail stands in two columns of the page directory, and so is twice as wide."""
    return tuple(2 * each for each in widths) if widths == THUMBNAIL_WIDTHS and width > height else widths


def _can_be_published(content: bytes) -> bool:
    try:
        return published(content) is not None
    except UnreadableImageError:
        return False


def _encode(
    pixels: Image.Image, width: int, height: int, widths: tuple[int, ...]
) -> Iterator[tuple[Derivative, bytes]]:
    """Every derivative with its bytes. The widest comes from the pixels, each further one from the next wider."""
    wanted = sorted({min(width, limit) for limit in widths}, reverse=True)
    fallback = max((limit for limit in wanted if limit <= _FALLBACK_WIDTH), default=wanted[-1])
    found: list[tuple[Derivative, bytes]] = []
    for across in wanted:
        size = (across, max(1, round(height * across / width)))
        if pixels.size != size:
            pixels = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        kinds: tuple[Format, ...] = ("avif", "webp", "jpg") if across == fallback else ("avif", "webp")
        for kind in kinds:
            data = encoding.encode(pixels, kind)
            found.append((Derivative(*size, kind, len(data)), data))
    return iter(sorted(found, key=lambda pair: (pair[0].format, pair[0].width)))


def _load(place: Path) -> Picture | None:
    """The picture kept at a place, if it is whole."""
    try:
        values = json.loads((place / "picture.json").read_text("utf-8"))
        derivatives = tuple(Derivative(**derivative) for derivative in values.pop("derivatives"))
        picture = Picture(**values, derivatives=derivatives)
        with os.scandir(place) as entries:
            sizes = {entry.name: entry.stat().st_size for entry in entries}
    except (OSError, ValueError, TypeError, KeyError):
        return None
    whole = all(sizes.get(derivative.name) == derivative.bytes for derivative in derivatives)
    return picture if whole else None
