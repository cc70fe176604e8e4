"""How a tone fills a box: colour, and a pattern or an edge, so that colour never speaks alone."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPen, QPolygonF

from ctv_desktop.ui import colours

_STATES = ("let", "let_alt", "ends", "sign", "free", "works", "off", "bad")
TONES = (*_STATES, "scale1", "scale2", "scale3", "scale4", "scale5")


def known(tone: str) -> str:
    """A tone there is; anything else is `off`."""
    return tone if tone in TONES else "off"


def fill(painter: QPainter, where: QRectF, tone: str, radius: float = 3) -> None:
    """Fill a box in a tone with its mark: dashes, hatching, a corner, a dotted foot, a bar."""
    fill_all(painter, (where,), tone, radius)


def fill_all(painter: QPainter, boxes: Sequence[QRectF], tone: str, radius: float = 3) -> None:
    """Fill many boxes of one tone, setting pen and brush once."""
    tone = known(tone)
    if tone == "free":
        painter.setBrush(colours.colour("plan_free"))
        painter.setPen(_dashes(colours.generation()))
        boxes = [box.adjusted(0.5, 0.5, -0.5, -0.5) for box in boxes]
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        plain = QBrush(colours.colour("plan_" + tone))
        painter.setBrush(_hatching(colours.generation()) if tone == "works" else plain)
    for box in boxes:
        painter.drawRoundedRect(box, radius, radius)
    if mark := _MARKS.get(tone):
        painter.setBrush(colours.colour(text_colour(tone)))
        painter.setPen(_dots(colours.generation()) if tone == "sign" else QPen(Qt.PenStyle.NoPen))
        for box in boxes:
            if box.width() > 8:
                mark(painter, box)


def text_colour(tone: str) -> str:
    """The name of the colour that is read on a tone."""
    return f"plan_{known(tone)}_text"


def _cut_corner(painter: QPainter, where: QRectF) -> None:
    """What ends: the corner where reading ends is cut."""
    size = min(7.0, where.height() / 2)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    corner = where.topLeft() if mirrored else where.topRight()
    inward = size if mirrored else -size
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(inward, 0), corner + QPointF(0, size)]))


def _line_to_sign(painter: QPainter, where: QRectF) -> None:
    foot = where.bottom() - 2.5
    painter.drawLine(QPointF(where.left() + 4, foot), QPointF(where.right() - 4, foot))


def _bar_at_foot(painter: QPainter, where: QRectF) -> None:
    painter.drawRect(QRectF(where.left() + 4, where.bottom() - 3, where.width() - 8, 1.5))


_MARKS = {"ends": _cut_corner, "sign": _line_to_sign, "bad": _bar_at_foot}


@lru_cache(maxsize=2)
def _dots(_generation: int) -> QPen:
    return QPen(colours.colour("plan_sign_text"), 1, Qt.PenStyle.DotLine)


@lru_cache(maxsize=2)
def _dashes(_generation: int) -> QPen:
    pen = QPen(colours.colour("plan_free_edge"), 1)
    pen.setDashPattern([3, 2.5])
    return pen


@lru_cache(maxsize=2)
def _hatching(_generation: int) -> QBrush:
    """Slanted stripes, drawn as a repeated gradient so that they are sharp at any scale."""
    stripes = QLinearGradient(0, 0, 6, 6)
    stripes.setSpread(QLinearGradient.Spread.RepeatSpread)
    stripes.setColorAt(0, colours.colour("plan_works"))
    stripes.setColorAt(0.5, colours.colour("plan_works"))
    stripes.setColorAt(0.52, colours.colour("plan_works_edge"))
    stripes.setColorAt(1, colours.colour("plan_works_edge"))
    return QBrush(stripes)
