"""Icons: each name used has a drawing, each drawing an outline inside its square."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QPushButton

from ctv_desktop.ui import icons

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).resolve().parents[2]
DRAWINGS = sorted(path.stem for path in icons.FOLDER.glob("*.svg"))
_PLACES = {"icon": 0, "wear": 1, "paint": 1, "pixmap": 0, "EmptyState": 0}


def used() -> Iterator[tuple[str, str]]:
    """Each icon named in a call, with the file that names it."""
    for path in sorted((ROOT / "ctv_desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                for name in _named(node):
                    yield name, str(path.relative_to(ROOT))


def _named(call: ast.Call) -> Iterator[str]:
    function = call.func
    if isinstance(function, ast.Attribute):
        name = function.attr
        ours = isinstance(function.value, ast.Name) and function.value.id == "icons"
    else:
        name = function.id if isinstance(function, ast.Name) else ""
        ours = name == "EmptyState"
    if ours and name in _PLACES and len(call.args) > _PLACES[name]:
        given = call.args[_PLACES[name]]
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield given.value
    for keyword in call.keywords:
        if keyword.arg == "icon" and isinstance(keyword.value, ast.Constant):
            yield str(keyword.value.value)


def test_each_icon_named_has_a_drawing() -> None:
    assert [(name, path) for name, path in used() if name and not icons.exists(name)] == []


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_stays_inside_its_square(name: str) -> None:
    outline = icons.outline(name)
    assert not outline.isEmpty()
    assert QRectF(0, 0, 960, 960).contains(outline.boundingRect())


def test_the_outline_is_the_one_qt_draws() -> None:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    for name in ("home", "settings", "warning", "call"):
        theirs = QImage(48, 48, QImage.Format.Format_ARGB32)
        theirs.fill(0)
        painter = QPainter(theirs)
        QSvgRenderer(str(icons.FOLDER / f"{name}.svg")).render(painter)
        painter.end()
        ours = icons.pixmap(name, 48, "text").toImage()
        wrong = sum(
            abs(theirs.pixelColor(x, y).alpha() - ours.pixelColor(x, y).alpha()) > 60
            for x in range(48)
            for y in range(48)
        )
        assert wrong == 0, name


def test_an_icon_is_made_once_and_holds_the_usual_sizes() -> None:
    made = icons.icon("add")
    assert icons.icon("add").cacheKey() == made.cacheKey()
    assert {size.width() for size in made.availableSizes()} >= set(icons.SIZES)


def test_an_icon_beside_words_keeps_its_distance_on_the_side_of_the_words() -> None:
    for direction, side in (
        (Qt.LayoutDirection.LeftToRight, "right"),
        (Qt.LayoutDirection.RightToLeft, "left"),
    ):
        made = QPushButton("Words")
        made.setLayoutDirection(direction)
        icons.wear(made, "add")
        drawn = made.icon().pixmap(made.iconSize()).toImage()
        assert drawn.width() > drawn.height()
        empty = range(drawn.height(), drawn.width())
        if side == "left":
            empty = range(drawn.width() - drawn.height())
        rows = range(drawn.height())
        assert all(drawn.pixelColor(x, y).alpha() == 0 for x in empty for y in rows)


def test_an_unknown_icon_paints_nothing_and_breaks_nothing() -> None:
    assert not icons.exists("no_such_icon")
    assert icons.outline("no_such_icon").isEmpty()
    assert not icons.icon("no_such_icon").isNull()
