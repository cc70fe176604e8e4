"""Fonts, elided lines and focus rings, shared by the parts that are painted by hand."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ctv_desktop.ui import colours
from ctv_desktop.values.language import current

REGULAR, MEDIUM, STRONG, BOLD = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)
START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE = Qt.TextFlag.TextSingleLine


def font(widget: QWidget, size: float, weight: QFont.Weight = REGULAR) -> QFont:
    """The widget's font at a size of the design, in the text size now in use."""
    made = QFont(widget.font())
    made.setPixelSize(colours.px(size))
    made.setWeight(weight)
    return made


def line(
    painter: QPainter,
    where: QRectF,
    text: str,
    colour: str,
    alignment: Qt.AlignmentFlag = START,
) -> None:
    """Write one line in the painter's font, elided where it does not fit."""
    metrics = QFontMetricsF(painter.font())
    shown = text = current().led(text)
    if metrics.horizontalAdvance(text) > where.width():
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.setPen(colours.colour(colour))
    painter.drawText(where, int(alignment) | int(_LINE), shown)


def wrapped(text: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """A text broken at spaces into at most so many lines; what is left over is elided."""
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most - 1:
        taken = _fitting(words, metrics, width)
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    if words:
        lines.append(
            metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, max(width, 1.0))
        )
    return lines


def ring(painter: QPainter, where: QRectF, radius: float, colour: str = "focus") -> None:
    """The outline of what has the keyboard, two pixels wide inside a rectangle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.colour(colour), 2))
    painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), radius, radius)


def box(
    painter: QPainter,
    where: QRectF,
    radius: float,
    ground: QColor | None,
    edge: QColor | None = None,
) -> None:
    """A rounded box with a hairline inside its edge."""
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(where, radius, radius)
    else:
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _fitting(words: list[str], metrics: QFontMetricsF, width: float) -> int:
    taken = 1
    while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= width:
        taken += 1
    return taken
