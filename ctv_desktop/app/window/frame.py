"""The frame of the window: top bar, navigation, stack of places, status line; size and paint."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import ctv_desktop
from ctv_desktop.app import features
from ctv_desktop.app.topbar import TopBar
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.navigation import NavigationList, PlaceGroup
from ctv_desktop.ui.parts.navigation import Place as Spot
from ctv_desktop.ui.plain import label
from ctv_desktop.values.say import say

ROOMY = 1_100  # pixels of the design from which the navigation has words beside its icons


class Frame(QMainWindow):
    """What stands around every place; knows no park."""

    closing = Signal()

    def __init__(self, geometry: str) -> None:
        """`geometry` as the last window kept it, in base 64; nothing at the first start."""
        super().__init__()
        self._painted = False
        self._waiting: list[tuple[int, Callable[[], object]]] = []
        self.top = TopBar()
        self._build()
        self._restore(geometry)

    def _build(self) -> None:
        self.setWindowTitle("CTV Desktop")
        self.setMinimumSize(QSize(960, 600))
        self.navigation = NavigationList(_groups())
        self.navigation.setProperty("part", "side")
        self.stack = QStackedWidget()
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(_upright())
        middle.addWidget(self.stack, 1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())
        self.setCentralWidget(holder)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("part", "foot")
        foot.setFixedHeight(px(26))
        self.status = label("", "small", wrap=False)
        self.state = label(
            say(
                "Local file · every save is written and journaled · v{version}",
                version=ctv_desktop.__version__,
            ),
            "small",
            wrap=False,
        )
        across = QHBoxLayout(foot)
        across.setContentsMargins(px(14), 0, px(14), 0)
        across.addWidget(self.status, 1)
        across.addWidget(self.state)
        return foot

    def _restore(self, kept: str) -> None:
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
            return
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(1440, 900).boundedTo(room))

    def kept_geometry(self) -> str:
        """Place and size, as the next window takes them."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(ROOMY)
        self.navigation.set_narrow(narrow)
        self.navigation.setFixedWidth(px(60 if narrow else 188))

    def search(self) -> None:
        """Put the keyboard into the search field."""
        self.top.search.setFocus()
        self.top.search.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._painted = True
        while self._waiting:
            self.after_paint(*self._waiting.pop())

    def after_paint(self, pause: int, then: Callable[[], object]) -> None:
        """Do something some milliseconds after the first paint."""
        if self._painted:
            QTimer.singleShot(pause, self, then)
        else:
            self._waiting.append((pause, then))


def _groups() -> tuple[PlaceGroup, ...]:
    return tuple(
        PlaceGroup(
            group.title if group else "",
            tuple(
                Spot(feature.key, feature.title, feature.icon)
                for feature in features.FEATURES
                if feature.group == group
            ),
            group.key if group else "",
            group.folded if group else False,
        )
        for group in dict.fromkeys(feature.group for feature in features.FEATURES)
    )


def _upright() -> QFrame:
    made = QFrame()
    made.setProperty("part", "line")
    made.setFixedWidth(1)
    made.setStyleSheet("max-height: 16777215px")
    return made
