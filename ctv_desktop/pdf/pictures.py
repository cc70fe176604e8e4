"""Logos made safe: decoded once, made small, and left out when they cannot be read."""

import io
from functools import lru_cache
from typing import Any

LARGEST_FILE = 8_000_000
LARGEST_SIDE = 8_000
PRINTED_SIDE = 640  # pixels: sharp enough for a letterhead, small enough for a file


@lru_cache(maxsize=8)
def picture(data: bytes) -> Any | None:
    """An image that reportlab can draw, or None for bytes that are no sound picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    if not data or len(data) > LARGEST_FILE:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF", "BMP")) as found:
            if max(found.size) > LARGEST_SIDE or min(found.size) < 1:
                return None
            drawn = found.convert("RGBA")
        drawn.thumbnail((PRINTED_SIDE, PRINTED_SIDE))
        # Papers that are to last have nothing transparent: what shines through is white paper.
        ground = Image.new("RGBA", drawn.size, "white")
        return ImageReader(Image.alpha_composite(ground, drawn).convert("RGB"))
    # A decoder may raise nearly anything on damaged bytes, and a paper must not fail for its logo.
    except Exception:  # noqa: BLE001
        return None


def photo(data: bytes) -> Any | None:
    """A JPEG put into the file as it is, never unpacked; None for bytes that are none."""
    from reportlab.lib.utils import ImageReader

    class Jpeg(ImageReader):
        _dataA = None  # noqa: N815 - reportlab's name: a photo hides nothing

        def getRGBData(self) -> bytes:  # noqa: N802 - reportlab's name: it only makes a hash of it
            return data

    if not data.startswith(b"\xff\xd8"):
        return None
    try:
        return Jpeg(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - as above
        return None


def fitted(image: Any, width: float, height: float) -> tuple[float, float]:
    """The size of an image in points inside a box, its proportions kept."""
    pixels_wide, pixels_high = image.getSize()
    scale = min(width / pixels_wide, height / pixels_high)
    return pixels_wide * scale, pixels_high * scale
