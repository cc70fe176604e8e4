"""Which file to open and where to save: the system's dialog, or Qt's with every word in ours."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ctv_desktop.ui.colours import px
from ctv_desktop.values.say import Say, say

Kinds = Sequence[tuple[Say, str]]  # title and patterns, "*.ctv *.park"


def to_open(parent: QWidget | None, title: Say, start: Path, kinds: Kinds) -> Path | None:
    """A file that is there."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(patterns(kinds))
    return _answer(dialog, say("Open file"))


def to_open_some(parent: QWidget | None, title: Say, start: Path, kinds: Kinds) -> list[Path]:
    """Files that are there; none where it was left."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(patterns(kinds))
    return _answers(dialog, say("Open file"))


def to_save(parent: QWidget | None, title: Say, proposed: Path, kinds: Kinds) -> Path | None:
    """A file to write; one that is there is asked about, a name without ending gets it."""
    dialog = _dialog(parent, title, proposed.parent)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(patterns(kinds))
    dialog.setDefaultSuffix(kinds[0][1].split()[0].removeprefix("*."))
    dialog.selectFile(proposed.name)
    return _answer(dialog, say("Save"))


def folder(parent: QWidget | None, title: Say, start: Path) -> Path | None:
    """A folder that is there."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog, say("Choose"))


def patterns(kinds: Kinds) -> list[str]:
    """Kinds of files as the dialog takes them."""
    return [f"{title} ({pattern})" for title, pattern in kinds]


def _dialog(parent: QWidget | None, title: Say, start: Path) -> QFileDialog:
    dialog = QFileDialog(QApplication.activeWindow() or parent, str(title), str(start))
    dialog.resize(QSize(px(820), px(520)))
    return dialog


def _answer(dialog: QFileDialog, accept: Say) -> Path | None:
    chosen = _answers(dialog, accept)
    return chosen[0] if chosen else None


def _answers(dialog: QFileDialog, accept: Say) -> list[Path]:
    """Qt's catalogs leave some words in English, and each mode resets them: set last, all ours."""
    label = QFileDialog.DialogLabel
    for place, words in (
        (label.LookIn, say("Look in:")),
        (label.FileName, say("File name:")),
        (label.FileType, say("Files of type:")),
        (label.Accept, accept),
        (label.Reject, say("Cancel")),
    ):
        dialog.setLabelText(place, str(words))
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(name) for name in chosen]
