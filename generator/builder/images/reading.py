"""Opens scraped image files and page PDFs within bounds: what comes out is upright sRGB or grey."""

import io
import warnings

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from generator.builder.images.picture import UnreadableImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "JPEG2000", "PPM")
"""What is read at all: nothing that runs another program (EPS) or holds other files."""
PIXELS = 178_956_970
"""Pillow's own bound against decompression bombs; a broadsheet page scanned at 600 dpi has 110 million."""
SIDE = 16_383
"""The longest side, in pixels, that WebP can hold."""
PDF_BYTES = 300_000_000


def open_image(content: bytes) -> Image.Image:
    """The image, its header read, its pixels not yet. Errors: UnreadableImageError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # between PIXELS / 2 and PIXELS Pillow only warns
        try:
            return Image.open(io.BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError:
            raise UnreadableImageError(f"has more than {PIXELS // 1_000_000} million pixels") from None
        except UnidentifiedImageError:
            raise UnreadableImageError("is no image that is known here") from None
        except (OSError, ValueError, SyntaxError, TypeError, EOFError, IndexError, KeyError, OverflowError) as error:
            raise UnreadableImageError(f"cannot be read: {error}") from None


def orientation_of(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 where there is none or it cannot be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = image.getexif().get(0x0112, 1)
        except Exception:  # hostile EXIF raises whatever the parser trips over
            return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def size_of(image: Image.Image) -> tuple[int, int]:
    """Width and height in pixels as shown: turned where the orientation says so."""
    width, height = image.size
    return (height, width) if orientation_of(image) >= 5 else (width, height)


def is_animated(image: Image.Image) -> bool:
    """Whether it has more than one frame that a browser would play. Pages of a TIFF are none."""
    try:
        return image.format in ("GIF", "WEBP", "PNG", "AVIF") and getattr(image, "n_frames", 1) > 1
    except Exception:  # counting the frames of a damaged file reads them
        return False


def decode(image: Image.Image, width: int) -> Image.Image:
    """The pixels, upright, as `RGB` in sRGB or `L`, on white; JPEGs not much larger than `width` needs.

    Errors: UnreadableImageError where the data is cut off or damaged.
    """
    orientation = orientation_of(image)
    shown = size_of(image)[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if image.format == "JPEG" and shown > width:
                scale = width / shown
                image.draft(None, (round(image.width * scale), round(image.height * scale)))
            image.load()
            flat = _in_srgb(_on_white(image), image.info.get("icc_profile"))
        except Exception as error:  # a decoder fed with garbage raises whatever it trips over
            raise UnreadableImageError(f"cannot be decoded: {error}") from None
    flat.info = {}
    if orientation != 1:
        exif = Image.Exif()
        exif[0x0112] = orientation
        flat.info["exif"] = exif.tobytes()
        flat = ImageOps.exif_transpose(flat)
        flat.info = {}
    return flat


def _on_white(image: Image.Image) -> Image.Image:
    """`L`, `RGB` or `CMYK` of any mode; what is transparent becomes paper."""
    if image.mode in ("RGB", "L", "CMYK") and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):
        # 16-bit grey: Pillow's own conversion would clip at 255 instead of scaling.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("1", "L", "F") and "transparency" not in image.info:
        return image.convert("L")
    if image.mode in ("RGBA", "RGBa", "LA", "La", "P", "PA", "L", "RGB", "1"):
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    if isinstance(profile, bytes) and profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a broken or foreign profile: the plain conversion is what browsers show then
    return image.convert("RGB") if image.mode == "CMYK" else image


def draw_pdf_page(content: bytes, width: int) -> Image.Image:
    """The first page of a PDF, `width` pixels wide. Errors: UnreadableImageError."""
    import pypdfium2  # slow to import, and only pages without an image need it

    if len(content) > PDF_BYTES:
        raise UnreadableImageError(f"has more than {PDF_BYTES // 1_000_000} MB")
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableImageError(f"cannot be read as PDF: {error}") from None
    try:
        if not len(document):
            raise UnreadableImageError("is a PDF without pages")
        page = document[0]
        across, down = page.get_size()
        if across < 1 or down < 1 or not 1 / 8 <= across / down <= 8:
            raise UnreadableImageError("is a PDF whose page has no usable size")
        drawn: Image.Image = page.render(scale=width / across).to_pil()
        return drawn.convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise UnreadableImageError(f"cannot be drawn: {error}") from None
    finally:
        document.close()
