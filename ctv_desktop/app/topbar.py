"""The bar over everything: menu, site, search, the state of the copies."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.light import CopyLight
from ctv_desktop.ui.parts.search import SearchField
from ctv_desktop.ui.plain import label, tip
from ctv_desktop.values.say import Say, say


class TopBar(QFrame):
    """Menu button, the park's name, the search field and the copy light."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "bar")
        self.setFixedHeight(px(54))
        self.menu_button = QToolButton()
        icons.wear(self.menu_button, "menu")
        self.menu_button.setIconSize(QSize(px(20), px(20)))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(str(say("Menu")))
        tip(self.menu_button, say("Menu (Alt+M)"))
        self.name = label("", "brand", wrap=False)
        self.note = label("", "small", wrap=False)
        self.search = SearchField(say("Search a lease, a unit, a tenant…"), "Ctrl+K")
        self.search.setAccessibleName(str(say("Search all records")))
        self.copy_light = CopyLight()
        across = QHBoxLayout(self)
        across.setContentsMargins(px(10), 0, px(14), 0)
        across.setSpacing(px(10))
        across.addWidget(self.menu_button)
        across.addWidget(self._names(), 0)
        across.addWidget(self.search, 4)
        across.addStretch(1)
        across.addWidget(self.copy_light)
        self.search.setMaximumWidth(px(460))

    def _names(self) -> QWidget:
        made = QWidget()
        made.setMinimumWidth(px(150))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, px(7), px(12), px(7))
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.note)
        return made

    def show_park(self, name: str, note: Say | str) -> None:
        """Say which park this is."""
        self.name.setText(name)
        self.note.setText(str(note))
        self.note.setVisible(bool(str(note)))
