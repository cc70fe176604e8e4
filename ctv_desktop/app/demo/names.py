"""Invented names: companies, people, addresses. Any likeness to a real company is by chance."""

import json
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "demo"


def words(name: str) -> dict[str, Any]:
    """One of the word lists of the demo park."""
    return dict(json.loads((FOLDER / f"{name}.json").read_text("utf-8")))


_NAMES = words("names")
FIRST: dict[str, str] = _NAMES["first"]  # with its Arabic
# Line of business → what follows the first name, with its Arabic; and the offshoring line.
SECOND: dict[str, list[list[str]]] = {k: v["words"] for k, v in _NAMES["second"].items()}
OFFSHORING: dict[str, str] = {k: v["offshoring"] for k, v in _NAMES["second"].items()}
THIRD: list[str] = _NAMES["third"]
STREETS: list[str] = _NAMES["streets"]
CITIES: list[str] = _NAMES["cities"]
COUNTRIES: list[str] = _NAMES["countries"]
STAFF: list[str] = _NAMES["staff"]
CONTRACTORS: list[str] = _NAMES["contractors"]


def person(rng: Random) -> str:
    """A first name and a family name."""
    return f"{rng.choice(_NAMES[rng.choice(('men', 'women'))])} {rng.choice(_NAMES['family'])}"


def ice(number: int) -> str:
    """A valid ICE of a company that does not exist: 9 digits, establishment, control (R39)."""
    first = f"{number:09d}0000"
    return f"{first}{-int(first) * 100 % 97:02d}"


def phone(rng: Random, mobile: bool = False) -> str:
    """A telephone number in E.164, right in form only."""
    if mobile:
        return f"+2126{rng.choice(('61', '62', '67', '70'))}{rng.randrange(1_000_000):06d}"
    return f"+2125{rng.choice(('22', '29'))}{rng.choice('24579')}{rng.randrange(100_000):05d}"
