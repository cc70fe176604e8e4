"""Pages as sheets on a grey ground, drawn as they come into sight."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ctv_desktop.ui import colours
from ctv_desktop.ui.preview.laying import Laid, fitting
from ctv_desktop.ui.preview.pages import Pages

if TYPE_CHECKING:
    from ctv_desktop.ui.preview.finding import Match

GAP = 18  # pixels of the design between two sheets
LEAST, MOST = 0.5, 3.0  # of the size on paper; what fits a small window may be smaller
SMALLEST = 0.2
KEPT = 12  # drawings kept: a screenful and its neighbours


class Sheets(QAbstractScrollArea):
    """Scrolls through sheets; `zoom` 1.0 shows a page at its size on paper."""

    turned = Signal(int)  # page most in sight, from 0
    zoomed = Signal(float)

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages
        self._sizes: list[QSizeF] = []
        self._drawings: dict[int, tuple[float, QImage]] = {}
        self._zoom = 1.0
        self._fits = "width"
        self._page = 0
        self._matches: Sequence[Match] = ()
        self._current = -1
        self.steady = False  # a paper made again stays where it was turned to, without a flicker
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._want)
        pages.opened.connect(self._opened)
        pages.drawn.connect(self._drawn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is shown.

    @property
    def zoom(self) -> float:
        """How large a page is against its size on paper."""
        return self._zoom

    @property
    def fits(self) -> str:
        """Whether the pages follow the window: `width`, `page`, or nothing at a chosen zoom."""
        return self._fits

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page most in sight, from 0."""
        return self._page

    def drawings(self) -> int:
        """How many pages are drawn."""
        return len(self._drawings)

    def sharp(self, page: int) -> bool:
        """Whether a page is drawn at the present zoom."""
        return bool(self._sizes) and self._drawings.get(page, (0.0,))[0] == self._scale()

    def set_zoom(self, zoom: float) -> None:
        """Show pages larger or smaller, keeping the middle of the window where it is."""
        self._fits = ""
        self._apply(min(MOST, max(LEAST, zoom)))

    def fit_width(self) -> None:
        """Let pages fill the width of the window from now on."""
        self._fit("width")

    def fit_page(self) -> None:
        """Let the window show a whole page from now on."""
        self._fit("page")

    def _fit(self, how: str) -> None:
        page = self._page
        self._fits = how
        self._apply(self._fitting())
        if how == "page":
            self.go_to(page)
        self.zoomed.emit(self._zoom)

    def go_to(self, page: int) -> None:
        """Bring the top of a page to the top of the window."""
        if 0 <= page < len(self._sizes):
            self.verticalScrollBar().setValue(self._places()[page].top() - self._gap())

    def mark(self, matches: "Sequence[Match]", current: int = -1) -> None:
        """Show where words stand, and bring the current place into sight."""
        self._matches, self._current = matches, current
        if 0 <= current < len(matches):
            self._reveal(matches[current])
        self.viewport().update()

    def _reveal(self, match: "Match") -> None:
        """Scroll only as far as needed, the words about a third down the window."""
        place = self._spot(match.page, match.rects[0])
        view, down, across = self.viewport(), self.verticalScrollBar(), self.horizontalScrollBar()
        if not view.rect().adjusted(0, 20, 0, -20).contains(place.toRect()):
            down.setValue(down.value() + round(place.top()) - view.height() // 3)
            if place.left() < 0 or place.right() > view.width():
                across.setValue(across.value() + round(place.center().x()) - view.width() // 2)

    def _spot(self, page: int, rect: tuple[float, float, float, float]) -> QRectF:
        """A rectangle of a page, in points, where it stands in the window."""
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        place, points = self._places()[page].translated(-corner), self._points()
        left, top, width, height = (each * points for each in rect)
        return QRectF(place.left() + left, place.top() + top, width, height)

    def _opened(self, sizes: list[QSizeF]) -> None:
        same = self.steady and len(sizes) == len(self._sizes)
        self._sizes = sizes
        old = self._drawings if self.steady else {}
        self._drawings = {at: (0.0, image) for at, (_, image) in old.items() if at < len(sizes)}
        self._matches, self._current = (), -1
        self._apply(self._fitting() if self._fits else self._zoom)
        if not same:
            self.verticalScrollBar().setValue(0)
            self._page = 0
            self.turned.emit(0)
        self._want()  # a first page is not kept waiting

    def _drawn(self, page: int, scale: float, image: QImage) -> None:
        if page < len(self._sizes):
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._drawings.pop(page, None)
            self._drawings[page] = (scale, image)
            for old in list(self._drawings)[: max(0, len(self._drawings) - KEPT)]:
                del self._drawings[old]
            self.viewport().update()

    # Where the sheets lie.

    def _gap(self) -> int:
        return colours.px(GAP)

    def _points(self) -> float:
        """Pixels of the window for a point of the page."""
        return self._zoom * self.logicalDpiX() / 72

    def _scale(self) -> float:
        """Pixels of the screen for a point of the page: what drawings are asked in."""
        return round(self._points() * self.devicePixelRatioF(), 4)

    def _laid(self) -> Laid:
        return Laid(self._sizes, self._points(), self._gap())

    def _fitting(self) -> float:
        whole = self._fits == "page"
        points = fitting(self._sizes, self.viewport().size(), self._gap(), whole)
        return max(SMALLEST, min(MOST, points * 72 / self.logicalDpiX()))

    def _apply(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2 if bar.value() else 0.0  # the top stays the top
        middle = (bar.value() + half) / max(1, self._laid().height)
        changed = zoom != self._zoom
        self._zoom = zoom
        self._measure()
        if changed:
            bar.setValue(round(middle * self._laid().height - half))
            self.zoomed.emit(zoom)
        self.viewport().update()
        self._later.start()

    def _measure(self) -> None:
        view, laid = self.viewport().size(), self._laid()
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, laid.width - view.width()))
        across.setPageStep(view.width())
        down = self.verticalScrollBar()
        down.setRange(0, max(0, laid.height - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(40)

    def _places(self) -> list[QRect]:
        return self._laid().places(self.viewport().width() + self.horizontalScrollBar().maximum())

    def _in_sight(self) -> dict[int, QRect]:
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        view = self.viewport().rect()
        placed = {at: place.translated(-corner) for at, place in enumerate(self._places())}
        return {at: place for at, place in placed.items() if place.intersects(view)}

    def _want(self) -> None:
        """Ask for what is in sight at the present zoom, the page most in sight first."""
        scale = self._scale()
        for page in sorted(self._in_sight(), key=lambda at: abs(at - self._page)):
            if self._drawings.get(page, (0.0,))[0] != scale:
                self._pages.draw(page, scale)

    # What Qt says.

    def _scrolled(self) -> None:
        middle = self.viewport().rect().center()
        seen = self._in_sight()
        near = min(seen, key=lambda at: abs(seen[at].center().y() - middle.y()), default=0)
        if near != self._page:
            self._page = near
            self.turned.emit(near)
        self._later.start()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        dark = colours.name() == "dark"
        painter.fillRect(self.viewport().rect(), QColor("#0b1013" if dark else "#e6eaee"))
        for page, place in self._in_sight().items():
            for step in range(4, 0, -1):  # a soft shadow
                painter.fillRect(place.adjusted(-step, -step + 2, step, step + 2), _SHADOW)
            painter.fillRect(place, Qt.GlobalColor.white)
            self._draw(painter, page, place)
            self._draw_matches(painter, page)

    def _draw(self, painter: QPainter, page: int, place: QRect) -> None:
        image = self._drawings.get(page, (0.0, QImage()))[1]
        if abs(image.deviceIndependentSize().width() - place.width()) <= 1:
            painter.drawImage(place.topLeft(), image)  # pixel by pixel: sharp
        elif not image.isNull():
            painter.drawImage(place, image)  # an older zoom stands in until the new one comes

    def _draw_matches(self, painter: QPainter, page: int) -> None:
        """Marked as with a pen: the letters stay readable."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, match in enumerate(self._matches):
            if match.page == page:
                colour = _HERE if number == self._current else _FOUND
                for rect in match.rects:
                    painter.fillRect(self._spot(page, rect).adjusted(-1, -1, 1, 1), colour)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self._page
        self._apply(self._fitting() if self._fits else self._zoom)
        if self._fits == "page":
            self.go_to(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * 1.1 ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        ahead = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(key), 0)
        if ahead and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_to(min(max(self._page + ahead, 0), self.count - 1))
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep() - 40)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().update()


_SHADOW = QColor(0, 0, 0, 12)
_FOUND, _HERE = QColor("#ffe58a"), QColor("#ffb357")  # on white paper in either theme
