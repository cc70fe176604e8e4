"""Small windows over the main one: a form, a paper, the bin, the keys, about."""

import platform
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

import ctv_desktop
from ctv_desktop.app import crash
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Form, Grid, Handed, Rows, Values, Write
from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.app.desk import WindowDesk
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed
    from ctv_desktop.values.language import Language


class Sheet(QDialog):
    """A dialog that goes away for good when it is closed."""

    def __init__(self, parent: QWidget, title: Say | str, width: int, height: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(str(title))
        room = parent.size()
        self.resize(
            QSize(px(width), px(height)).boundedTo(
                QSize(max(320, room.width() - 40), max(240, room.height() - 40))
            )
        )


class FormDialog(Sheet):
    """A form over the window: a missing record, or what an act needs to know."""

    def __init__(
        self,
        desk: "WindowDesk",
        form: Form,
        id: int | None,
        given: Values,
        then: "Callable[[Changed], object] | None",
        yes: Say | None = None,
    ) -> None:
        title = form.title_new if id is None else form.title_edit
        super().__init__(desk.window, title, 640, _height(form))
        self._then = then
        self.desk_room = desk.window.height() - 40
        self.page = FormPage(desk, form, id, given, yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.saved.connect(self._saved)
        self.page.closed.connect(self.reject)
        for strip in (self.page.problem, self.page.doubt):
            strip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A refusal or a doubt takes its room from outside the fields."""
        if event.type() == QEvent.Type.Show and watched in (self.page.problem, self.page.doubt):
            assert isinstance(watched, QWidget)
            more = watched.heightForWidth(self.width() - px(48)) + px(16)
            self.resize(self.width(), min(self.height() + more, self.desk_room))
        return False

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.page.body.focus_first()

    def _saved(self, changed: "Changed") -> None:
        self.accept()
        if self._then is not None:
            self._then(changed)

    def closeEvent(self, event: Any) -> None:
        if not self.page.dirty:
            super().closeEvent(event)
            return
        event.ignore()
        self.page.leave()


def _height(form: Form) -> int:
    """About what the fields of a form need, in pixels of the design."""
    quarters = 0
    for section in form.sections:
        quarters += 3
        for field in section.fields:
            if isinstance(field, Rows | Grid):
                quarters += 14  # a few rows, and what is said of them
            elif field.kind.name == "long_text":
                quarters += 6
            else:
                quarters += field.span + (1 if field.help else 0)
    return min(720, 170 + quarters * 20)


def show_paper(
    desk: "WindowDesk",
    title: Say,
    file_name: str,
    make: "Callable[[Reader, Language], bytes]",
    languages: tuple[str, ...],
    kind: str = "",
    write: Write | None = None,
    handed: Handed | None = None,
    first: str = "",
    lacking: tuple[Say, Callable[[], object]] | None = None,
) -> None:
    """Preview a paper made in a reading lane."""
    from ctv_desktop.ui.preview import PaperPreview

    sheet = Sheet(desk.window, title, 1120, 860)
    preview = PaperPreview(
        desk, title, file_name, make, languages, kind, write, handed, first, lacking
    )
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(preview)
    sheet.open()
    preview.setFocus()  # the pages turn by keys at once


KEYS = (
    (
        say("Everywhere"),
        (
            ("Ctrl+K", say("Search all records")),
            ("Ctrl+Z", say("Undo the last act")),
            ("Ctrl+Y", say("Redo")),
            ("Alt+Left", say("Back to the record before")),
            ("Alt+Right", say("Forward")),
            ("Ctrl+Shift+B", say("Print a batch")),
            ("Ctrl+1", say("First screen; Ctrl+2 the second, and so on")),
            ("Alt+M", say("The menu: files, import, appearance, language")),
            ("F1", say("What this screen is for")),
            ("Ctrl+F1", say("These keys")),
            ("Ctrl++", say("Larger text; Ctrl+- smaller")),
        ),
    ),
    (
        say("In a list"),
        (
            ("Ctrl+N", say("New record")),
            ("Ctrl+F", say("Filter as you type; Esc clears")),
            ("Enter", say("Open the record")),
            ("F2", say("Edit")),
            ("Ctrl+D", say("Duplicate")),
            ("Ctrl+P", say("Print")),
            ("Ctrl+C", say("Copy the lines to a spreadsheet")),
            ("Ctrl+A", say("Select all lines")),
            ("Delete", say("Delete")),
        ),
    ),
    (
        say("In a form"),
        (
            ("Ctrl+S", say("Save")),
            ("Esc", say("Leave; unsaved work is asked for")),
            ("Tab", say("Next field")),
            ("Alt+Down", say("Open the calendar or the choices")),
        ),
    ),
    (
        say("On a paper"),
        (
            ("Ctrl+F", say("Search in the pages; Enter goes on, Shift+Enter back")),
            ("Ctrl+C", say("Copy what was found")),
            ("Ctrl+G", say("Go to a page; Ctrl+PgDown the next")),
            ("Ctrl++", say("Larger; Ctrl+- smaller")),
            ("Ctrl+0", say("Fit the width; Ctrl+9 the page")),
            ("Ctrl+S", say("Save as PDF")),
        ),
    ),
)


class KeysSheet(Sheet):
    """All shortcuts on one page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, say("Keyboard shortcuts"), 1060, 600)
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 18, 20, 18)
        across.setSpacing(28)
        columns: list[QVBoxLayout] = []
        for place, (title, keys) in enumerate(KEYS):
            grid = QGridLayout()
            grid.setHorizontalSpacing(14)
            grid.setColumnStretch(1, 1)
            grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
            for row, (key, words) in enumerate(keys, 1):
                native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                grid.addWidget(label(native, "strong", wrap=False), row, 0)
                grid.addWidget(label(words), row, 1)
            if place < len(KEYS) - 1:  # the last two stand in one column
                columns.append(QVBoxLayout())
                columns[-1].setSpacing(18)
                across.addLayout(columns[-1], 1)
            columns[-1].addLayout(grid)
        for column in columns:
            column.addStretch(1)


