"""The stack plan as a widget: its size, its pixels, mouse, keyboard and hints."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.plan.painting import Lettered
from ctv_desktop.ui.plan.stacks import Cell, Ground, Measures, Stack

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Plan(QWidget):
    """Stacks of rows of cells; a click or Enter says which (`activated`), arrows move (`moved`)."""

    activated = Signal(object)
    moved = Signal(object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self._stacks: tuple[Stack, ...] = ()
        self._ground: Ground | None = None
        self._pixels: tuple[object, QPixmap] | None = None
        self._lettered = Lettered(self)
        self._selected: Hashable = None
        self._hovered: tuple[int, int] | None = None
        self._ringed = False

    def set_stacks(self, stacks: Sequence[Stack]) -> None:
        """Show other data; what was selected stays selected where it is still there."""
        fresh = tuple(stacks)
        if fresh == self._stacks:
            return
        self._stacks = fresh
        self._forget()

    def stacks(self) -> tuple[Stack, ...]:
        return self._stacks

    def selected(self) -> Hashable:
        """The id of the outlined cell; None for none."""
        return self._selected

    def select(self, cell: Hashable) -> None:
        """Outline a cell without telling anybody; None outlines none."""
        self._selected = cell
        self.setAccessibleDescription(self._said(cell))
        self.update()

    def cell_at(self, point: QPointF) -> Hashable:
        """The id of the cell under a point; None for none."""
        place = self._laid().at(point)
        return self._laid().cell(place).id if place else None

    def frame_of(self, cell: Hashable) -> QRectF:
        """Where a cell stands; an empty rectangle where it is not shown."""
        place = self._laid().places.get(cell)
        return self._laid().frame(place) if place else QRectF()

    def columns(self) -> int:
        """How many stacks stand side by side."""
        return self._laid().columns

    # -- size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        ground = self._laid() if width == self.width() else self._lay(width)
        return round(ground.height + 0.5)

    def sizeHint(self) -> QSize:
        wide = colours.px(880)
        laid = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return QSize(
            wide, self.heightForWidth(max(self.width(), colours.px(300)) if laid else wide)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(colours.px(240), colours.px(80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ground = None
        self._hovered = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
            QEvent.Type.LayoutDirectionChange,
        )
        if event.type() in kinds and hasattr(self, "_lettered"):
            self._lettered = Lettered(self)
            self._forget()

    def _forget(self) -> None:
        self._ground, self._pixels, self._hovered = None, None, None
        self.updateGeometry()
        self.update()

    def _laid(self) -> Ground:
        if self._ground is None:
            self._ground = self._lay(self.width())
        return self._ground

    def _lay(self, width: int) -> Ground:
        sizes = {name: colours.px(size) for name, size in Measures()._asdict().items()}
        # Larger text costs words in the cells before it costs a stack beside the others.
        sizes["column"] = round((Measures().column + sizes["column"]) / 2)
        metrics = QFontMetricsF(lettering.font(self, 11))
        labels = {row.label for stack in self._stacks for row in stack.rows}
        widest = max((metrics.horizontalAdvance(label) for label in labels), default=0)
        sizes["label"] = round(min(max(widest + colours.px(6), sizes["label"]), colours.px(90)))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Ground(self._stacks, width, Measures(**sizes), mirrored)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._laid()
        if self._hovered:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.colour("text"), 1))
            frame = ground.frame(self._hovered)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        place = ground.places.get(self._selected)
        if place:
            self._outline(painter, ground.frame(place))
        painter.end()

    def _outline(self, painter: QPainter, frame: QRectF) -> None:
        """What is selected has a dark line outside a light one, seen on every tone."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.colour("card"), 1.5))
        painter.drawRoundedRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
        focused = self._ringed and self.hasFocus()
        painter.setPen(QPen(colours.colour("focus" if focused else "text"), 3 if focused else 2))
        painter.drawRoundedRect(frame.adjusted(-2, -2, 2, 2), 5, 5)

    def _drawn(self) -> QPixmap:
        """The plan as pixels, kept until data, size, scale or palette change."""
        ratio = self.devicePixelRatioF()
        key = (id(self._laid()), self.size(), ratio, colours.generation())
        if self._pixels is None or self._pixels[0] != key:
            pixels = QPixmap(self.size() * ratio)
            pixels.setDevicePixelRatio(ratio)
            pixels.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixels)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(self.layoutDirection())
            self._lettered.draw(painter, self._laid())
            painter.end()
            self._pixels = (key, pixels)
        return self._pixels[1]

    # -- mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._laid().at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._laid().at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place:
            self._ringed = False
            self._go(place)
            self.activated.emit(self._selected)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ground = self._laid()
        place = ground.places.get(self._selected) or ground.first()
        target = self._target(ground, place, event.key()) if place else None
        if place and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(place)
            self.activated.emit(self._selected)
        elif target:
            self._ringed = True
            self._go(target)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        first = self._laid().first()
        if self._ringed and first and self._selected not in self._laid().places:
            self._go(first)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._laid().at(QPointF(event.pos()))
            if place:
                frame = self._laid().frame(place).toRect()
                QToolTip.showText(
                    event.globalPos(), self._tip(self._laid().cell(place)), self, frame
                )
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _target(self, ground: Ground, place: tuple[int, int], key: int) -> tuple[int, int] | None:
        if key in _ARROWS:
            step = _ARROWS[Qt.Key(key)]
            return ground.along(place, -step if ground.mirrored else step)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return ground.across(place, -1 if key == Qt.Key.Key_Up else 1)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return ground.end(place, key == Qt.Key.Key_End)
        return None

    def _go(self, place: tuple[int, int]) -> None:
        cell = self._laid().cell(place).id
        if cell != self._selected:
            self.select(cell)
            self.moved.emit(cell)
        self.update()

    def _hover(self, place: tuple[int, int] | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def _said(self, cell: Hashable) -> str:
        place = self._laid().places.get(cell)
        return self._plain(self._laid().cell(place)) if place else ""

    def _plain(self, cell: Cell) -> str:
        return "\n".join(part for part in (f"{cell.code} {cell.text}".strip(), cell.detail) if part)

    def _tip(self, cell: Cell) -> str:
        import html  # slow to import, and only needed on hover

        first, _, rest = self._plain(cell).partition("\n")
        lines = html.escape(rest).replace("\n", "<br>")
        return f"<b>{html.escape(first)}</b>" + (f"<br>{lines}" if lines else "")
