"""The pictures of the row one stands on, below the table of a grid."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Files, Values
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import say
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

SIDE = 96  # pixels of the design
_HELD = Qt.ItemDataRole.UserRole


class Pictures(QListWidget):
    """Pictures side by side: F2 words one, Delete takes one away."""

    gone = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self.gone.emit()
        else:
            super().keyPressEvent(event)


class PictureStrip(QWidget):
    """Shows what a row holds; `changed` gives all of it after a caption or a picture changed."""

    changed = Signal(list)

    def __init__(self, house: Any, files: Files) -> None:
        super().__init__()
        self._house, self._files = house, files
        self._shown: list[dict[str, Any]] = []
        self.add = button(files.title)
        icons.wear(self.add, "image")
        self.list = Pictures()
        self.list.setAccessibleName(str(files.title))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(False)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setIconSize(QSize(px(SIDE), px(SIDE)))
        self.list.setFixedHeight(px(SIDE + 52))
        self.list.setSpacing(px(4))
        self._hint = label(
            say("Drop photos on a row, or add them. F2 words the one chosen, Delete removes it."),
            "quiet",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._hint)
        column.addWidget(self.list)
        self.list.itemChanged.connect(self._changed)
        self.list.gone.connect(self._changed)

    def show_row(self, row: bool, pictures: Sequence[Values]) -> None:
        """Show the pictures of a row; its room is there only where there are some."""
        found = [dict(one) for one in pictures]
        self._hint.setVisible(row)
        self.list.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            self.list.addItem(self._item(one))
        self.list.blockSignals(False)
        read = self._house.read
        args = (self._files.picture, found)
        read(drawn, *args, then=partial(self._draw, found), owner=self, lane="pictures")

    def _item(self, one: dict[str, Any]) -> QListWidgetItem:
        made = QListWidgetItem(str(one.get(self._files.caption) or one.get("name") or ""))
        made.setData(_HELD, one)
        made.setSizeHint(QSize(px(SIDE + 20), px(SIDE + 30)))
        made.setFlags(made.flags() | Qt.ItemFlag.ItemIsEditable)
        return made

    def _draw(self, found: list[dict[str, Any]], images: list[QImage]) -> None:
        if found != self._shown:
            return
        self.list.blockSignals(True)
        for place, image in enumerate(images):
            item = self.list.item(place)
            if not image.isNull():
                item.setIcon(QIcon(QPixmap.fromImage(image)))
        self.list.blockSignals(False)

    def _changed(self) -> None:
        """What the list holds now, its words as captions."""
        found = []
        for place in range(self.list.count()):
            item = self.list.item(place)
            held = dict(item.data(_HELD))
            said = clean(item.text()).strip()[: self._files.limit]
            if said != str(held.get(self._files.caption) or held.get("name") or ""):
                held[self._files.caption] = said
            found.append(held)
        self._shown = found
        self.list.setVisible(bool(found))
        self.changed.emit(found)


def drawn(
    reader: "Reader", picture: Callable[["Reader", Values], bytes | None], some: list[Values]
) -> list[QImage]:
    """Small images of some pictures, made in a reading lane; an empty one where it is gone."""
    found = []
    for one in some:
        image = QImage.fromData(picture(reader, one) or b"")
        if not image.isNull():
            image = image.scaled(
                2 * SIDE, 2 * SIDE, Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
        found.append(image)
    return found