class AboutSheet(Sheet):
    """Version, where the data is, the state of the copies, a diagnostic file."""

    def __init__(self, desk: "WindowDesk", copies: Say) -> None:
        super().__init__(desk.window, say("About CTV Desktop"), 560, 290)
        self.desk = desk
        path = desk.database.path
        size = language.current().size(path.stat().st_size if path.exists() else 0)
        self.facts = (
            (say("Version"), ctv_desktop.__version__),
            (say("Park file"), str(path)),
            (say("Size of the file"), size),
            (say("Copies"), str(copies)),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label("CTV Desktop", "title"))
        column.addWidget(
            label(say("Buildings, units, leases and maintenance of the park, on your desk."))
        )
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (title, value) in enumerate(self.facts):
            grid.addWidget(label(title, "quiet", wrap=False), row, 0)
            shown = label(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(
            label(say("The diagnostic file holds no names, no amounts and no records."), "small")
        )
        across = QHBoxLayout()
        diagnose = button(say("Save a diagnostic file…"))
        diagnose.clicked.connect(self._diagnose)
        close = button(say("Close"), "primary")
        close.clicked.connect(self.accept)
        across.addWidget(diagnose)
        across.addStretch(1)
        across.addWidget(close)
        column.addLayout(across)
        close.setFocus()
        needed = column.totalHeightForWidth(self.width())  # a long path wraps
        self.resize(self.width(), max(self.height(), needed))

    def _diagnose(self) -> None:
        path = self.desk.save_file("ctv-desktop-diagnostic.txt", ((say("Text file"), "*.txt"),))
        if path is None:
            return
        from PySide6 import __version__ as pyside

        facts = {
            "CTV Desktop": ctv_desktop.__version__,
            "PySide6": pyside,
            "System": f"{platform.system()} {platform.release()} {platform.machine()}",
            "Screen": str(QApplication.primaryScreen().size().toTuple()),
            "File": str(self.facts[2][1]),
            "Arguments": str(len(sys.argv) - 1),
        }
        try:
            path.write_text(crash.diagnosis(crash.log_path(), facts), "utf-8")
        except OSError as error:
            self.desk.warn(
                say("“{name}” cannot be written: {reason}.", name=path.name, reason=str(error))
            )
            return
        self.desk.notify(say("The diagnostic file is in {folder}.", folder=str(path.parent)))
