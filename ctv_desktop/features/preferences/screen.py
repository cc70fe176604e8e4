"""The preferences: each setting says its effect and can be reset by itself."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.features.clauses.rows import written
from ctv_desktop.features.landlords import rows as landlords
from ctv_desktop.features.rates.rows import RATES
from ctv_desktop.features.rates.words import RATES as RATE_KINDS
from ctv_desktop.features.rates.words import SETTING
from ctv_desktop.ui import files
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.card import Card
from ctv_desktop.ui.plain import DropDown, button, label
from ctv_desktop.values import language
from ctv_desktop.values.kinds import DAY
from ctv_desktop.values.say import Say, say, says
from ctv_desktop.values.settings import OPTIONS, Option

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

LOOK = ("language", "theme", "zoom")
FOLDERS = ("papers_folder", "exports_folder")
PRINTED = {  # kinds of paper that remember their printer
    "contract": say("Contracts"),
    "amendment": say("Amendments"),
    "quit": say("Notices to quit"),
    "establishment": say("Certificates of establishment"),
    "issued": say("Issued papers of leases"),
    "summary": say("Lease summaries"),
    "invoice": say("Invoices"),
    "credit": say("Credit notes"),
    "receipt": say("Receipts"),
    "notice": say("Payment notices"),
    "reminder": say("Reminders"),
    "account": say("Statements of account"),
    "ticket": say("Work orders"),
    "rent-roll": say("Rent roll"),
    "other": say("Other papers"),
}
SIZES = (90, 100, 110, 125, 150)


def look(reader: Reader, ask: Ask) -> tuple[list[Any], list[Any], int]:
    """The landlords, the dated rates, and how many articles the office wrote itself."""
    owners, rates = first_page(reader, landlords.LANDLORDS, ask), first_page(reader, RATES, ask)
    return owners, rates, len({place[::2] for place in written(reader)})


class PreferencesScreen(QWidget):
    """Cards of settings in one column."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        inside = QFrame()
        inside.setProperty("part", "ground")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(20), px(16), px(20), px(20))
        self._column.setSpacing(px(14))
        self._column.addWidget(label(say("Preferences"), "title"))
        self.landlord = Card(say("Landlord"), say("printed at the head of every paper"))
        self.landlord_lines = _holder(self.landlord)
        self._column.addWidget(self.landlord)
        self.clauses = Card(say("Clauses"), say("the texts that contracts are made of"))
        self.clause_lines = _holder(self.clauses)
        self._column.addWidget(self.clauses)
        self._options(say("Language and look"), LOOK)
        self._options(say("Folders"), FOLDERS)
        self._printers()
        self.rates = Card(say("Dated settings"), say("each from its day on; earlier ones are kept"))
        self.rate_lines = _holder(self.rates)
        self._column.addWidget(self.rates)
        self._column.addStretch(1)
        inside.setMaximumWidth(px(900))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area.setWidget(inside)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(area)
        desk.tasks.changed.connect(self._changed)

    # Landlord and rates, from the park.

    def start(self) -> None:
        """Read the landlord and the rates."""
        ask = Ask(self.desk.today())
        self.desk.tasks.read(look, ask, then=self._show, owner=self, lane="preferences")

    def show_list(self, _filter: str, _scope: Any) -> None:
        """There is no list here; it is just shown."""
        self.start()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.printers.refresh()
        self.start()

    def _changed(self, changed: Any) -> None:
        if changed.tables & {"landlord", "dated_rate", "clause"}:
            self.start()

    def _show(self, found: tuple[list[Any], list[Any], int]) -> None:
        owners, rates, own = found
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self.setFocus()  # its lines go: the keyboard would jump to the end of the page
        self._show_clauses(own)
        lines = _empty(self.landlord_lines)
        for place, row in enumerate(owners):
            lines.addWidget(label(row[1], "strong"), place, 0)
            lines.addWidget(label(row[3] or "—", "quiet"), place, 1)
            lines.addWidget(_button(say("Edit…"), self.desk, "landlord", row[0]), place, 2)
            logo = button(say("Logo…"))
            logo.clicked.connect(partial(_choose_logo, self.desk, row[0]))
            lines.addWidget(logo, place, 3)
        if not owners:
            lines.addWidget(
                label(say("No landlord yet: papers would have no head."), "quiet"), 0, 0
            )
            lines.addWidget(_button(say("Add the landlord…"), self.desk, "landlord", None), 0, 2)
        self._show_rates(rates)

    def _show_clauses(self, own: int) -> None:
        lines = _empty(self.clause_lines)
        said = say("Every article says what the factory text says.")
        if own:
            said = says("{count} article has a text of the office.",
                        "{count} articles have a text of the office.", own)  # fmt: skip
        lines.addWidget(label(said, "quiet"), 0, 0)
        edit = button(say("Edit the clauses…"))
        edit.clicked.connect(partial(_go, self.desk, "clauses"))
        lines.addWidget(edit, 0, 1)

    def _show_rates(self, rates: list[Any]) -> None:
        lines = _empty(self.rate_lines)
        spoken = language.current()
        for place, row in enumerate(rates):
            values = dict(zip(RATES.columns, row[1:], strict=True))
            lines.addWidget(label(RATE_KINDS.label(values["kind"]), "strong"), place, 0)
            rate = label(SETTING.show(values["value"], spoken), wrap=False)
            lines.addWidget(rate, place, 1)
            since = say("from {day}", day=DAY.decode(values["valid_from"]))
            lines.addWidget(label(since, "quiet"), place, 2)
            lines.addWidget(label(values["source"], "small"), place, 3)
            lines.addWidget(_button(say("Edit…"), self.desk, "rate", row[0]), place, 4)
        add = _button(say("Add a setting…"), self.desk, "rate", None)
        lines.addWidget(add, len(rates), 0, Qt.AlignmentFlag.AlignLeading)

    # What one person prefers.

    def _options(self, title: Say, keys: tuple[str, ...]) -> None:
        card = Card(title)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(10))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for row, key in enumerate(keys):
            option = OPTIONS[key]
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(option.label, "strong"))
            words.addWidget(label(option.effect, "small"))
            grid.addLayout(words, row, 0)
            grid.addWidget(self._editor(option), row, 1)
            reset = button(say("Reset"), "link")
            reset.setAccessibleName(str(say("Reset: {label}", label=option.label)))
            reset.clicked.connect(partial(self._reset, key))
            grid.addWidget(reset, row, 2)
        card.add(holder)
        self._column.addWidget(card)

    def _printers(self) -> None:
        from ctv_desktop.ui.preview.remembered import Remembered

        card = Card(say("Printers"), say("chosen last for each kind of paper, on this computer"))
        self.printers = Remembered(self.desk, PRINTED)
        card.add(self.printers)
        self._column.addWidget(card)

    def _editor(self, option: Option) -> QWidget:
        if option.key == "zoom":
            choices: list[tuple[Any, str]] = [(size, f"{size} %") for size in SIZES]
        elif option.choices is not None:
            choices = [(code, str(choice.label)) for code, choice in option.choices.items()]
        else:
            return self._folder(option)
        combo = DropDown()
        combo.setAccessibleName(str(option.label))
        for value, words in choices:
            combo.addItem(words, value)
        combo.setCurrentIndex(combo.findData(self.desk.preferences.get(option.key)))
        combo.activated.connect(partial(self._take, option.key, combo))
        return combo

    def _take(self, key: str, combo: QComboBox, _index: int) -> None:
        self.desk.prefer(key, combo.currentData())

    def _folder(self, option: Option) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        line = QLineEdit(str(self.desk.preferences.get(option.key)))
        line.setReadOnly(True)
        line.setPlaceholderText(str(say("Your home folder")))
        line.setAccessibleName(str(option.label))
        choose = button(say("Choose…"))
        choose.clicked.connect(partial(self._choose, option.key, line))
        across.addWidget(line, 1)
        across.addWidget(choose)
        return made

    def _choose(self, key: str, line: QLineEdit, _checked: bool = False) -> None:
        start = line.text() or str(Path.home())
        folder = files.folder(self, OPTIONS[key].label, Path(start))
        if folder is not None:
            line.setText(str(folder))
            self.desk.prefer(key, str(folder))

    def _reset(self, key: str, _checked: bool = False) -> None:
        default = OPTIONS[key].default
        self.desk.prefer(key, default)
        for combo in self.findChildren(QComboBox):
            if combo.accessibleName() == str(OPTIONS[key].label):
                combo.setCurrentIndex(combo.findData(default))
        for line in self.findChildren(QLineEdit):
            if line.accessibleName() == str(OPTIONS[key].label):
                line.setText("")


def _holder(card: Card) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(px(8))
    card.add(made)
    return made


def _empty(holder: QWidget) -> QGridLayout:
    grid = holder.layout()
    assert isinstance(grid, QGridLayout)
    while (item := grid.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    grid.setColumnStretch(0, 1)
    return grid


def _button(words: Say, desk: "Desk", noun: str, id: int | None) -> QWidget:
    made = button(words)
    made.clicked.connect(partial(_edit, desk, noun, id))
    return made


def set_logo(database: "Database", id: int, path: Path) -> "Changed":
    """Keep a logo, in the writing lane."""
    from ctv_desktop.features.landlords import store

    return store.set_logo(database, id, path)


def _choose_logo(desk: "Desk", id: int, _checked: bool = False) -> None:
    kinds = ((say("Pictures"), "*.png *.jpg *.jpeg *.webp *.gif *.bmp"),)
    path = desk.open_file(say("Choose a logo"), kinds)
    if path is not None:
        desk.act(set_logo, id, path)


def _go(desk: "Desk", screen: str, _checked: bool = False) -> None:
    desk.show(screen)


def _edit(desk: "Desk", noun: str, id: int | None, _checked: bool = False) -> None:
    desk.edit(noun, id)
