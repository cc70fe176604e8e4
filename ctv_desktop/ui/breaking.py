"""Words too long for their column are broken: Qt's labels would cut them off."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

LONG = 22  # letters of a word that may be wider than a column


def too_long(text: str) -> bool:
    """Whether a text has a word that a narrow column could not hold."""
    return len(text) > LONG and any(len(word) > LONG for word in text.split())


def laid_out(text: str, font: QFont, width: float, align: Qt.AlignmentFlag) -> QTextLayout:
    """A text in lines of a width, broken between words or, failing that, inside one."""
    made = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.beginLayout()
    top = 0.0
    while (line := made.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, top))
        top += line.height()
    made.endLayout()
    return made


def draw(painter: QPainter, text: str, font: QFont, width: float, align: Qt.AlignmentFlag) -> None:
    """Draw it from where the painter stands."""
    laid_out(text, font, width, align).draw(painter, QPointF(0, 0))


def height(text: str, font: QFont, width: float) -> int:
    """How high it is, in pixels."""
    return round(laid_out(text, font, width, Qt.AlignmentFlag.AlignLeft).boundingRect().height())
