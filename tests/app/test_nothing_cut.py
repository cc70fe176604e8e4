"""No text of any screen, record, form or dialog is cut off, and no list scrolls sideways."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
    QWidget,
)

from ctv_desktop.app import features, theme
from ctv_desktop.app.opening import speak
from ctv_desktop.app.tour import Pictures
from ctv_desktop.app.window import Window
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.leases.screen.renewals.screen import Table
from ctv_desktop.ui.plain import Label
from ctv_desktop.values import language
from ctv_desktop.values.settings import Preferences


class Looked(Pictures):
    """Goes where the tour goes, and looks for texts without room instead of taking pictures."""

    cut: tuple[str, ...] = ()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        for _ in range(5):
            self._settle()
        shown = [each for each in (widget or self._window).findChildren(QWidget) if seen(each)]
        self.cut += tuple(f"{name}: {what}" for each in shown for what in wanting(each))


def seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def wanting(widget: QWidget) -> list[str]:
    """What a widget lacks, in words."""
    if isinstance(widget, Label) and widget.wordWrap():
        lacks = widget.heightForWidth(widget.width()) > widget.height() + 1
    elif isinstance(widget, QLabel):
        metrics, lines = widget.fontMetrics(), widget.text().split("\n")
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        lacks = wide > widget.contentsRect().width() + 1
        lacks |= len(lines) > 1 and metrics.height() * len(lines) > widget.height() + 1
    elif isinstance(widget, QPushButton):
        lacks = widget.width() < widget.sizeHint().width()
    elif isinstance(widget, QAbstractScrollArea) and not isinstance(widget, Table):
        lacks = widget.horizontalScrollBar().maximum() > 0  # but a sheet of twelve columns may
    else:
        return []
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else widget.accessibleName()
    return [f"{type(widget).__name__} {text}"] if lacks else []


@pytest.mark.parametrize(("code", "zoom"), [("fr", 100), ("ar", 125), ("en", 150)])
def test_nothing_is_cut_off_on_a_small_screen(
    qapp: QApplication, demo_park_file: Path, tmp_path: Path, code: str, zoom: int
) -> None:
    language.use(code)
    speak(qapp)
    preferences = Preferences(tmp_path / "preferences.json")
    theme.apply(qapp, "light", zoom, tmp_path)
    park = shutil.copy(demo_park_file, tmp_path / "demo.ctv")
    window = Window(open_park(Path(park), features.schema), preferences, gone, at_once=True)
    try:
        window.resize(1366, 768)
        window.show()
        window.start()
        looked = Looked(window, tmp_path, qapp.processEvents)
        looked.all()
        assert looked.cut == ()
    finally:
        window.close()
        window.deleteLater()
        theme.apply(qapp, "light", 100, tmp_path)
        language.use("fr")
        speak(qapp)


def gone(_path: Path) -> None:
    """No other park is opened."""


def test_a_text_without_room_is_noticed(qapp: QApplication) -> None:
    assert isinstance(qapp, QObject)
    label = Label("Une phrase qui ne tient pas sur la ligne qu'on lui donne")
    label.resize(60, 10)
    assert wanting(label)
