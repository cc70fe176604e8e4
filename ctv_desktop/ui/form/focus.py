"""Where the keyboard goes in a form: in reading order, and first to what waits to be filled."""

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ctv_desktop.ui.form.cell import Cell
from ctv_desktop.values.errors import Refused


def stops(part: Any) -> list[QWidget]:
    """Where Tab stops in a cell, or in rows of them."""
    found: list[QWidget] = (
        [part.editor.widget, part.accept] if isinstance(part, Cell) else part.stops()
    )
    return found


def chain(order: list[QWidget]) -> None:
    """Let Tab walk in this order."""
    for one, two in pairwise(order):
        QWidget.setTabOrder(one, two)


def waiting(cells: Iterable[Cell]) -> list[Cell]:
    """The fields that wait to be filled; where none does, those that can be typed in."""
    open_ones = [cell for cell in cells if not cell.field.read_only and not cell.off]
    return [cell for cell in open_ones if cell.field.required and _empty(cell)] or open_ones


def focus(cells: Iterable[Cell]) -> QWidget | None:
    """Bring the first of these fields to the keyboard; gives it."""
    cell = next(iter(cells), None)
    if cell is not None:
        cell.editor.focus()
        show(cell)
    return cell


def show(widget: QWidget) -> None:
    """Scroll the form to a part of it, once its layout has settled."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        QTimer.singleShot(0, widget, partial(around.ensureWidgetVisible, widget))


def _empty(cell: Cell) -> bool:
    try:
        return cell.editor.value() in (None, "")
    except Refused:
        return False
