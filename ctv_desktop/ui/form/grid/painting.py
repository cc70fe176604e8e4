"""Paints the cells of a grid: choices as tonal pills, what is not typed in a quieter ink."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ctv_desktop.ui import colours
from ctv_desktop.ui.form.grid.model import GridModel
from ctv_desktop.ui.parts.chip import paint_chip
from ctv_desktop.values.language import current

PAD, PILL = 10, 20  # pixels of the design


class CellPainter(QStyledItemDelegate):
    """The style sheet would give all texts one ink: only the ground is left to it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, GridModel)
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        text, bare.text = bare.text, ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, bare, painter, option.widget
        )
        if not text:
            return
        painter.save()
        painter.setFont(bare.font)
        room = QRectF(option.rect).adjusted(colours.px(PAD), 0, -colours.px(PAD), 0)
        tone = model.tone(index)
        if tone:
            _pill(painter, room, text, tone)
        else:
            ink = "bad" if model.wrong(index) else "quiet_text" if model.quiet(index) else "text"
            painter.setPen(colours.colour(ink))
            shown = painter.fontMetrics().elidedText(
                current().led(text), Qt.TextElideMode.ElideRight, int(room.width()) + 1
            )
            painter.drawText(room, int(bare.displayAlignment), shown)
        painter.restore()


def _pill(painter: QPainter, room: QRectF, text: str, tone: str) -> None:
    wide = QFontMetricsF(painter.font()).horizontalAdvance(current().led(text)) + 2 * colours.px(8)
    wide = min(wide, room.width() + colours.px(8))
    high = float(colours.px(PILL))
    where = QRectF(room.x() - colours.px(4), room.center().y() - high / 2, wide, high)
    if current().right_to_left:
        where.moveRight(room.right() + colours.px(4))
    paint_chip(painter, where, text, tone)
