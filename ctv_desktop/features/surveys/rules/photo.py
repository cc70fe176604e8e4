"""A photo made ready to keep: checked, upright, without what it tells of its maker, made smaller.

Dots are counted before they are read: a picture of a few bytes may unpack to gigabytes.
"""

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import current
from ctv_desktop.values.say import Say, say

LARGEST_FILE = 30_000_000  # bytes
MOST_DOTS = 80_000_000
FULL, SMALL = 1_600, 800  # dots of the longer side: looked at closely, printed
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF")
PATTERNS = "*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff"


@dataclass(frozen=True)
class Photo:
    """Both sizes of a photo as JPEG, and the dots of the larger one."""

    full: bytes
    small: bytes
    width: int
    height: int


def ready(name: str, data: bytes) -> Photo:
    """The photo of a file. Raises Refused: no picture, broken, too many dots, too large."""
    from PIL import Image, ImageOps

    if len(data) > LARGEST_FILE:
        size, most = current().size(len(data)), current().size(LARGEST_FILE)
        raise _refused(say("“{name}” is too large ({size}): a photo has at most {most}.",
                           name=_short(name), size=size, most=most))  # fmt: skip
    try:
        with warnings.catch_warnings():  # we count the dots ourselves
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            found: Any = Image.open(io.BytesIO(data), formats=FORMATS)
    # Pillow may raise anything on damaged bytes.
    except Exception as error:
        raise _refused(_not_a_photo(name, error)) from error
    with found:
        wide, high = found.size
        if wide * high > MOST_DOTS:
            raise _refused(_too_many(name, wide * high))
        try:
            found.draft("RGB", (FULL, FULL))  # a camera's picture is read at the size needed
            upright = _plain(ImageOps.exif_transpose(found))
            upright.thumbnail((FULL, FULL))
        except Exception as error:
            raise _refused(_not_a_photo(name, error)) from error
    small = upright.copy()
    small.thumbnail((SMALL, SMALL))
    return Photo(_jpeg(upright, 84), _jpeg(small, 80), *upright.size)


def _plain(found: Any) -> Any:
    """In red, green and blue; what shines through becomes white."""
    from PIL import Image

    if found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info:
        above = found.convert("RGBA")
        ground = Image.new("RGB", above.size, "white")
        ground.paste(above, mask=above.getchannel("A"))
        return ground
    return found.convert("RGB")


def _jpeg(found: Any, quality: int) -> bytes:
    out = io.BytesIO()
    found.save(out, "JPEG", quality=quality, optimize=False)
    return out.getvalue()


def _too_many(name: str, dots: int) -> Say:
    return say(
        "“{name}” has {dots} million dots: a photo has at most {most} million.",
        name=_short(name), dots=round(dots / 1_000_000), most=MOST_DOTS // 1_000_000,
    )  # fmt: skip


def _not_a_photo(name: str, error: Exception) -> Say:
    if type(error).__name__ == "DecompressionBombError":
        return say("“{name}” has far too many dots for a photo.", name=_short(name))
    return say("“{name}” is no photo that can be read.", name=_short(name))


def _refused(said: Say) -> Refused:
    return Refused({"": said})


def _short(name: str) -> str:
    return PurePath(name).name[:80]
