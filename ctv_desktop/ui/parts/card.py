"""Cards: white boxes on the ground, and the figure cards of a dashboard."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.parts.tile import Tile, scaled
from ctv_desktop.ui.plain import label
from ctv_desktop.values.say import Say


class Card(QFrame):
    """A box with an optional title and subtitle on one line; add to its `column`."""

    def __init__(
        self,
        title: str | Say = "",
        subtitle: str | Say = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 14)
        self.column.setSpacing(8)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._title: QLabel | None = None
        self._subtitle: QLabel | None = None
        if title:
            self.set_title(title, subtitle)

    def set_title(self, title: str | Say, subtitle: str | Say = "") -> None:
        """Set or change the title; the subtitle follows it, quieter."""
        if self._title is None or self._subtitle is None:
            self._title, self._subtitle = (
                label("", "strong", wrap=False),
                label("", "quiet", wrap=False),
            )
            self._head.addWidget(self._title)
            self._head.addWidget(self._subtitle, 1)
            self.column.insertLayout(0, self._head)
        self._title.setText(str(title))
        self._subtitle.setText(str(subtitle))
        self.setAccessibleName(str(title))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below what is there."""
        self.column.addWidget(widget, stretch)


class Figure(Tile):
    """A dashboard card: a label, a big figure and up to two lines of detail; `clicked` opens it."""

    def __init__(
        self,
        title: str | Say = "",
        figure: str = "",
        detail: str | Say = "",
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(title, figure, detail, tone)

    def show_figure(
        self, title: str | Say, figure: str, detail: str | Say = "", tone: str = ""
    ) -> None:
        """Change what it shows; a tone of `bad`, `warn` or `good` colours the figure."""
        self._title, self._figure, self._detail = str(title), figure, str(detail)
        self._tone = tone or "text"
        self.setAccessibleName(f"{self._title}: {figure}")
        self.setAccessibleDescription(self._detail)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(109))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(109))

    def draw(self, painter: QPainter, where: QRectF) -> None:
        edge = colours.colour("accent" if self.hovered() else "line")
        lettering.box(painter, where, 8, colours.colour("card"), edge)
        if self.ringed:
            lettering.ring(painter, where, 7)
        side, width = scaled(15), self.width() - 2 * scaled(15)
        painter.setFont(lettering.font(self, 13))
        lettering.line(
            painter, self.placed(side, scaled(10), width, scaled(20)), self._title, "quiet_text"
        )
        self._draw_figure(painter, self.placed(side, scaled(31), width, scaled(32)))
        painter.setFont(lettering.font(self, 12))
        metrics = QFontMetricsF(painter.font())
        for number, text in enumerate(lettering.wrapped(self._detail, metrics, width, 2)):
            row = self.placed(side, scaled(64 + 18 * number), width, scaled(18))
            lettering.line(painter, row, text, "quiet_text")

    def _draw_figure(self, painter: QPainter, where: QRectF) -> None:
        """The figure as large as its width allows."""
        for size in (22, 19, 16, 14):
            painter.setFont(lettering.font(self, size, lettering.BOLD))
            if QFontMetricsF(painter.font()).horizontalAdvance(self._figure) <= where.width():
                break
        lettering.line(painter, where, self._figure, self._tone, lettering.START)


class Line(QFrame):
    """A hairline between two blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
