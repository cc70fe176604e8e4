"""Photos made ready: upright, smaller, without what they tell; what is no photo is refused."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from ctv_desktop.database import files
from ctv_desktop.database.read import Reader
from ctv_desktop.features.surveys.rules.photo import FULL, LARGEST_FILE, SMALL, ready
from ctv_desktop.features.surveys.screen.grid import picture, take_photo
from ctv_desktop.values.errors import Refused, Unavailable

ORIENTATION, GPS = 0x0112, 0x8825


def encoded(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def halves() -> Image.Image:
    """A picture whose upper half is red and whose lower half is blue."""
    image = Image.new("RGB", (80, 120), "blue")
    image.paste("red", (0, 0, 80, 60))
    return image


@pytest.mark.parametrize(
    ("orientation", "turned"),
    [(1, None), (3, Image.Transpose.ROTATE_180), (6, Image.Transpose.ROTATE_90),
     (8, Image.Transpose.ROTATE_270), (2, Image.Transpose.FLIP_LEFT_RIGHT)],
)  # fmt: skip
def test_a_photo_stands_upright_however_the_camera_was_held(
    orientation: int, turned: Image.Transpose | None
) -> None:
    stored = halves() if turned is None else halves().transpose(turned)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    found = ready("p.jpg", encoded(stored, exif=exif, quality=95))
    for data in (found.full, found.small):
        shown = opened(data)
        assert shown.size == (80, 120)
        red, blue = shown.getpixel((40, 5)), shown.getpixel((40, 115))
        assert isinstance(red, tuple)
        assert isinstance(blue, tuple)
        assert red[0] > 200
        assert red[2] < 60
        assert blue[2] > 200
        assert blue[0] < 60


def test_what_a_photo_tells_of_its_maker_and_place_is_left_out() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker of cameras"
    exif.get_ifd(GPS)[1] = "N"
    found = ready("p.jpg", encoded(halves(), exif=exif))
    for data in (found.full, found.small):
        assert not dict(opened(data).getexif())
        assert b"Maker of cameras" not in data


def test_a_large_photo_is_made_smaller_twice() -> None:
    found = ready("p.jpg", encoded(Image.new("RGB", (4_000, 3_000), "olive")))
    assert opened(found.full).size == (found.width, found.height) == (FULL, FULL * 3 // 4)
    assert opened(found.small).size == (SMALL, SMALL * 3 // 4)


def test_a_small_photo_is_not_made_larger() -> None:
    found = ready("p.png", encoded(Image.new("RGB", (40, 30)), "PNG"))
    assert opened(found.full).size == opened(found.small).size == (40, 30)


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_kind_of_picture_becomes_a_plain_one(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I;16") else "PNG"
    found = ready("p", encoded(Image.new(mode, (20, 10)), kind))
    assert opened(found.full).mode == "RGB"


def test_what_shines_through_becomes_white() -> None:
    found = ready("p.png", encoded(Image.new("RGBA", (20, 10), (0, 0, 0, 0)), "PNG"))
    assert opened(found.full).getpixel((5, 5)) == (255, 255, 255)


def test_the_same_photo_gives_the_same_bytes() -> None:
    data = encoded(halves())
    assert ready("a.jpg", data) == ready("b.jpg", data)


# What is refused.


def bomb(wide: int, high: int) -> bytes:
    """A picture of a hundred bytes that says it has so many dots."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b""))
            + chunk(b"IEND", b""))  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", b"%PDF-1.4", b"\xff\xd8\xff\xe0 broken", bomb(40, 30),
     b"GIF89a" + b"\0" * 40],
    ids=["empty", "text", "pdf", "broken", "cut", "gif"],
)  # fmt: skip
def test_what_is_no_photo_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        ready("/tmp/notes/vue 1.jpg", data)
    assert "« vue 1.jpg »" in str(refused.value).replace("\u00a0", " ")


def test_a_photo_cut_in_the_middle_is_refused() -> None:
    noisy = Image.effect_noise((600, 400), 80).convert("RGB")
    data = encoded(noisy, quality=95)
    with pytest.raises(Refused):
        ready("p.jpg", data[: len(data) // 3])


@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000)])
def test_a_hundred_megapixels_are_refused_before_they_are_unpacked(size: tuple[int, int]) -> None:
    with pytest.raises(Refused) as refused:
        ready("p.png", bomb(*size))
    assert "points" in str(refused.value)


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        ready("p.jpg", b"\0" * (LARGEST_FILE + 1))
    assert "Mo" in str(refused.value)


# Kept.


def test_a_photo_is_kept_with_the_park_under_its_hash(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "façade.jpg"
    path.write_bytes(encoded(Image.new("RGB", (1_000, 700), "navy")))
    held = take_photo(reader, path)
    assert held["name"] == "façade.jpg"
    kept = files.content(reader.path, held["digest"])
    assert kept is not None
    assert opened(kept).size == (held["width"], held["height"]) == (1_000, 700)
    small = picture(reader, held)
    assert small is not None
    assert max(opened(small).size) == SMALL


def test_a_photo_that_is_gone_is_refused_and_nothing_is_kept(
    reader: Reader, tmp_path: Path
) -> None:
    for path in (tmp_path / "gone.jpg", tmp_path):
        with pytest.raises(Refused):
            take_photo(reader, path)
    assert not files.files_of(reader.path).exists()


def test_a_photo_that_cannot_be_kept_is_told(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "vue.jpg"
    path.write_bytes(encoded(halves()))
    files.files_of(reader.path).write_bytes(b"a file where the folder belongs")
    with pytest.raises(Unavailable):
        take_photo(reader, path)
