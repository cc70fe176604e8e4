"""Pages as sheets on a grey ground, drawn as they come into sight."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSizeF, Qt, QTimer, Signal
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
from ctv_desktop.ui.preview.pages import Pages

GAP = 18  # pixels of the design between two sheets
LEAST, MOST = 0.25, 4.0
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
        self._fits = True
        self._page = 0
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
    def fits(self) -> bool:
        """Whether the pages follow the width of the window."""
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

    def set_zoom(self, zoom: float) -> None:
        """Show pages larger or smaller, keeping the middle of the window where it is."""
        self._fits = False
        self._apply(zoom)

    def fit_width(self) -> None:
        """Let pages fill the width of the window from now on."""
        self._fits = True
        self._apply(self._fitting())

    def go_to(self, page: int) -> None:
        """Bring the top of a page to the top of the window."""
        if 0 <= page < len(self._sizes):
            self.verticalScrollBar().setValue(self._places()[page].top() - self._gap())

    def _opened(self, sizes: list[QSizeF]) -> None:
        same = self.steady and len(sizes) == len(self._sizes)
        self._sizes = sizes
        old = self._drawings if self.steady else {}
        self._drawings = {at: (0.0, image) for at, (_, image) in old.items() if at < len(sizes)}
        self._apply(self._fitting() if self._fits else self._zoom)
        if same:
            return
        self.verticalScrollBar().setValue(0)
        self._page = 0
        self.turned.emit(0)

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

    def _fitting(self) -> float:
        widest = max((size.width() for size in self._sizes), default=595.0)
        room = self.viewport().width() - 2 * self._gap()
        return max(room, 50) * 72 / self.logicalDpiX() / widest

    def _apply(self, zoom: float) -> None:
        zoom = min(MOST, max(LEAST, zoom))
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2 if bar.value() else 0.0  # the top stays the top
        middle = (bar.value() + half) / max(1, self._height())
        changed = zoom != self._zoom
        self._zoom = zoom
        self._measure()
        if changed:
            bar.setValue(round(middle * self._height() - half))
            self.zoomed.emit(zoom)
        self.viewport().update()
        self._later.start()

    def _measure(self) -> None:
        view = self.viewport().size()
        widest = max((size.width() for size in self._sizes), default=0) * self._points()
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, round(widest) + 2 * self._gap() - view.width()))
        across.setPageStep(view.width())
        down = self.verticalScrollBar()
        down.setRange(0, max(0, self._height() - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(40)

    def _height(self) -> int:
        gap = self._gap()
        return gap + sum(round(size.height() * self._points()) + gap for size in self._sizes)

    def _places(self) -> list[QRect]:
        top, found = self._gap(), []
        room = self.viewport().width() + self.horizontalScrollBar().maximum()
        for size in self._sizes:
            width, high = (
                round(size.width() * self._points()),
                round(size.height() * self._points()),
            )
            found.append(QRect((room - width) // 2, top, width, high))
            top += high + self._gap()
        return found

    def _in_sight(self) -> dict[int, QRect]:
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        view = self.viewport().rect()
        placed = {at: place.translated(-corner) for at, place in enumerate(self._places())}
        return {at: place for at, place in placed.items() if place.intersects(view)}

    def _want(self) -> None:
        """Ask for what is in sight at the present zoom, the page most in sight first."""
        scale = round(self._points() * self.devicePixelRatioF(), 4)
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

    def _draw(self, painter: QPainter, page: int, place: QRect) -> None:
        image = self._drawings.get(page, (0.0, QImage()))[1]
        if abs(image.deviceIndependentSize().width() - place.width()) <= 1:
            painter.drawImage(place.topLeft(), image)  # pixel by pixel: sharp
        elif not image.isNull():
            painter.drawImage(place, image)  # an older zoom stands in until the new one comes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply(self._fitting() if self._fits else self._zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * 1.1 ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if key == Qt.Key.Key_Home:
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
