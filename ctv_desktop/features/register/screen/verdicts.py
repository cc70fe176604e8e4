"""What became of several files: a line each, those that are not as issued first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.register.words import VERDICTS
from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.features.register.screen.verify import Checked
    from ctv_desktop.ui.desk import Desk

ORDER = ("altered", "added", "unreadable", "unknown", "stated", "signed", "issued")
SIGNS = {"good": "check_circle", "info": "info", "warn": "warning", "bad": "error"}


def open_verdicts(desk: "Desk", found: "Sequence[Checked]") -> "VerdictSheet":
    """Show what became of some files."""
    sheet = VerdictSheet(desk, found)
    sheet.open()
    return sheet


class VerdictSheet(QDialog):
    """A line for each file: its name, the verdict, what is known."""

    def __init__(self, desk: "Desk", found: "Sequence[Checked]") -> None:
        parent: Any = getattr(desk, "window", None)
        super().__init__(parent if isinstance(parent, QWidget) else None)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(str(says("{count} file verified", "{count} files verified",
                                     len(found))))  # fmt: skip
        self.resize(QSize(px(820), px(min(640, 170 + 56 * len(found)))))
        fine = sum(one.fine for one in found)
        self.sum = label(
            say("{fine} of {count} are as they were issued.", fine=fine, count=len(found)),
            "heading",
        )
        self.lines: list[tuple[str, str, str]] = []
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(px(12))
        self.grid.setVerticalSpacing(px(12))
        self.grid.setColumnStretch(3, 1)
        for row, one in enumerate(sorted(found, key=_place)):
            self._line(row, one)
        self._lay()

    def _line(self, row: int, one: "Checked") -> None:
        verdict = VERDICTS[one.state]
        told = " ".join(map(str, one.told))
        self.lines.append((one.name, str(verdict.label), told))
        sign = QLabel()
        tone = verdict.tone if verdict.tone in SIGNS else "info"
        sign.setPixmap(icons.pixmap(SIGNS[tone], 20, tone, self.devicePixelRatioF()))
        self.grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        words = ((one.name, "strong"), (str(verdict.label), ""), (told, "quiet"))
        for column, (text, role) in enumerate(words, 1):
            shown = label(text, role)
            shown.setMinimumWidth(px(170 if column == 1 else 110))
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(shown, row, column, Qt.AlignmentFlag.AlignTop)

    def _lay(self) -> None:
        inside = QWidget()
        holder = QVBoxLayout(inside)
        holder.setContentsMargins(0, 0, px(8), 0)
        holder.addLayout(self.grid)
        holder.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        shut = button(say("Close"), "primary")
        shut.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.sum)
        column.addWidget(area, 1)
        column.addLayout(foot)


def _place(one: "Checked") -> tuple[int, str]:
    return ORDER.index(one.state), one.name
