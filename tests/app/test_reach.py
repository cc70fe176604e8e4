"""Everything that can be used has a name for screen readers and is reached by the keyboard."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ctv_desktop.app import features
from ctv_desktop.app.tour import Pictures
from ctv_desktop.app.window import Window
from ctv_desktop.database.park_file import open_park
from ctv_desktop.ui.parts.card import Figure
from ctv_desktop.values import language
from ctv_desktop.values.settings import Preferences

USED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


class Walked(Pictures):
    """Goes where the tour goes, and looks who cannot be named or reached."""

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window, folder, QApplication.processEvents)
        self.nameless: set[str] = set()
        self.apart: set[str] = set()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        self._settle()
        top = (widget or self._window).window()
        stops = stops_of(top)
        for each in used(top):
            told = f"{name}: {type(each).__name__} in {type(each.parent()).__name__}"
            if not spoken(each):
                self.nameless.add(told)
            if not reached(each, stops):
                self.apart.add(f"{told} {spoken(each)}")


def stops_of(top: QWidget) -> list[QWidget]:
    """Where Tab stops in a window, walked until it comes round; the keyboard is put back."""
    before, stops = top.focusWidget(), list[QWidget]()
    while (top.focusNextPrevChild(True), here := top.focusWidget())[1] is not None:
        if here in stops:
            break
        stops.append(here)
    if before is not None:
        before.setFocus()
    return stops


def used(top: QWidget) -> Iterator[QWidget]:
    """What a person can use of a window, without the insides of what Qt makes."""
    for each in top.findChildren(QWidget):
        inside = isinstance(each.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView)
        here = each.isVisible() and each.isEnabled() and each.window() is top.window()
        if isinstance(each, USED) and here and not inside and not isinstance(each, QHeaderView):
            yield each


def spoken(widget: QWidget) -> str:
    """What a screen reader says of it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def reached(widget: QWidget, stops: list[QWidget]) -> bool:
    """Whether Tab stops at it, or the arrow keys reach it from where Tab stops.

    The arrow inside a field is one with it: Alt+Down in the field does the same.
    """
    field = widget.parent()
    if isinstance(field, QLineEdit):
        return reached(field, stops)
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    kin = group.buttons() if group is not None and group.exclusive() else [widget]
    return any(each in stops for each in kin)


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_everything_is_named_and_reached(
    qapp: QApplication, demo_park_file: Path, tmp_path: Path, code: str
) -> None:
    assert qapp is not None
    language.use(code)
    park = Path(shutil.copy(demo_park_file, tmp_path / "demo.ctv"))
    preferences = Preferences(tmp_path / "preferences.json")
    window = Window(open_park(park, features.schema), preferences, lambda _path: None, at_once=True)
    window.resize(1366, 768)
    window.show()
    window.start()
    window.copies.show()
    walked = Walked(window, tmp_path)
    walked.all()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close()
    window.deleteLater()
    assert (walked.nameless, walked.apart) == (set(), set())


def test_tab_goes_through_home_in_reading_order(
    qapp: QApplication, demo_park_file: Path, tmp_path: Path
) -> None:
    park = Path(shutil.copy(demo_park_file, tmp_path / "demo.ctv"))
    preferences = Preferences(tmp_path / "preferences.json")
    window = Window(open_park(park, features.schema), preferences, lambda _path: None, at_once=True)
    window.resize(1366, 768)
    window.show()
    window.start()
    qapp.processEvents()
    home = window.places["home"].main
    figures = home.findChildren(Figure)
    wanted = [*figures, home.modes.findChild(QAbstractButton), home.plan, home.bars]  # type: ignore[attr-defined]
    stops = stops_of(window)
    places = [stops.index(each) for each in wanted]
    assert len(figures) >= 4
    assert places == sorted(places)
    window.close()
    window.deleteLater()
