"""The colours that papers mean (sRGB) as an ICC profile, from the numbers of IEC 61966-2-1.

Run with `python -m tests.pdf.icc` to write resources/colour/sRGB.icc again.
"""

import struct
from pathlib import Path

PLACE = Path(__file__).resolve().parents[2] / "resources" / "colour" / "sRGB.icc"
STEPS = 256  # of the curve, straight between: half a step of eight bits at most

# Columns of red, green, blue and the white of D50, adapted from D65 by Bradford's matrix.
_D50 = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (
    (0.43607, 0.22249, 0.01392),
    (0.38515, 0.71687, 0.09708),
    (0.14307, 0.06061, 0.71410),
)
_NAME = b"sRGB IEC61966-2.1"
_RIGHTS = b"No copyright: made from the published numbers of the standard (CC0)."


def linear(value: float) -> float:
    """The light of a value between 0 and 1."""
    if value <= 0.04045:
        return value / 12.92
    return float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(numbers: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(part * 65536) for part in numbers))


def _curve() -> bytes:
    values = [round(65535 * linear(step / (STEPS - 1))) for step in range(STEPS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{STEPS}H", STEPS, *values)


def _described(name: bytes) -> bytes:
    ascii_part = struct.pack(">I", len(name) + 1) + name + b"\0"
    return b"desc\0\0\0\0" + ascii_part + bytes(8 + 3 + 67)  # no Unicode, no Macintosh name


def profile() -> bytes:
    """A display profile of version 2.1: three primaries and one curve for all of them."""
    parts = {
        b"desc": _described(_NAME),
        b"cprt": b"text\0\0\0\0" + _RIGHTS + b"\0",
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": _curve(),
        b"gTRC": _curve(),
        b"bTRC": _curve(),
    }
    table, body, places = b"", b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(parts)
    for tag, data in parts.items():
        if data not in places:
            body += bytes(-len(body) % 4)
            places[data] = start + len(body)
            body += data
        table += tag + struct.pack(">II", places[data], len(data))
    body += bytes(-len(body) % 4)
    whole = struct.pack(">I", len(parts)) + table + body
    return _header(128 + len(whole)) + whole


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    light = struct.pack(">3i", *(round(part * 65536) for part in _D50))
    head = struct.pack(">I4sI", size, b"\0\0\0\0", 0x02100000) + b"mntrRGB XYZ " + made + b"acsp"
    head += bytes(4 + 4 + 4 + 4 + 8 + 4)  # platform, flags, maker, model, attributes, perceptual
    return head + light + bytes(128 - len(head) - len(light))


if __name__ == "__main__":
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_bytes(profile())
