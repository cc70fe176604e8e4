"""The bar above a paper: its language, the page, the zoom, and what can be done with it."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import DropDown, button, icon_button, label, tip
from ctv_desktop.ui.preview.sheets import Sheets
from ctv_desktop.values import language
from ctv_desktop.values.say import say

STEP = 1.2
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
WIDTH, PAGE = "width", "page"


class Bar(QFrame):
    """Follows the sheets below it; what is done with the paper is the preview's."""

    spoken = Signal(str)

    def __init__(self, sheets: Sheets, codes: Sequence[str], code: str) -> None:
        super().__init__()
        self.setProperty("part", "bar")
        self._sheets = sheets
        self._build(codes, code)
        self._lay()
        self.languages.chosen.connect(self.spoken)
        self.smaller.clicked.connect(self.zoom_out)
        self.larger.clicked.connect(self.zoom_in)
        self.zoom.activated.connect(self._zoomed)
        self.page.returnPressed.connect(self._turn)
        self.page.editingFinished.connect(self.refresh)
        sheets.turned.connect(self.refresh)
        sheets.zoomed.connect(self.refresh)

    def _build(self, codes: Sequence[str], code: str) -> None:
        self.languages = Segmented(
            [(one, language.of(one).name) for one in codes], say("Language of the paper")
        )
        self.languages.set_current(code)
        self.languages.setVisible(len(codes) > 1)
        self.page = QLineEdit()
        self.page.setFixedWidth(px(44))
        self.page.setMaxLength(6)
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setAccessibleName(str(say("Page")))
        tip(self.page, say("Go to a page (Ctrl+G)"))
        self.before = label(say("Page"), "quiet", wrap=False)
        self.where = label("", "quiet", wrap=False)
        self.smaller = icon_button("zoom_out", say("Smaller"))
        self.larger = icon_button("zoom_in", say("Larger"))
        self.zoom = DropDown()
        self.zoom.setAccessibleName(str(say("Zoom")))
        self.zoom.addItem("", 0)
        self.zoom.addItem(str(say("Fit the width")), WIDTH)
        self.zoom.addItem(str(say("Fit the page")), PAGE)
        for percent in ZOOMS:
            self.zoom.addItem(language.current().percent(percent * 100), percent)
        self.search = icon_button("search", say("Search in the pages (Ctrl+F)"))
        self.open_folder = icon_button("folder_open", say("Open the folder"))
        room = self.open_folder.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # the bar does not grow when it comes
        self.open_folder.setSizePolicy(room)
        self.open_folder.setVisible(False)
        self.mail = button(say("E-mail…"))
        self.save = button(say("Save as…"))
        self.print = button(say("Print…"), "primary")
        tip(self.print, say("Print (Ctrl+P)"))

    def _lay(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(px(14), px(8), px(14), px(8))
        across.setSpacing(px(6))
        across.addWidget(self.languages)
        across.addSpacing(px(4))
        turning = (self.before, self.page, self.where)
        for part in (*turning, self.smaller, self.zoom, self.larger, self.search):
            across.addWidget(part)
        across.addStretch(1)
        for act in (self.open_folder, self.mail, self.save, self.print):
            across.addWidget(act)

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._sheets.set_zoom(self._sheets.zoom * STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._sheets.set_zoom(self._sheets.zoom / STEP)

    def ask_page(self) -> None:
        """Put the keyboard into the number of the page."""
        self.page.setFocus()
        self.page.selectAll()

    def allow(self, there: bool) -> None:
        """Whether there is a paper to do something with."""
        for part in (self.print, self.save, self.mail, self.search):
            part.setEnabled(there)

    def refresh(self) -> None:
        """Show page and zoom as they are."""
        count, spoken = self._sheets.count, language.current()
        self.page.setText(str(self._sheets.page + 1) if count else "")
        self.where.setText(str(say("of {count}", count=count)) if count else "")
        for part in (self.before, self.page):
            part.setVisible(count > 0)
        with QSignalBlocker(self.zoom):
            self.zoom.setItemText(0, spoken.percent(round(self._sheets.zoom * 100) * 100))
            self.zoom.setCurrentIndex(0)

    def _turn(self) -> None:
        """Go to the page typed; a number beyond the last is the last, what is none is put right."""
        with suppress(ValueError):
            wanted = int(self.page.text())
            self._sheets.go_to(min(max(wanted, 1), self._sheets.count) - 1)
        self.refresh()
        self._sheets.setFocus()

    def _zoomed(self, place: int) -> None:
        wanted = self.zoom.itemData(place)
        if wanted == WIDTH:
            self._sheets.fit_width()
        elif wanted == PAGE:
            self._sheets.fit_page()
        elif wanted:
            self._sheets.set_zoom(wanted / 100)
        self.refresh()
