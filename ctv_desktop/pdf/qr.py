"""The small QR code at the foot of an issued paper: what says which paper it is, and unaltered."""

from datetime import date
from functools import lru_cache
from typing import Any

SIDE = 42.0  # points: 15 mm, the dots of an ordinary code are then 0.4 mm
MASK = 0  # every mask is read; trying all eight for the best takes ten times as long


def proof(reference: str, day: date | str, centimes: int | None, digest: str) -> str:
    """The text of the code: number, ISO date, total in dirhams and SHA-256, one space between.

    Capitals, so that the code takes its denser alphabet; no total where the paper has none.
    """
    total = "-" if centimes is None else f"{'-' * (centimes < 0)}{_dirhams(abs(centimes))}"
    return f"{reference} {day} {total} {digest}".upper()


def _dirhams(centimes: int) -> str:
    return f"{centimes // 100}.{centimes % 100:02d}"


@lru_cache(maxsize=64)
def runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """The dots on a side, and each run of dark ones: column, row, length. Raises ValueError."""
    from reportlab.graphics.barcode import qrencoder

    code: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.version = code.calculate_version()
    code.makeImpl(False, MASK)
    found = []
    for row, dots in enumerate(code.modules):
        start = None
        for column, dark in enumerate((*dots, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                found.append((start, row, column - start))
                start = None
    return code.moduleCount, tuple(found)


def stamp(canvas: Any, text: str, x: float, y: float, side: float = SIDE) -> None:
    """Draw the code with its lower left corner at a point, in one path."""
    count, dark = runs(text)
    dot = side / count
    top = y + side - dot
    path = " ".join(
        f"{x + column * dot:.2f} {top - row * dot:.2f} {length * dot:.2f} {dot:.2f} re"
        for column, row, length in dark
    )
    canvas.setFillColorRGB(0, 0, 0)
    canvas._code.append(f"{path} f")  # noqa: SLF001 - a path object would write it number by number
