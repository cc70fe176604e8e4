"""The stacks painted in bulk: heads, names of rows, boxes by tone, and the words that fit."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText
from PySide6.QtWidgets import QWidget

from ctv_desktop.ui import colours, swatch
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.plan.stacks import Cell, Ground
from ctv_desktop.values import language


class Lettered:
    """Paints a plan in the font of its widget; keeps the words it has measured and prepared."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._texts: dict[str, QStaticText] = {}
        self._widths: dict[str, float] = {}

    def draw(self, painter: QPainter, ground: Ground) -> None:
        """Paint all stacks of a ground: heads, names of rows, boxes, what stands in them."""
        self._draw_heads(painter, ground)
        small = lettering.font(self._widget, 11)
        painter.setFont(small)
        for band in ground.bands:
            self._draw_label(painter, ground, band.row.label, band.frame)
        jobs = self._draw_grounds(painter, ground)
        painter.setFont(small)
        for colour, cells in jobs.items():
            painter.setPen(colours.colour(colour))
            self._draw_texts(painter, cells)

    def _draw_heads(self, painter: QPainter, ground: Ground) -> None:
        side, width = ground.measures.padding, ground.measures.padding * 2
        for stack, frame in zip(ground.stacks, ground.boxes, strict=True):
            lettering.box(painter, frame, 8, colours.colour("card"), colours.colour("line"))
            place = QRectF(
                frame.left() + side,
                frame.top() + colours.px(10),
                frame.width() - width,
                colours.px(18),
            )
            painter.setFont(lettering.font(self._widget, 13, lettering.STRONG))
            lettering.line(painter, place, stack.title, "text")
            place.translate(0, colours.px(18))
            painter.setFont(lettering.font(self._widget, 12))
            lettering.line(painter, place, stack.subtitle, "quiet_text")

    def _draw_label(self, painter: QPainter, ground: Ground, label: str, frame: QRectF) -> None:
        room = ground.measures.label - colours.px(4)
        left = (
            frame.right() + colours.px(4)
            if ground.mirrored
            else frame.left() - ground.measures.label
        )
        lettering.line(
            painter, QRectF(left, frame.top(), room, frame.height()), label, "quiet_text"
        )

    def _draw_grounds(
        self, painter: QPainter, ground: Ground
    ) -> dict[str, list[tuple[Cell, QRectF]]]:
        """Fill all boxes tone by tone; gives the cells to write in, by colour of their text."""
        tones: dict[str, list[tuple[Cell, QRectF]]] = {}
        for index, band in enumerate(ground.bands):
            for number, (cell, frame) in enumerate(zip(band.row.cells, band.frames, strict=True)):
                tone = cell.tone
                if tone == "let" and (index + number) % 2:  # neighbours stand apart
                    tone = "let_alt"
                tones.setdefault(tone, []).append((cell, frame))
        texts: dict[str, list[tuple[Cell, QRectF]]] = {}
        for tone, cells in tones.items():
            swatch.fill_all(painter, [frame for _, frame in cells], tone)
            texts.setdefault(swatch.text_colour(tone), []).extend(cells)
        return texts

    def _draw_texts(self, painter: QPainter, cells: Sequence[tuple[Cell, QRectF]]) -> None:
        metrics, side = QFontMetricsF(painter.font()), colours.px(5)
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for cell, frame in cells:
            shown = self.shown(cell, frame.width() - 2 * side + 1, metrics)
            if not shown:
                continue
            text = self._texts.get(shown) or self._prepared(shown, painter.font())
            size = text.size()
            left = frame.right() - side - size.width() if mirrored else frame.left() + side
            top = frame.top() + (frame.height() - size.height()) / 2
            painter.drawStaticText(QPointF(left, top), text)

    def _prepared(self, shown: str, font: QFont) -> QStaticText:
        text = self._texts[shown] = QStaticText(language.current().led(shown))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(font=font)
        return text

    def shown(self, cell: Cell, room: float, metrics: QFontMetricsF) -> str:
        """Code and text where they fit, else as much as says something, the code, or nothing."""
        code = self._wide(cell.code, metrics)
        if code > room:
            short = cell.code.partition("-")[2]  # the stack says the building that comes before
            return short if short and self._wide(short, metrics) <= room else ""
        if not cell.text:
            return cell.code
        whole = f"{cell.code} {cell.text}"
        if self._wide(whole, metrics) <= room:
            return whole
        if room < code + colours.px(26):
            return cell.code
        return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)

    def _wide(self, text: str, metrics: QFontMetricsF) -> float:
        wide = self._widths.get(text)
        if wide is None:
            wide = self._widths[text] = metrics.horizontalAdvance(text)
        return wide
