"""The named colours of the palette now in use, for everything that is painted by hand."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

TONES = ("good", "info", "warn", "bad", "quiet")


class _Change(QObject):
    """Tells painted things that hold pixels of their own to draw them again."""

    changed = Signal()


class _InUse:
    def __init__(self) -> None:
        self.colours: dict[str, QColor] = {}
        self.name = "light"
        self.generation = 0
        self.zoom = 100


_in_use = _InUse()
change = _Change()


def use(name: str, palette: Mapping[str, str], zoom: int = 100) -> None:
    """Take the colours of a palette (`#rrggbb` by name); the theme calls this on each switch."""
    _in_use.colours = {key: QColor(value) for key, value in palette.items()}
    _in_use.name, _in_use.zoom = name, zoom
    _in_use.generation += 1
    change.changed.emit()


def colour(name: str) -> QColor:
    """A named colour; before any palette is in use, the nearest role of the application's own."""
    found = _in_use.colours.get(name)
    return found if found is not None else _own(name)


def tone(name: str) -> tuple[QColor, QColor]:
    """Text and ground of a tone: good, info, warn, bad; anything else is quiet."""
    name = name if name in TONES else "quiet"
    return colour(name), colour(name + "_ground")


def name() -> str:
    """`light` or `dark`."""
    return _in_use.name


def generation() -> int:
    """A number that grows with each switch, for the keys of cached drawings."""
    return _in_use.generation


def px(size: float) -> int:
    """A length in pixels of the design, at the text size now in use."""
    return round(size * _in_use.zoom / 100)


def _own(name: str) -> QColor:
    """A stand-in from the application's palette, so that a part can be tried without a theme."""
    palette = QGuiApplication.palette()
    if name.endswith("_ground") or name in ("card", "ground", "on_accent"):
        return palette.color(QPalette.ColorRole.Base)
    if name.startswith("plan_") and not name.endswith(("_text", "_edge")):
        return palette.color(QPalette.ColorRole.Midlight)
    if name.startswith("line"):
        return palette.color(QPalette.ColorRole.Mid)
    return palette.color(QPalette.ColorRole.WindowText)
