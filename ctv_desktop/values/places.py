"""Cities of Morocco and their regions, offered where an address is typed."""

from functools import cache
from pathlib import Path

PLACES = Path(__file__).resolve().parents[2] / "resources" / "places" / "cities.json"


@cache
def _regions() -> dict[str, str]:
    import json

    return dict(json.loads(PLACES.read_text(encoding="utf-8")))


@cache
def cities() -> tuple[str, ...]:
    """Every city, sorted as words are ("Élan" with E); read from its file when first asked."""
    from ctv_desktop.values.folding import fold

    return tuple(sorted(_regions(), key=fold))


@cache
def _folded() -> dict[str, str]:
    from ctv_desktop.values.folding import fold

    return {fold(city): region for city, region in _regions().items()}


def region_of(city: str) -> str:
    """The region of a city however it is accented; "" for a city we do not know."""
    from ctv_desktop.values.folding import fold

    return _folded().get(fold(city), "")
