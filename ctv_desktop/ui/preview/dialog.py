"""A paper in a window of its own, beside the work that it belongs to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.preview.paper import Make, PaperPreview
from ctv_desktop.values.say import Say


class PreviewDialog(QDialog):
    """Holds a preview; not modal, so that the record stays in reach."""

    def __init__(
        self,
        desk: Any,
        title: Say,
        file_name: str,
        make: Make,
        languages: Sequence[str] = ("fr",),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(str(title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.preview = PaperPreview(desk, title, file_name, make, languages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview)
        self.resize(colours.px(860), colours.px(900))
        self.preview.sheets.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preview.close_pages()
        super().closeEvent(event)
