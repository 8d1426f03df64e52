"""What a file of the store looks like before it is shown: is it there, how large, in which widths and formats."""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cache, partial
from pathlib import Path
from typing import Any

from generator.builder.images.picture import THUMBNAIL_WIDTHS, WIDTHS, Derivative, Picture, UnreadableImageError
from generator.builder.urls import derivative_path
from generator.errors import BroadsheetError, Problem
from generator.light import light

_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})
"""EXIF orientations that swap width and height."""
_FILE_BYTES = 300_000_000
"""A larger file is no picture: the largest scans of a newspaper page have about 100 MB."""


@light
class MediaSource:
    """One format of a picture, in several widths."""

    type: str
    """`image/avif`"""
    files: tuple[tuple[str, int], ...]
    """Site paths with their widths in pixels, narrowest first."""


@light
class Media:
    """A file that a page may show or lead to."""

    file: str
    """Relative to the content store, and so to the site; for a page drawn from its PDF the PDF."""
    width: int = 0
    """Pixels, upright; 0 where the file is no picture."""
    height: int = 0
    src: str = ""
    """Site path of what every browser can show; empty where only `media` was asked."""
    full: str = ""
    """Site path of the largest picture there is."""
    sources: tuple[MediaSource, ...] = ()
    """Better formats, the best first; empty where the file is shown as it is."""
    digest: str = ""
    """Differs where the picture does; empty where only `media` was asked."""

    def srcsets(self, href: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
        """Type and `srcset` of each better format, for a document that writes site paths with `href`."""
        return tuple(
            (source.type, ", ".join(f"{href(path)} {width}w" for path, width in source.files))
            for source in self.sources
        )


def read_media(content: Path, file: str) -> Media | None:
    """The Media of a file relative to the store; None where there is no such file."""
    path = content / file
    if not path.is_file():
        return None
    from PIL import Image, UnidentifiedImageError  # slow to load, and most issues of most papers have no picture

    try:
        with Image.open(path) as image:
            width, height = image.size
            if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                width, height = height, width
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return Media(file)
    return Media(file, width, height)


class Gallery:
    """The pictures of one task: each is looked at once."""

    def __init__(self, content: Path, cache: Path, responsive: bool) -> None:
        """`responsive`: make widths and formats also of what browsers could show as it is."""
        self._content = content
        self._kept = cache / "images"
        self._responsive = responsive
        self._seen: dict[tuple[str, bool], Picture | None] = {}
        self._check: Callable[[str], None] = lambda file: None

    def guarded(self, check: Callable[[str], None]) -> "Gallery":
        """The same gallery, which asks `check` before it looks at a file of the store."""
        other = copy(self)
        other._check = check
        return other

    def show(self, file: str, *, small: bool = False) -> Media | None:
        """How to show an image or a PDF's first page, `small` as a thumbnail. None: it is not there, or cannot be."""
        picture = self._picture(file, small) if file else None
        if picture is None:
            return None
        if not self._is_derived(picture, small):
            return Media(file, picture.width, picture.height, file, file, digest=picture.key)
        sources = tuple(
            MediaSource(kind, tuple((_path(file, derivative, small), derivative.width) for derivative in found))
            for kind, found in (("image/avif", picture.of("avif")), ("image/webp", picture.of("webp")))
        )
        fallback, widest = picture.of("jpg")[0], picture.of("webp")[-1]
        full = file if picture.suffix else _path(file, widest, small)
        src = _path(file, fallback, small)
        return Media(file, picture.width, picture.height, src, full, sources, picture.key)

    def derivatives(self, file: str, *, small: bool = False) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """The files that `show` names beside the source itself: site paths, and what reads their bytes."""
        picture = self._picture(file, small)
        if picture and self._is_derived(picture, small):
            for derivative in picture.derivatives:
                yield _path(file, derivative, small), partial(_pictures(self._kept).read, picture, derivative)

    def first(self, files: Iterable[str]) -> str:
        """The first of these files that can be shown; empty: none."""
        return next((file for file in files if self._picture(file, False)), "")

    def is_published(self, file: str) -> bool:
        """Whether the source itself is, and not only what is made from it. Also what cannot be shown is tried."""
        picture = self._picture(file, False)
        return picture is None or bool(picture.suffix)

    def source(self, file: str) -> bytes:
        """The source itself, without private data. Errors: BroadsheetError where it cannot be shown."""
        try:
            from generator.builder.images.pictures import published

            cleaned = published(self._read(file))
            if cleaned is None:
                self._make(file, small=False)
                raise UnreadableImageError("is of a kind that browsers do not show")
        except UnreadableImageError as error:
            place = str(self._content / file)
            raise BroadsheetError(Problem(f"this picture {error}", "put a whole one in its place", place)) from None
        return cleaned

    def _is_derived(self, picture: Picture, small: bool) -> bool:
        return bool(picture.derivatives) and (self._responsive or small or not picture.suffix)

    def _picture(self, file: str, small: bool) -> Picture | None:
        if (file, small) not in self._seen:
            try:
                self._seen[file, small] = self._make(file, small)
            except UnreadableImageError:  # told where the source is published
                self._seen[file, small] = None
        return self._seen[file, small]

    def _make(self, file: str, small: bool) -> Picture:
        content = self._read(file)
        widths = THUMBNAIL_WIDTHS if small else WIDTHS if self._responsive else ()
        is_pdf = content.startswith(b"%PDF")
        pictures = _pictures(self._kept)
        made: Picture = pictures.of_pdf(content, widths or WIDTHS) if is_pdf else pictures.of_image(content, widths)
        return made

    def _read(self, file: str) -> bytes:
        if ".." in file.split("/"):
            raise UnreadableImageError("lies outside its issue")
        self._check(file)
        path = self._content / file
        try:
            if path.stat().st_size > _FILE_BYTES:
                raise UnreadableImageError(f"has more than {_FILE_BYTES // 1_000_000} MB")
            return path.read_bytes()
        except OSError as error:
            raise UnreadableImageError(f"cannot be read: {error.strerror}") from None


@cache
def _pictures(folder: Path) -> Any:
    """The Pictures kept in a folder: slow to load, and needed only where there is a picture."""
    from generator.builder.images.pictures import Pictures

    return Pictures(folder)


def _path(file: str, derivative: Derivative, small: bool) -> str:
    return derivative_path(file, f"thumb-{derivative.name}" if small else derivative.name)
