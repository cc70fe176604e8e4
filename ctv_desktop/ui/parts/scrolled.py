"""A column of parts that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolled() -> tuple[QScrollArea, QVBoxLayout]:
    """The area, and the column inside it to fill."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 14, 16, 16)
    column.setSpacing(12)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area, column
